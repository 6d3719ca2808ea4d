/** Runs the built program as a user does: its own folder, its own streams, nothing of the tester's environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isFull } from '../drill/depth.ts';
import { assertBuilt, BINARY } from './built.ts';
import { runHere } from './run-here.ts';
import { SECRETS } from './secrets.ts';

assertBuilt();

/** How a command is run. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What arrives on standard input; closed at once where absent. */
  readonly input?: string | Buffer;
}

/** What a command left behind. */
export interface Result {
  /** Exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is still running. */
export interface Started {
  readonly child: ChildProcess;
  /** What it wrote to stdout so far. */
  stdout(): string;
  /** What it wrote to stderr so far. */
  stderr(): string;
  /** Its first line on stdout. Throws what it said where it ended before. */
  firstLine(): Promise<string>;
  /** Sends a signal (SIGTERM by default) and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<Result>;
  /** Waits for the end. */
  readonly ended: Promise<Result>;
}

// `HOME` and `TMPDIR` go in so that nothing depends on them; language, proxies, colour and CI do not.
function cleanEnvironment(more: RunOptions['env']): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), ...more };
}

/** No output of any command, whatever the test, may hold a secret. */
function assertNoSecret(args: readonly string[], result: Result): void {
  for (const [name, secret] of Object.entries(SECRETS)) {
    if (result.stdout.includes(secret) || result.stderr.includes(secret)) {
      throw new Error(`consend ${args.join(' ')} printed ${name}.`);
    }
  }
}

/** Starts a command as a process and gives its handle. */
export function start(args: readonly string[], options: RunOptions): Started {
  const child = spawn(process.execPath, [BINARY, ...args], {
    cwd: options.cwd,
    env: cleanEnvironment(options.env),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  // A command that never reads its input may be gone before it is written.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  const ended = once(child, 'close').then(([code]) => {
    const result = { code: code as number | null, stdout, stderr };
    assertNoSecret(args, result);
    return result;
  });
  // Nobody may be waiting yet when it ends.
  ended.catch(() => {});
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    async firstLine() {
      const gone = ended.then(() => 'gone' as const);
      while (!stdout.includes('\n')) {
        const woken = await Promise.race([once(child.stdout, 'data'), gone]);
        if (woken === 'gone' && !stdout.includes('\n'))
          throw new Error(`consend ${args.join(' ')} ended: ${stderr}`);
      }
      return stdout.slice(0, stdout.indexOf('\n'));
    },
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      return await ended;
    },
  };
}

/** Runs a command to its end as a process. */
export async function runProcess(args: readonly string[], options: RunOptions): Promise<Result> {
  return await start(args, options).ended;
}

/**
 * Runs a command to its end: in this process, since starting Node costs ten times what most commands do. A full run
 * (`npm run drill`) starts a process for each; what a process adds, test/e2e/processes.test.ts proves for every command.
 */
export async function run(args: readonly string[], options: RunOptions): Promise<Result> {
  if (isFull) return await runProcess(args, options);
  const result = await runHere(args, { ...options, env: cleanEnvironment(options.env) });
  assertNoSecret(args, result);
  return result;
}

/** Waits until something is so. Throws after `ms`. */
export async function until(what: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('What was waited for did not come.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
