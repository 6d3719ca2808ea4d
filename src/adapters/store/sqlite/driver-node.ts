/** The driver seam over Node's own `node:sqlite`. */
import process from 'node:process';
import type { StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteDriver, SqliteStatement, SqlRow } from './sqlite-database.ts';
import { inTransaction } from './sqlite-database.ts';

function wrap(statement: StatementSync): SqliteStatement {
  return {
    run: (...values) => Number(statement.run(...values).changes),
    get: (...values) => statement.get(...values) as SqlRow | undefined,
    all: (...values) => statement.all(...values) as SqlRow[],
    iterate: (...values) => statement.iterate(...values) as Iterable<SqlRow>,
  };
}

/** Imports `node:sqlite` without its ExperimentalWarning, which tells an operator nothing they could act on. */
async function quietImport(): Promise<typeof import('node:sqlite')> {
  const emit = process.emitWarning;
  const quiet = (warning: string | Error, ...rest: unknown[]): void => {
    if (rest[0] === 'ExperimentalWarning' && String(warning).includes('SQLite')) return;
    Reflect.apply(emit, process, [warning, ...rest]);
  };
  process.emitWarning = quiet as typeof process.emitWarning;
  try {
    return await import('node:sqlite');
  } finally {
    process.emitWarning = emit;
  }
}

/** Loads `node:sqlite`. Rejects where this Node has none. */
export async function loadNodeDriver(): Promise<SqliteDriver> {
  const { DatabaseSync } = await quietImport();
  return ({ path, readOnly }): SqliteDatabase => {
    const database = new DatabaseSync(path, { readOnly });
    return {
      exec: (sql) => database.exec(sql),
      prepare: (sql) => wrap(database.prepare(sql)),
      transaction: (work) => inTransaction(database, work),
      close: () => database.close(),
    };
  };
}
