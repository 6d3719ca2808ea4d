/** Brings a store to the version of this program, or refuses one that is newer or no store at all. */
import { ConsendError } from '../../../core/errors.ts';
import type { SqliteDatabase } from './driver.ts';
import { MIGRATIONS, type MigrationTools, STORE_VERSION } from './migrations/index.ts';

/** Marks the file as consend's (`PRAGMA application_id`): ASCII `cnsd`. */
const APPLICATION_ID = 0x636e_7364;

function pragma(database: SqliteDatabase, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0] ?? 0);
}

/**
 * The store's version. Throws `store.newer` for one that a later program has written and `store.damaged` for a database
 * of some other program.
 */
export function checkVersion(database: SqliteDatabase, path: string): number {
  const version = pragma(database, 'user_version');
  const tables = Number(database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count);
  if (tables > 0 && pragma(database, 'application_id') !== APPLICATION_ID) {
    throw new ConsendError('store.damaged', { params: { path, reason: 'not-a-store' } });
  }
  if (version > STORE_VERSION) {
    throw new ConsendError('store.newer', { params: { path, version, supported: STORE_VERSION } });
  }
  return version;
}

/** What migrating takes. */
export interface MigrationRequest {
  /** Named in errors. */
  readonly path: string;
  readonly tools: MigrationTools;
  /** Ends the work in the same transaction; told the version that the store had, 0 for a new one. */
  readonly finish: (before: number) => void;
}

/**
 * Runs the migrations that are missing, then `finish`, all in one transaction: whatever cuts it off, the store stays what
 * it was and is migrated on the next opening. Throws as `checkVersion`.
 */
export function migrate(database: SqliteDatabase, { path, tools, finish }: MigrationRequest): void {
  if (checkVersion(database, path) === STORE_VERSION) return;
  // A table that others refer to can be made anew only while SQLite does not follow references, which is no setting of a
  // transaction (https://www.sqlite.org/lang_altertable.html, "Making other kinds of table schema changes").
  database.exec('PRAGMA foreign_keys = OFF');
  try {
    database.transaction(() => {
      // Another process may have migrated while this one waited for the lock.
      const before = checkVersion(database, path);
      if (before === STORE_VERSION) return;
      for (const { version, sql, run } of MIGRATIONS) {
        if (version <= before) continue;
        database.exec(sql);
        run?.(database, tools);
      }
      database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STORE_VERSION}`);
      finish(before);
    });
  } finally {
    database.exec('PRAGMA foreign_keys = ON');
  }
}
