import type { Delimiter, TableRecord } from './table-types.ts';

/** What a row is held against. */
export interface TableShape {
  readonly delimiter: Delimiter;
  /** Number of cells that a row must have. */
  readonly columns: number;
}

/**
 * A record's cells held against the table: a row, a row with a problem, or nothing where a line of mere spaces was read.
 * Empty cells beyond the last column are harmless (a delimiter at the line's end, columns once used in a spreadsheet).
 */
export function rowFrom(cells: readonly string[], row: number, shape: TableShape): TableRecord | undefined {
  if (cells.length === shape.columns && cells.length > 1) return { row, cells };
  if (cells.length === 1 && cells[0] !== '' && cells[0]?.trim() === '') return undefined;
  if (cells.length < shape.columns) return { row, cells, problem: 'row.too-few-columns' };
  const isHarmless = cells.every((cell, index) => index < shape.columns || cell === '');
  if (!isHarmless) return { row, cells, problem: 'row.too-many-columns' };
  return { row, cells: cells.slice(0, shape.columns) };
}

/** A line that a stray quote has cost, cut at every delimiter: the nearest to its cells that can be told. */
export function strayLine(line: Buffer, row: number, shape: TableShape): TableRecord {
  const text = line.toString('utf8').replace(/[\r\n]+$/, '');
  return { row, cells: text.split(shape.delimiter), problem: 'row.stray-quote' };
}
