/**
 * When a run must stop by itself: too large a share of failures among the last outcomes, three equal template faults in
 * a row, an API that cannot be reached. Pure state, fed with outcomes.
 */

/** How many of the last final outcomes are looked at. */
export const BREAKER_WINDOW = 200;
/** Outcomes before the share is judged at all. */
export const BREAKER_MINIMUM = 50;
/** Share of failures above which the breaker opens. */
export const BREAKER_SHARE = 0.3;
/** Equal template faults in a row that stop the run. */
const EQUAL_FAULTS = 3;
/** Requests in a row that never left before the API counts as unreachable. */
const UNREACHABLE = 5;

/** What a message's attempt ended in, as the breaker sees it. */
export type BreakerOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'failed'; readonly templateFault: number | undefined }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'not-sent' }
  /** The message is tried again, or was left out before anything was asked: no final outcome. */
  | { readonly kind: 'again' };

/** Watches outcomes; `add` gives the reason to stop, once there is one. */
export interface Breaker {
  add(outcome: BreakerOutcome): string | undefined;
}

/** A breaker with nothing seen yet. */
export function createBreaker(share: number = BREAKER_SHARE): Breaker {
  const window: boolean[] = [];
  let failures = 0;
  let fault: { code: number; times: number } | undefined;
  let unreachable = 0;

  const push = (failed: boolean): void => {
    window.push(failed);
    if (failed) failures += 1;
    if (window.length > BREAKER_WINDOW && window.shift()) failures -= 1;
  };

  return {
    add(outcome) {
      unreachable = outcome.kind === 'not-sent' ? unreachable + 1 : 0;
      if (unreachable >= UNREACHABLE) return 'api-unreachable';
      if (outcome.kind === 'not-sent' || outcome.kind === 'again') return undefined;
      push(outcome.kind !== 'accepted');
      const code = outcome.kind === 'failed' ? outcome.templateFault : undefined;
      if (code === undefined) fault = undefined;
      else fault = fault?.code === code ? { code, times: fault.times + 1 } : { code, times: 1 };
      if (fault && fault.times >= EQUAL_FAULTS) return `template-fault:${fault.code}`;
      const judged = window.length >= BREAKER_MINIMUM && failures / window.length > share;
      return judged ? 'failure-share' : undefined;
    },
  };
}
