/** The country of a number that is known to be one. */
import type { CountryOfNumber } from '../../core/person-country.ts';
import { createPhoneReader } from './create-phone-reader.ts';

/** Makes a reader of countries; it keeps the numbering plans that it meets. */
export function countryOfNumber(): CountryOfNumber {
  const reader = createPhoneReader();
  return (phone) => {
    // An international number needs no country of its own to be read.
    const read = reader.read(phone, 'DE');
    return read.ok ? read.country : '';
  };
}
