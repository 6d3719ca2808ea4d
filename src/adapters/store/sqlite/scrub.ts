/**
 * Taking deleted content out of the store's files. Overwriting what is deleted (`secure_delete`) does not reach the copies
 * that SQLite leaves in a page's gap when it moves cells, so the whole database is written anew. What is written anew holds
 * live rows alone, in the temporary copy too; the write-ahead log, which carries it over, is emptied before and after.
 */
import type { Connection } from './connection.ts';
import { isBusyError } from './errors.ts';
import { scrubbed, wantedScrub } from './scrub-mark.ts';

/** Largest database that is written anew by way of memory, bytes; beyond it a temporary file is used. */
const LARGEST_IN_MEMORY = 268_435_456;

/** Empties the write-ahead log into the database; false where somebody still reads from it. */
function emptyLog(connection: Connection): boolean {
  const row = connection.read(() => connection.sql('PRAGMA wal_checkpoint(TRUNCATE)').get());
  return row?.busy === 0;
}

function sizeOf(connection: Connection): number {
  const pragma = (name: string): number => Number(connection.sql(`PRAGMA ${name}`).get()?.[name]);
  return connection.read(() => pragma('page_count') * pragma('page_size'));
}

/** Writes the database anew. */
function rewrite(connection: Connection): void {
  const isLarge = sizeOf(connection) > LARGEST_IN_MEMORY;
  if (isLarge) connection.exec('PRAGMA temp_store = FILE');
  try {
    connection.exec('VACUUM');
  } finally {
    if (isLarge) connection.exec('PRAGMA temp_store = MEMORY');
  }
}

/** Whether a problem is that somebody else is using the store. */
function isInUse(error: unknown): boolean {
  return error instanceof Error && isBusyError(error.cause ?? error);
}

/** Takes what was deleted out of the store's files; false where somebody else is using it. Throws `store.unavailable`. */
export function scrub(connection: Connection): boolean {
  const wanted = connection.read(() => wantedScrub(connection));
  if (wanted === undefined) return true;
  try {
    if (!emptyLog(connection)) return false;
    rewrite(connection);
    if (!emptyLog(connection)) return false;
    connection.write(() => scrubbed(connection, wanted));
    return true;
  } catch (error) {
    if (isInUse(error)) return false;
    throw error;
  }
}
