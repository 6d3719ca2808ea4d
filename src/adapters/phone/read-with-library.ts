/** Reading bare digits by the whole library: every country, every kind of line, every reason why not. */
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { canonicalPhone, type PhoneResult } from '../../core/phone.ts';
import type { LineType, RowProblemCode } from '../../core/recipient.ts';

/** What the library's line types mean for a message: a kind of line, or the reason why none can be reached there. */
const KINDS: Readonly<Record<string, LineType | RowProblemCode>> = {
  MOBILE: 'mobile',
  FIXED_LINE: 'fixed',
  FIXED_LINE_OR_MOBILE: 'fixed-or-mobile',
  VOIP: 'voip',
  PREMIUM_RATE: 'phone.premium-rate',
  TOLL_FREE: 'phone.toll-free',
  SHARED_COST: 'phone.shared-cost',
  PERSONAL_NUMBER: 'phone.special-service',
  PAGER: 'phone.special-service',
  UAN: 'phone.special-service',
  VOICEMAIL: 'phone.special-service',
};

/** E.164 allows fifteen digits; some numbering plans go beyond for internal use. */
const MAX_E164_LENGTH = 16;

/**
 * Reads bare digits.
 * @param digits digits with an optional `+` in front, nothing else
 * @param defaultCountry ISO 3166-1 alpha-2 country for numbers without a `+`; unknown ones count as none
 */
export function readWithLibrary(digits: string, defaultCountry: string): PhoneResult {
  const country = isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  if (country === undefined && !digits.startsWith('+')) return { ok: false, code: 'phone.country-unknown' };
  const parsed = parse(digits, country);
  const canonical = parsed && canonicalPhone(parsed.number);
  const rewritten = canonical !== parsed?.number;
  const number = rewritten && canonical !== undefined ? parse(canonical, undefined) : parsed;
  if (!number?.isValid()) return { ok: false, code: reasonFor(digits, country) };
  return describe(number, rewritten && number.country === 'AR');
}

/** @param kindUntold the number came without Argentina's 9, which alone tells mobiles from landlines there */
function describe(number: PhoneNumber, kindUntold: boolean): PhoneResult {
  if (number.number.length > MAX_E164_LENGTH) return { ok: false, code: 'phone.too-long' };
  const kind = KINDS[number.getType() ?? ''] ?? 'unknown';
  if (isProblem(kind)) return { ok: false, code: kind };
  const lineType = kindUntold ? 'fixed-or-mobile' : kind;
  return { ok: true, e164: number.number, country: number.country ?? '', lineType };
}

function isProblem(kind: LineType | RowProblemCode): kind is RowProblemCode {
  return kind.startsWith('phone.');
}

function parse(digits: string, country: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(
    digits,
    country ? { defaultCountry: country, extract: false } : { extract: false },
  );
}

function reasonFor(digits: string, country: CountryCode | undefined): RowProblemCode {
  switch (validatePhoneNumberLength(digits, country)) {
    case 'TOO_SHORT':
      return 'phone.too-short';
    case 'TOO_LONG':
      return 'phone.too-long';
    case 'INVALID_COUNTRY':
      return 'phone.country-unknown';
    default:
      return 'phone.invalid';
  }
}
