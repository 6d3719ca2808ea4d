/** A block's records with the physical lines they start at. */
import { parseText, splitQuoteless } from './parse-text.ts';
import { recoverBlock } from './recover-block.ts';
import { rowFrom, strayLine, type TableShape } from './row-from.ts';
import { type PhysicalLine, scanLines } from './scan-lines.ts';
import { isStrayPair } from './stray-pair.ts';
import type { Block, BlockRecords, TableRecord } from './table-types.ts';

/** Reads a block: at once where every quote is in its place, line by line where not. */
export function readBlock(block: Block, shape: TableShape): BlockRecords {
  if (block.kind === 'stray') return { records: [strayLine(block.bytes, block.line, shape)] };
  const records = block.isQuoted ? readSpans(block, shape) : readLines(block, shape);
  return records ? { records } : recoverBlock(block, shape);
}

/** A block without quotes: each line that is not blank is a record. */
function readLines(block: Block, shape: TableShape): TableRecord[] | undefined {
  const parsed = splitQuoteless(block.bytes, shape.delimiter);
  if (parsed.length !== block.lines) return readSpans(block, shape);
  const records: TableRecord[] = [];
  for (const [index, cells] of parsed.entries()) {
    const row = rowFrom(cells, block.line + index, shape);
    if (row) records.push(row);
  }
  return records;
}

/** The lines of a record: the first one's index in the block, all of them, and whether a quote stands in one. */
interface Span {
  readonly first: number;
  readonly lines: PhysicalLine[];
  isQuoted: boolean;
}

/** A block of records that may have quotes: only those that do are given to the parser. @returns undefined where one is out of place */
function readSpans(block: Block, shape: TableShape): TableRecord[] | undefined {
  const spans = recordSpans(scanLines(block.bytes));
  const quoted = spans.filter((span) => span.isQuoted);
  const parsed = parseText(Buffer.concat(quoted.map((span) => spanBytes(block, span))), shape.delimiter);
  if (parsed?.length !== quoted.length) return undefined;
  const records: TableRecord[] = [];
  let next = 0;
  for (const span of spans) {
    const cells = span.isQuoted ? parsed[next++] : cutLine(block, span, shape);
    const row = rowFrom(cells ?? [], block.line + span.first, shape);
    if (row === undefined) continue;
    const isLong = span.lines.length > 1;
    if (isLong && (row.problem !== undefined || isStrayPair(block.bytes, span.lines, shape)))
      return undefined;
    records.push(row);
  }
  return records;
}

/** A record without quotes is one line. */
function cutLine(block: Block, span: Span, shape: TableShape): string[] {
  const [line] = span.lines;
  return block.bytes.toString('utf8', line?.start, line?.textEnd).split(shape.delimiter);
}

function spanBytes(block: Block, span: Span): Buffer {
  return block.bytes.subarray(span.lines[0]?.start, span.lines.at(-1)?.end);
}

/** The lines of each record: a record ends at a line end outside quotes; blank lines between records are none. */
function recordSpans(lines: readonly PhysicalLine[]): Span[] {
  const spans: Span[] = [];
  let span: Span | undefined;
  let isOpen = false;
  for (const [first, line] of lines.entries()) {
    if (span === undefined) {
      if (line.textEnd === line.start) continue;
      span = { first, lines: [], isQuoted: false };
      spans.push(span);
    }
    span.lines.push(line);
    if (line.quotes > 0) span.isQuoted = true;
    if (line.quotes % 2 === 1) isOpen = !isOpen;
    if (!isOpen) span = undefined;
  }
  return spans;
}
