/** The rows of every table that decides, as they stand, in SQLite. */
import type { LedgerRows } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** The rows of every table that decides, as they stand, in SQLite. */
export function openSqliteRows(_connection: Connection): LedgerRows {
  return {} as LedgerRows;
}
