/**
 * Telephone numbers as consend keeps them: E.164 with `+`. Spellings that WhatsApp treats alike are brought to one,
 * so that one person is one entry (Mexico 521, Argentina 549, Brazil's ninth digit: what `wa_id` and webhooks may show
 * differs from what was dialled, see Meta, "Phone numbers").
 */
import type { LineType, RowProblemCode } from './recipient.ts';

/** Result of reading a number: valid with its parts, or the reason why not. */
export type PhoneResult =
  | { readonly ok: true; readonly e164: string; readonly country: string; readonly lineType: LineType }
  | { readonly ok: false; readonly code: RowProblemCode };

/** Reads numbers in any human form. Synchronous and total: what cannot be read is a result, never an exception. */
export interface PhoneReader {
  /**
   * @param raw the cell as it stands in the file
   * @param defaultCountry ISO 3166-1 alpha-2 country for numbers without a country code
   */
  read(raw: string, defaultCountry: string): PhoneResult;
}

// Mexican numbers have ten digits and never begin with 0 or 1, so a 1 after the country code is the old mobile prefix.
const MEXICO_OLD_MOBILE = /^\+521([2-9]\d{9})$/;
// Area codes begin with 11, 2 or 3; 0800, 0810 and 060x (8 and 6 first) are services and stay as they are.
const ARGENTINA_WITHOUT_NINE = /^\+54(11\d{8}|[23]\d{9})$/;
// Area codes have no zero. Landlines begin with 2 to 5: they never had a ninth digit and do not gain one.
const BRAZIL_EIGHT_DIGITS = /^\+55([1-9]{2})([6-9]\d{7})$/;

/**
 * The one spelling that stands for a person's number. Idempotent.
 * Argentina: a geographic number without the mobile 9 gains it; the numbering plan gives each ten-digit number to one
 * line only and does not tell landlines apart, and WhatsApp shows both with the 9.
 * Brazil: eight-digit mobiles (6 to 9 first) gain the ninth digit.
 * @param e164 number in E.164 with `+`; what is not E.164 comes back unchanged
 */
export function canonicalPhone(e164: string): string {
  // The three countries begin with 5: this test keeps the rest of the world off the regular expressions.
  if (e164.charCodeAt(1) !== 53) return e164;
  const mexico = MEXICO_OLD_MOBILE.exec(e164);
  if (mexico) return `+52${mexico[1]}`;
  const argentina = ARGENTINA_WITHOUT_NINE.exec(e164);
  if (argentina) return `+549${argentina[1]}`;
  const brazil = BRAZIL_EIGHT_DIGITS.exec(e164);
  if (brazil) return `+55${brazil[1]}9${brazil[2]}`;
  return e164;
}

/** The canonical number behind a `wa_id` (digits without `+`, in whatever spelling the platform shows). */
export function waIdToPhone(waId: string): string {
  const digits = waId.startsWith('+') ? waId : `+${waId}`;
  return canonicalPhone(digits);
}
