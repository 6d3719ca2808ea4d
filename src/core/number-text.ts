/** A number as people write it in a file → its value, or the plain reason why it is none. Nothing is guessed. */

/** A number with the places behind its point that count, or why it cannot be read. */
export type NumberReading =
  | { readonly value: number; readonly places: number }
  | { readonly fault: 'number-invalid' | 'number-ambiguous' | 'number-too-large' };

const SHAPE = /^([+\-\u2212]?)(\d[\d.,'\u2019 \u00A0\u2009\u202F]*)$/;
/** Spaces and apostrophes group digits and do nothing else: `1 234,50`, `1'234.50`. */
const PLAIN_GROUPS = /^\d{1,3}(?:(['\u2019 \u00A0\u2009\u202F])\d{3})(?:\1\d{3})*(?=[.,]|$)/;
/** A double holds any number of fifteen digits exactly as it is written. */
const MOST_DIGITS = 15;

const INVALID = { fault: 'number-invalid' } as const;

/** Whether digits stand in groups of three behind a separator. */
function isGrouped(text: string, separator: string): boolean {
  const [first = '', ...rest] = text.split(separator);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

/** Digits with dots and commas → digits before and behind the point; undefined where they make no number. */
function split(text: string, hasGroups: boolean): readonly [string, string] | 'ambiguous' | undefined {
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots + commas === 0) return [text, ''];
  const at = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const [before, behind] = [text.slice(0, at), text.slice(at + 1)];
  if (dots + commas === 1) {
    // 1.234 is a thousand in one country and one and a bit in another; 0.234 and 1234.567 are the same everywhere.
    if (!hasGroups && behind.length === 3 && /^[1-9]\d{0,2}$/.test(before)) return 'ambiguous';
    return behind === '' ? undefined : [before, behind];
  }
  if (hasGroups) return undefined;
  if (dots === 0 || commas === 0) {
    const separator = dots === 0 ? ',' : '.';
    return isGrouped(text, separator) ? [text.replaceAll(separator, ''), ''] : undefined;
  }
  const group = text[at] === '.' ? ',' : '.';
  const isOnePoint = (text[at] === '.' ? dots : commas) === 1;
  return isOnePoint && behind !== '' && isGrouped(before, group)
    ? [before.replaceAll(group, ''), behind]
    : undefined;
}

/**
 * Reads a decimal number with point or comma and with or without separators of thousands: `19.99`, `19,99`, `1.234,50`,
 * `1'234.50`, `-3`. One separator before exactly three digits (`1.234`) may be either and is refused.
 */
export function readNumber(text: string): NumberReading {
  const [, sign = '', digits = ''] = SHAPE.exec(text) ?? [];
  if (digits === '') return INVALID;
  const hasGroups = PLAIN_GROUPS.test(digits);
  const plain = hasGroups ? digits.replace(/['\u2019 \u00A0\u2009\u202F]/g, '') : digits;
  if (!/^[\d.,]+$/.test(plain)) return INVALID;
  const parts = split(plain, hasGroups);
  if (parts === 'ambiguous') return { fault: 'number-ambiguous' };
  if (parts === undefined) return INVALID;
  const [before, behind] = [parts[0].replace(/^0+(?=\d)/, ''), parts[1].replace(/0+$/, '')];
  if (before.length + behind.length > MOST_DIGITS) return { fault: 'number-too-large' };
  const value = Number(behind === '' ? before : `${before}.${behind}`);
  return { value: sign === '' || sign === '+' || value === 0 ? value : -value, places: behind.length };
}
