/** One date as it stands in a file → an instant, or the plain reason why it is none. */
import type { DateProblemCode } from './consent-columns.ts';
import type { DateFormat } from './date-format.ts';
import { recognizeDate } from './date-format.ts';
import { localToInstant, parseInstant } from './instant.ts';

/** An instant (epoch milliseconds; noon where only the day is told), or what is wrong with the text. */
export type DateReading =
  | { readonly at: number; readonly day: string | undefined }
  | { readonly code: DateProblemCode };

const DAY_MS = 86_400_000;
/** Day 0 of Excel's 1900 date system, from March 1900 on (it counts a 29 February 1900 that never was). */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](.+))?$/;
const CLOCK = /^(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2})([.,]\d{1,9})?)?\s*(?:([AaPp])\.?[Mm]\.?)?$/;

const two = (text: string): string => text.padStart(2, '0');

/** A clock's time as ISO 8601 writes it; undefined where no clock shows it. */
function isoTime(text: string): string | undefined {
  const [, hours = '', minutes = '', seconds = '00', fraction = '', half] = CLOCK.exec(text) ?? [];
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours === '' || hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${two(String(hour))}:${minutes}:${seconds}${fraction.replace(',', '.')}`;
}

function dayOnly(day: string, zone: string): DateReading {
  const at = parseInstant(day, zone);
  return at === undefined ? { code: 'consent.date-no-such-day' } : { at, day };
}

/** A date that is written as ISO 8601 writes it; undefined where it is not. */
function readIso(text: string, zone: string): DateReading | undefined {
  const [, day = '', time] = ISO.exec(text) ?? [];
  if (day === '') return undefined;
  const alone = dayOnly(day, zone);
  if (time === undefined || 'code' in alone) return alone;
  const at = parseInstant(text, zone);
  if (at !== undefined) return { at, day: undefined };
  // A time it is, but none that a clock shows; or no time at all.
  return { code: /^\d{1,2}:\d{2}/.test(time) ? 'consent.date-no-such-time' : 'consent.date-invalid' };
}

function readPattern(text: string, zone: string, format: DateFormat): DateReading | undefined {
  const found = format.kind === 'pattern' ? format.match(text) : undefined;
  if (found === undefined) return undefined;
  const { year, month, day } = found.parts;
  const iso = `${year}-${two(month)}-${two(day)}`;
  const alone = dayOnly(iso, zone);
  if (found.time === undefined || 'code' in alone) return alone;
  const time = isoTime(found.time.trim());
  const at = time === undefined ? undefined : parseInstant(`${iso}T${time}`, zone);
  return at === undefined ? { code: 'consent.date-no-such-time' } : { at, day: undefined };
}

/** A number that Excel shows as a date: whole days are a day, a fraction is the time of that day. */
function readExcelSerial(text: string, zone: string): DateReading {
  const serial = Number(text.replace(',', '.'));
  const local = Math.round((EXCEL_EPOCH + serial * DAY_MS) / 1000) * 1000;
  if (Number.isInteger(serial)) return dayOnly(new Date(local).toISOString().slice(0, 10), zone);
  return { at: localToInstant(local, zone), day: undefined };
}

/** Seconds since 1970, or milliseconds where the number is that long. */
function readEpoch(text: string): DateReading {
  return { at: Number(text) * (text.length > 10 ? 1 : 1000), day: undefined };
}

function readOther(text: string, zone: string, format: DateFormat | undefined): DateReading {
  const found = recognizeDate(text);
  switch (found?.kind) {
    case 'excel':
      return format?.kind === 'excel' ? readExcelSerial(text, zone) : { code: 'consent.date-excel-serial' };
    case 'epoch':
      return format?.kind === 'epoch' ? readEpoch(text) : { code: 'consent.date-epoch' };
    case 'two-digit-year':
      return { code: 'consent.date-two-digit-year' };
    case 'numbers':
    case 'compact':
      return { code: 'consent.date-other-notation' };
    case undefined:
      return { code: 'consent.date-invalid' };
  }
}

/** Reads a date: ISO 8601, or the format where one is named. A time without offset is the zone's own. */
export function readDate(text: string, zone: string, format: DateFormat | undefined): DateReading {
  const iso = readIso(text, zone);
  if (iso !== undefined) return iso;
  const named = format === undefined ? undefined : readPattern(text, zone, format);
  return named ?? readOther(text, zone, format);
}
