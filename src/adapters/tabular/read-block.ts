/** A block's records with the physical lines they start at. */
import { parseText } from './parse-text.ts';
import { recoverBlock } from './recover-block.ts';
import { rowFrom, strayLine, type TableShape } from './row-from.ts';
import { type PhysicalLine, scanLines } from './scan-lines.ts';
import { isStrayPair } from './stray-pair.ts';
import type { Block, TableRecord } from './table-types.ts';

/** Records of a block. `givenBack`: bytes and lines at its end that can only be read with what follows. */
export interface BlockRecords {
  readonly records: readonly TableRecord[];
  readonly givenBack?: { readonly bytes: number; readonly lines: number } | undefined;
}

/** Reads a block: at once where every quote is in its place, line by line where not. */
export function readBlock(block: Block, shape: TableShape): BlockRecords {
  if (block.kind === 'stray') return { records: [strayLine(block.bytes, block.line, shape)] };
  const parsed = parseText(block.bytes, shape.delimiter);
  if (parsed === undefined) return recoverBlock(block, shape);
  if (block.isRegular && parsed.length === block.lines) {
    return { records: parsed.flatMap((cells, index) => rowFrom(cells, block.line + index, shape)) };
  }
  const spans = recordSpans(scanLines(block.bytes));
  if (spans.length !== parsed.length) return recoverBlock(block, shape);
  const records: TableRecord[] = [];
  for (const [index, span] of spans.entries()) {
    const [row] = rowFrom(parsed[index] ?? [], block.line + span.first, shape);
    if (row === undefined) continue;
    const isSuspect =
      span.lines.length > 1 && (row.problem !== undefined || isStrayPair(block.bytes, span.lines, shape));
    if (isSuspect) return recoverBlock(block, shape);
    records.push(row);
  }
  return { records };
}

/** The lines of each record: a record ends at a line end outside quotes; blank lines between records are none. */
function recordSpans(lines: readonly PhysicalLine[]): { first: number; lines: PhysicalLine[] }[] {
  const spans: { first: number; lines: PhysicalLine[] }[] = [];
  let open: PhysicalLine[] | undefined;
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    if (open) open.push(line);
    else if (line.textEnd > line.start) {
      open = [line];
      spans.push({ first: index, lines: open });
    }
    if (line.quotes % 2 === 1) isOpen = !isOpen;
    if (!isOpen) open = undefined;
  }
  return spans;
}
