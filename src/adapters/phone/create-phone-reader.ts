/** The reader of telephone numbers: cleaning, the short cut, the library, and the words for what Excel did. */
import type { PhoneReader, PhoneResult } from '../../core/phone.ts';
import { cleanNumber } from './clean-number.ts';
import { explainRefusal } from './explain-refusal.ts';
import { createNumberingPlans, type NumberingPlans } from './numbering-plan.ts';
import { firstValid, readBareDigits } from './read-bare-digits.ts';
import { readMobileFast } from './read-mobile-fast.ts';
import { readWithLibrary } from './read-with-library.ts';

/** Separators of the plainest spellings; anything else goes through the thorough cleaning. */
const PLAIN = /^\+?[0-9][0-9 ./-]*$/;
const PLAIN_SEPARATORS = /[ ./-]+/g;
/** What the thorough cleaning reads otherwise: decimals that Excel appended. */
const DECIMALS = /[.]0{1,2}$/;

/** Creates a reader; it compiles the numbering plans it meets and keeps them. */
export function createPhoneReader(): PhoneReader {
  const plans = createNumberingPlans();
  return { read: (raw, defaultCountry) => readNumber(plans, raw, defaultCountry) };
}

function readNumber(plans: NumberingPlans, raw: string, defaultCountry: string): PhoneResult {
  const plain = plainDigits(raw);
  if (plain !== undefined) return readDigits(plans, plain, defaultCountry);
  const cleaned = cleanNumber(raw);
  switch (cleaned.kind) {
    case 'missing':
      return { ok: false, code: 'phone.missing' };
    case 'scientific':
      return { ok: false, code: 'phone.excel-scientific' };
    case 'text':
      return { ok: false, code: 'phone.invalid' };
    case 'digits':
      return firstValid(cleaned.candidates, (digits) => readDigits(plans, digits, defaultCountry));
  }
}

function plainDigits(raw: string): string | undefined {
  if (!PLAIN.test(raw)) return undefined;
  const digits = raw.replace(PLAIN_SEPARATORS, '');
  return digits.length !== raw.length && DECIMALS.test(raw) ? undefined : digits;
}

function readDigits(plans: NumberingPlans, digits: string, defaultCountry: string): PhoneResult {
  const result = readBareDigits(digits, defaultCountry, (candidate, country) => {
    return readMobileFast(plans, candidate, country) ?? readWithLibrary(candidate, country);
  });
  if (result.ok) return result;
  return { ok: false, code: explainRefusal(plans, { digits, defaultCountry, code: result.code }) };
}
