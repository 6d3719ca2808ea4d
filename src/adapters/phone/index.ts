/** Reading telephone numbers by libphonenumber's metadata. */
export { createPhoneReader } from './create-phone-reader.ts';
