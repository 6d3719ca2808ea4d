/**
 * The seam to SQLite itself: one small synchronous interface, two drivers behind it. Integers are numbers, NULL is null,
 * BLOBs are plain Uint8Arrays with either.
 */

/** A value that SQLite keeps. Integers beyond 2^53 do not occur in a store. */
export type SqlValue = number | string | null | Uint8Array;

/** A row of a result, by column name. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A prepared statement; values are bound by position. */
export interface SqliteStatement {
  /** Runs it; resolves to how many rows it changed. */
  run(...values: readonly SqlValue[]): number;
  /** Its first row. */
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  /** All its rows. */
  all(...values: readonly SqlValue[]): SqlRow[];
  /** Its rows one by one; the statement must not be used for anything else meanwhile. */
  iterate(...values: readonly SqlValue[]): Iterable<SqlRow>;
}

/** An open database. Errors are the driver's own; `errors.ts` reads both kinds. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  /** Runs work in one write transaction (BEGIN IMMEDIATE): committed when it returns, undone when it throws. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** How a database is opened. */
export interface OpenDatabase {
  /** Absolute path, or `:memory:`. */
  readonly path: string;
  readonly readOnly: boolean;
}

/** Opens databases with one driver. */
export type SqliteDriver = (options: OpenDatabase) => SqliteDatabase;

/** Runs work between BEGIN IMMEDIATE and COMMIT. */
export function inTransaction<T>(database: { exec(sql: string): void }, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  let result: T;
  try {
    result = work();
    database.exec('COMMIT');
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // SQLite has rolled back by itself (disk full, I/O error): the first error is the one that tells why.
    }
    throw error;
  }
  return result;
}
