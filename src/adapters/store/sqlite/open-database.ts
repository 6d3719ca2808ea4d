/** Opens a store's database: the file, its settings, its version, its keys. */
import { accessSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { ConsendError } from '../../../core/errors.ts';
import { base32 } from '../../../core/ulid.ts';
import type { StoreOptions } from '../options.ts';
import { admitKeys, enterKeys, ringKeys } from './admit-keys.ts';
import { type Connection, connect } from './connection.ts';
import type { SqliteDatabase, SqliteDriver } from './driver.ts';
import { isBusyError, storeError } from './errors.ts';
import { checkVersion, migrate } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';
import { originOf } from './store-id.ts';
import type { StoreTools } from './tools.ts';

/**
 * What every connection to a store begins with: waits up to 5 s for another process's transaction; cache 32 MiB (64 make nothing
 * faster, and cost a plan of a million rows up to 40 MB).
 */
export const PRAGMAS = `
PRAGMA busy_timeout = 5000;
PRAGMA foreign_keys = ON;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -32768;
`;
/** A checkpoint every 16 MiB of log; what is deleted or overwritten leaves nothing behind in the pages. */
const WRITING_PRAGMAS = `
PRAGMA synchronous = FULL;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 67108864;
PRAGMA secure_delete = ON;
`;

/** What a store that nobody needs after this process leaves out. */
const SCRATCH_PRAGMAS = `
PRAGMA synchronous = OFF;
PRAGMA secure_delete = OFF;
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

/** A database on its way to being a store's. */
interface Opening {
  readonly database: SqliteDatabase;
  readonly connection: Connection;
  readonly path: string;
  readonly options: StoreOptions;
}

function toolsOf({ connection, options }: Opening, keys: StoreTools['keys']): StoreTools {
  const { clock, random, sha256, marketingPurposes } = options;
  const marketing = marketingPurposes === undefined ? undefined : new Set(marketingPurposes);
  return { clock, random, sha256, keys, marketing, origin: originOf(connection) };
}

/** Reading cannot bring an older store forward, and nothing below knows older shapes. */
function prepareReading(opening: Opening): StoreTools {
  const { database, path } = opening;
  if (checkVersion(database, path) < STORE_VERSION)
    throw new ConsendError('store.unavailable', { params: { path, reason: 'outdated' } });
  return toolsOf(opening, undefined);
}

async function prepareWriting(opening: Opening): Promise<StoreTools> {
  const { database, connection, path, options } = opening;
  await switchToWal(database, options);
  database.exec(options.scratch ? WRITING_PRAGMAS + SCRATCH_PRAGMAS : WRITING_PRAGMAS);
  checkVersion(database, path);
  const keys = await ringKeys(connection, options.keys);
  const file = options.keys?.file ?? '';
  migrate(database, {
    path,
    tools: { sha256: options.sha256 },
    finish(before) {
      const id = base32(options.random.bytes(5)).toLowerCase();
      if (before === 0) database.prepare("INSERT INTO meta (key, value) VALUES ('store.id', ?)").run(id);
      enterKeys(connection, toolsOf(opening, keys), { keys, file });
    },
  });
  const tools = toolsOf(opening, keys);
  admitKeys(connection, tools, { keys, file });
  return tools;
}

/** An open database with what its parts work with. */
export interface OpenedDatabase {
  readonly connection: Connection;
  readonly tools: StoreTools;
}

/** Which file a path leads to; undefined: none. */
function fileAt(path: string): number | undefined {
  return path === ':memory:' ? undefined : statSync(path, { throwIfNoEntry: false })?.ino;
}

async function openOnce(driver: SqliteDriver, path: string, options: StoreOptions): Promise<OpenedDatabase> {
  const readOnly = options.readOnly ?? false;
  let database: SqliteDatabase | undefined;
  try {
    database = driver({ path, readOnly });
    database.exec(PRAGMAS);
    const connection = connect(database, path);
    const opening = { database, connection, path, options };
    const tools = readOnly ? prepareReading(opening) : await prepareWriting(opening);
    return { connection, tools };
  } catch (error) {
    database?.close();
    throw storeError(error, path);
  }
}

/**
 * Opens the database at a path, makes and migrates it where needed. Throws as `openStore`. Where a restore put another
 * file in its place meanwhile, that one is opened: what is written to the old one would be lost.
 */
export async function openDatabase(
  driver: SqliteDriver,
  path: string,
  options: StoreOptions,
): Promise<OpenedDatabase> {
  if (path !== ':memory:') ensureFile(path, options.readOnly ?? false);
  for (;;) {
    const file = fileAt(path);
    const opened = await openOnce(driver, path, options);
    if (fileAt(path) === file) return opened;
    opened.connection.close();
  }
}
