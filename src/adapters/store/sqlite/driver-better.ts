/** The driver seam over the package better-sqlite3. */
import type BetterSqlite3 from 'better-sqlite3';
import type { SqliteDatabase, SqliteDriver, SqliteStatement, SqlRow, SqlValue } from './sqlite-database.ts';
import { inTransaction } from './sqlite-database.ts';

/** The columns of a result that may hold bytes: the store's tables are strict, so others say what they hold. */
function columnsOfBytes(statement: BetterSqlite3.Statement<SqlValue[]>): readonly string[] {
  if (!statement.reader) return [];
  return statement
    .columns()
    .filter(({ type }) => type === null || type === 'BLOB' || type === 'ANY')
    .map(({ name }) => name);
}

function wrap(statement: BetterSqlite3.Statement<SqlValue[]>): SqliteStatement {
  const ofBytes = columnsOfBytes(statement);
  /** Buffers become plain Uint8Arrays over the same bytes: `slice` and friends then mean the same with either driver. */
  const plain = (row: unknown): SqlRow => {
    const values = row as Record<string, SqlValue>;
    for (const name of ofBytes) {
      const value = values[name];
      if (value instanceof Uint8Array)
        values[name] = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    }
    return values;
  };
  return {
    run: (...values) => statement.run(...values).changes,
    get: (...values) => {
      const row = statement.get(...values);
      return row === undefined ? undefined : plain(row);
    },
    all: (...values) => statement.all(...values).map(plain),
    *iterate(...values) {
      for (const row of statement.iterate(...values)) yield plain(row);
    },
  };
}

/** Loads better-sqlite3. Rejects where it is not installed or was built for another Node. */
export async function loadBetterDriver(): Promise<SqliteDriver> {
  const { default: Database } = await import('better-sqlite3');
  // The native part loads with the first database only; a wrong build must show here, where another driver can step in.
  new Database(':memory:').close();
  return ({ path, readOnly }): SqliteDatabase => {
    const database = new Database(path, { readonly: readOnly });
    return {
      exec: (sql) => void database.exec(sql),
      prepare: (sql) => wrap(database.prepare(sql)),
      transaction: (work) => inTransaction(database, work),
      close: () => void database.close(),
    };
  };
}
