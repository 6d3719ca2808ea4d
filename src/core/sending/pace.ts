/** The pace of a run as it goes: of the last seconds, and on the whole, pauses left out. */

/** A pace, messages a second. */
export interface Pace {
  /** Told now and then how many messages have left in all. */
  saw(now: number, sent: number): void;
  /** Of the last seconds. */
  current(now: number): number;
  /** While messages left, pauses left out. */
  mean(): number;
  /** What can be counted on: of the last half minute of sending; undefined: too short a time to tell. */
  reached(): number | undefined;
}

/** The present pace is that of so long a time. */
const RECENT_MS = 5000;
/** Several looks a second add nothing, and a long run must not be kept whole. */
const STEP_MS = 500;
/** Time without a message is a pause, and no part of a pace, from this length on. */
const PAUSE_MS = 10_000;
const COUNTED_MS = 30_000;
const ENOUGH_MS = 5000;

interface Mark {
  readonly at: number;
  /** Time of sending so far, pauses left out. */
  readonly activeMs: number;
  readonly sent: number;
}

function perSecond(from: Mark, to: Mark, ms: number): number {
  return ms <= 0 ? 0 : ((to.sent - from.sent) * 1000) / ms;
}

/** A pace from a start. Epoch milliseconds. */
export function createPace(startedAt: number): Pace {
  const start: Mark = { at: startedAt, activeMs: 0, sent: 0 };
  let marks: Mark[] = [start];
  let last = start;
  /** When messages last left: what follows may be a pause. */
  let moved = start;
  const since = (ms: number, measure: (mark: Mark) => number): Mark =>
    marks[
      Math.max(
        0,
        marks.findLastIndex((mark) => measure(mark) >= ms),
      )
    ] ?? start;
  return {
    saw(now, sent) {
      const gap = now - moved.at;
      const activeMs = moved.activeMs + (gap > PAUSE_MS ? 0 : Math.max(0, gap));
      last = { at: now, activeMs, sent };
      if (sent === moved.sent) return;
      moved = last;
      if (now - (marks.at(-1)?.at ?? 0) < STEP_MS) return;
      marks = [...marks.filter((mark) => activeMs - mark.activeMs <= COUNTED_MS + STEP_MS), last];
    },
    current(now) {
      const from = since(RECENT_MS, (mark) => now - mark.at);
      return perSecond(from, last, now - from.at);
    },
    mean: () => perSecond(start, moved, moved.activeMs),
    reached() {
      const from = since(COUNTED_MS, (mark) => moved.activeMs - mark.activeMs);
      const ms = moved.activeMs - from.activeMs;
      return ms < ENOUGH_MS ? undefined : perSecond(from, moved, ms);
    },
  };
}
