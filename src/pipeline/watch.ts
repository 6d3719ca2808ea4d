/** A question that is asked again and again beside a run: whether there is a reason to stop. */
import type { Clock } from '../core/ports.ts';

/** A question asked beside a run. */
export interface Watch {
  /** Asks, where it is time to; the run goes on while the answer is awaited. */
  look(now: number): void;
}

/** What a watch takes. */
export interface WatchParts {
  readonly clock: Clock;
  /** From one answer to the next question, milliseconds. */
  readonly everyMs: number;
  /** A reason to stop, or nothing. No answer is no reason. */
  readonly ask: () => Promise<string | undefined>;
  readonly halt: (reason: string) => void;
}

/** Makes a watch; it asks for the first time when its time has passed once. */
export function createWatch({ clock, everyMs, ask, halt }: WatchParts): Watch {
  let askedAt = clock.now();
  let isAsking = false;
  return {
    look(now) {
      if (isAsking || now - askedAt < everyMs) return;
      isAsking = true;
      const answered = (reason: string | undefined): void => {
        if (reason !== undefined) halt(reason);
        isAsking = false;
        askedAt = clock.now();
      };
      void ask().then(answered, () => answered(undefined));
    },
  };
}
