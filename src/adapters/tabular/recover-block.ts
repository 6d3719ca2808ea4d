/**
 * Reading a block in which some quote is out of place. Each line is tried alone, then with the lines that follow up to
 * the first where its quotes close; only what gives exactly one record with the right number of cells is believed. Any other
 * line is given up, alone, and reading goes on with the next physical line: one bad row never costs another.
 */
import { parseText } from './parse-text.ts';
import { rowFrom, strayLine, type TableShape } from './row-from.ts';
import { type PhysicalLine, scanLines } from './scan-lines.ts';
import { isStrayPair } from './stray-pair.ts';
import { type Block, type BlockRecords, RECORD_BOUNDS, type TableRecord } from './table-types.ts';

const QUOTE = 34;

interface Recovery {
  readonly block: Block;
  readonly shape: TableShape;
  readonly lines: readonly PhysicalLine[];
  readonly records: TableRecord[];
}

/** Reads a block line by line. A record that may go on behind the block is given back. */
export function recoverBlock(block: Block, shape: TableShape): BlockRecords {
  const lines = scanLines(block.bytes);
  const recovery: Recovery = { block, shape, lines, records: [] };
  let index = 0;
  while (index < lines.length) {
    const line = lines[index];
    if (line === undefined) break;
    if (line.quotes === 0) index = readQuoteless(recovery, index);
    else if (!beginsCell(recovery, line)) index = giveUp(recovery, index);
    else if (line.quotes % 2 === 0) index = readAlone(recovery, index);
    else {
      const next = readJoined(recovery, index);
      if (next === undefined) {
        const givenBack = { bytes: block.bytes.length - line.start, lines: lines.length - index };
        return { records: recovery.records, givenBack };
      }
      index = next;
    }
  }
  return { records: recovery.records };
}

/** Lines without any quote are read together: a line each. */
function readQuoteless(recovery: Recovery, from: number): number {
  const { lines, shape } = recovery;
  let to = from;
  while (lines[to]?.quotes === 0) to++;
  const parsed = parseText(bytesOf(recovery, from, to - 1), shape.delimiter) ?? [];
  let next = 0;
  for (let index = from; index < to; index++) {
    const line = lines[index];
    if (line === undefined || line.textEnd === line.start) continue;
    addRow(recovery, parsed[next++] ?? [], index);
  }
  return to;
}

function addRow(recovery: Recovery, cells: readonly string[], index: number): void {
  const row = rowFrom(cells, recovery.block.line + index, recovery.shape);
  if (row) recovery.records.push(row);
}

function readAlone(recovery: Recovery, index: number): number {
  const parsed = parseText(bytesOf(recovery, index, index), recovery.shape.delimiter);
  const cells = parsed?.length === 1 ? parsed[0] : undefined;
  if (cells === undefined) return giveUp(recovery, index);
  addRow(recovery, cells, index);
  return index + 1;
}

/**
 * Does the line's first quote stand where a cell begins? If not, nothing that follows can heal the line; seeing it here
 * spares the parser, which matters where a column is full of inches or nicknames.
 */
function beginsCell(recovery: Recovery, line: PhysicalLine): boolean {
  const { bytes } = recovery.block;
  const first = bytes.indexOf(QUOTE, line.start);
  return first === line.start || bytes[first - 1] === recovery.shape.delimiter.charCodeAt(0);
}

function giveUp(recovery: Recovery, index: number): number {
  const { block, records, shape } = recovery;
  records.push(strayLine(bytesOf(recovery, index, index), block.line + index, shape));
  return index + 1;
}

/** @returns the line to go on with; undefined where the record may end behind the block */
function readJoined(recovery: Recovery, from: number): number | undefined {
  const { block, lines, records, shape } = recovery;
  const to = closingLine(recovery, from);
  if (to === lines.length && !block.isLast) return undefined;
  if (to !== undefined && to < lines.length) {
    const parsed = parseText(bytesOf(recovery, from, to), shape.delimiter);
    const row = parsed?.length === 1 ? rowFrom(parsed[0] ?? [], block.line + from, shape) : undefined;
    if (row && row.problem === undefined && !isStrayPair(block.bytes, lines.slice(from, to + 1), shape)) {
      records.push(row);
      return to + 1;
    }
  }
  return giveUp(recovery, from);
}

/** The first line at whose end the quotes are even; the number of lines where the block ends before; undefined: out of bounds. */
function closingLine(recovery: Recovery, from: number): number | undefined {
  const { lines } = recovery;
  const start = lines[from]?.start ?? 0;
  let quotes = lines[from]?.quotes ?? 0;
  for (let index = from + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) break;
    quotes += line.quotes;
    if (quotes % 2 === 0) return index;
    if (index - from >= RECORD_BOUNDS.lines || line.end - start > RECORD_BOUNDS.bytes) return undefined;
  }
  return lines.length;
}

function bytesOf(recovery: Recovery, first: number, last: number): Buffer {
  const { block, lines } = recovery;
  return block.bytes.subarray(lines[first]?.start ?? 0, lines[last]?.end ?? 0);
}
