/** Countries that the platform lets nobody of the account's business be written to in. */

/** "Business account is restricted from messaging users in this country" (Meta, "Error codes", Sep 2026). */
const COUNTRY_RESTRICTED = 130497;
/**
 * Refusals after which a country counts as closed. Meta's word is that the restriction holds for the whole country; three
 * make sure that it is none of a single number's, which may be of another country than its prefix tells.
 */
const ENOUGH = 3;

/** Begins the reason of a message that is left out because its country is closed; the country follows. */
export const COUNTRY_REFUSED = 'country-refused:';

/** Whether a code says that the whole country of the recipient is closed. */
export function isCountryRefusal(code: number): boolean {
  return code === COUNTRY_RESTRICTED;
}

/** What a run has learned of countries. */
export interface CountryRefusals {
  /** Notes that messages to a country (ISO 3166-1 alpha-2) were refused for being to that country. */
  add(country: string, count?: number): void;
  /** Why nobody more of a country is written to in this run; undefined: they may be. */
  reasonFor(country: string): string | undefined;
}

/** A run that has learned nothing yet. */
export function countryRefusals(): CountryRefusals {
  const counts = new Map<string, number>();
  return {
    add(country, count = 1) {
      // A number of no country that is known stands for itself.
      if (country !== '') counts.set(country, (counts.get(country) ?? 0) + count);
    },
    reasonFor: (country) =>
      (counts.get(country) ?? 0) >= ENOUGH ? `${COUNTRY_REFUSED}${country}` : undefined,
  };
}
