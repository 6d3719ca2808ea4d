/** Erasing and rebuilding in SQLite. */
import type { LedgerCare } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** Erasing and rebuilding in SQLite. */
export function openSqliteCare(_connection: Connection): LedgerCare {
  return {} as LedgerCare;
}
