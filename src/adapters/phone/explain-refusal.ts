/** Says more than "invalid" about a refused number where that is possible. */
import type { RowProblemCode } from '../../core/recipient.ts';
import type { NumberingPlan, NumberingPlans } from './numbering-plan.ts';
import { readWithLibrary } from './read-with-library.ts';

/** A refused number: bare digits with an optional `+`, the country it was read for, and the reason so far. */
export interface RefusedNumber {
  readonly digits: string;
  readonly defaultCountry: string;
  readonly code: RowProblemCode;
}

/** The most telling reason: zeros that Excel dropped, a mobile number with digits missing or too many, or the reason so far. */
export function explainRefusal(plans: NumberingPlans, refused: RefusedNumber): RowProblemCode {
  const { digits, defaultCountry, code } = refused;
  if (code !== 'phone.invalid' && code !== 'phone.too-short' && code !== 'phone.too-long') return code;
  if (/^[1-9]/.test(digits) && isValidWithZeros(digits, defaultCountry)) return 'phone.excel-lost-zero';
  if (code !== 'phone.invalid') return code;
  const home = plans.byCountry(defaultCountry);
  if (!digits.startsWith('+')) {
    const national = home?.prefixIsZero ? digits.replace(/^0/, '') : digits;
    return (home && mobileOfOtherLength(home, national)) ?? code;
  }
  for (let end = 2; end <= 4; end++) {
    const plan = plans.byCallingCode(digits.slice(1, end));
    if (plan) return mobileOfOtherLength(plan, digits.slice(end)) ?? code;
  }
  return code;
}

/**
 * Would a 0 in front make it a number, or a 00 (Excel also drops the + of what it takes for a number)? It is not read
 * as such: the same digits may as well be a local number with a slip, and a message to a stranger cannot be called back.
 */
function isValidWithZeros(digits: string, defaultCountry: string): boolean {
  return readWithLibrary(`0${digits}`, defaultCountry).ok || readWithLibrary(`+${digits}`, '').ok;
}

/** A number that begins like a mobile but ends too early or too late. */
function mobileOfOtherLength(plan: NumberingPlan, national: string): RowProblemCode | undefined {
  const fits = (length: number) =>
    length < national.length
      ? plan.mobile.test(national.slice(0, length))
      : // Seven more digits would be inventing the number, not completing it.
        length - national.length < 7 && plan.mobile.test(national.padEnd(length, '1'));
  const length = plan.mobileLengths.find(fits);
  if (length === undefined || length === national.length) return undefined;
  return length > national.length ? 'phone.too-short' : 'phone.too-long';
}
