/**
 * Cells that survive a spreadsheet and come back as they were. A cell that a spreadsheet would run as a formula begins
 * with an apostrophe; one with blanks at its ends stands between two. Reading takes away what writing put there, and
 * nothing else: a text that only looks guarded gains a guard of its own.
 */

/** Characters with which a cell becomes a formula in a spreadsheet (OWASP, "CSV Injection"). */
const FORMULA_START = /^[=+\-@\t\r]/;
/**
 * A plain number or phone number. It stays as it is: without letters it can name no function, cell or program, and a
 * list of `'+49151…` would be of no use to the systems that read it next.
 */
const NUMBER_OR_PHONE = /^[+-][\d\s()[\]./,-]*(?:e\+?\d{1,3})?$/i;

/** Whether a spreadsheet would run the cell. */
export function isFormula(cell: string): boolean {
  return FORMULA_START.test(cell) && !NUMBER_OR_PHONE.test(cell);
}

/** Whether a cell begins with an apostrophe before what would run, or would run itself. */
function needsApostrophe(cell: string): boolean {
  let start = 0;
  while (cell.charCodeAt(start) === 39) start += 1;
  return isFormula(start === 0 ? cell : cell.slice(start));
}

const isBetweenApostrophes = (cell: string): boolean =>
  cell.length > 1 && cell.startsWith("'") && cell.endsWith("'");

/** Whether blanks stand at the cell's ends, or apostrophes around such a cell. */
function needsEnds(cell: string): boolean {
  if (cell.trim() !== cell) return true;
  return isBetweenApostrophes(cell) && needsEnds(cell.slice(1, -1));
}

/** A text as a cell that a spreadsheet does not run and `plainCell` reads back. */
export function guardedCell(text: string): string {
  const whole = needsEnds(text) ? `'${text}'` : text;
  return needsApostrophe(whole) ? `'${whole}` : whole;
}

/** The text of a cell: without blanks at its ends, and without the guards that `guardedCell` put there. */
export function plainCell(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  // Most cells begin and end with a letter or a digit: nothing is to be taken away.
  if (first > 47 && first < 123 && last > 47 && last < 123) return cell;
  const trimmed = cell.trim();
  if (trimmed.charCodeAt(0) !== 39) return trimmed;
  const bare = trimmed.slice(1);
  const free = needsApostrophe(bare) ? bare : trimmed;
  const inner = free.slice(1, -1);
  return isBetweenApostrophes(free) && needsEnds(inner) ? inner : free;
}
