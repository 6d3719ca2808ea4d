/** The system's clock. With `random.ts`, the only place that asks the machine for time or chance. */
import type { Clock } from '../../core/ports.ts';

/** The real clock. `sleep` holds the process open and ends early on abort. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      // Only a turn of the event loop, without the millisecond that a timer takes at least.
      if (ms <= 0) {
        setImmediate(resolve);
        return;
      }
      const end = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal?.addEventListener('abort', end, { once: true });
    }),
};
