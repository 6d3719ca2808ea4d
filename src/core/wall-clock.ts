/**
 * Wall clocks and instants. `Intl` tells only the way from an instant to the clock on the wall; the way back has none, one or
 * two answers on the days when clocks change. Pure.
 */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Minutes of a day on the wall. */
export const DAY_MINUTES = 1440;

/** The instant of a time on a day, minutes from midnight. Midnight is one instant for the day that ends and the one that begins. */
export function edge(day: string, minutes: number, zone: string, choice: Choice): number {
  if (minutes === DAY_MINUTES) return instantOf(localTime(nextDay(day), 0), zone, 'first');
  return instantOf(localTime(day, minutes), zone, minutes === 0 ? 'first' : choice);
}

/** `09:30` in minutes from midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Day of the week, 0 for Monday. */
export function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

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
export function dayOf(instant: number, zone: string): string {
  return isoDay(instant + offsetAt(instant, zone));
}

/** The day after, in the calendar. */
export function nextDay(day: string): string {
  return isoDay(localTime(day, 0) + DAY_MS);
}

/** The day before, in the calendar. */
export function previousDay(day: string): string {
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
