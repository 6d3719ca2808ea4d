/** The head of a file: delimiter and headers, and where the rows begin. */
import { ConsendError } from '../../core/errors.ts';
import { delimiterFromSepLine, detectDelimiter } from './detect-delimiter.ts';
import { headerKey } from './header-key.ts';
import type { FileFacts } from './inspect-file.ts';
import { parseHeaderLeniently, parseText } from './parse-text.ts';
import { readText } from './read-text.ts';
import { type PhysicalLine, scanLines } from './scan-lines.ts';
import type { Delimiter, TableHead } from './table-types.ts';

/** How much of the text is looked at. */
const HEAD_BYTES = 256 * 1024;
/** A header row may reach over so many lines (Excel headers with line breaks). */
const MAX_HEADER_LINES = 50;

/**
 * Reads a file's head.
 * @throws ConsendError `csv.empty`, `csv.columns-duplicate`, `file.missing`, `file.unreadable`
 */
export async function readHead(path: string, facts: FileFacts): Promise<TableHead> {
  const text = await headText(path, facts);
  const lines = scanLines(text);
  let first = nextFilled(lines, 0);
  const sepDelimiter = delimiterFromSepLine(lineText(text, lines[first]));
  if (sepDelimiter !== undefined) first = nextFilled(lines, first + 1);
  const start = lines[first]?.start;
  if (start === undefined) throw new ConsendError('csv.empty', { params: { file: path } });
  const delimiter = sepDelimiter ?? detectDelimiter(text.subarray(start).toString('utf8'));
  const header = readHeaderRow(text, lines.slice(first), delimiter);
  const headers = withoutEmptyEnd(header.cells);
  if (headers.length === 0) throw new ConsendError('csv.empty', { params: { file: path } });
  refuseDuplicates(path, headers);
  const { encoding, bytes } = facts;
  const bodyLine = first + header.lines + 1;
  return { path, encoding, delimiter, headers, bytes, bodyStart: header.end, bodyLine };
}

async function headText(path: string, facts: FileFacts): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of readText(path, { encoding: facts.encoding })) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(pieces);
}

function nextFilled(lines: readonly PhysicalLine[], from: number): number {
  const index = lines.findIndex((line, at) => at >= from && line.textEnd > line.start);
  return index === -1 ? lines.length : index;
}

function lineText(text: Buffer, line: PhysicalLine | undefined): string {
  return line ? text.toString('utf8', line.start, line.textEnd) : '';
}

/** @param lines the header's first line and those after it */
function readHeaderRow(text: Buffer, lines: readonly PhysicalLine[], delimiter: Delimiter) {
  const start = lines[0]?.start ?? 0;
  let quotes = 0;
  for (const [index, line] of lines.slice(0, MAX_HEADER_LINES).entries()) {
    quotes += line.quotes;
    if (quotes % 2 === 1) continue;
    const parsed = parseText(text.subarray(start, line.end), delimiter);
    if (parsed?.length !== 1) break;
    return { cells: parsed[0] ?? [], lines: index + 1, end: line.end };
  }
  const line = lines[0];
  return { cells: parseHeaderLeniently(lineText(text, line), delimiter), lines: 1, end: line?.end ?? 0 };
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

function refuseDuplicates(path: string, headers: readonly string[]): void {
  const seen = new Set<string>();
  const duplicates = new Set<string>();
  for (const header of headers) {
    const key = headerKey(header);
    if (key !== '' && seen.has(key)) duplicates.add(header);
    seen.add(key);
  }
  if (duplicates.size === 0) return;
  throw new ConsendError('csv.columns-duplicate', { params: { file: path, columns: [...duplicates] } });
}
