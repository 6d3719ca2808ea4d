/** What follows from the log as a whole: the suppression list and the tree's frontier, made anew. */
import type { ConsentEvent } from '../../../core/consent.ts';
import { appendLeaves, EMPTY_FRONTIER, leafHash } from '../../../core/merkle.ts';
import type { Sha256, SuppressionEntry } from '../../../core/ports.ts';
import { foldSuppression, suppressionChanges } from '../../../core/suppression.ts';
import type { Connection } from './connection.ts';
import { rawSuppression, SUPPRESSION_COLUMNS } from './raw-rows.ts';
import { putEntry } from './suppression-entries.ts';

/** Rows of a batch. */
const PAGE = 1000;

const COMMITMENTS = `SELECT seq, commitment FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`;

/** Makes the frontier anew from the commitments. Belongs into a write. */
export function rebuildFrontier(connection: Connection, sha256: Sha256): void {
  let frontier = EMPTY_FRONTIER;
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = connection.sql(COMMITMENTS).all(last);
    if (rows.length === 0) break;
    last = Number(rows.at(-1)?.seq ?? last);
    const leaves = rows.map(({ commitment }) => leafHash(sha256, commitment as Uint8Array));
    frontier = appendLeaves(sha256, frontier, leaves);
  }
  connection
    .sql('INSERT OR REPLACE INTO tree (id, size, peaks) VALUES (1, ?, ?)')
    .run(frontier.size, Buffer.concat(frontier.peaks));
}

/** Only what carries hashes changes the list. */
const WITH_HASHES = `
SELECT seq, body FROM events WHERE seq > ? AND instr(body, '"hashes":') > 0 ORDER BY seq LIMIT ${PAGE}`;

function foldList(connection: Connection): Map<string, SuppressionEntry> {
  const list = new Map<string, SuppressionEntry>();
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = connection.sql(WITH_HASHES).all(last);
    if (rows.length === 0) return list;
    for (const { seq, body } of rows) {
      last = Number(seq);
      for (const change of suppressionChanges(JSON.parse(String(body)) as ConsentEvent, last)) {
        const entry = foldSuppression(list.get(change.hash), change);
        if (entry !== undefined) list.set(change.hash, entry);
      }
    }
  }
}

const isSame = (one: SuppressionEntry, other: SuppressionEntry): boolean =>
  one.kind === other.kind && one.at === other.at && one.liftedAt === other.liftedAt && one.seq === other.seq;

/** Makes the suppression list anew from the log; tells how many entries differed. Belongs into a write. */
export function rebuildSuppressions(connection: Connection): number {
  const missing = foldList(connection);
  let differing = 0;
  const kept = connection.sql(`SELECT ${SUPPRESSION_COLUMNS} FROM suppressions`).all().map(rawSuppression);
  for (const entry of kept) {
    const right = missing.get(entry.hash);
    if (right !== undefined && isSame(entry, right)) {
      missing.delete(entry.hash);
      continue;
    }
    differing += 1;
    if (right === undefined) connection.sql('DELETE FROM suppressions WHERE hash = ?').run(entry.hash);
    else putEntry(connection, right);
    missing.delete(entry.hash);
  }
  for (const entry of missing.values()) putEntry(connection, entry);
  return differing + missing.size;
}
