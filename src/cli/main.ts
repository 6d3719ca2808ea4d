/** The doorway: arguments in, exit code out. Heavy parts load when a command needs them, so that `--version` is quick. */
import { readFileSync } from 'node:fs';
import { processIo } from './io.ts';

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

/** Runs the command line and gives its exit code. */
export async function main(): Promise<number> {
  const io = processIo();
  const version = readVersion();
  if (io.argv.length === 1 && (io.argv[0] === '--version' || io.argv[0] === '-V')) {
    await io.out(`${version}\n`);
    return 0;
  }
  const { openSession } = await import('./session.ts');
  const { runProgram } = await import('./program.ts');
  return await runProgram(openSession(io, version));
}
