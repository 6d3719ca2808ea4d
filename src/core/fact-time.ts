/** When a fact occurred, as its row tells it. */
import type { EventKind } from './consent.ts';
import { earliestOf } from './consent.ts';
import type { ConsentProblemCode } from './consent-columns.ts';
import { RESTRICTIVE_KINDS } from './consent-scope.ts';
import type { DateReading } from './date-text.ts';
import { localToInstant } from './instant.ts';
import { kept } from './kept.ts';

const DAY_MS = 86_400_000;
/** Slack for clocks that run ahead of ours, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;
/** Every zone's days end on a quarter of an hour of UTC, but for some before 1972. */
const QUARTER_MS = 900_000;
/** Days that are kept: those of a century. */
const MAX_DAYS = 40_000;

/** What reading an instant needs to know. */
export interface FactTimeContext {
  /** IANA zone for dates without one. */
  readonly zone: string;
  /** Now, epoch milliseconds: nothing can have happened later. */
  readonly now: number;
  readonly dateOf: (text: string) => DateReading;
}

/** The last millisecond of a day (YYYY-MM-DD, existing) in a zone. */
function endOfDay(day: string, zone: string): number {
  return localToInstant(Date.parse(`${day}T00:00:00Z`) + DAY_MS, zone) - 1;
}

/** An instant (epoch milliseconds), or why there is none. `isDay`: only the day is known. */
export type FactTime =
  | { readonly at: number; readonly isDay: boolean }
  | { readonly code: ConsentProblemCode };

/** Reads when a fact of a kind occurred; `precision`: `day` where the instant stands for a day of which no time is known. */
export type FactTimeReader = (text: string, kind: EventKind, precision: string | undefined) => FactTime;

/**
 * When a fact occurred, epoch milliseconds. A date alone is noon in the zone (formats.md), and marked as a day, so that a
 * stop of that day wins whatever its time; for a stop it is the end of that day, so that no consent of the same day
 * outlives it. Today is not the future because noon is still to come; the instant is not moved to now, or importing
 * again would make another fact of it. A consent of today is in force at once, and so is a stop of today (`standing`
 * takes a day as begun with its first minute).
 */
export function factTimeReader({ zone, now, dateOf }: FactTimeContext): FactTimeReader {
  const starts = kept((day) => localToInstant(Date.parse(`${day}T00:00:00Z`), zone), MAX_DAYS);
  const ends = kept((day) => endOfDay(day, zone), MAX_DAYS);
  const latest = now + FUTURE_SLACK_MS;
  /** An export tells the end of today, or its noon, as an instant. */
  const isToday = (at: number, isRestrictive: boolean): boolean =>
    isRestrictive && at - now < DAY_MS && (at + 1) % QUARTER_MS === 0;
  return (text, kind, precision) => {
    const read = dateOf(text);
    if ('code' in read) return read;
    const isRestrictive = RESTRICTIVE_KINDS.has(kind);
    if (read.day === undefined) {
      const isDay = precision === 'day';
      const earliest = earliestOf({ at: read.at, day: isDay ? true : undefined });
      if (earliest > latest && !isToday(read.at, isRestrictive)) return { code: 'consent.date-future' };
      return { at: read.at, isDay };
    }
    if (starts(read.day) > latest) return { code: 'consent.date-future' };
    return isRestrictive ? { at: ends(read.day), isDay: false } : { at: read.at, isDay: true };
  };
}
