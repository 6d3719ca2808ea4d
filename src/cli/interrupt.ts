/** Ctrl-C while something is worked out. */
import type { Session } from './session.ts';

/** Ctrl-C while nothing was sent or written yet: the work is simply given up. */
export function interruptSignal(session: Session): {
  readonly signal: AbortSignal;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  const stop = session.io.onInterrupt(() => controller.abort());
  return { signal: controller.signal, stop };
}
