/**
 * The short cut for the shapes that fill most files: a mobile number in a country that has its calling code to itself,
 * written as `+CC…` or as dialled at home. It answers only where the library would give the same answer (a property test
 * holds it to that) and leaves everything else to it; the library itself reads 150,000 numbers a second.
 */
import { canonicalPhone, type PhoneResult } from '../../core/phone.ts';
import type { NumberingPlan, NumberingPlans } from './numbering-plan.ts';

const PLUS = 43;
const ZERO = 48;
/** E.164 allows fifteen digits. */
const MAX_E164_LENGTH = 16;

/**
 * Reads a mobile number, or leaves it (`undefined`).
 * @param digits digits with an optional `+` in front, nothing else
 * @param defaultCountry ISO 3166-1 alpha-2 country for numbers without a `+`
 */
export function readMobileFast(
  plans: NumberingPlans,
  digits: string,
  defaultCountry: string,
): PhoneResult | undefined {
  if (digits.charCodeAt(0) === PLUS) return readInternational(plans, digits);
  const plan = plans.byCountry(defaultCountry);
  return plan && readNational(plan, digits);
}

function readInternational(plans: NumberingPlans, digits: string): PhoneResult | undefined {
  // Calling codes are prefix-free, so the first that is known is the only one.
  for (let end = 2; end <= 4; end++) {
    const plan = plans.byCallingCode(digits.slice(1, end));
    if (plan) return readSignificant(plan, digits.slice(end));
  }
  return undefined;
}

function readNational(plan: NumberingPlan, digits: string): PhoneResult | undefined {
  if (plan.abroad.test(digits)) return undefined;
  if (digits.charCodeAt(0) === ZERO) {
    return plan.prefixIsZero ? readSignificant(plan, digits.slice(1)) : undefined;
  }
  if (digits.startsWith(plan.callingCode)) return readWithoutPlus(plan, digits);
  return readSignificant(plan, digits);
}

/**
 * "49151…" may be a number of Germany without its + or a German number that begins like this. Only two cases are plain:
 * at home it would be a landline (the mobile wins, see `readBareDigits`), or no number at all (then so does the library).
 */
function readWithoutPlus(plan: NumberingPlan, digits: string): PhoneResult | undefined {
  if (plan.nationalPrefix?.test(digits) || plan.mobile.test(digits)) return undefined;
  const isLandlineAtHome = plan.fixed?.test(digits) === true && plan.general.test(digits);
  if (!isLandlineAtHome && plan.general.test(digits)) return undefined;
  return readSignificant(plan, digits.slice(plan.callingCode.length));
}

/** @param national the national significant number, as far as no prefix stands before it */
function readSignificant(plan: NumberingPlan, national: string): PhoneResult | undefined {
  if (plan.lengths[national.length] !== true || !plan.mobile.test(national)) return undefined;
  if (!plan.mobileLengths.includes(national.length) || !plan.general.test(national)) return undefined;
  if (plan.fixed?.test(national)) return undefined;
  // A match of nothing takes nothing away; any other one may, or may rewrite the number.
  const prefix = plan.nationalPrefix?.exec(national);
  if (prefix && prefix[0] !== '') return undefined;
  const e164 = `+${plan.callingCode}${national}`;
  if (e164.length > MAX_E164_LENGTH || canonicalPhone(e164) !== e164) return undefined;
  return { ok: true, e164, country: plan.country, lineType: 'mobile' };
}
