/**
 * Locks that die with their holder: an exclusive transaction held open on a small database beside the store. The operating
 * system drops it with the process, however that ends; the file that stays behind locks nothing.
 */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { LockHandle, Sha256 } from '../../../core/ports.ts';
import type { SqliteDatabase, SqliteDriver } from './driver.ts';
import { isBusyError, storeError } from './errors.ts';

/** Takes a named lock; undefined where it is held. */
export type TakeLock = (name: string) => LockHandle | undefined;

/** What locks beside a store's file need. */
export interface LockPlace {
  readonly driver: SqliteDriver;
  /** Path of the store. */
  readonly path: string;
  readonly sha256: Sha256;
}

/**
 * Lock files that this process holds. POSIX file locks belong to the process and go when any of its handles on the file is
 * closed, so a file held here must not even be opened a second time.
 */
const heldHere = new Set<string>();

function handle(held: Set<string>, key: string, release: () => void): LockHandle {
  let isHeld = true;
  return {
    async release() {
      if (!isHeld) return;
      isHeld = false;
      try {
        release();
      } finally {
        held.delete(key);
      }
    },
  };
}

/** Holds the file, or tells that somebody else does. */
function hold(driver: SqliteDriver, path: string): SqliteDatabase | undefined {
  let database: SqliteDatabase | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
    database = driver({ path, readOnly: false });
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    if (isBusyError(error)) return undefined;
    throw storeError(error, path);
  }
}

/** Locks of a store in a file: one lock file per store and name. */
export function fileLocks({ driver, path, sha256 }: LockPlace): TakeLock {
  return (name) => {
    const digest = Buffer.from(sha256(`${basename(path)}\n${name}`))
      .toString('hex')
      .slice(0, 32);
    const file = resolve(join(dirname(path), 'locks', `${digest}.db`));
    if (heldHere.has(file)) return undefined;
    const database = hold(driver, file);
    if (database === undefined) return undefined;
    heldHere.add(file);
    return handle(heldHere, file, () => database.close());
  };
}

/** Locks of a store in memory: nobody else can reach it. */
export function memoryLocks(): TakeLock {
  const held = new Set<string>();
  return (name) => {
    if (held.has(name)) return undefined;
    held.add(name);
    return handle(held, name, () => undefined);
  };
}
