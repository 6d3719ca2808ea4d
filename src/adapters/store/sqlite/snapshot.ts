/** Reading the ledger as it stood at one moment, while others go on writing. */
import type { Store } from '../../../core/ports.ts';
import { type Connection, connect } from './connection.ts';
import type { SqliteDatabase, SqliteDriver } from './driver.ts';
import { storeError } from './errors.ts';
import { openSqliteRows } from './rows.ts';

/** Where a snapshot is taken. */
export interface SnapshotPlace {
  readonly driver: SqliteDriver;
  /** Path of the store. */
  readonly path: string;
  /** Pragmas that every connection to the store begins with. */
  readonly pragmas: string;
}

function openSecond({ driver, path, pragmas }: SnapshotPlace): Connection {
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly: true });
    database.exec(pragmas);
    // The transaction's view begins with its first read.
    database.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return connect(database, path);
  } catch (error) {
    database?.close();
    throw storeError(error, path);
  }
}

/** Snapshots of a store in a file: a connection of their own, in one transaction that only reads. */
export function fileSnapshots(place: SnapshotPlace): Store['snapshot'] {
  return async (work) => {
    const connection = openSecond(place);
    try {
      return await work(openSqliteRows(connection));
    } finally {
      connection.close();
    }
  };
}

/** Snapshots of a store in memory, which no second connection can reach: whoever writes meanwhile is seen. */
export function memorySnapshots(connection: Connection): Store['snapshot'] {
  return (work) => work(openSqliteRows(connection));
}
