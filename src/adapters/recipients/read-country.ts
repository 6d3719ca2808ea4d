/** Countries as people write them in a column. */
import { getCountries, getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';
import { headerKey } from '../tabular/index.ts';

/** Languages whose country names are understood. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];

/** Short and everyday names that are no ISO codes; one-letter ones are the signs on cars. */
const EVERYDAY: Readonly<Record<string, string>> = {
  a: 'AT',
  aut: 'AT',
  b: 'BE',
  brd: 'DE',
  ch: 'CH',
  che: 'CH',
  d: 'DE',
  deu: 'DE',
  e: 'ES',
  england: 'GB',
  f: 'FR',
  fl: 'LI',
  ger: 'DE',
  greatbritain: 'GB',
  grossbritannien: 'GB',
  holland: 'NL',
  i: 'IT',
  turkey: 'TR',
  uk: 'GB',
  us: 'US',
  usa: 'US',
  unitedstatesofamerica: 'US',
};

/** Countries that a calling code stands for where several share it: the largest of them. */
const MAIN_COUNTRIES: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '290': 'SH',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
};

/**
 * Creates a reader of country cells: ISO 3166-1 alpha-2 codes, calling codes ("+49", "0049", "49") and names in the common
 * languages. It answers with the ISO code, with '' for an empty cell, with undefined for what it does not know.
 */
export function createCountryReader(): (cell: string) => string | undefined {
  const known = new Map<string, string | undefined>([['', '']]);
  let names: ReadonlyMap<string, string> | undefined;
  return (cell) => {
    if (known.has(cell)) return known.get(cell);
    names ??= countryNames();
    const country = readCountry(cell.trim(), names);
    // A column of free text must not fill the memory.
    if (known.size < 10_000) known.set(cell, country);
    return country;
  };
}

function readCountry(text: string, names: ReadonlyMap<string, string>): string | undefined {
  if (text === '') return '';
  const upper = text.toUpperCase();
  if (isSupportedCountry(upper)) return upper;
  return names.get(/^(?:\+|00)?\d{1,3}$/.test(text) ? text.replace(/^(?:\+|00)/, '') : headerKey(text));
}

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const country of getCountries()) {
    const code = getCountryCallingCode(country);
    if (!names.has(code)) names.set(code, MAIN_COUNTRIES[code] ?? country);
  }
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    for (const country of getCountries()) {
      const name = display.of(country);
      if (name !== undefined) names.set(headerKey(name), country);
    }
  }
  for (const [name, country] of Object.entries(EVERYDAY)) names.set(name, country);
  return names;
}
