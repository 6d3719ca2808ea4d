/** The rows of every table that decides, as they stand, in SQLite: paged by key, nothing parsed, mended or left out. */
import type { LedgerRows } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';
import {
  EVENT_COLUMNS,
  rawCheckpoint,
  rawEvent,
  rawSuppression,
  rawWording,
  SUPPRESSION_COLUMNS,
} from './raw-rows.ts';
import { peopleByKeys, peoplePages } from './rows-people.ts';
import { originOf } from './store-id.ts';

/** Rows of a batch. */
const PAGE = 1000;

/** A query that gives the rows after a key, in order of the key, and the column that holds it. */
interface Paging {
  readonly sql: string;
  readonly key: string;
  readonly start: SqlValue;
}

const EVENTS = `SELECT ${EVENT_COLUMNS} FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`;
const CHECKPOINTS = `SELECT size, note, peaks FROM checkpoints WHERE size > ? ORDER BY size LIMIT ${PAGE}`;
const SUPPRESSIONS = `SELECT ${SUPPRESSION_COLUMNS} FROM suppressions WHERE hash > ? ORDER BY hash LIMIT ${PAGE}`;
/** Below every key that SQLite can hold: a row that somebody put in front of the first is a row like any other. */
const FIRST = Number.MIN_SAFE_INTEGER;

/** Rows page by page, from key to key: nothing stays open between two pages. */
async function* pages<T>(
  connection: Connection,
  paging: Paging,
  parse: (row: SqlRow) => T,
): AsyncGenerator<readonly T[]> {
  let last = paging.start;
  for (;;) {
    const page = connection.read(() => {
      const rows = connection.sql(paging.sql).all(last);
      last = rows.at(-1)?.[paging.key] ?? last;
      return rows.map(parse);
    });
    if (page.length === 0) return;
    yield page;
  }
}

function countOf(connection: Connection, table: string): number {
  return Number(connection.sql(`SELECT count(*) AS count FROM ${table}`).get()?.count);
}

/** The rows of a store. */
export function openSqliteRows(connection: Connection): LedgerRows {
  const { read, sql } = connection;
  return {
    events: (after) =>
      pages(connection, { sql: EVENTS, key: 'seq', start: after }, (row) => rawEvent(connection, row)),
    people: () => peoplePages(connection),
    peopleOf: async (personKeys) => read(() => peopleByKeys(connection, personKeys)),
    counts: async () =>
      read(() => ({
        people: countOf(connection, 'people'),
        identifiers: countOf(connection, 'phones') + countOf(connection, 'user_ids'),
      })),
    checkpoints: () => pages(connection, { sql: CHECKPOINTS, key: 'size', start: FIRST }, rawCheckpoint),
    keys: async () =>
      read(() =>
        sql('SELECT public_key, from_size FROM keys ORDER BY from_size, public_key')
          .all()
          .map((row) => ({ fromSize: Number(row.from_size), publicKey: row.public_key as Uint8Array })),
      ),
    suppressions: () => pages(connection, { sql: SUPPRESSIONS, key: 'hash', start: '' }, rawSuppression),
    wordings: async () =>
      read(() =>
        sql('SELECT id, version, digest, language, text FROM wordings ORDER BY id, version')
          .all()
          .map((row) => rawWording(connection, row)),
      ),
    tree: async () =>
      read(() => {
        const row = sql('SELECT size, peaks FROM tree').get();
        return { size: Number(row?.size ?? 0), peaks: (row?.peaks ?? new Uint8Array(0)) as Uint8Array };
      }),
    checkpointAt: async (size) =>
      read(() => {
        const row = sql(
          'SELECT size, note, peaks FROM checkpoints WHERE size <= ? ORDER BY size DESC LIMIT 1',
        ).get(size);
        return row === undefined ? undefined : rawCheckpoint(row);
      }),
    origin: async () => read(() => originOf(connection)),
  };
}
