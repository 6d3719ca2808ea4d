/** The suppression list in SQLite. */
import type { SuppressionList } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** The suppression list in SQLite. */
export function openSqliteSuppressions(_connection: Connection): SuppressionList {
  return {} as SuppressionList;
}
