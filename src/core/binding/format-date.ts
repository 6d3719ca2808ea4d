/** Days and times in a language, shown in the workspace's zone. */
import type { DateProblemCode } from '../consent-columns.ts';
import { readDateFormat } from '../date-format.ts';
import { readDate } from '../date-text.ts';
import type { ValueFault } from '../parameter-problem.ts';
import type { Format, FormatKeys, FormatPlace } from './format-types.ts';

/** What is wrong with a date, by the code that reading it gives. */
export const DATE_FAULTS: Readonly<Record<DateProblemCode, ValueFault>> = {
  'consent.date-invalid': 'date-invalid',
  'consent.date-no-such-day': 'date-no-such-day',
  'consent.date-no-such-time': 'date-no-such-time',
  'consent.date-other-notation': 'date-other-notation',
  'consent.date-two-digit-year': 'date-two-digit-year',
  'consent.date-excel-serial': 'date-excel-serial',
  'consent.date-epoch': 'date-epoch',
};

/** A time alone: `9:30`, `14.30`, `14:30 Uhr`. */
const CLOCK = /^(\d{1,2})[:.](\d{2})(?:\s*Uhr)?$/;

/** A format of days or times; undefined where `input` is no notation of dates. */
export function dateFormatter(
  as: 'date' | 'time' | 'date-time',
  { style = 'medium', input }: FormatKeys,
  { locale, zone }: FormatPlace,
): Format | undefined {
  const notation = input === undefined ? undefined : readDateFormat(input);
  if (input !== undefined && notation === undefined) return undefined;
  const formatter = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    ...(as === 'time' ? {} : { dateStyle: style }),
    ...(as === 'date' ? {} : { timeStyle: 'short' }),
  });
  return (cell) => {
    const read = readDate(as === 'time' ? withDay(cell) : cell, zone, notation);
    if ('code' in read) return DATE_FAULTS[read.code];
    if (as !== 'date' && read.day !== undefined) return 'time-missing';
    return { text: formatter.format(read.at) };
  };
}

/** A time alone as that of some day without a change of the clock. */
function withDay(cell: string): string {
  const [, hour, minute] = CLOCK.exec(cell) ?? [];
  return hour === undefined ? cell : `2026-01-15T${hour.padStart(2, '0')}:${minute}`;
}
