/** Reading telephone numbers by libphonenumber's metadata. */
export { callingCodeOf } from './calling-code.ts';
export { countryOfNumber } from './country-of-number.ts';
export { createPhoneReader } from './create-phone-reader.ts';
