import type { TableShape } from './row-from.ts';
import type { PhysicalLine } from './scan-lines.ts';

const MIN_COLUMNS = 3;
const MIN_LINES = 3;

/**
 * Two stray quotes in one column of distant rows look like one cell with line ends inside, and would swallow the rows
 * between. They are told by those rows: every line of the seeming record has as many delimiters as a row has, which
 * prose does not. Two lines or two columns are too few to tell by; such a record is believed.
 */
export function isStrayPair(text: Buffer, lines: readonly PhysicalLine[], shape: TableShape): boolean {
  if (shape.columns < MIN_COLUMNS || lines.length < MIN_LINES) return false;
  const delimiter = shape.delimiter.charCodeAt(0);
  return lines.every((line) => {
    let count = 0;
    for (let at = line.start; at < line.textEnd; at++) if (text[at] === delimiter) count++;
    return count === shape.columns - 1;
  });
}
