/** Cancels a timer; calling it again does nothing. */
export type CancelTimer = () => void;

/** The sandbox's own time: it starts at the wall clock and may run faster than it. */
export interface SandboxClock {
  /** Virtual time in milliseconds since the Unix epoch, with fractions. */
  now(): number;
  /** Calls back once `delayMs` of virtual time have gone by; the timer does not keep the program alive. */
  after(delayMs: number, callback: () => void): CancelTimer;
  /** Calls back after `delayMs` of real time, whatever the speed: for time-outs of real connections. */
  afterReal(delayMs: number, callback: () => void): CancelTimer;
}

/** How the sandbox's clock is set up. */
export interface SandboxClockOptions {
  /** Wall clock in milliseconds since the Unix epoch. */
  readonly now: (() => number) | undefined;
  /** Virtual milliseconds that go by per real one; greater than 0. */
  readonly speed: number;
}

// A timer longer than this fires at once in Node, which would turn a long wait into a busy loop.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * The only place of the sandbox that knows the time. With an injected `now`, virtual time moves only when it moves;
 * timers are real ones and tell their callers merely to look at the clock again.
 *
 * @throws {RangeError} when `speed` is not a number above 0.
 */
export function createSandboxClock({ now, speed }: SandboxClockOptions): SandboxClock {
  if (!(speed > 0 && Number.isFinite(speed))) throw new RangeError(`speed must be above 0, not ${speed}`);
  const wallNow = now ?? monotonicNow;
  const startedAt = wallNow();
  return {
    now: () => startedAt + (wallNow() - startedAt) * speed,
    after: (delayMs, callback) => startTimer(delayMs / speed, callback),
    afterReal: startTimer,
  };
}

// Whole milliseconds would make a one-second window too coarse at thousands of messages per second.
function monotonicNow(): number {
  return performance.timeOrigin + performance.now();
}

function startTimer(delayMs: number, callback: () => void): CancelTimer {
  const timer = setTimeout(callback, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS));
  timer.unref();
  return () => clearTimeout(timer);
}
