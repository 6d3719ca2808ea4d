/**
 * Places in the second over which the platform counts. It counts when a message arrives, which nobody here sees; what is seen
 * is that it arrived after it left and before it was answered. So a message keeps its place until a second after its
 * answer, less the shortest time that a message takes there and back: then the next one, however fast, arrives a second
 * after it, however late that one was. Stalls on both sides, which pile messages up on the way, show in late answers.
 */

/** Places, as many as the limit allows in a second. Times are milliseconds of one clock that never goes back. */
export interface ArrivalWindow {
  /** How many of `want` may leave now where a second holds `cap`. */
  room(t: number, want: number, cap: number): number;
  /** So many are on their way. */
  leave(t: number, count: number): void;
  /** The last so many never left. */
  giveBack(count: number): void;
  /** One was answered; `tookMs` after it left, where its way there and back was measured. */
  answered(t: number, tookMs: number | undefined): void;
  /** When the next `count` may leave where a second holds `cap`, as far as that is known. */
  nextAt(t: number, cap: number, count: number): number;
  /** The platform refused one as too many: from now on arrivals count, and to estimate them may cost more. */
  refused(): void;
}

const SECOND_MS = 1000;
/** Both ends of a measured time are whole milliseconds, cut off. */
const ROUNDING_MS = 2;
/** The shortest way is that of the last quarter minute, or of the one before: ways change. */
const SHORTEST_OF_MS = 15_000;
/**
 * At first connections are opened and both sides get under way: what messages take then says nothing of later ones. What
 * they take afterwards is believed after seconds: those of one stall all take long.
 */
const WARM_UP_MS = 2000;
const LEARNING_MS = 3000;
/** Of fewer times than this the shortest says nothing; of ten times as many it may be too long by a tenth of their variation. */
const FEW = 16;
/**
 * Answers that vary because the platform works longer on some would cost pace for nothing. On average, places are kept no
 * longer than this beyond the shortest way, milliseconds: it costs 4 % of the limit at most. A machine under heavy load
 * (seen: ten programs on each core) does not reach it.
 */
const BUDGET_MS = 40;
/** Once it has refused, the variation was on the way there, and safety may cost more. */
const MOST_BUDGET_MS = 100;
/** One long stall is no habit. */
const MOST_COUNTED_MS = 100;
/** The average is of about so many seconds at full rate. */
const AVERAGE_OF_S = 15;

/** Times there and back, of late. */
interface Ways {
  /** Takes one in; whether enough are known. */
  add(t: number, tookMs: number): boolean;
  /** The shortest, less what it may be shorter still: of few that vary much, none is likely to be the shortest of all. */
  readonly shortestMs: number;
}

/** Of a quarter minute. */
interface Times {
  readonly shortest: number;
  readonly sum: number;
  readonly count: number;
}

const NO_TIMES: Times = { shortest: Number.POSITIVE_INFINITY, sum: 0, count: 0 };

function sumOf(one: Times, other: Times): Times {
  return {
    shortest: Math.min(one.shortest, other.shortest),
    sum: one.sum + other.sum,
    count: one.count + other.count,
  };
}

function waysOfLate(): Ways {
  let learnsFrom: number | undefined;
  let turnedAt = 0;
  let before = NO_TIMES;
  let latest = NO_TIMES;
  let shortestMs = 0;
  return {
    add(t, tookMs) {
      learnsFrom ??= t + WARM_UP_MS;
      if (t < learnsFrom) return false;
      if (t - turnedAt >= SHORTEST_OF_MS) {
        before = latest;
        latest = NO_TIMES;
        turnedAt = t;
      }
      latest = sumOf(latest, { shortest: tookMs, sum: tookMs, count: 1 });
      const { shortest, sum, count } = sumOf(before, latest);
      const variation = sum / count - shortest;
      const isKnown = count >= FEW && t >= learnsFrom + LEARNING_MS;
      shortestMs = isKnown ? Math.max(0, shortest - (variation * FEW) / count) : 0;
      return isKnown;
    },
    get shortestMs() {
      return shortestMs;
    },
  };
}

/** What a window counts. */
export interface WindowOptions {
  /** The most messages a second that it will ever be asked for. */
  readonly limit: number;
  /** The limit is the user's own and lower than the platform's: departures count, until the platform refuses nevertheless. */
  readonly isOwn: boolean;
}

/** Times in order, at most so many of them. */
function queue(size: number) {
  const times = new Float64Array(size);
  let head = 0;
  let count = 0;
  const at = (index: number): number => times[(head + index) % size] ?? 0;
  return {
    at,
    get count() {
      return count;
    },
    /** Adds a time; one that lies before the last counts as the last. */
    add(time: number): void {
      const last = count > 0 ? at(count - 1) : time;
      if (count === size) head = (head + 1) % size;
      else count += 1;
      times[(head + count - 1) % size] = Math.max(last, time);
    },
    dropUntil(t: number): void {
      while (count > 0 && at(0) <= t) {
        head = (head + 1) % size;
        count -= 1;
      }
    },
    dropLast(some: number): void {
      count = Math.max(0, count - some);
    },
  };
}

/** Makes a window. */
export function arrivalWindow({ limit, isOwn }: WindowOptions): ArrivalWindow {
  /** When places become free, as far as that is known. */
  const freeAt = queue(Math.ceil(limit) + 1);
  const ways = waysOfLate();
  let countsDepartures = isOwn;
  /** Messages on their way; places of their own they have only where arrivals count. */
  let onTheWay = 0;
  /** Those of them that were counted when they left. */
  let counted = 0;
  /** What is taken off beyond the shortest way, so that the average keeps to the budget. */
  let ease = 0;
  let budget = BUDGET_MS;

  const taken = (): number => freeAt.count + onTheWay - counted;
  /** Learns from a message's way; gives when it arrived at the latest, seen from the next one's departure. */
  const arrival = (t: number, tookMs: number): number => {
    if (!ways.add(t, tookMs)) return t;
    const late = Math.max(0, tookMs - ways.shortestMs - ease);
    ease = Math.max(0, ease + (Math.min(late, MOST_COUNTED_MS) - budget) / (AVERAGE_OF_S * limit));
    return t - Math.min(tookMs, ways.shortestMs + ease);
  };

  return {
    room(t, want, cap) {
      freeAt.dropUntil(t);
      return Math.max(0, Math.min(want, cap - taken()));
    },
    leave(t, count) {
      onTheWay += count;
      if (!countsDepartures) return;
      counted += count;
      for (let i = 0; i < count; i += 1) freeAt.add(t + SECOND_MS + ROUNDING_MS);
    },
    giveBack(count) {
      onTheWay -= count;
      if (!countsDepartures) return;
      counted -= count;
      freeAt.dropLast(count);
    },
    answered(t, tookMs) {
      freeAt.dropUntil(t);
      onTheWay = Math.max(0, onTheWay - 1);
      const isMeasured = tookMs !== undefined && tookMs >= 0;
      const arrivedAt = isMeasured ? arrival(t, tookMs) : t;
      if (counted > 0) counted -= 1;
      else freeAt.add(arrivedAt + SECOND_MS + ROUNDING_MS);
    },
    nextAt(t, cap, wanted) {
      freeAt.dropUntil(t);
      const tooMany = taken() + wanted - cap;
      if (tooMany <= 0) return t;
      return tooMany <= freeAt.count ? freeAt.at(tooMany - 1) : t + SECOND_MS - ways.shortestMs - ease;
    },
    refused() {
      countsDepartures = false;
      if (ease > 0) budget = Math.min(MOST_BUDGET_MS, budget * 2);
    },
  };
}
