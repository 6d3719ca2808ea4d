/** Campaign ids with a period in them: `news-{yyyy}-w{ww}` is another campaign each week. */

/** Placeholders that an id may hold: year, month, day, ISO week. */
export const PERIODS = ['{yyyy}', '{mm}', '{dd}', '{ww}'] as const;

/** Braces of an id that are no known placeholder: `{year}`, a brace without its partner; undefined where all are known. */
export function unknownPeriod(id: string): string | undefined {
  const rest = PERIODS.reduce((text, period) => text.replaceAll(period, ''), id);
  return /\{[^{}]*\}?|\}/.exec(rest)?.[0];
}

/**
 * The id of the occurrence at an instant, by the calendar of a time zone. With `{ww}` the year is the ISO week's own
 * (ISO 8601: week 1 holds the year's first Thursday), so that the week around New Year has one id and not two.
 * @param now epoch milliseconds
 */
export function occurrenceId(id: string, now: number, timeZone: string): string {
  const { year, month, day } = calendarDate(now, timeZone);
  const week = isoWeek(year, month, day);
  const values: Readonly<Record<string, string>> = {
    '{yyyy}': String(id.includes('{ww}') ? week.year : year).padStart(4, '0'),
    '{mm}': pad(month),
    '{dd}': pad(day),
    '{ww}': pad(week.week),
  };
  return PERIODS.reduce((text, period) => text.replaceAll(period, values[period] ?? period), id);
}

/** What a period's figures look like; months, days and weeks that no calendar has are typos. */
const FIGURES: Readonly<Record<string, string>> = {
  '{yyyy}': '\\d{4}',
  '{mm}': '(?:0[1-9]|1[0-2])',
  '{dd}': '(?:0[1-9]|[12]\\d|3[01])',
  '{ww}': '(?:0[1-9]|[1-4]\\d|5[0-3])',
};

/** Whether a campaign's id has a period, so that it is another campaign in each. */
export function hasPeriod(id: string): boolean {
  return PERIODS.some((period) => id.includes(period));
}

/** Whether a text is an occurrence of a campaign's id: the id itself where that has no period. */
export function isOccurrenceOf(id: string, text: string): boolean {
  const literal = id.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const pattern = PERIODS.reduce(
    (found, period) => found.replaceAll(period, FIGURES[period] ?? period),
    literal,
  );
  return new RegExp(`^${pattern}$`).test(text);
}

/** What of an id differs between its occurrences: `{yyyy}-W{ww}` of `newsletter-{yyyy}-W{ww}`. */
function periodPart(id: string): string {
  return /\{.*\}/.exec(id)?.[0] ?? '';
}

/**
 * The occurrence that a user names: whole, or by its period alone (`2026-W47`). Undefined: the id has no such occurrence.
 */
export function occurrenceNamed(id: string, key: string): string | undefined {
  if (!hasPeriod(id)) return undefined;
  if (isOccurrenceOf(id, key)) return key;
  const part = periodPart(id);
  return isOccurrenceOf(part, key) ? id.replace(part, key) : undefined;
}

function calendarDate(now: number, timeZone: string): { year: number; month: number; day: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  }).formatToParts(now);
  const partOf = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  return { year: partOf('year'), month: partOf('month'), day: partOf('day') };
}

function isoWeek(year: number, month: number, day: number): { year: number; week: number } {
  const date = new Date(Date.UTC(year, month - 1, day));
  // The Thursday of a week decides which year the week belongs to.
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const weekYear = date.getUTCFullYear();
  const days = (date.getTime() - Date.UTC(weekYear, 0, 1)) / 86_400_000;
  return { year: weekYear, week: Math.floor(days / 7) + 1 };
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
