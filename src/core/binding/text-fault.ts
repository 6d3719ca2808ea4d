/** What the platform refuses in a text, whatever it stands for. */

const SUSPECT = /[\r\n\u2028\u2029\t]| {5}/;

/**
 * Why the platform would refuse a text value: line breaks, tabs, more than four spaces in a row (long-standing text of
 * errors 132012, 100 and 132018 in field reports). Longer than its place allows is told apart.
 */
export function malformed(text: string, max: number): string | undefined {
  if (text.length <= max && !SUSPECT.test(text)) return undefined;
  if (/[\r\n\u2028\u2029]/.test(text)) return 'new-line';
  if (text.includes('\t')) return 'tab';
  if (text.includes('     ')) return 'spaces';
  // Meta does not say whether it counts code points or UTF-16 units: the larger count is the safe one.
  return text.length > max ? 'too-long' : undefined;
}
