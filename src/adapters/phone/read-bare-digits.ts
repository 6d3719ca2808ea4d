/** The order in which bare digits are read where they can mean two numbers. Knows no numbering plan itself. */
import type { PhoneResult } from '../../core/phone.ts';

/** Reads one spelling: digits with an optional `+`, and the country for those without. */
export type ReadSpelling = (digits: string, defaultCountry: string) => PhoneResult;

/**
 * Reads bare digits by the readings they allow.
 * @param digits digits with an optional `+` in front, nothing else
 * @param defaultCountry ISO 3166-1 alpha-2 country for numbers without a `+`
 * @param read reads one spelling
 */
export function readBareDigits(digits: string, defaultCountry: string, read: ReadSpelling): PhoneResult {
  // 00 goes abroad nearly everywhere; where it does not (001, 0011, 011), the home reading comes second.
  if (digits.startsWith('00')) {
    return firstValid([`+${digits.slice(2)}`, digits], (candidate) => read(candidate, defaultCountry));
  }
  const local = read(digits, defaultCountry);
  return isLandline(local) ? withoutPlus({ digits, local }, read) : local;
}

/**
 * "4915123456789" lost its plus (Excel drops it, message logs never had it), although a town's area code in Germany
 * is 0491: what reads as a landline at home and as a mobile of the same country with its code is the mobile.
 */
function withoutPlus(landline: { digits: string; local: PhoneResult }, read: ReadSpelling): PhoneResult {
  const { digits, local } = landline;
  if (!local.ok || digits.startsWith('+') || digits.startsWith('0')) return local;
  const international = read(`+${digits}`, '');
  const isMobile = international.ok && international.lineType === 'mobile';
  return isMobile && international.country === local.country ? international : local;
}

function isLandline(result: PhoneResult): boolean {
  return result.ok && result.lineType === 'fixed';
}

/**
 * The first reading that is valid; where none is, what is wrong with the likeliest, which comes first.
 * @param candidates spellings in order of likelihood
 */
export function firstValid(
  candidates: readonly string[],
  read: (digits: string) => PhoneResult,
): PhoneResult {
  let first: PhoneResult | undefined;
  for (const candidate of candidates) {
    const result = read(candidate);
    if (result.ok) return result;
    first ??= result;
  }
  return first ?? { ok: false, code: 'phone.invalid' };
}
