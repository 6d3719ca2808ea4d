/**
 * Whether something was taken out of the store that may still stand in its files: in free pages, in gaps of pages that were
 * split, in the write-ahead log. Two counters, so that a scrub that ends late cannot hide an erasure that came meanwhile.
 */
import type { Connection } from './connection.ts';

const WANTED = 'scrub.wanted';
const DONE = 'scrub.done';

function counterOf(connection: Connection, key: string): number {
  return Number(connection.sql('SELECT value FROM meta WHERE key = ?').get(key)?.value ?? 0);
}

/** Notes that something was taken out. Belongs into the write that did it. */
export function wantScrub(connection: Connection): void {
  connection
    .sql(`INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = value + 1`)
    .run(WANTED);
}

/** The newest scrub that is wanted; undefined: none is. Belongs into a read or a write. */
export function wantedScrub(connection: Connection): number | undefined {
  const wanted = counterOf(connection, WANTED);
  return wanted > counterOf(connection, DONE) ? wanted : undefined;
}

/** Notes what a scrub has done. Belongs into a write. */
export function scrubbed(connection: Connection, wanted: number): void {
  connection
    .sql(
      `INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = max(value, excluded.value)`,
    )
    .run(DONE, wanted);
}
