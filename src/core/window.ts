/**
 * Send windows: when a message may leave, by the clock on the recipient's wall. Pure; the zone's rules come from `Intl`.
 * In doubt a window is taken shorter, never longer: where the clock is set back it opens at the second and closes at the
 * first of the two equal times; a time that is skipped when the clock is set forward is the moment of the change.
 */
import type { WindowConfig } from './config.ts';
import { WEEKDAYS } from './config.ts';
import { DAY_MINUTES, dayOf, edge, minutesOf, nextDay, previousDay, weekdayOf } from './wall-clock.ts';

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

/** A time of day from which, and until which, a window is open, minutes from midnight; `to` before `from`: over midnight. */
export interface DayHours {
  readonly from: number;
  readonly to: number;
}

/** When a window is open in any week. */
export interface WeekRules {
  /** By day of the week, Monday first; undefined: closed all day. */
  readonly week: readonly (DayHours | undefined)[];
  /** Whether holidays are kept free. */
  readonly holidays: boolean;
}

/** A question with the window's texts as numbers. */
interface RulesQuestion extends Pick<WindowQuestion, 'zone' | 'now' | 'isHoliday'> {
  readonly rules: WeekRules;
}

/** A stretch of time in which the window is open, epoch milliseconds; the end is not part of it. */
interface Opening {
  readonly opensAt: number;
  readonly closesAt: number;
}

/** How far ahead an opening is looked for: longer than any run of holidays and closed weekdays. */
const LOOK_AHEAD_DAYS = 400;
const NEVER: Opening = { opensAt: Number.POSITIVE_INFINITY, closesAt: Number.POSITIVE_INFINITY };

/**
 * The next instant, `now` or later, at which the window is open: `now` itself where it is. Infinity where it never opens
 * (`from` equal to `to`).
 */
export function nextOpening(question: WindowQuestion): number {
  return Math.max(question.now, openingAfter(asked(question)).opensAt);
}

/**
 * When the window closes: the end of the opening that holds `now`, else of the next one. Days that touch at midnight are
 * one opening. Infinity where it never closes, or never opens.
 */
export function closesAt(question: WindowQuestion): number {
  return openingAfter(asked(question)).closesAt;
}

/**
 * When the day's window that is open at `now` opened; undefined where none is, or where it is always open. Where days touch at
 * midnight each begins anew.
 */
export function openedAt(question: WindowQuestion): number | undefined {
  const inNumbers = asked(question);
  if (isAlwaysOpen(inNumbers.rules)) return undefined;
  const today = dayOf(question.now, question.zone);
  // Yesterday's window may reach over midnight.
  return [today, previousDay(today)]
    .map((day) => openingOf(day, inNumbers))
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
  window: WindowConfig | WeekRules,
  isHoliday: (country: string, isoDay: string) => boolean,
): WindowGate {
  const rules = 'week' in window ? window : prepare(window);
  const kept = new Map<string, Map<string, Opening & { readonly since: number }>>();
  const openingFor = (now: number, zone: string, country: string): Opening => {
    const ofZone = kept.get(zone) ?? new Map<string, Opening & { readonly since: number }>();
    const known = ofZone.get(country);
    if (known && now >= known.since && now < known.closesAt) return known;
    const question = { rules, zone, now, isHoliday: (day: string): boolean => isHoliday(country, day) };
    const opening = { ...openingAfter(question), since: now };
    ofZone.set(country, opening);
    kept.set(zone, ofZone);
    return opening;
  };
  return {
    nextOpening: (now, zone, country) => Math.max(now, openingFor(now, zone, country).opensAt),
    closesAt: (now, zone, country) => openingFor(now, zone, country).closesAt,
  };
}

function prepare(window: WindowConfig): WeekRules {
  const hours = { from: minutesOf(window.from), to: minutesOf(window.to) };
  const week = openDays(window.days).map((open) => (open ? hours : undefined));
  return { week, holidays: window.holidays };
}

/** "00:00" to "24:00" on all days means that nothing is kept free, holidays included. */
function isAlwaysOpen({ week }: WeekRules): boolean {
  return week.every((hours) => hours?.from === 0 && hours.to === DAY_MINUTES);
}

/** Whether a window of consend.yaml leaves no moment out. */
export function isAlways(window: WindowConfig): boolean {
  return isAlwaysOpen(prepare(window));
}

function asked({ window, zone, now, isHoliday }: WindowQuestion): RulesQuestion {
  return { rules: prepare(window), zone, now, isHoliday };
}

/** The opening that holds `now`, else the first one after it. */
function openingAfter(question: RulesQuestion): Opening {
  if (isAlwaysOpen(question.rules))
    return { opensAt: Number.NEGATIVE_INFINITY, closesAt: Number.POSITIVE_INFINITY };
  // Yesterday's window may reach over midnight.
  let day = previousDay(dayOf(question.now, question.zone));
  let found: Opening | undefined;
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1, day = nextDay(day)) {
    const opening = openingOf(day, question);
    if (found && (!opening || opening.opensAt > found.closesAt)) return found;
    if (!opening || opening.closesAt <= question.now) continue;
    found = found ? { opensAt: found.opensAt, closesAt: opening.closesAt } : opening;
  }
  return found ?? NEVER;
}

/** The opening that begins on a day; over midnight it belongs to the day it begins on. */
function openingOf(day: string, { zone, rules, isHoliday }: RulesQuestion): Opening | undefined {
  const hours = rules.week[weekdayOf(day)];
  const isFree = (isoDay: string): boolean => rules.holidays && isHoliday(isoDay);
  if (hours === undefined || hours.from === hours.to || isFree(day)) return undefined;
  const { from, to } = hours;
  const opensAt = edge(day, from, zone, 'last');
  const overMidnight = to < from;
  // A holiday is kept free from its first minute: what began the evening before ends at midnight.
  const closes =
    overMidnight && !isFree(nextDay(day))
      ? edge(nextDay(day), to, zone, 'first')
      : edge(day, overMidnight ? DAY_MINUTES : to, zone, 'first');
  return closes > opensAt ? { opensAt, closesAt: closes } : undefined;
}

/** `MON-SAT`, `MON,WED,FRI`, `FRI-MON` (over the weekend) as seven flags, Monday first. */
export function openDays(text: string): boolean[] {
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
