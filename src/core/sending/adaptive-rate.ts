/**
 * The rate of a run: its limit, until the platform throttles. Halved then; back within seconds where the rate had held
 * before, for a single refusal was chance then, and by small steps where it had not.
 */

/** A rate in messages per second. Times are milliseconds of one clock that never goes back. */
export interface AdaptiveRate {
  at(t: number): number;
  /** The platform throttled, and nothing leaves before `until`. */
  throttle(t: number, until: number): void;
  /** Nothing leaves before `until`: the rate does not rise meanwhile. */
  rest(until: number): void;
}

/** Requests in flight are refused together: within this time it counts as one throttling. */
const ONE_THROTTLING_MS = 1000;
/** A rate is proven that has held for so long. */
const PROVEN_MS = 5000;
/** Back to a proven rate: half of the distance in this time, to a little below it. */
const RECOVER_EVERY_MS = 1000;
const RECOVERED_SHARE = 0.98;
/** Beyond what is proven, by a share of the limit in this time. */
const CLIMB_EVERY_MS = 10_000;
const CLIMB_STEPS = 10;
/** A distance of so small a share of the limit is none. */
const CLOSE_SHARE = 0.01;

/** A rate that begins at its limit. */
export function adaptiveRate(limit: number, now: number): AdaptiveRate {
  let rate = limit;
  /** What the rate returns to within seconds. */
  let proven = limit;
  /** Since when the rate is what it is. */
  let since = now;
  let throttledAt = Number.NEGATIVE_INFINITY;

  const isRecovering = (): boolean => rate < proven;
  const step = (): void => {
    if (!isRecovering()) {
      rate = Math.min(limit, rate + limit / CLIMB_STEPS);
      return;
    }
    const half = rate + (proven - rate) / 2;
    rate = proven - half < limit * CLOSE_SHARE ? proven : half;
  };
  const rise = (t: number): void => {
    while (rate < limit) {
      const every = isRecovering() ? RECOVER_EVERY_MS : CLIMB_EVERY_MS;
      if (t - since < every) return;
      since += every;
      step();
    }
  };

  return {
    at(t) {
      rise(t);
      return rate;
    },
    throttle(t, until) {
      rise(t);
      if (t - throttledAt >= ONE_THROTTLING_MS) {
        const half = Math.max(Math.min(1, limit), rate / 2);
        // Refused again on the way back to it: it was not the rate that chance refused.
        proven = !isRecovering() && t - since >= PROVEN_MS ? rate * RECOVERED_SHARE : half;
        rate = half;
        throttledAt = t;
      }
      since = Math.max(t, until);
    },
    rest(until) {
      since = Math.max(since, until);
    },
  };
}
