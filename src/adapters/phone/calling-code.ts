/** The calling code of a country. */
import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js/max';

/**
 * The shortest beginning of a number of a country, with `+`: what is left to tell its market by when the number itself is
 * gone. Empty for a country without a numbering plan.
 */
export function callingCodeOf(country: string): string {
  return isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : '';
}
