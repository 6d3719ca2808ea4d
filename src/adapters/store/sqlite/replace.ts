/**
 * Putting another database in a store's place. At any moment there is one whole store under its name: the old one or the new
 * one. The old one stays beside it until the caller lets it go.
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConsendError } from '../../../core/errors.ts';
import type { SqliteDatabase, SqliteDriver } from './driver.ts';
import { isBusyError, storeError } from './errors.ts';

/** What SQLite keeps beside a database. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** Names beside a store's file that a restore uses, gone when it has ended. */
export function restoreNames(path: string): { readonly fresh: string; readonly replaced: string } {
  return { fresh: `${path}.restoring`, replaced: `${path}.replaced` };
}

function removeDatabase(path: string): void {
  for (const companion of ['', '.partial', ...COMPANIONS]) rmSync(`${path}${companion}`, { force: true });
}

/** Removes a copy that did not take the store's place. */
export function dropCopy(path: string): void {
  removeDatabase(restoreNames(path).fresh);
}

/** Lets the replaced database go. */
export function dropReplaced(path: string): void {
  removeDatabase(restoreNames(path).replaced);
}

/** Copies a database with all that its write-ahead log still holds. Throws `store.damaged`, `store.unavailable`. */
export function copyDatabase(driver: SqliteDriver, from: string, to: string): void {
  let database: SqliteDatabase | undefined;
  try {
    removeDatabase(to);
    closeSync(openSync(to, 'wx', 0o600));
    database = driver({ path: from, readOnly: true });
    database.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    removeDatabase(to);
    throw storeError(error, from);
  } finally {
    database?.close();
  }
}

function flushFolder(path: string): void {
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Takes a database for this process alone, its log emptied into it. Undefined: it is so damaged that SQLite does not open
 * it. Throws `store.unavailable` where somebody else is using it: leaving the write-ahead mode takes everybody's leave.
 */
function holdAlone(driver: SqliteDriver, path: string): SqliteDatabase | undefined {
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly: false });
    database.exec('PRAGMA busy_timeout = 2000');
    database.prepare('PRAGMA journal_mode = DELETE').get();
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if (!isBusyError(error)) return undefined;
    throw storeError(error, path);
  }
}

/**
 * Puts the fresh database (see `restoreNames`) in the store's place. Whoever waits for the old one meanwhile finds another
 * file under its name and opens that. Throws `store.unavailable` where somebody is using the store.
 */
export function replaceDatabase(driver: SqliteDriver, path: string): void {
  const { fresh, replaced } = restoreNames(path);
  if (existsSync(`${fresh}-wal`))
    throw new ConsendError('internal', { params: { detail: 'the restored copy is not whole' } });
  const old = existsSync(path) ? holdAlone(driver, path) : undefined;
  try {
    if (existsSync(path)) {
      rmSync(replaced, { force: true });
      linkSync(path, replaced);
    }
    // Of a database that does not open any more, the log must not be taken for the new one's.
    if (old === undefined) for (const companion of COMPANIONS) rmSync(`${path}${companion}`, { force: true });
    renameSync(fresh, path);
    flushFolder(path);
  } catch (error) {
    throw storeError(error, path);
  } finally {
    old?.close();
  }
}
