/** Numbers, money, dates and durations in the reader's language, through Intl. Pure: instants and zones are passed in. */

/** Languages that values can be written in. */
export type FormatLanguage = 'en' | 'de';

/** Writes values in one language and time zone. */
export interface Formats {
  /** `1,000` / `1.000`. */
  number(value: number): string;
  /** A number with a fixed count of decimals. */
  decimal(value: number, digits: number): string;
  /** A share of 1 as per cent: 0.718 → `71.8%` / `71,8 %`; no decimals from 99.95% on or where they are zero. */
  percent(share: number): string;
  /** An amount with two decimals and its currency's code: `91.69 USD`. */
  money(amount: number, currency: string): string;
  /** A length of time in seconds in its two largest units: `9 s`, `12 min`, `3 h 20 min`, `2 days 4 h`. */
  duration(seconds: number): string;
  /** A size: `812 bytes`, `340 KB`, `2.4 MB`; of 1,024 each, as limits of files are counted. */
  bytes(count: number): string;
  /** The day of an instant: `1 Oct 2026` / `01.10.2026`. */
  day(at: number): string;
  /** The day with its weekday, without the year: `Thu 26 Nov` / `Do 26.11.`. */
  weekday(at: number): string;
  /** The time of day: `14:12`. */
  time(at: number): string;
  /** Day and time: `1 Oct 2026, 14:12` / `01.10.2026, 14:12`. */
  dayTime(at: number): string;
  /** A calendar day (`2026-10-01`), which has no time zone: `1 Oct 2026` / `01.10.2026`. */
  calendarDay(isoDay: string): string;
  /** The name of a country by its ISO 3166-1 alpha-2 code; the code itself where there is no name. */
  country(code: string): string;
}

const LOCALES: Readonly<Record<FormatLanguage, string>> = { en: 'en-US', de: 'de-DE' };

const DAY_UNITS: Readonly<Record<FormatLanguage, readonly [one: string, many: string]>> = {
  en: ['day', 'days'],
  de: ['Tag', 'Tage'],
};

/** Intl objects are dear to make (about 50 µs each) and safe to share: one per distinct request. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: FormatLanguage, digits: number): Intl.NumberFormat {
  const key = `${language}|${digits}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  numberFormats.set(key, made);
  return made;
}

/** The parts of an instant in a zone, by name: year, month, day, weekday, hour, minute, second. */
function dateParts(at: number, zone: string, locale: string): Readonly<Record<string, string>> {
  const key = `${locale}|${zone}`;
  let format = dateFormats.get(key);
  if (!format) {
    const numericMonth = locale.startsWith('de');
    format = new Intl.DateTimeFormat(locale, {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: numericMonth ? '2-digit' : 'short',
      day: numericMonth ? '2-digit' : 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    dateFormats.set(key, format);
  }
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
}

/** A whole number with the language's thousands separators. */
export function formatNumber(language: FormatLanguage, value: number): string {
  return numberFormat(language, 0).format(value);
}

function dayOf(language: FormatLanguage, parts: Readonly<Record<string, string>>): string {
  return language === 'de'
    ? `${parts.day}.${parts.month}.${parts.year}`
    : `${parts.day} ${parts.month} ${parts.year}`;
}

function percentOf(language: FormatLanguage, share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  const text = numberFormat(language, rounded >= 99.95 || Number.isInteger(rounded) ? 0 : 1).format(rounded);
  // DIN 5008 sets a space before the sign, which must not break.
  return language === 'de' ? `${text}\u00a0%` : `${text}%`;
}

/** A length of time in its two largest units; under ten seconds with one decimal where it has one. */
export function formatDuration(language: FormatLanguage, seconds: number): string {
  if (seconds < 10) {
    const tenths = Math.round(seconds * 10) / 10;
    return `${numberFormat(language, Number.isInteger(tenths) ? 0 : 1).format(tenths)} s`;
  }
  const whole = Math.round(seconds);
  if (whole < 120 && whole % 60 !== 0) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  const text = `${formatNumber(language, days)} ${DAY_UNITS[language][days === 1 ? 0 : 1]}`;
  return hours % 24 === 0 ? text : `${text} ${hours % 24} h`;
}

const BYTES: Readonly<Record<FormatLanguage, string>> = { en: 'bytes', de: 'Byte' };

/** A size in the largest unit that leaves at least 1. */
export function formatBytes(language: FormatLanguage, count: number): string {
  if (count < 1024) return `${formatNumber(language, count)} ${BYTES[language]}`;
  const kilobytes = Math.round(count / 1024);
  if (kilobytes < 1024) return `${formatNumber(language, kilobytes)} KB`;
  return `${numberFormat(language, 1).format(count / 1024 / 1024)} MB`;
}

function countryName(language: FormatLanguage, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([LOCALES[language]], { type: 'region', fallback: 'code' }).of(code) ?? code;
}

/**
 * The formats of a language and an IANA time zone.
 * @throws RangeError where the runtime does not know the zone
 */
export function formatsFor(language: FormatLanguage, zone: string): Formats {
  const parts = (at: number) => dateParts(at, zone, LOCALES[language]);
  const time = (at: number) => {
    const part = parts(at);
    return `${part.hour}:${part.minute}`;
  };
  const day = (at: number) => dayOf(language, parts(at));
  return {
    number: (value) => formatNumber(language, value),
    decimal: (value, digits) => numberFormat(language, digits).format(value),
    percent: (share) => percentOf(language, share),
    money: (amount, currency) => `${numberFormat(language, 2).format(amount)} ${currency}`,
    duration: (seconds) => formatDuration(language, seconds),
    bytes: (count) => formatBytes(language, count),
    day,
    weekday: (at) => {
      const part = parts(at);
      const short = language === 'de' ? `${part.day}.${part.month}.` : `${part.day} ${part.month}`;
      return `${part.weekday?.replace('.', '')} ${short}`;
    },
    time,
    dayTime: (at) => `${day(at)}, ${time(at)}`,
    calendarDay: (isoDay) =>
      dayOf(language, dateParts(Date.parse(`${isoDay}T00:00:00Z`), 'UTC', LOCALES[language])),
    country: (code) => countryName(language, code),
  };
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * An instant as ISO 8601 with the zone's offset, to the second: `2026-11-23T09:00:00+01:00`.
 * @param at epoch milliseconds
 * @param zone IANA time zone
 * @throws RangeError where the runtime does not know the zone
 */
export function isoWithOffset(at: number, zone: string): string {
  let format = offsetFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    offsetFormats.set(zone, format);
  }
  const instant = Math.floor(at / 1000) * 1000;
  const part = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  const local = `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
  const offset = Math.round((Date.parse(`${local}Z`) - instant) / 60_000);
  const sign = offset < 0 ? '-' : '+';
  const two = (value: number) => String(value).padStart(2, '0');
  return `${local}${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
}
