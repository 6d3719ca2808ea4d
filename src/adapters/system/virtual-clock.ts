/**
 * A clock whose time is a simulation's own. Nothing waits: when all that is under way in this process has come to its end,
 * time jumps to the next timer. Timers that are due at the same instant fire in the order in which they were set, each with
 * all that follows from it before the next, so that a run is the same run each time.
 */
import type { Clock } from '../../core/ports.ts';

/** How a virtual clock is set up. */
export interface VirtualClockOptions {
  /** Where it starts, epoch milliseconds. */
  readonly start: number;
  /** Paces it against a real clock, for somebody who watches: so many virtual seconds per real one. Absent: as fast as it goes. */
  readonly pace?: { readonly real: Clock; readonly speed: number } | undefined;
}

/** A clock that jumps. */
export interface VirtualClock extends Clock {
  /** Calls back after `ms` milliseconds; gives the way to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** Time stands still while work is under way that the clock cannot see end: reading files, workers, other processes. */
  standStill<T>(work: () => Promise<T>): Promise<T>;
  /** Timers that wait. */
  readonly waiting: number;
}

interface Timer {
  readonly at: number;
  readonly fire: () => void;
}

/** A real wait shorter than this is not worth a timer, milliseconds. */
const SHORTEST_PAUSE_MS = 4;
/** A real wait is looked at again this often: what comes in from outside may set an earlier timer. */
const LONGEST_PAUSE_MS = 100;

/** Where a timer goes among those that are sorted already: behind all that are due no later. */
function placeOf(timers: readonly Timer[], at: number): number {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

class JumpingClock implements VirtualClock {
  private readonly timers: Timer[] = [];
  private readonly pace: VirtualClockOptions['pace'];
  private readonly start: number;
  private readonly realStart: number;
  private time: number;
  private isTurning = false;
  private outside = 0;

  constructor({ start, pace }: VirtualClockOptions) {
    this.start = start;
    this.time = start;
    this.pace = pace;
    this.realStart = pace?.real.now() ?? 0;
  }

  now(): number {
    return this.time;
  }

  get waiting(): number {
    return this.timers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const callOff = this.after(ms, () => {
        signal?.removeEventListener('abort', end);
        resolve();
      });
      const end = (): void => {
        callOff();
        resolve();
      };
      signal?.addEventListener('abort', end, { once: true });
    });
  }

  after(ms: number, callback: () => void): () => void {
    // Whole milliseconds, as the system tells them, and never too early.
    const timer: Timer = { at: Math.ceil(this.time + Math.max(0, ms)), fire: callback };
    // What is never due is never set: a clock that jumped there could not come back.
    if (!Number.isFinite(timer.at)) return () => {};
    this.timers.splice(placeOf(this.timers, timer.at), 0, timer);
    this.turn();
    return () => {
      const index = this.timers.indexOf(timer);
      if (index >= 0) this.timers.splice(index, 1);
    };
  }

  async standStill<T>(work: () => Promise<T>): Promise<T> {
    this.outside += 1;
    try {
      return await work();
    } finally {
      this.outside -= 1;
      this.turn();
    }
  }

  /** Two rounds of the event loop let everything that is under way in this process come to its end; then the next timer fires. */
  private turn(): void {
    if (this.isTurning || this.outside > 0 || this.timers.length === 0) return;
    this.isTurning = true;
    setImmediate(() => setImmediate(() => this.advance()));
  }

  private advance(): void {
    const first = this.timers[0];
    if (this.outside > 0 || first === undefined) {
      this.isTurning = false;
      return;
    }
    if (this.waitsForReality(first.at)) return;
    this.isTurning = false;
    this.timers.shift();
    this.time = Math.max(this.time, first.at);
    first.fire();
    this.turn();
  }

  /** Where somebody watches: whether the real clock is not there yet; it is looked at again then. */
  private waitsForReality(at: number): boolean {
    if (this.pace === undefined) return false;
    const { real, speed } = this.pace;
    const pauseMs = this.realStart + (at - this.start) / speed - real.now();
    if (pauseMs < SHORTEST_PAUSE_MS) return false;
    void real.sleep(Math.min(pauseMs, LONGEST_PAUSE_MS)).then(() => this.advance());
    return true;
  }
}

/** Makes a virtual clock. It never rejects and never goes back. */
export function createVirtualClock(options: VirtualClockOptions): VirtualClock {
  return new JumpingClock(options);
}
