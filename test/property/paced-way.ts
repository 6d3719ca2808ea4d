/** A paced sender and a platform that counts what arrives, on simulated time: who is late, and how late, the test says. */
import { createPacer, type Pacer } from '../../src/core/pacer.ts';

export const T = 1_795_000_000_000;

/** A small generator, so that a failing run can be repeated by its seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Most of these times that any window of one second holds. */
export function busiestSecond(times: Iterable<number>): number {
  const sorted = Float64Array.from(times).sort();
  let most = 0;
  let first = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[first] ?? 0) + 1000 <= time) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}

/** What goes wrong on the way. Milliseconds. */
export interface Way {
  /** How much later than asked for the sender wakes up. */
  readonly late?: () => number;
  /** From departure to arrival. */
  readonly there?: () => number;
  /** From arrival to answer. */
  readonly back?: () => number;
  /** Until when the platform stands still that works at `t`; `t` where it does not. */
  readonly stall?: (t: number) => number;
  /** The limit that the platform holds; what arrives beyond it is refused. For messages that keep their order. */
  readonly limit?: number;
}

/** What came of it. */
export interface Paced {
  readonly left: readonly number[];
  readonly arrived: readonly number[];
  readonly refused: number;
}

/** Stalls that begin at random, every so many milliseconds on average, and last so long at most. */
export function stalls(random: () => number, everyMs: number, longestMs: number): (t: number) => number {
  let from = T + random() * 2 * everyMs;
  let until = from + random() * longestMs;
  const past: [number, number][] = [];
  return (t) => {
    while (until < t) {
      past.push([from, until]);
      from = until + random() * 2 * everyMs;
      until = from + random() * longestMs;
    }
    if (t >= from) return until;
    const hit = past.slice(-20).find(([begin, end]) => t >= begin && t < end);
    return hit ? hit[1] : t;
  };
}

/** Sends for some seconds as the sender's loop does, 96 requests at once. */
export function pacedRun(
  perSecond: number,
  seconds: number,
  way: Way = {},
  pacer = pacerOf(perSecond),
): Paced {
  const { late = () => 0, there = () => 0.5, back = () => 0.5, stall = (t) => t, limit = Infinity } = way;
  const left: number[] = [];
  const arrived: number[] = [];
  const counted: number[] = [];
  let firstInSecond = 0;
  let refused = 0;
  /** Messages under way, by the time of their answer. */
  let underWay: { readonly at: number; readonly leftAt: number; readonly isRefused: boolean }[] = [];
  const launch = (leftAt: number): void => {
    const arrivedAt = stall(leftAt + there());
    arrived.push(arrivedAt);
    while ((counted[firstInSecond] ?? Infinity) <= arrivedAt - 1000) firstInSecond += 1;
    const isRefused = counted.length - firstInSecond >= limit;
    if (isRefused) refused += 1;
    else counted.push(arrivedAt);
    left.push(leftAt);
    underWay.push({ at: stall(arrivedAt + back()), leftAt, isRefused });
  };
  let now = T;
  while (now < T + seconds * 1000) {
    const ms = Math.floor(now);
    for (const { leftAt, isRefused } of underWay.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
      pacer.answered(ms, ms - Math.floor(leftAt));
      if (isRefused) pacer.throttle(ms);
    }
    underWay = underWay.filter(({ at }) => at > now);
    const want = 96 - underWay.length;
    const { granted, waitMs } = want > 0 ? pacer.take(ms, want) : { granted: 0, waitMs: 1000 };
    pacer.depart(ms, granted, granted);
    for (let i = 0; i < granted; i += 1) launch(now);
    const nextAnswer = underWay.reduce((least, { at }) => Math.min(least, at), Infinity);
    const next = granted > 0 && waitMs === 0 ? now : Math.min(now + waitMs, Math.max(now + 0.2, nextAnswer));
    now = next + late();
  }
  return { left, arrived, refused };
}

function pacerOf(perSecond: number): Pacer {
  return createPacer({ perSecond, now: T });
}
