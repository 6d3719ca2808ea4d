/** SQLite's errors, of either driver, as consend's. The one place that knows their numbers and names. */
import { ConsendError, type ErrorCode } from '../../../core/errors.ts';

/** What went wrong, for the text: goes into the error's `reason`. */
export type StoreTrouble = 'busy' | 'read-only' | 'io' | 'damaged' | 'full' | 'cannot-open' | 'not-a-store';

/** Primary result codes (sqlite.org/rescode.html) that come from outside the program. */
const TROUBLES: Readonly<Record<number, readonly [ErrorCode, StoreTrouble]>> = {
  5: ['store.unavailable', 'busy'],
  6: ['store.unavailable', 'busy'],
  8: ['store.unavailable', 'read-only'],
  10: ['store.unavailable', 'io'],
  11: ['store.damaged', 'damaged'],
  13: ['store.unavailable', 'full'],
  14: ['store.unavailable', 'cannot-open'],
  26: ['store.damaged', 'not-a-store'],
};

/** better-sqlite3 names codes where node:sqlite numbers them. */
const NUMBERS: Readonly<Record<string, number>> = {
  SQLITE_BUSY: 5,
  SQLITE_LOCKED: 6,
  SQLITE_READONLY: 8,
  SQLITE_IOERR: 10,
  SQLITE_CORRUPT: 11,
  SQLITE_FULL: 13,
  SQLITE_CANTOPEN: 14,
  SQLITE_CONSTRAINT: 19,
  SQLITE_NOTADB: 26,
};

/** The primary result code of a driver's error; undefined for any other error. */
function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return errcode & 0xff;
  if (typeof code !== 'string') return undefined;
  // Extended names carry a suffix: SQLITE_READONLY_DBMOVED.
  const name = /^SQLITE_[A-Z]+/.exec(code)?.[0];
  return name === undefined ? undefined : NUMBERS[name];
}

/** Whether a unique key, a foreign key or a check of the database refused a row. */
export function isConstraintError(error: unknown): boolean {
  return primaryCode(error) === 19;
}

/** Whether somebody else holds the lock. */
export function isBusyError(error: unknown): boolean {
  const code = primaryCode(error);
  return code === 5 || code === 6;
}

/** `store.unavailable` or `store.damaged` for what SQLite reports of disk, locks and file; any other error as it is. */
export function storeError(error: unknown, path: string): unknown {
  const trouble = TROUBLES[primaryCode(error) ?? -1];
  if (trouble === undefined) return error;
  const [code, reason] = trouble;
  return new ConsendError(code, { params: { path, reason }, cause: error });
}
