import { parse } from 'csv-parse/sync';
import type { Delimiter } from './table-types.ts';

const CR = 13;
const QUOTE = 34;
const ANY_LINE_END = ['\r\n', '\n', '\r'];
const LINE_FEED = ['\n'];

/**
 * Parses whole records: arrays of cells, blank lines left out, quotes exactly as RFC 4180 has them.
 * @returns undefined where a quote stands where none may
 */
export function parseText(text: Buffer, delimiter: Delimiter): string[][] | undefined {
  return text.includes(QUOTE) ? parseQuoted(text, delimiter) : splitQuoteless(text, delimiter);
}

/**
 * Without a quote every delimiter and every line end is one, and cutting is all there is to do: four times as fast as
 * asking the parser for the same answer (a property test holds it to that).
 */
export function splitQuoteless(text: Buffer, delimiter: Delimiter): string[][] {
  const lines = text.toString('utf8').split(text.includes(CR) ? /\r\n|\n|\r/ : '\n');
  const records: string[][] = [];
  for (const line of lines) if (line !== '') records.push(line.split(delimiter));
  return records;
}

/** Parses by csv-parse. @returns undefined where a quote stands where none may */
export function parseQuoted(text: Buffer, delimiter: Delimiter): string[][] | undefined {
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
