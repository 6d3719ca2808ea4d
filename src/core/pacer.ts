/**
 * Pacing of sends as a state machine over an injected time: even spacing, a bounded catch-up after late wake-ups, and a
 * hard cap on every one-second window. It adapts: halved when the platform throttles, then climbing back.
 */

/** What `take` grants. */
export interface Grant {
  /** How many messages may leave now. */
  readonly granted: number;
  /** Milliseconds until the next one may; 0 when all that was wanted was granted. */
  readonly waitMs: number;
}

/** A pacer. Times are epoch milliseconds; a clock that is set back counts as one that stood still. */
export interface Pacer {
  /** Asks for up to `want` messages now. */
  take(now: number, want: number): Grant;
  /**
   * Tells when what was granted last really leaves, and that only `left` of the `granted` do: writing an intent down takes
   * its time, and the platform counts from later on. What does not leave is given back.
   */
  depart(now: number, granted: number, left: number): void;
  /** The platform throttled: halves the rate (not below 1/s) and pauses for as long as it asked, else a second. */
  throttle(now: number, retryAfterMs?: number): void;
  /** Nothing leaves for a time; the rate stays what it is. */
  pause(now: number, ms: number): void;
  /** Messages per second that now hold as limit; Infinity without one. */
  current(): number;
}

/** Options of a pacer. */
export interface PacerOptions {
  /** Limit in messages per second, fractions allowed; undefined or Infinity: no pacing. */
  readonly perSecond: number | undefined;
  /** Time of its start. */
  readonly now: number;
  /** Begins with seven tenths of the rate for a second, and so after every rest of five: connections are opened then. */
  readonly isColdAtFirst?: boolean;
}

/**
 * Time for as many messages as the limit allows in a second. What is beyond the second is room for what happens between a
 * grant and its arrival: messages bunch up on the way, and the platform counts arrivals. One that came too early costs far
 * more than this: the rate is halved then.
 */
const SPACING_MS = 1019;
/** Share of the limit that the even spacing aims at. */
export const TARGET: number = 1000 / SPACING_MS;
/**
 * Window of the hard cap, a little less: after a late wake-up messages leave closer together until the delay is made up,
 * and still so far apart that as much bunching as this is harmless.
 */
const WINDOW_MS = 1015;
/** Messages leave in small groups, one in this time: each group is a durable write, and a thousand of them a second are work. */
const STEP_MS = 8;
/**
 * The first requests of all take longest: connections are opened, both sides get under way. They arrive together with those
 * that leave some tenths of a second after them, so less leaves at first, and again after a rest in which connections close.
 */
const WARM_UP_MS = 1000;
const WARM_UP_SHARE = 0.7;
const REST_MS = 5000;
/** How much lateness is made up for: a timer or a commit that took longer loses the rest. */
const CATCH_UP_MS = 50;
const DEFAULT_PAUSE_MS = 1000;
/** Requests in flight are refused together: within this time it counts as one throttling. */
const ONE_THROTTLING_MS = 1000;
const CLIMB_EVERY_MS = 10_000;
/** Climbing steps from nothing to the limit. */
const CLIMB_STEPS = 10;
const EPSILON = 1e-9;

/** Times of the last grants, at most as many as the cap of a window. */
interface RecentGrants {
  /** How many of `want` the cap allows at `t`. */
  room(t: number, want: number, cap: number): number;
  add(t: number, count: number): void;
  /** The last `count` really leave at `t`, the `unused` after them do not. */
  move(t: number, count: number, unused: number): void;
  /** When the cap allows the next `count`. */
  nextAt(cap: number, count: number): number;
}

function recentGrants(size: number): RecentGrants {
  const times = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  let head = 0;
  /** Time of the grant that is `back` grants before the next one. */
  const before = (back: number): number => times[(head - back + size * 2) % size] ?? Number.NEGATIVE_INFINITY;
  return {
    room(t, want, cap) {
      let count = 0;
      const most = Math.min(want, cap);
      while (count < most && before(cap - count) + WINDOW_MS <= t) count++;
      return count;
    },
    add(t, count) {
      for (let i = 0; i < count; i++) {
        times[head] = t;
        head = (head + 1) % size;
      }
    },
    move(t, count, unused) {
      for (let i = 0; i < unused; i++) {
        head = (head - 1 + size) % size;
        // What stood here before the grant had left the window.
        times[head] = Number.NEGATIVE_INFINITY;
      }
      for (let back = 1; back <= count; back++) times[(head - back + size * 2) % size] = t;
    },
    nextAt: (cap, count) => before(cap - count + 1) + WINDOW_MS,
  };
}

/** Messages that leave together at a rate. */
function stepOf(perSecond: number): number {
  return Math.max(1, Math.floor((perSecond * STEP_MS) / 1000));
}

/** A pacer without limit: it only pauses. */
function unlimited(): Pacer {
  let pausedUntil = Number.NEGATIVE_INFINITY;
  return {
    take: (now, want) =>
      now < pausedUntil ? { granted: 0, waitMs: Math.ceil(pausedUntil - now) } : { granted: want, waitMs: 0 },
    depart() {},
    throttle(now, retryAfterMs = DEFAULT_PAUSE_MS) {
      pausedUntil = Math.max(pausedUntil, now + retryAfterMs);
    },
    pause(now, ms) {
      pausedUntil = Math.max(pausedUntil, now + ms);
    },
    current: () => Number.POSITIVE_INFINITY,
  };
}

/** Time that never goes back, made of one that may. */
function monotonic(start: number): (now: number) => number {
  let last = start;
  let offset = 0;
  return (now) => {
    if (now + offset < last) offset = last - now;
    last = now + offset;
    return last;
  };
}

/**
 * Makes a pacer. In every window of one second at most `perSecond` messages are granted (a fraction rounded up: 2.5/s may
 * show three in one second, never more than 2.5/s over many); over seconds it reaches 97 to 100 % of the limit as long as
 * it is asked no later than 50 ms after `waitMs`, and rarely so late. From 250/s on messages leave in groups, each a
 * durable write: one in 8 ms.
 */
export function createPacer(options: PacerOptions): Pacer {
  const limit = options.perSecond ?? Number.POSITIVE_INFINITY;
  if (!(limit > 0)) throw new RangeError('perSecond must be above 0');
  if (limit === Number.POSITIVE_INFINITY) return unlimited();

  const recent = recentGrants(Math.ceil(limit));
  const elapsed = monotonic(options.now);
  let rate = limit;
  let credit = stepOf(limit);
  let creditAt = options.now;
  // Of a few messages a second none gets into the way of another.
  const warmUpMs = options.isColdAtFirst && limit >= 5 ? WARM_UP_MS : 0;
  let warmAt = options.now + warmUpMs;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let throttledAt = Number.NEGATIVE_INFINITY;
  let climbedAt = options.now;

  const climb = (t: number): void => {
    if (rate === limit) return;
    const steps = Math.floor((t - climbedAt) / CLIMB_EVERY_MS);
    if (steps <= 0) return;
    rate = Math.min(limit, rate + (steps * limit) / CLIMB_STEPS);
    climbedAt += steps * CLIMB_EVERY_MS;
  };
  /** Messages per millisecond that the even spacing aims at. */
  const pace = (t: number): number => (rate * TARGET * (t < warmAt ? WARM_UP_SHARE : 1)) / 1000;
  const accrue = (t: number): void => {
    const perMs = pace(creditAt);
    if (t - creditAt > REST_MS) warmAt = t + warmUpMs;
    credit = Math.min(stepOf(rate) + perMs * CATCH_UP_MS, credit + (t - creditAt) * perMs);
    creditAt = t;
  };

  return {
    take(now, want) {
      const t = elapsed(now);
      climb(t);
      accrue(t);
      if (t < pausedUntil) return { granted: 0, waitMs: Math.ceil(pausedUntil - t) };
      const cap = Math.ceil(rate);
      const room = recent.room(t, Math.min(want, Math.floor(credit + EPSILON)), cap);
      // Fewer than a group leave only where no more are wanted.
      const granted = room < Math.min(stepOf(rate), want) ? 0 : room;
      recent.add(t, granted);
      credit -= granted;
      if (granted >= want) return { granted, waitMs: 0 };
      const next = Math.min(stepOf(rate), want - granted);
      const creditIn = (next - credit) / pace(t);
      return { granted, waitMs: Math.max(1, Math.ceil(Math.max(creditIn, recent.nextAt(cap, next) - t))) };
    },
    depart(now, granted, left) {
      recent.move(elapsed(now), left, granted - left);
      credit += granted - left;
    },
    throttle(now, retryAfterMs = DEFAULT_PAUSE_MS) {
      const t = elapsed(now);
      climb(t);
      accrue(t);
      if (t - throttledAt >= ONE_THROTTLING_MS) {
        rate = Math.max(Math.min(1, limit), rate / 2);
        throttledAt = t;
      }
      pausedUntil = Math.max(pausedUntil, t + retryAfterMs);
      climbedAt = Math.max(t, pausedUntil);
      // What was saved up before the throttling must not burst out after it.
      credit = Math.min(credit, 1);
    },
    pause(now, ms) {
      const t = elapsed(now);
      accrue(t);
      pausedUntil = Math.max(pausedUntil, t + ms);
      climbedAt = Math.max(climbedAt, pausedUntil);
      credit = Math.min(credit, 1);
    },
    current: () => rate,
  };
}
