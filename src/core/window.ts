/**
 * Send windows: when a message may leave, by the clock on the recipient's wall. Pure; the zone's rules come from `Intl`.
 * In doubt a window is taken shorter, never longer: where the clock is set back it opens at the second and closes at the
 * first of the two equal times; a time that is skipped when the clock is set forward is the moment of the change.
 */
import type { WindowConfig } from './config.ts';
import { WEEKDAYS } from './config.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

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

/**
 * When the day's window that is open at `now` opened; undefined where none is, or where it is always open. Where days touch at
 * midnight each begins anew.
 */
export function openedAt(question: WindowQuestion): number | undefined {
  const rules = prepare(question.window);
  if (rules.isAlways) return undefined;
  const today = dayOf(question.now, question.zone);
  // Yesterday's window may reach over midnight.
  return [today, previousDay(today)]
    .map((day) => openingOf(day, question, rules))
    .find((opening) => opening && opening.opensAt <= question.now && question.now < opening.closesAt)
    ?.opensAt;
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
function openingOf(
  day: string,
  { zone, window, isHoliday }: WindowQuestion,
  rules: WindowRules,
): Opening | undefined {
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
  const names: readonly string[] = WEEKDAYS;
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.split('-');
    const end = names.indexOf(last);
    for (let day = names.indexOf(first); ; day = (day + 1) % 7) {
      open[day] = true;
      if (day === end) break;
    }
  }
  return open;
}

// Wall clocks and instants. `Intl` tells only the way from an instant to the clock on the wall; the way back has none,
// one or two answers on the days when clocks change.

/** Which of two instants is meant where the clock shows the same time twice. */
type Choice = 'first' | 'last';

/** One formatter per zone: building one costs more than a thousand uses of it. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A zone's difference to UTC at an instant, in milliseconds, east positive. Throws a RangeError for an unknown zone. */
function offsetAt(instant: number, zone: string): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      timeZoneName: 'longOffset',
      year: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  // "2026, GMT+02:00"; UTC itself is a bare "GMT", historical offsets have seconds.
  const match = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(formatter.format(instant));
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return (match[1] === '-' ? -1000 : 1000) * seconds;
}

/** The day that the calendar on the wall shows at an instant: `2026-03-29`. */
function dayOf(instant: number, zone: string): string {
  return isoDay(instant + offsetAt(instant, zone));
}

/** The day after, in the calendar. */
function nextDay(day: string): string {
  return isoDay(localTime(day, 0) + DAY_MS);
}

/** The day before, in the calendar. */
function previousDay(day: string): string {
  return isoDay(localTime(day, 0) - DAY_MS);
}

/** A time on a wall, as the milliseconds that the same clock would have in UTC. `minutes` from midnight, 0 to 1439. */
function localTime(day: string, minutes: number): number {
  return Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
}

/**
 * The instant at which a wall clock shows a time. Shown twice: as `choice` says. Never shown (the clock was set
 * forward over it): the moment of the change, which is the first at which the clock is past it.
 */
function instantOf(local: number, zone: string, choice: Choice): number {
  const before = local - offsetAt(local - DAY_MS, zone);
  const after = local - offsetAt(local + DAY_MS, zone);
  const shown = [before, after].filter((instant) => instant + offsetAt(instant, zone) === local);
  if (shown.length > 0) return choice === 'first' ? Math.min(...shown) : Math.max(...shown);
  let low = Math.min(before, after);
  let high = Math.max(before, after);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle + offsetAt(middle, zone) >= local) high = middle;
    else low = middle;
  }
  return high;
}

function isoDay(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}
