/** Follows the review of a template until it is decided. */
import { ConsendError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';
import type { Template } from '../core/template.ts';
import { isUndecided } from '../core/template-review.ts';

/** What following needs. */
export interface FollowParts {
  /** Reads the template as it stands now; undefined where it is gone. */
  readonly read: (signal: AbortSignal) => Promise<Template | undefined>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Is told after every look that did not decide; `waitedMs` since the first one. */
  readonly onLook: (template: Template, waitedMs: number) => void;
}

/** How a review ended: decided, gone, or nobody waited for it any longer. */
export type ReviewEnd =
  | { readonly kind: 'decided'; readonly template: Template }
  | { readonly kind: 'gone' }
  | { readonly kind: 'interrupted' };

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
/** Most reviews end within minutes, some take a day; an hour's management calls are few. */
const PACE: readonly { readonly untilMs: number; readonly everyMs: number }[] = [
  { untilMs: MINUTE_MS, everyMs: 3 * SECOND_MS },
  { untilMs: 10 * MINUTE_MS, everyMs: 15 * SECOND_MS },
  { untilMs: Number.POSITIVE_INFINITY, everyMs: MINUTE_MS },
];
/** Looks in a row without an answer before it is given up. */
const MOST_FAILURES = 5;

/** How long to wait before the next look, by how long was waited so far. */
export function pauseAfter(waitedMs: number): number {
  return PACE.find(({ untilMs }) => waitedMs < untilMs)?.everyMs ?? MINUTE_MS;
}

/** An answer that may come the next time: the line is down, or the hour's calls are used up. */
const isPassing = (error: unknown): boolean =>
  error instanceof ConsendError && (error.code === 'api.unavailable' || error.code === 'api.throttled');

/**
 * Looks again and again, from every three seconds to once a minute. Throws what `read` throws; where the API does not answer
 * only after five looks in a row.
 */
export async function followReview({ read, clock, signal, onLook }: FollowParts): Promise<ReviewEnd> {
  const began = clock.now();
  let failures = 0;
  while (!signal.aborted) {
    try {
      const template = await read(signal);
      failures = 0;
      if (template === undefined) return { kind: 'gone' };
      if (!isUndecided(template)) return { kind: 'decided', template };
      onLook(template, clock.now() - began);
    } catch (error) {
      if (signal.aborted) break;
      failures += 1;
      if (!isPassing(error) || failures === MOST_FAILURES) throw error;
    }
    await clock.sleep(pauseAfter(clock.now() - began), signal);
  }
  return { kind: 'interrupted' };
}
