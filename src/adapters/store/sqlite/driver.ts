/**
 * The seam to SQLite itself: one small synchronous interface, two drivers behind it. Integers are numbers, NULL is null,
 * BLOBs are plain Uint8Arrays with either.
 */
import process from 'node:process';
import { ConsendError } from '../../../core/errors.ts';

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

/** Names of the drivers: Node's own `node:sqlite`, or the package better-sqlite3. */
export type DriverName = 'node' | 'better';

/** Node version as two numbers. */
function parts(nodeVersion: string): { major: number; minor: number } {
  const [major = 0, minor = 0] = nodeVersion.replace(/^v/, '').split('.').map(Number);
  return { major, minor };
}

/**
 * Drivers to try, in order, on a version of Node (`24.1.0`). From 24 on `node:sqlite` is fit for use; before it the
 * package is, and where that cannot be loaded the built-in one, which needs no flag from 22.13 on.
 */
export function driverOrder(nodeVersion: string): readonly DriverName[] {
  const { major, minor } = parts(nodeVersion);
  if (major >= 24) return ['node', 'better'];
  return major > 22 || (major === 22 && minor >= 13) ? ['better', 'node'] : ['better'];
}

async function load(name: DriverName): Promise<SqliteDriver> {
  if (name === 'node') return (await import('./driver-node.ts')).loadNodeDriver();
  return (await import('./driver-better.ts')).loadBetterDriver();
}

/** Loads the driver to use: the named one, or the first that can be loaded. Throws `store.driver-missing`. */
export async function chooseDriver(
  nodeVersion: string = process.versions.node,
  wanted?: DriverName,
): Promise<SqliteDriver> {
  let cause: unknown;
  for (const name of wanted === undefined ? driverOrder(nodeVersion) : [wanted]) {
    try {
      return await load(name);
    } catch (error) {
      // The first choice's own trouble (not installed, built for another Node) is the one worth telling.
      cause ??= error;
    }
  }
  throw new ConsendError('store.driver-missing', {
    params: { node: nodeVersion, package: 'better-sqlite3' },
    cause,
  });
}

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
