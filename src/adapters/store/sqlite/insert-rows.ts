/** Inserting rows by the thousand: many to a statement, since each running of one costs as much as a row. */
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';

/** Rows of one statement; SQLite takes 32,766 values. */
const ROWS = 50;

/** A table and its columns, as the statement names them: `people (id, ref, state)`, three values a row. */
export interface RowTarget {
  readonly into: string;
  readonly width: number;
}

function statementOf({ into, width }: RowTarget, rows: number): string {
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return `INSERT INTO ${into} VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
}

/** Inserts rows given as one list of values. Belongs into a write. */
export function insertRows(connection: Connection, target: RowTarget, values: readonly SqlValue[]): void {
  const step = ROWS * target.width;
  let at = 0;
  if (values.length >= step) {
    const many = connection.sql(statementOf(target, ROWS));
    for (; at + step <= values.length; at += step) many.run(...values.slice(at, at + step));
  }
  if (at === values.length) return;
  const one = connection.sql(statementOf(target, 1));
  for (; at < values.length; at += target.width) one.run(...values.slice(at, at + target.width));
}
