/** The places of a moving day: how many are free, and when the next ones come free. For forecasts; claims count exactly. */
import { MOVING_DAY_MS } from './limits.ts';

/** So many contacts at (about) one time, epoch milliseconds. */
export interface Contacts {
  readonly at: number;
  readonly count: number;
}

/** A limit on the moving day. */
export interface MovingDay {
  /** Places that are free at an instant; instants are asked about in order. */
  places(at: number): number;
  /** When the next places come free, epoch milliseconds; Infinity: never (the limit is none). */
  nextAt(): number;
  /** Takes places for messages that leave evenly from an instant to another. */
  take(from: number, to: number, count: number): void;
}

/** A stretch of sending comes free again in so many steps: finer ones tell little and take long. */
const PIECES = 20;
const SHORTEST_PIECE_MS = 1000;

/**
 * A moving day with what it has seen so far.
 * @param contacts oldest first
 */
export function createMovingDay(limit: number, contacts: readonly Contacts[]): MovingDay {
  const leaving = contacts.map(({ at, count }) => ({ at: at + MOVING_DAY_MS + 1, count }));
  let used = leaving.reduce((sum, { count }) => sum + count, 0);
  let head = 0;
  return {
    places(at) {
      for (let next = leaving[head]; next !== undefined && next.at <= at; next = leaving[head]) {
        used -= next.count;
        head += 1;
      }
      return Math.max(0, limit - used);
    },
    nextAt: () => leaving[head]?.at ?? Number.POSITIVE_INFINITY,
    take(from, to, count) {
      used += count;
      const pieces = Math.max(1, Math.min(PIECES, count, Math.ceil((to - from) / SHORTEST_PIECE_MS)));
      for (let piece = 1; piece <= pieces; piece += 1) {
        const part = Math.floor((count * piece) / pieces) - Math.floor((count * (piece - 1)) / pieces);
        leaving.push({ at: from + ((to - from) * piece) / pieces + MOVING_DAY_MS + 1, count: part });
      }
    },
  };
}
