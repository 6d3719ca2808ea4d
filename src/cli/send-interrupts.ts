/** Ctrl-C and SIGTERM while something is sent. */
import { EXIT } from './exit-codes.ts';
import type { Session } from './session.ts';

/** How long requests under way may take after Ctrl-C, milliseconds (cli.md). */
const DRAIN_MS = 30_000;

/** Ctrl-C and SIGTERM: once asks to stop, the drain time later cuts off, twice leaves at once. */
export function sendInterrupts(session: Session): {
  readonly signal: AbortSignal;
  readonly abort: AbortSignal;
  readonly end: () => void;
} {
  const soft = new AbortController();
  const hard = new AbortController();
  const timers = new AbortController();
  const end = session.io.onInterrupt(() => {
    if (soft.signal.aborted) session.io.leave(EXIT.stopped);
    session.note(session.messages.cli.said.stopping);
    soft.abort();
    void session.clock.sleep(DRAIN_MS, timers.signal).then(() => hard.abort());
  });
  return {
    signal: soft.signal,
    abort: hard.signal,
    end: () => {
      end();
      timers.abort();
    },
  };
}
