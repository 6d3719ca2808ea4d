/** Where rules hold: countries, and the groups of countries that share a law. */

/**
 * Where a rule holds: everywhere (`*`), in the European Union (`EU`), in the European Economic Area (`EEA`), in the United
 * Kingdom (`UK`, as the catalogue names it; the country's code is GB), or in one country by its ISO 3166-1 alpha-2 code.
 */
export type Jurisdiction = string;

/** Members of the European Union, 27 since 1 February 2020 (Art. 52 TEU; withdrawal agreement with the United Kingdom). */
export const EU_COUNTRIES: readonly string[] =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** Members of the EEA that are not in the EU (EEA Agreement, Art. 126). */
const EFTA_IN_EEA: readonly string[] = ['IS', 'LI', 'NO'];

const EU: ReadonlySet<string> = new Set(EU_COUNTRIES);
const EEA: ReadonlySet<string> = new Set([...EU_COUNTRIES, ...EFTA_IN_EEA]);

/** The jurisdictions that a country belongs to, itself among them; none of an empty code. */
export function jurisdictionsOf(country: string): readonly Jurisdiction[] {
  if (country === '') return [];
  if (country === 'GB') return ['GB', 'UK'];
  if (EU.has(country)) return [country, 'EU', 'EEA'];
  return EEA.has(country) ? [country, 'EEA'] : [country];
}

/** Whether a rule that holds in some jurisdictions reaches any of others. `*` on either side reaches everything. */
export function reaches(appliesTo: readonly Jurisdiction[], where: ReadonlySet<Jurisdiction>): boolean {
  return where.has('*') || appliesTo.some((one) => one === '*' || where.has(one));
}
