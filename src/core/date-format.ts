/**
 * How dates are written in a file: ISO 8601 always, one other notation where the user names it. Which of day and month
 * comes first is never guessed from a row: 03.04.2026 is two days, and a consent of the wrong one proves nothing.
 */

/** Numbers of a date as they stand in the text, by the order of the format. */
interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/** A notation, read from what the user wrote. */
export type DateFormat =
  /** Days since the end of 1899 as Excel counts them (its 1900 date system), and seconds or milliseconds since 1970. */
  | { readonly kind: 'excel' | 'epoch'; readonly text: string }
  | {
      readonly kind: 'pattern';
      readonly text: string;
      /** Finds the parts of a date; undefined where the text is written otherwise. Whether there is such a day is not looked at. */
      match(text: string): { readonly parts: Parts; readonly time: string | undefined } | undefined;
    };

const TOKEN = /YYYY|MM|M|DD|D|[^A-Za-z0-9]+/g;
const TIME_TOKENS = /^[T,\s]*(?:HH|H)[:.]?mm(?:[:.]?ss)?$/;
/** A time behind a date, whether or not the format names one: what it means is clear in any notation. */
const TIME =
  '(?:[T,\\s]+(?<time>\\d{1,2}[:.]?\\d{2}(?:[:.]?\\d{2}(?:[.,]\\d{1,9})?)?\\s*(?:[AaPp]\\.?[Mm]\\.?)?)(?:\\s*Uhr)?)?';
const PART_PATTERNS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
};
/** The order and width of ISO 8601, which is read as such whatever else is named. */
const ISO_ORDERS = /^YYYY-(?:DD?-MM?)$/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/** The pattern of a format's date; undefined where year, month and day are not there once each. */
function datePattern(format: string): string | undefined {
  const tokens = format.match(TOKEN) ?? [];
  if (tokens.join('') !== format) return undefined;
  const letters = tokens.filter((token) => token in PART_PATTERNS).map((token) => token.charAt(0));
  if ([...letters].sort().join('') !== 'DMY') return undefined;
  return tokens.map((token) => PART_PATTERNS[token] ?? `\\s*${escaped(token.trim())}\\s*`).join('');
}

/**
 * Reads a notation as users write it: `DD.MM.YYYY`, `MM/DD/YYYY`, `D.M.YYYY HH:mm`, `YYYYMMDD`, `excel`, `epoch`. `D`, `M`
 * and `H` stand for one digit or two. Undefined where it is none, or where it would read ISO 8601 otherwise.
 */
export function readDateFormat(text: string): DateFormat | undefined {
  const word = text.trim().toLowerCase();
  if (word === 'excel' || word === 'epoch') return { kind: word, text: word };
  const timeAt = text.search(/[T,\s]*H/);
  const date = (timeAt < 0 ? text : text.slice(0, timeAt)).trim();
  if (timeAt >= 0 && !TIME_TOKENS.test(text.slice(timeAt).trimEnd())) return undefined;
  const pattern = datePattern(date);
  if (pattern === undefined || ISO_ORDERS.test(date)) return undefined;
  const whole = new RegExp(`^${pattern}${TIME}$`);
  return {
    kind: 'pattern',
    text,
    match(written) {
      const groups = whole.exec(written)?.groups;
      if (groups === undefined) return undefined;
      const { year = '', month = '', day = '', time } = groups;
      return { parts: { year, month, day }, time };
    },
  };
}

/** What a text that is no ISO date looks like. */
export type OtherNotation =
  | {
      readonly kind: 'numbers';
      readonly numbers: readonly [string, string, string];
      readonly separator: string;
      readonly hasTime: boolean;
      readonly hasSeconds: boolean;
    }
  | { readonly kind: 'compact' | 'excel' | 'epoch' | 'two-digit-year' };

const NUMBERS =
  /^(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?:[T,\s]+\d{1,2}[:.]\d{2}([:.]\d{2}\S*)?.*)?$/;
const ISO_SHAPE = /^\d{4}-\d{2}-\d{2}(?!\d)/;
const HAS_TIME = /[T,\s]\d{1,2}[:.]\d{2}/;
const COMPACT = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[T,\s]+\d.*)?$/;
/** From 1954 to 2119; below, five digits are as well a postcode. */
const EXCEL_SERIAL = /^[2-7]\d{4}(?:[.,]\d+)?$/;
const EPOCH = /^\d{9,10}$|^\d{12,13}$/;

/** Recognises a date in another notation than ISO 8601; undefined where the text looks like none, or is ISO 8601, sound or not. */
export function recognizeDate(text: string): OtherNotation | undefined {
  if (ISO_SHAPE.test(text)) return undefined;
  if (EXCEL_SERIAL.test(text)) return { kind: 'excel' };
  if (COMPACT.test(text)) return { kind: 'compact' };
  if (EPOCH.test(text)) return { kind: 'epoch' };
  const found = NUMBERS.exec(text);
  if (!found) return undefined;
  const [, first = '', separator = '', second = '', third = '', seconds] = found;
  const years = [first, third].filter((number) => number.length === 4).length;
  if (years === 0 && first.length <= 2 && third.length <= 2) return { kind: 'two-digit-year' };
  if (years !== 1 || first.length === 3 || third.length === 3) return undefined;
  return {
    kind: 'numbers',
    numbers: [first, second, third],
    separator,
    hasTime: HAS_TIME.test(text),
    hasSeconds: seconds !== undefined,
  };
}

/** The format that most of these texts are probably written in; undefined where they look like no dates. */
export function suggestDateFormat(texts: readonly string[], isMonthFirst: boolean): string | undefined {
  const found = texts.flatMap((text) => recognizeDate(text) ?? []);
  const [first] = found.filter(({ kind }) => kind !== 'two-digit-year');
  if (first === undefined) return undefined;
  if (first.kind === 'compact') return 'YYYYMMDD';
  if (first.kind !== 'numbers') return first.kind;
  const { separator } = first;
  const alike = found.flatMap((one) => (one.kind === 'numbers' && one.separator === separator ? [one] : []));
  const isYearFirst = first.numbers[0].length === 4;
  // Where a number above twelve stands, there the day stands; where none tells, dots are Europe's.
  const above = (index: 0 | 1 | 2): boolean => alike.some(({ numbers }) => Number(numbers[index]) > 12);
  const monthLeads = isYearFirst ? !above(1) : above(1) || (isMonthFirst && separator === '/' && !above(0));
  const isNarrow = alike.some(({ numbers }) => numbers.some((number) => number.length === 1));
  const [day, month] = isNarrow ? ['D', 'M'] : ['DD', 'MM'];
  const pair = monthLeads ? [month, day] : [day, month];
  const date = (isYearFirst ? ['YYYY', ...pair] : [...pair, 'YYYY']).join(separator);
  const hasTime = alike.some((one) => one.hasTime);
  return `${date}${hasTime ? ` HH:mm${alike.some((one) => one.hasSeconds) ? ':ss' : ''}` : ''}`;
}
