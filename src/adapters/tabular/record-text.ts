import type { Delimiter } from './table-types.ts';

/** Characters with which a cell becomes a formula in a spreadsheet (OWASP, "CSV Injection"). */
const FORMULA_START = /^[=+\-@\t\r]/;
/**
 * A plain number or phone number. It stays as it is: without letters it can name no function, cell or program, and a
 * list of `'+49151…` would be of no use to the systems that read it next.
 */
const NUMBER_OR_PHONE = /^[+-][\d\s()[\]./,-]*(?:e\+?\d{1,3})?$/i;
const QUOTE_OR_LINE_END = /["\r\n]/;

/**
 * Cells as one CSV record without a line end: quoted as RFC 4180 says, cells that a spreadsheet would run as a formula
 * begin with an apostrophe.
 */
export function recordText(cells: readonly string[], delimiter: Delimiter): string {
  const line = cells.join(delimiter);
  // A record of one empty cell would read back as a blank line.
  if (line === '' && cells.length === 1) return '""';
  if (!QUOTE_OR_LINE_END.test(line) && arePlain(cells, delimiter)) return line;
  return cells.map((cell) => cellText(cell, delimiter)).join(delimiter);
}

function arePlain(cells: readonly string[], delimiter: Delimiter): boolean {
  for (const cell of cells) {
    // Formulas begin below "A": most cells are told by this alone.
    const mayBeFormula = cell.charCodeAt(0) <= 64;
    if (cell.includes(delimiter) || (mayBeFormula && needsApostrophe(cell))) return false;
  }
  return true;
}

function needsApostrophe(cell: string): boolean {
  return FORMULA_START.test(cell) && !NUMBER_OR_PHONE.test(cell);
}

function cellText(cell: string, delimiter: Delimiter): string {
  const safe = needsApostrophe(cell) ? `'${cell}` : cell;
  const isQuoted = QUOTE_OR_LINE_END.test(safe) || safe.includes(delimiter);
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
