/** The country whose law a person has: of the number, else of the business-scoped user id. */

/** Country of a number in E.164, ISO 3166-1 alpha-2; empty: not known. */
export type CountryOfNumber = (phone: string) => string;

/** A business-scoped user id begins with the country's two letters and a dot (Meta, 28 May 2026). */
const USER_ID = /^([A-Z]{2})\./;

/** The country of whoever has these identifiers; empty: none of them tells. */
export function personCountry(identifiers: readonly string[], countryOf: CountryOfNumber): string {
  for (const identifier of identifiers) {
    const country = identifier.startsWith('+') ? countryOf(identifier) : '';
    if (country !== '') return country;
  }
  for (const identifier of identifiers) {
    const country = USER_ID.exec(identifier)?.[1];
    if (country !== undefined) return country;
  }
  return '';
}
