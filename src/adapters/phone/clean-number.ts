/**
 * Human spellings of a number brought to bare digits. Nothing here knows a numbering plan: whether the digits are a
 * number is decided by the readers behind.
 */

/** Bare digits, the ways to read them in order of likelihood; or what the cell is instead. */
export type CleanNumber =
  | { readonly kind: 'digits'; readonly candidates: readonly string[] }
  | { readonly kind: 'missing' | 'scientific' | 'text' };

const INVISIBLE = /\p{Cf}+/gu;
const LINK =
  /^(?:https?:\/\/)?(?:www\.)?(?:wa\.me\/|(?:api|web)\.whatsapp\.com\/send\/?\?(?:[^#]*&)?phone=)(?:\+|%2b)?(\d[\d%20-]*)(?:[/?&#].*)?$/i;
const SCHEME = /^(?:tel|whatsapp|callto):(?:\/\/)?/i;
const EXCEL_TEXT_FORMULA = /^="(.*)"$/;
const SCIENTIFIC = /^[+-]?(\d+)(?:[.,](\d*))?\s*e\s*\+?(\d{1,3})$/i;
const EXCEL_DECIMALS = /^(\+?[1-9]\d{6,})[.,]0{1,2}$/;
const EXCEL_THOUSANDS = /^[1-9]\d{0,2}(?:,\d{3}){2,}$/;
const TRUNK_ZERO = /^((?:\+|00)[\d\s./-]*?)[([]\s*0\s*[)\]]/;
const SEPARATORS = /[\s()[\]./~·•\u2010-\u2015\u2212\u30fc-]+/g;
const PLUS_DIGITS = /^\+?\d+$/;

/** Digits that NFKC leaves alone although phones type them: Arabic-Indic, its Persian form, Devanagari, Bengali. */
const DIGIT_BLOCKS = [0x660, 0x6f0, 0x966, 0x9e6];
const FOREIGN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;

/**
 * Takes the digits out of a cell.
 * @param raw the cell as it stands in the file
 */
export function cleanNumber(raw: string): CleanNumber {
  const text = unwrap(raw);
  if (text === '') return { kind: 'missing' };
  const link = LINK.exec(text)?.[1];
  if (link !== undefined) return digitsOf(`+${link.replace(/%20|-/g, '')}`);
  const scientific = SCIENTIFIC.exec(text);
  if (scientific) return readScientific(scientific);
  const decimals = EXCEL_DECIMALS.exec(text)?.[1];
  if (decimals !== undefined) return digitsOf(decimals);
  if (EXCEL_THOUSANDS.test(text)) return digitsOf(text.replaceAll(',', ''));
  return readHuman(text);
}

/** Without what programs wrap around a number: invisible marks, full-width forms, Excel's apostrophe and ="…", a scheme. */
function unwrap(raw: string): string {
  const plain = raw
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(FOREIGN_DIGITS, asciiDigit)
    .trim()
    .replace(/^[`'´‘’]+/, '')
    .trim();
  const formula = EXCEL_TEXT_FORMULA.exec(plain)?.[1];
  return (formula ?? plain).replace(SCHEME, '').trim();
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = DIGIT_BLOCKS.find((start) => code >= start && code < start + 10) ?? code;
  return String(code - zero);
}

/** A scientific number that still shows every digit is whole; any shorter one has lost its last digits. */
function readScientific(match: RegExpExecArray): CleanNumber {
  const [, whole = '', fraction = '', power = ''] = match;
  const exponent = Number(power);
  if (exponent < 6 || fraction.slice(0, exponent).length < exponent) return { kind: 'scientific' };
  const beyond = fraction.slice(exponent);
  return /^0*$/.test(beyond) ? digitsOf(whole + fraction.slice(0, exponent)) : { kind: 'scientific' };
}

/** "+49 (0) 151" means no zero in most countries and a real one in Italy: both readings are offered, the usual one first. */
function readHuman(text: string): CleanNumber {
  const withoutTrunk = text.replace(TRUNK_ZERO, '$1');
  const candidates = [compactDigits(withoutTrunk)];
  if (withoutTrunk !== text) candidates.push(compactDigits(text));
  return PLUS_DIGITS.test(candidates[0] ?? '') ? { kind: 'digits', candidates } : { kind: 'text' };
}

function compactDigits(text: string): string {
  return text.replace(SEPARATORS, '');
}

function digitsOf(digits: string): CleanNumber {
  return { kind: 'digits', candidates: [digits] };
}
