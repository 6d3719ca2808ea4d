/**
 * Pacing of sends as a state machine over an injected time: even spacing, a bounded catch-up after late wake-ups, and a
 * hard cap on every second as the platform counts it. It adapts: halved when the platform throttles, then climbing back.
 */
import { adaptiveRate } from './sending/adaptive-rate.ts';
import { arrivalWindow } from './sending/arrival-window.ts';

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
   * its time, and the second begins after it. What does not leave is given back.
   */
  depart(now: number, granted: number, left: number): void;
  /**
   * Tells that a message that left has its answer, or will never have one: only then its second ends for the platform.
   * `tookMs`: since it left; undefined where that says nothing of the way, for it broke off or was never gone.
   */
  answered(now: number, tookMs: number | undefined): void;
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
  /** What the platform allows, where that is known: a limit of one's own below it needs no care for when messages arrive. */
  readonly platformPerSecond?: number | undefined;
}

/**
 * Time for as many messages as the limit allows in a second. What is beyond the second is the delay on the way to the
 * platform that costs nothing: with more of it the cap of the window holds messages back.
 */
const SPACING_MS = 1015;
/** Share of the limit that the even spacing aims at. */
export const TARGET: number = 1000 / SPACING_MS;
/** Messages leave in small groups, one in this time: each group is a durable write, and a thousand of them a second are work. */
const STEP_MS = 8;
/** How much lateness is made up for: a timer, a commit or a stall of the platform that took longer loses the rest. */
const CATCH_UP_MS = 100;
const DEFAULT_PAUSE_MS = 1000;
/** A limit of one's own at this share of the platform's or below: what bunches up on the way stays below that one. */
const OWN_SHARE = 0.8;
const EPSILON = 1e-9;

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
    answered() {},
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
 * Makes a pacer. In no second, as the platform counts it, more than `perSecond` messages arrive (a fraction rounded up:
 * 2.5/s may show three in one second, never more than 2.5/s over many), however late some of them are; over seconds it
 * reaches 97 to 100 % of the limit as long as neither its own wake-ups nor the way to the platform are late often. From
 * 250/s on messages leave in groups, each a durable write: one in 8 ms.
 */
export function createPacer(options: PacerOptions): Pacer {
  const limit = options.perSecond ?? Number.POSITIVE_INFINITY;
  if (!(limit > 0)) throw new RangeError('perSecond must be above 0');
  if (limit === Number.POSITIVE_INFINITY) return unlimited();

  const isOwn = limit <= (options.platformPerSecond ?? 0) * OWN_SHARE;
  const window = arrivalWindow({ limit, isOwn });
  const rate = adaptiveRate(limit, options.now);
  const elapsed = monotonic(options.now);
  let now = options.now;
  let credit = stepOf(limit);
  let creditAt = options.now;
  let pausedUntil = Number.NEGATIVE_INFINITY;

  /** Messages per millisecond that the even spacing aims at. */
  const pace = (t: number): number => (rate.at(t) * TARGET) / 1000;
  const accrue = (t: number): void => {
    const perMs = pace(t);
    credit = Math.min(stepOf(rate.at(t)) + perMs * CATCH_UP_MS, credit + (t - creditAt) * perMs);
    creditAt = t;
  };
  const hold = (until: number): void => {
    pausedUntil = Math.max(pausedUntil, until);
    // What was saved up before must not burst out after it.
    credit = Math.min(credit, 1);
  };

  return {
    take(at, want) {
      const t = elapsed(at);
      now = t;
      accrue(t);
      if (t < pausedUntil) return { granted: 0, waitMs: Math.ceil(pausedUntil - t) };
      const cap = Math.ceil(rate.at(t));
      const step = stepOf(rate.at(t));
      const room = window.room(t, Math.min(want, Math.floor(credit + EPSILON)), cap);
      // Fewer than a group leave only where no more are wanted.
      const granted = room < Math.min(step, want) ? 0 : room;
      window.leave(t, granted);
      credit -= granted;
      if (granted >= want) return { granted, waitMs: 0 };
      const next = Math.min(step, want - granted);
      const waitMs = Math.max((next - credit) / pace(t), window.nextAt(t, cap, next) - t);
      return { granted, waitMs: Math.max(1, Math.ceil(waitMs)) };
    },
    depart(at, granted, left) {
      window.giveBack(granted);
      window.leave(elapsed(at), left);
      credit += granted - left;
    },
    answered: (at, tookMs) => window.answered(elapsed(at), tookMs),
    throttle(at, retryAfterMs = DEFAULT_PAUSE_MS) {
      const t = elapsed(at);
      accrue(t);
      hold(t + retryAfterMs);
      rate.throttle(t, pausedUntil);
      window.refused();
    },
    pause(at, ms) {
      const t = elapsed(at);
      accrue(t);
      hold(t + ms);
      rate.rest(pausedUntil);
    },
    current: () => rate.at(now),
  };
}
