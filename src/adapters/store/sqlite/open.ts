/** Opens a store in one SQLite file, or in memory. */
import { accessSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { ConsendError } from '../../../core/errors.ts';
import type { Store } from '../../../core/ports.ts';
import { base32 } from '../../../core/ulid.ts';
import type { StoreOptions } from '../options.ts';
import { openSqliteCare } from './care.ts';
import { type Connection, connect } from './connection.ts';
import { chooseDriver, type SqliteDatabase, type SqliteDriver } from './driver.ts';
import { isBusyError, storeError } from './errors.ts';
import { openSqliteJournal } from './journal.ts';
import { openSqliteLedger } from './ledger.ts';
import { fileLocks, memoryLocks } from './locks.ts';
import { checkVersion, migrate } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';
import { openSqlitePersonRecords } from './person-records.ts';
import { openSqliteRuns } from './runs.ts';
import { fileSnapshots, memorySnapshots } from './snapshot.ts';
import { openSqliteSuppressions } from './suppressions.ts';
import { openSqliteTemplates } from './templates.ts';
import { openSqliteWebhooks } from './webhooks.ts';

/** Waits up to 5 s for another process's transaction; cache 64 MiB; a checkpoint every 16 MiB of log. */
const PRAGMAS = `
PRAGMA busy_timeout = 5000;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
`;
const WRITING_PRAGMAS = `
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 67108864;
`;

/** Where a `sqlite:` URL points: an absolute path, or `:memory:`. */
export function sqlitePath(url: string, baseDir: string): string {
  const path = url.slice('sqlite:'.length);
  if (path === ':memory:') return path;
  if (path === '') {
    throw new ConsendError('config.invalid', { problems: [{ path: 'store.url', message: 'path-missing' }] });
  }
  return isAbsolute(path) ? path : join(baseDir, path);
}

/**
 * Makes the file and its directory for the owner alone, since it holds phone numbers and consents; for reading alone
 * only looks whether it is there. Throws `store.unavailable`.
 */
function ensureFile(path: string, readOnly: boolean): void {
  try {
    if (readOnly) {
      accessSync(path);
      return;
    }
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const reason =
      code === 'ENOSPC' ? 'full' : code === 'EROFS' || code === 'EACCES' ? 'read-only' : 'cannot-open';
    throw new ConsendError('store.unavailable', { params: { path, reason }, cause: error });
  }
}

/** Switches to the write-ahead log. SQLite does not wait for a lock here, so several first openers take turns. */
async function switchToWal(database: SqliteDatabase, options: StoreOptions): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusyError(error) || attempt === 100) throw error;
      await options.clock.sleep(20);
    }
  }
}

/** Sets up an open database: pragmas, version, first contents. */
async function prepare(database: SqliteDatabase, path: string, options: StoreOptions): Promise<void> {
  database.exec(PRAGMAS);
  if (options.readOnly) {
    const version = checkVersion(database, path);
    // Reading cannot bring an older store forward, and nothing below knows older shapes.
    if (version < STORE_VERSION)
      throw new ConsendError('store.unavailable', { params: { path, reason: 'outdated' } });
    return;
  }
  await switchToWal(database, options);
  database.exec(WRITING_PRAGMAS);
  migrate(database, path, () => {
    const id = base32(options.random.bytes(5)).toLowerCase();
    database.prepare("INSERT INTO meta (key, value) VALUES ('store.id', ?)").run(id);
  });
}

async function openDatabase(
  driver: SqliteDriver,
  path: string,
  options: StoreOptions,
): Promise<SqliteDatabase> {
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly: options.readOnly ?? false });
    await prepare(database, path, options);
    return database;
  } catch (error) {
    database?.close();
    throw storeError(error, path);
  }
}

function storeIdOf(connection: Connection): string {
  return String(
    connection.read(() => connection.sql("SELECT value FROM meta WHERE key = 'store.id'").get())?.value,
  );
}

/**
 * Opens the store behind a `sqlite:` URL, makes and migrates it where needed. Throws `store.driver-missing`,
 * `store.unavailable`, `store.newer`, `store.damaged`, `config.invalid`.
 */
export async function openSqliteStore(options: StoreOptions): Promise<Store> {
  const path = sqlitePath(options.url, options.baseDir);
  const driver = await chooseDriver(undefined, options.driver);
  if (path !== ':memory:') ensureFile(path, options.readOnly ?? false);
  const connection = connect(await openDatabase(driver, path, options), path);
  const snapshot =
    path === ':memory:' ? memorySnapshots(connection) : fileSnapshots({ driver, path, pragmas: PRAGMAS });
  const locks = path === ':memory:' ? memoryLocks() : fileLocks({ driver, path, sha256: options.sha256 });
  return {
    ledger: openSqliteLedger(connection, options),
    suppressions: openSqliteSuppressions(connection, async () => (await options.keys?.load())?.hasher),
    care: openSqliteCare(connection),
    records: openSqlitePersonRecords(connection),
    snapshot,
    templates: openSqliteTemplates(connection, options.sha256),
    journal: openSqliteJournal(connection, {
      storeId: storeIdOf(connection),
      clock: options.clock,
      hasher: undefined,
    }),
    runs: openSqliteRuns(connection),
    webhooks: openSqliteWebhooks(connection),
    lock: async (name) => locks(name),
    close: async () => connection.close(),
  };
}
