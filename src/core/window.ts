/**
 * Send windows: when a message may leave, by the clock on the recipient's wall. Pure; the zone's rules come from `Intl`.
 * In doubt a window is taken shorter, never longer: where the clock is set back it opens at the second and closes at the
 * first of the two equal times; a time that is skipped when the clock is set forward is the moment of the change.
 */
import type { WindowConfig } from './config.ts';
import { WEEKDAYS } from './config.ts';
import { dayOf, instantOf, localTime, nextDay, previousDay, type Choice } from './zoned-time.ts';

/** What decides when a window is open. */
export interface WindowQuestion {
  readonly window: WindowConfig;
  /** IANA time zone of the recipient (what `zone: recipient` means is settled by the caller). */
  readonly zone: string;
  /** Instant of the question, epoch milliseconds. */
  readonly now: number;
  /** Whether a day, `2026-12-25`, is a holiday where the recipient lives; asked only where `window.holidays` keeps them free. */
  readonly isHoliday: (isoDay: string) => boolean;
}

/** A stretch of time in which the window is open, epoch milliseconds; the end is not part of it. */
interface Opening {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** How far ahead an opening is looked for: longer than any run of holidays and closed weekdays. */
const LOOK_AHEAD_DAYS = 400;
const DAY_MINUTES = 1440;
const NEVER: Opening = { opensAt: Number.POSITIVE_INFINITY, closesAt: Number.POSITIVE_INFINITY };

/**
 * The next instant, `now` or later, at which the window is open: `now` itself where it is. Infinity where it never opens
 * (`from` equal to `to`).
 */
export function nextOpening(question: WindowQuestion): number {
  return Math.max(question.now, openingAfter(question, prepare(question.window)).opensAt);
}

/**
 * When the window closes: the end of the opening that holds `now`, else of the next one. Days that touch at midnight are
 * one opening. Infinity where it never closes, or never opens.
 */
export function closesAt(question: WindowQuestion): number {
  return openingAfter(question, prepare(question.window)).closesAt;
}

/** A window whose answers are kept per zone and country, for a million questions in a row. */
export interface WindowGate {
  /** As the function `nextOpening`. */
  nextOpening(now: number, zone: string, country: string): number;
  /** As the function `closesAt`. */
  closesAt(now: number, zone: string, country: string): number;
}

/**
 * A gate that computes one opening per zone and country and keeps it until it has passed.
 * @param isHoliday country (ISO 3166-1 alpha-2) and day → whether the day is kept free there
 */
export function createWindowGate(
  window: WindowConfig,
  isHoliday: (country: string, isoDay: string) => boolean,
): WindowGate {
  const rules = prepare(window);
  const kept = new Map<string, Map<string, Opening & { readonly since: number }>>();
  const openingFor = (now: number, zone: string, country: string): Opening => {
    const ofZone = kept.get(zone) ?? new Map<string, Opening & { readonly since: number }>();
    const known = ofZone.get(country);
    if (known && now >= known.since && now < known.closesAt) return known;
    const question = { window, zone, now, isHoliday: (day: string): boolean => isHoliday(country, day) };
    const opening = { ...openingAfter(question, rules), since: now };
    ofZone.set(country, opening);
    kept.set(zone, ofZone);
    return opening;
  };
  return {
    nextOpening: (now, zone, country) => Math.max(now, openingFor(now, zone, country).opensAt),
    closesAt: (now, zone, country) => openingFor(now, zone, country).closesAt,
  };
}

/** A window's texts as numbers. */
interface WindowRules {
  readonly from: number;
  readonly to: number;
  /** By day of the week, Monday first: whether the window opens on it. */
  readonly days: readonly boolean[];
  readonly isAlways: boolean;
}

function prepare(window: WindowConfig): WindowRules {
  const from = minutesOf(window.from);
  const to = minutesOf(window.to);
  const days = openDays(window.days);
  // "00:00" to "24:00" on all days means that nothing is kept free, holidays included.
  return { from, to, days, isAlways: from === 0 && to === DAY_MINUTES && !days.includes(false) };
}

/** The opening that holds `now`, else the first one after it. */
function openingAfter(question: WindowQuestion, rules: WindowRules): Opening {
  if (rules.isAlways) return { opensAt: Number.NEGATIVE_INFINITY, closesAt: Number.POSITIVE_INFINITY };
  // Yesterday's window may reach over midnight.
  let day = previousDay(dayOf(question.now, question.zone));
  let found: Opening | undefined;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1, day = nextDay(day)) {
    const opening = openingOf(day, question, rules);
    if (found && (!opening || opening.opensAt > found.closesAt)) return found;
    if (!opening || opening.closesAt <= question.now) continue;
    found = found ? { opensAt: found.opensAt, closesAt: opening.closesAt } : opening;
  }
  return found ?? NEVER;
}

/** The opening that begins on a day; over midnight it belongs to the day it begins on. */
function openingOf(day: string, { zone, window, isHoliday }: WindowQuestion, rules: WindowRules): Opening | undefined {
  const { from, to, days } = rules;
  const isFree = (isoDay: string): boolean => window.holidays && isHoliday(isoDay);
  if (from === to || !days[weekdayOf(day)] || isFree(day)) return undefined;
  const opensAt = edge(day, from, zone, 'last');
  const overMidnight = to < from;
  // A holiday is kept free from its first minute: what began the evening before ends at midnight.
  const closes =
    overMidnight && !isFree(nextDay(day))
      ? edge(nextDay(day), to, zone, 'first')
      : edge(day, overMidnight ? DAY_MINUTES : to, zone, 'first');
  return closes > opensAt ? { opensAt, closesAt: closes } : undefined;
}

/** The instant of a time on a day. Midnight is one instant for the day that ends and the one that begins. */
function edge(day: string, minutes: number, zone: string, choice: Choice): number {
  if (minutes === DAY_MINUTES) return instantOf(localTime(nextDay(day), 0), zone, 'first');
  return instantOf(localTime(day, minutes), zone, minutes === 0 ? 'first' : choice);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Day of the week, 0 for Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** `MON-SAT`, `MON,WED,FRI`, `FRI-MON` (over the weekend) as seven flags, Monday first. */
function openDays(text: string): boolean[] {
  const open = WEEKDAYS.map(() => false);
  const indexOf = (name: string | undefined): number => WEEKDAYS.findIndex((weekday) => weekday === name);
  for (const part of text.split(',')) {
    const [first, last = first] = part.split('-');
    const end = indexOf(last);
    for (let day = indexOf(first); ; day = (day + 1) % 7) {
      open[day] = true;
      if (day === end) break;
    }
  }
  return open;
}
