/** Runs the built command line within the test's process: the same code, with streams, folder and environment of its own. */
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Io } from '../../src/cli/io.ts';
import { ROOT } from './built.ts';
import type { Result, RunOptions } from './run.ts';

type Main = typeof import('../../src/cli/main.ts');

// Built code stays outside of vitest's own module loading (`server.deps.external`): Node loads it as it does for a user.
const built = (): Promise<Main> => import(pathToFileURL(join(ROOT, 'dist', 'cli', 'main.js')).href);

/** Where a command's words and file names point, and what it said so far. */
function ioOf(args: readonly string[], { cwd, env = {}, input = '' }: RunOptions, said: string[][]): Io {
  const [stdout, stderr] = said as [string[], string[]];
  const err = (text: string): void => {
    stderr.push(text);
  };
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      err(chunk.toString());
      done();
    },
  });
  return {
    argv: args,
    env,
    cwd,
    nodeVersion: process.versions.node,
    platform: process.platform,
    out: async (text) => {
      stdout.push(text);
    },
    err,
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]) as NodeJS.ReadStream,
    stderr: stream as NodeJS.WriteStream,
    isOutTty: false,
    isErrTty: false,
    isInTty: false,
    columns: 100,
    onInterrupt: () => () => {},
    leave: (code) => {
      throw new Error(
        `consend ${args.join(' ')} left with ${code}: only a process can be interrupted twice.`,
      );
    },
  };
}

/** Runs a command to its end. `env` is its whole environment. */
export async function runHere(args: readonly string[], options: RunOptions): Promise<Result> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const { main } = await built();
  const code = await main(ioOf(args, options, [stdout, stderr]));
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
