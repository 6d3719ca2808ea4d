/** One open database as the parts of the store use it: prepared statements kept, errors translated, writes in one transaction. */
import type { SqliteDatabase, SqliteStatement } from './driver.ts';
import { storeError } from './errors.ts';

/** The store's way to its database. Everything that touches it runs inside `read` or `write`. */
export interface Connection {
  /** The prepared statement of a text, prepared once. */
  sql(text: string): SqliteStatement;
  /** Runs statements that belong into no transaction, such as pragmas and VACUUM; throws as `read`. */
  exec(text: string): void;
  /** Runs reading work; throws `store.unavailable`, `store.damaged`. */
  read<T>(work: () => T): T;
  /** Runs work in one durable transaction, all or nothing; throws as `read`. */
  write<T>(work: () => T): T;
  close(): void;
}

/** A connection over an open database at a path (named in errors). */
export function connect(database: SqliteDatabase, path: string): Connection {
  const statements = new Map<string, SqliteStatement>();
  const translated = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw storeError(error, path);
    }
  };
  return {
    sql(text) {
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = database.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    exec: (text) => translated(() => database.exec(text)),
    read: translated,
    write: (work) => translated(() => database.transaction(work)),
    close() {
      statements.clear();
      translated(() => database.close());
    },
  };
}
