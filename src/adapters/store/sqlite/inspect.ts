/** Looks into a database file without opening it as a store: which version, how much in it. Changes nothing. */
import { statSync } from 'node:fs';
import { ConsendError } from '../../../core/errors.ts';
import type { SqliteDatabase, SqliteDriver } from './driver.ts';
import { storeError } from './errors.ts';
import { checkVersion } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';

/** What a store's file tells of itself. */
export interface InspectedStore {
  readonly version: number;
  /** The version that this program writes. */
  readonly supported: number;
  readonly storeId: string;
  readonly people: number;
  readonly events: number;
  readonly bytes: number;
}

function counted(database: SqliteDatabase, sql: string): number {
  return Number(database.prepare(sql).get()?.count ?? 0);
}

/**
 * What a file holds. Throws `store.damaged` for what is no store of consend's or is damaged, `store.newer`, and
 * `store.unavailable` where it cannot be opened.
 */
export function inspectFile(driver: SqliteDriver, path: string): InspectedStore {
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly: true });
    const version = checkVersion(database, path);
    if (version === 0) throw new ConsendError('store.damaged', { params: { path, reason: 'not-a-store' } });
    const health = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
    if (health !== 'ok') throw new ConsendError('store.damaged', { params: { path, reason: 'damaged' } });
    return {
      version,
      supported: STORE_VERSION,
      storeId: String(database.prepare("SELECT value FROM meta WHERE key = 'store.id'").get()?.value),
      people: counted(database, 'SELECT count(*) AS count FROM people WHERE id > 0'),
      events: counted(database, 'SELECT size AS count FROM tree'),
      bytes: statSync(path).size,
    };
  } catch (error) {
    throw storeError(error, path);
  } finally {
    database?.close();
  }
}

/** Commitment to the event at a place of a file's log (1-based); undefined: it has none there. Throws as `inspectFile`. */
export function commitmentIn(driver: SqliteDriver, path: string, seq: number): Uint8Array | undefined {
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly: true });
    const row = database.prepare('SELECT commitment FROM events WHERE seq = ?').get(seq);
    return row?.commitment as Uint8Array | undefined;
  } catch (error) {
    throw storeError(error, path);
  } finally {
    database?.close();
  }
}
