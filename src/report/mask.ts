/** Hides what may be somebody's number in a cell that is no valid number. */

/** What Excel made of a number: its digits are gone, so that nothing is left to hide. */
const SCIENTIFIC = /^\s*\d([.,]\d+)?\s*[eE]\s*\+?\d+\s*$/;

/**
 * A cell's text with its digits hidden but for the first three and the last two. Valid numbers are masked where they are
 * normalised; this is for cells that could not be read, which may still be a number with a typing error.
 */
export function maskDigits(value: string): string {
  if (SCIENTIFIC.test(value)) return value;
  const total = value.replace(/\D/g, '').length;
  if (total <= 5) return value;
  let seen = 0;
  return value.replace(/\d/g, (digit) => {
    seen += 1;
    return seen <= 3 || seen > total - 2 ? digit : '•';
  });
}
