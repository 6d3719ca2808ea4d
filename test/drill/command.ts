/** Runs the built program in processes of its own, which can be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const BINARY = fileURLToPath(new URL('../../bin/consend.js', import.meta.url));

/** What a process left behind. */
export interface Ended {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A process that was started. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Whether it has ended. */
  isOver(): boolean;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** First line on stdout, parsed as JSON. Throws where the process ends before. */
  firstJson<T>(): Promise<T>;
  /** kill -9, and the wait for its end. */
  kill(): Promise<Ended>;
  /** SIGTERM, and the wait for its end. */
  stop(): Promise<Ended>;
}

const living = new Set<ChildProcess>();

/** Ends what a test file left running. */
export async function endAll(): Promise<void> {
  const ends = [...living].map((child) => once(child, 'close'));
  for (const child of living) child.kill('SIGKILL');
  await Promise.all(ends);
}

/** What a process finds other than this machine's usual. */
export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** Bytes at which no file of the process grows any more (RLIMIT_FSIZE): its disk is full then. */
  readonly fileBytes?: number;
}

/** The shell counts blocks of 512 bytes; Node itself ignores the signal that comes with the limit. */
function limited(fileBytes: number): readonly [string, string[]] {
  return ['sh', ['-c', `ulimit -f ${Math.floor(fileBytes / 512)}; exec "$0" "$@"`, process.execPath]];
}

/** Starts `consend ARGS` in a folder. */
export function start(cwd: string, args: readonly string[], around: Surroundings = {}): Running {
  const env = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...around.env };
  const [program, before] =
    around.fileBytes === undefined ? [process.execPath, []] : limited(around.fileBytes);
  const child = spawn(program, [...before, BINARY, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  let [stdout, stderr, over] = ['', '', false];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = once(child, 'close').then(([code]) => {
    over = true;
    living.delete(child);
    return { code: code as number | null, stdout, stderr };
  });
  const signal = async (name: NodeJS.Signals): Promise<Ended> => {
    child.kill(name);
    return await ended;
  };
  return {
    child,
    ended,
    isOver: () => over,
    stderr: () => stderr,
    async firstJson<T>() {
      while (!stdout.includes('\n')) {
        await Promise.race([once(child.stdout, 'data'), ended]);
        if (over && !stdout.includes('\n')) throw new Error(`consend ${args.join(' ')} ended: ${stderr}`);
      }
      return JSON.parse(stdout.slice(0, stdout.indexOf('\n'))) as T;
    },
    kill: () => signal('SIGKILL'),
    stop: () => signal('SIGTERM'),
  };
}

/** Runs `consend ARGS` to its end. */
export async function run(cwd: string, ...args: string[]): Promise<Ended> {
  return await start(cwd, args).ended;
}

/** Runs `consend ARGS --json` and gives its document. Throws what it said where the exit code is not among those expected. */
export async function runJson<T>(
  cwd: string,
  args: readonly string[],
  codes: readonly number[] = [0],
): Promise<T> {
  const result = await run(cwd, ...args, '--json');
  if (result.code === null || !codes.includes(result.code)) {
    throw new Error(`consend ${args.join(' ')} ended with ${result.code}: ${result.stdout}${result.stderr}`);
  }
  return JSON.parse(result.stdout) as T;
}
