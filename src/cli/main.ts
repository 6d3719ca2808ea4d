/** The doorway: arguments in, exit code out. Heavy parts load when a command needs them, so that `--version` is quick. */
import { readFileSync } from 'node:fs';
import { type Io, processIo } from './io.ts';

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

/** Runs the command line on the process's own streams, or on others, and gives its exit code. */
export async function main(io: Io = processIo()): Promise<number> {
  const version = readVersion();
  if (io.argv.length === 1 && (io.argv[0] === '--version' || io.argv[0] === '-V')) {
    await io.out(`${version}\n`);
    return 0;
  }
  const { openSession } = await import('./session.ts');
  const { runProgram } = await import('./program.ts');
  return await runProgram(openSession(io, version));
}
