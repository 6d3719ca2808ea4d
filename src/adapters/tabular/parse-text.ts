import { parse } from 'csv-parse/sync';
import type { Delimiter } from './table-types.ts';

const CR = 13;
const ANY_LINE_END = ['\r\n', '\n', '\r'];
const LINE_FEED = ['\n'];

/**
 * Parses whole records by csv-parse: arrays of cells, blank lines left out, quotes exactly as RFC 4180 has them.
 * @returns undefined where a quote stands where none may
 */
export function parseText(text: Buffer, delimiter: Delimiter): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      // Named, not discovered: a text may mix line ends. One is quicker to look for than three.
      record_delimiter: text.includes(CR) ? ANY_LINE_END : LINE_FEED,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    return undefined;
  }
}

/** Parses a header line that is not well quoted: quotes inside stay as characters, and if all fails it is simply cut. */
export function parseHeaderLeniently(line: string, delimiter: Delimiter): string[] {
  try {
    const [cells] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
    return cells ?? [];
  } catch {
    return line.split(delimiter);
  }
}
