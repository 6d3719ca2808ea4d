/** Brings a store to the version of this program, or refuses one that is newer or no store at all. */
import { ConsendError } from '../../../core/errors.ts';
import type { SqliteDatabase } from './driver.ts';
import { MIGRATIONS, STORE_VERSION } from './migrations/index.ts';

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

/** Runs the migrations that are missing, in one transaction, then `finish` in the same one. Throws as `checkVersion`. */
export function migrate(database: SqliteDatabase, path: string, finish: () => void): void {
  if (checkVersion(database, path) === STORE_VERSION) return;
  database.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    const version = checkVersion(database, path);
    if (version === STORE_VERSION) return;
    for (const migration of MIGRATIONS) {
      if (migration.version > version) database.exec(migration.sql);
    }
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STORE_VERSION}`);
    finish();
  });
}
