/** Sessions without a process: what is written is kept, the clock stands still. */
import type { Io } from '../../../src/cli/io.ts';
import { openSession, type Session } from '../../../src/cli/session.ts';
import { NOW } from '../core/builders.ts';

/** What a session wrote. */
export interface Written {
  out: string;
  err: string;
}

/** A process that is none: no terminal, no environment. */
export function fakeIo(
  argv: readonly string[] = [],
  change: Partial<Io> = {},
): Io & { readonly written: Written } {
  const written: Written = { out: '', err: '' };
  return {
    written,
    argv,
    env: {},
    cwd: '/work',
    nodeVersion: '20.18.0',
    platform: 'linux',
    async out(text) {
      written.out += text;
    },
    err(text) {
      written.err += text;
    },
    stdin: process.stdin,
    stderr: process.stderr,
    isOutTty: false,
    isErrTty: false,
    isInTty: false,
    columns: 100,
    onInterrupt: () => () => {},
    leave: (code) => {
      throw new Error(`left with ${code}`);
    },
    ...change,
  };
}

/** A session of these arguments, at an instant (`NOW` where none is named). */
export function fakeSession(
  argv: readonly string[] = [],
  now: number = NOW,
): { readonly session: Session; readonly written: Written } {
  const io = fakeIo(argv);
  const session = openSession(io, '0.1.0');
  return { session: { ...session, clock: { now: () => now, sleep: async () => {} } }, written: io.written };
}
