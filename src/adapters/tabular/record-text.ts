import { isFormula } from './guarded-cell.ts';
import type { Delimiter } from './table-types.ts';

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
    if (cell.includes(delimiter) || (mayBeFormula && isFormula(cell))) return false;
  }
  return true;
}

function cellText(cell: string, delimiter: Delimiter): string {
  return quotedCell(isFormula(cell) ? `'${cell}` : cell, delimiter);
}

/** A cell quoted as RFC 4180 says, where it has to be. */
export function quotedCell(safe: string, delimiter: Delimiter): string {
  const isQuoted = QUOTE_OR_LINE_END.test(safe) || safe.includes(delimiter);
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
