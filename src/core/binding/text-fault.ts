/** What the platform refuses in a text, whatever it stands for. */
import type { ValueFault } from '../parameter-problem.ts';
import type { Why } from './row.ts';

const SUSPECT = /[\r\n\u2028\u2029\t\uD800-\uDFFF]| {5}/;
/** Half of a character, as only damaged UTF-16 has it; it cannot be sent. */
const HALF = /\p{Surrogate}/u;

/** Whether a text holds no half of a character. */
export function isWhole(text: string): boolean {
  return !HALF.test(text);
}

/**
 * Why the platform would refuse a text value: line breaks, tabs, more than four spaces in a row (long-standing text of
 * errors 132012, 100 and 132018 in field reports), half a character. Longer than its place allows is told apart.
 */
export function malformed(text: string, max: number): ValueFault | undefined {
  if (text.length <= max && !SUSPECT.test(text)) return undefined;
  if (/[\r\n\u2028\u2029]/.test(text)) return 'new-line';
  if (text.includes('\t')) return 'tab';
  if (text.includes('     ')) return 'spaces';
  if (!isWhole(text)) return 'characters';
  // Meta does not say whether it counts code points or UTF-16 units: the larger count is the safe one.
  return text.length > max ? 'too-long' : undefined;
}

/** The same with what fills the words: for a text that is too long, how long it is and may be (UTF-16 units). */
export function textFault(text: string, max: number): Why | undefined {
  const reason = malformed(text, max);
  if (reason === undefined) return undefined;
  return reason === 'too-long' ? { reason, params: { length: text.length, most: max } } : { reason };
}
