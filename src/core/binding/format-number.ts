/** Amounts, numbers and percentages in a language. */
import { readNumber } from '../number-text.ts';
import type { Format, FormatKeys, FormatPlace } from './format-types.ts';

/** An amount with its currency beside it, as spreadsheets write them: `19,99 €`, `EUR 19.99`. */
const MARKED = /^(\p{Sc}|[A-Za-z]{3})?\s*([^\p{Sc}A-Za-z]*\d[^\p{Sc}A-Za-z]*?)\s*(\p{Sc}|[A-Za-z]{3})?$/u;
/** As many places as a cell may have, so that none is rounded away unless the campaign says how many are shown. */
const MOST_PLACES = 15;
/** What is longer is no number, and looking for marks in it takes a time that grows with the square of its length. */
const LONGEST = 64;

/** A format of numbers. */
export function numberFormatter(
  as: 'currency' | 'number' | 'percent',
  keys: FormatKeys,
  { locale }: FormatPlace,
): Format {
  if (as === 'currency') return currencyFormat(keys.code ?? 'EUR', keys.decimals, locale);
  const { decimals } = keys;
  if (as === 'percent') return percentFormat(locale, decimals);
  return plainFormat(
    new Intl.NumberFormat(
      locale,
      decimals === undefined ? { maximumFractionDigits: MOST_PLACES } : exactly(decimals),
    ),
  );
}

const exactly = (decimals: number) => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals });

function plainFormat(formatter: Intl.NumberFormat): Format {
  return (cell) => {
    const read = readNumber(cell);
    return 'fault' in read ? read.fault : { text: formatter.format(read.value) };
  };
}

/** The cell holds percents (`15`, `15 %`), not a share of one. */
function percentFormat(locale: string, decimals: number | undefined): Format {
  const formatters = new Map<number, Intl.NumberFormat>();
  const formatter = (places: number): Intl.NumberFormat => {
    const known = formatters.get(places);
    if (known) return known;
    const made = new Intl.NumberFormat(locale, {
      style: 'percent',
      ...(decimals === undefined ? { maximumFractionDigits: places } : exactly(decimals)),
    });
    formatters.set(places, made);
    return made;
  };
  return (cell) => {
    if (cell.length > LONGEST) return 'number-invalid';
    const read = readNumber(cell.replace(/\s*%$/, ''));
    if ('fault' in read) return read.fault;
    // No more places than the cell has: 3.7 / 100 is 0.037000000000000005.
    return { text: formatter(read.places).format(read.value / 100) };
  };
}

function currencyFormat(code: string, decimals: number | undefined, locale: string): Format {
  const formatter = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: code,
    ...(decimals === undefined ? {} : exactly(decimals)),
  });
  const most = formatter.resolvedOptions().maximumFractionDigits ?? 2;
  const marks = marksOf(code, locale);
  return (cell) => {
    if (cell.length > LONGEST) return 'number-invalid';
    const [, before, digits = cell, behind] = MARKED.exec(cell) ?? [];
    for (const mark of [before, behind])
      if (mark !== undefined && !marks.has(mark.toUpperCase())) return 'currency-other';
    const read = readNumber(digits);
    if ('fault' in read) return read.fault;
    // A price is never rounded: 19.999 EUR is a mistake somewhere.
    if (read.places > most) return 'number-precision';
    const amount1000 = Math.round(read.value * 1000);
    return {
      text: formatter.format(read.value),
      ...(Number.isSafeInteger(amount1000) ? { amount1000 } : {}),
    };
  };
}

/** What may stand beside an amount of a currency: its code and its symbols. */
function marksOf(code: string, locale: string): ReadonlySet<string> {
  const symbols = (['symbol', 'narrowSymbol'] as const).map(
    (currencyDisplay) =>
      new Intl.NumberFormat(locale, { style: 'currency', currency: code, currencyDisplay })
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? code,
  );
  return new Set([code, ...symbols].map((mark) => mark.toUpperCase()));
}
