/** Counts what happened in the span before a moment, for every moment, not per calendar second. */
export interface SlidingWindow {
  /** Notes one event; times must not go back. */
  add(atMs: number): void;
  /** How many events lie less than the span before `nowMs`. */
  count(nowMs: number): number;
  /** Milliseconds until the oldest event that still counts leaves the window; 0 when there is none. */
  untilNextLeaves(nowMs: number): number;
  /** The most events any window has held. */
  readonly peak: number;
}

// Dropping the front of an array costs its whole length, so it is done rarely and in bulk.
const COMPACT_ABOVE = 4096;

/** A window of `spanMs` that ends at the moment asked for; an event exactly that old no longer counts. */
export function createSlidingWindow(spanMs: number): SlidingWindow {
  let times: number[] = [];
  let head = 0;
  let peak = 0;
  const dropOld = (nowMs: number): void => {
    while (head < times.length && (times[head] ?? 0) <= nowMs - spanMs) head += 1;
    if (head > COMPACT_ABOVE && head * 2 > times.length) {
      times = times.slice(head);
      head = 0;
    }
  };
  return {
    add(atMs) {
      dropOld(atMs);
      times.push(atMs);
      if (times.length - head > peak) peak = times.length - head;
    },
    count(nowMs) {
      dropOld(nowMs);
      return times.length - head;
    },
    untilNextLeaves(nowMs) {
      dropOld(nowMs);
      const oldest = times[head];
      return oldest === undefined ? 0 : oldest + spanMs - nowMs;
    },
    get peak() {
      return peak;
    },
  };
}
