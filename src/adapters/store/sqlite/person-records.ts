/** What the journal holds on one person, in SQLite. */
import type { PersonRecords } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** What the journal holds on one person, in SQLite. */
export function openSqlitePersonRecords(_connection: Connection): PersonRecords {
  return {} as PersonRecords;
}
