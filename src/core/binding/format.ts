/** How a cell is written in the template's language: currency, number, percent, date, time. */
import type { FORMATS } from '../campaign-parameters.ts';
import type { ValueFault } from '../parameter-problem.ts';
import { dateFormatter } from './format-date.ts';
import { numberFormatter } from './format-number.ts';
import type { Format, FormatKeys, FormatPlace, Shown } from './format-types.ts';

/** What a format makes of the keys beside `as`. */
export type FormatProblem =
  /** A key that the format needs and lacks. */
  | { readonly code: 'format-needs'; readonly key: string }
  /** A key that means nothing here. */
  | { readonly code: 'format-unused'; readonly key: string }
  /** `input` is no notation of dates. */
  | { readonly code: 'format-input'; readonly key: string };

type Name = (typeof FORMATS)[number];

const KEYS = ['code', 'decimals', 'style', 'input'] as const;
const TAKEN: Readonly<Record<Name, readonly (typeof KEYS)[number][]>> = {
  currency: ['code', 'decimals'],
  number: ['decimals'],
  percent: ['decimals'],
  date: ['style', 'input'],
  time: ['input'],
  'date-time': ['style', 'input'],
};

/** Cells repeat: prices and dates of a campaign are few. Past this many different ones no more are kept. */
const MOST_KEPT = 4096;

/** Remembers what a format made of a cell, within bounds. */
function remembering(format: Format): Format {
  const known = new Map<string, Shown | ValueFault>();
  return (cell) => {
    let shown = known.get(cell);
    if (shown === undefined) {
      shown = format(cell);
      if (known.size < MOST_KEPT) known.set(cell, shown);
    }
    return shown;
  };
}

/** The format that a parameter asks for; undefined where it asks for none. Problems are the campaign file's. */
export function formatOf(
  keys: FormatKeys,
  place: FormatPlace,
): { readonly format: Format | undefined; readonly problems: readonly FormatProblem[] } {
  const { as } = keys;
  const taken = as === undefined ? [] : TAKEN[as];
  const problems: FormatProblem[] = KEYS.filter((key) => keys[key] !== undefined && !taken.includes(key)).map(
    (key) => ({ code: 'format-unused', key }),
  );
  if (as === undefined) return { format: undefined, problems };
  if (as === 'currency' && keys.code === undefined) problems.push({ code: 'format-needs', key: 'code' });
  const format =
    as === 'currency' || as === 'number' || as === 'percent'
      ? numberFormatter(as, keys, place)
      : dateFormatter(as, keys, place);
  if (format === undefined) problems.push({ code: 'format-input', key: 'input' });
  return { format: format && remembering(format), problems };
}
