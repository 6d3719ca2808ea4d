/** Rows of the ledger's tables as they stand, read into what the port calls them. */
import { isUtf8 } from 'node:buffer';
import type { KeptWording, RawCheckpoint, RawEvent, SuppressionEntry } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';

/**
 * A text as it stands. Reading replaces bytes that are no UTF-8, so that a changed byte could look like the character that
 * stood there before; where that character occurs, the bytes themselves are asked, and told apart from any valid text.
 */
export function exactText(
  connection: Connection,
  value: SqlValue | undefined,
  where: { readonly column: string; readonly from: string; readonly key: readonly SqlValue[] },
): string {
  const text = String(value);
  if (!text.includes('\ufffd')) return text;
  const { column, from, key } = where;
  const row = connection.sql(`SELECT CAST(${column} AS BLOB) AS bytes FROM ${from}`).get(...key);
  const bytes = Buffer.from((row?.bytes ?? new Uint8Array(0)) as Uint8Array);
  return isUtf8(bytes) ? text : bytes.toString('latin1');
}

/** Columns of `events` that `rawEvent` reads. */
export const EVENT_COLUMNS = 'seq, person, fact, body, salt, commitment';

/** A row of `events` as it stands. Belongs into a read. */
export function rawEvent(connection: Connection, row: SqlRow): RawEvent {
  const seq = Number(row.seq);
  const where = { column: 'body', from: 'events WHERE seq = ?', key: [seq] };
  return {
    seq,
    personKey: Number(row.person),
    fact: row.fact as Uint8Array | null,
    body: row.body === null ? null : exactText(connection, row.body, where),
    salt: row.salt as Uint8Array | null,
    commitment: row.commitment as Uint8Array,
  };
}

/** A row of `checkpoints` as it stands. */
export function rawCheckpoint(row: SqlRow): RawCheckpoint {
  return { size: Number(row.size), note: String(row.note), peaks: row.peaks as Uint8Array };
}

/** Columns of `suppressions` that `rawSuppression` reads. */
export const SUPPRESSION_COLUMNS = 'hash, kind, at, lifted_at, seq';

/** A row of `suppressions` as it stands. */
export function rawSuppression(row: SqlRow): SuppressionEntry {
  return {
    hash: String(row.hash),
    kind: row.kind as SuppressionEntry['kind'],
    at: Number(row.at),
    liftedAt: row.lifted_at === null ? undefined : Number(row.lifted_at),
    seq: Number(row.seq),
  };
}

/** A row of `wordings` as it stands. Belongs into a read. */
export function rawWording(connection: Connection, row: SqlRow): KeptWording {
  const key = [String(row.id), String(row.version)];
  const where = { column: 'text', from: 'wordings WHERE id = ? AND version = ?', key };
  return {
    id: String(row.id),
    version: String(row.version),
    digest: String(row.digest),
    language: String(row.language),
    text: exactText(connection, row.text, where),
  };
}
