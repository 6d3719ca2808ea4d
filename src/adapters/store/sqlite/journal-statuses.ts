/** Statuses from webhooks: monotonic, idempotent, kept even when they change nothing. Runs inside one write. */
import { type MessageState, mayMove } from '../../../core/message-state.ts';
import type { DeliveryStatus, StatusResult } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { parseCorrelation } from './correlation.ts';
import type { SqlRow } from './driver.ts';

const BY_WAMID = 'SELECT id, state, tries, wamid FROM messages WHERE wamid = ?';
const BY_ID = 'SELECT id, state, tries, wamid FROM messages WHERE id = ?';

/** A message with the attempt that the status is about (undefined: not told). */
interface Found {
  readonly id: number;
  readonly state: MessageState;
  readonly tries: number;
  readonly wamid: string | undefined;
  readonly attempt: number | undefined;
}

function found(row: SqlRow | undefined, attempt: number | undefined): Found | undefined {
  if (row === undefined) return undefined;
  const wamid = row.wamid;
  return {
    id: Number(row.id),
    state: row.state as MessageState,
    tries: Number(row.tries),
    wamid: typeof wamid === 'string' ? wamid : undefined,
    attempt,
  };
}

/** The message that a status is about: by its id first, which is unique in the store, then by the correlation. */
function findMessage(connection: Connection, storeId: string, status: DeliveryStatus): Found | undefined {
  const correlation = parseCorrelation(status.correlation);
  const own = correlation?.storeId === storeId ? correlation : undefined;
  const known = found(connection.sql(BY_WAMID).get(status.wamid), own?.attempt);
  if (known !== undefined || own === undefined) return known;
  const message = found(connection.sql(BY_ID).get(own.message), own.attempt);
  // A number of an attempt that never was: the store was restored from a backup, the id means another message now.
  return message !== undefined && own.attempt >= 1 && own.attempt <= message.tries ? message : undefined;
}

/** States of a message that, as far as we knew, never went out. */
const NOT_OUT: ReadonlySet<MessageState> = new Set(['planned', 'held', 'skipped']);

/** The state after a status; undefined: none of its business. */
function nextState(message: Found, status: DeliveryStatus['status']): MessageState | undefined {
  // A late failure of an attempt that was followed by another says nothing about that one.
  if (status === 'failed' && message.attempt !== undefined && message.attempt < message.tries)
    return undefined;
  if (mayMove(message.state, status)) return status;
  // Refused, put back to wait or left out since, and yet it went out: what was sent must not be sent again.
  const wasTried = NOT_OUT.has(message.state) && message.tries > 0 && status !== 'failed';
  return wasTried && mayMove('sending', status) ? status : undefined;
}

const KEEP = `INSERT OR IGNORE INTO statuses (message, status, at, wamid, code, title, detail) VALUES (?, ?, ?, ?, ?, ?, ?)`;
const KEEP_FOREIGN = 'INSERT OR IGNORE INTO foreign_statuses (wamid, status, body) VALUES (?, ?, ?)';

const MOVE = `
UPDATE messages SET state = ?, code = ?, title = ?, detail = ?,
  accepted_at = coalesce(accepted_at, ?), contact_at = CASE WHEN accepted_at IS NULL THEN ? ELSE contact_at END
WHERE id = ?`;
const NAME = 'UPDATE messages SET wamid = ? WHERE id = ? AND wamid IS NULL';
const DELIVERED = 'UPDATE messages SET delivered_at = coalesce(delivered_at, ?) WHERE id = ?';
const READ = 'UPDATE messages SET read_at = coalesce(read_at, ?) WHERE id = ?';
const PRICE = `
UPDATE messages SET billable = ?, pricing_model = ?, pricing_category = ? WHERE id = ? AND billable IS NULL`;

/** What a status tells whether or not it moves the message. */
function learn(connection: Connection, message: Found, status: DeliveryStatus): void {
  const { id } = message;
  if (message.wamid === undefined) connection.sql(NAME).run(status.wamid, id);
  if (status.status === 'delivered') connection.sql(DELIVERED).run(status.at, id);
  if (status.status === 'read') connection.sql(READ).run(status.at, id);
  const { pricing } = status;
  if (pricing) connection.sql(PRICE).run(pricing.billable ? 1 : 0, pricing.model, pricing.category, id);
}

function applyOne(connection: Connection, storeId: string, status: DeliveryStatus): StatusResult {
  const message = findMessage(connection, storeId, status);
  if (message === undefined) {
    connection.sql(KEEP_FOREIGN).run(status.wamid, status.status, JSON.stringify(status));
    return 'foreign';
  }
  const error = status.error;
  const told = [error?.code ?? null, error?.title ?? null, error?.detail ?? null] as const;
  const isNew = connection.sql(KEEP).run(message.id, status.status, status.at, status.wamid, ...told) > 0;
  if (!isNew) return 'known';
  learn(connection, message, status);
  const next = nextState(message, status.status);
  if (next === undefined) return 'known';
  connection.sql(MOVE).run(next, ...told, status.at, status.at, message.id);
  return 'applied';
}

/** Applies statuses in order; tells what became of each. */
export function applyStatuses(
  connection: Connection,
  storeId: string,
  statuses: readonly DeliveryStatus[],
): StatusResult[] {
  return statuses.map((status) => applyOne(connection, storeId, status));
}

/**
 * Applies statuses that came before the answer to their message and without a correlation (some providers drop it): they
 * were foreign then, now the message's id is known.
 */
export function adoptStatuses(connection: Connection, storeId: string, wamids: readonly string[]): void {
  if (wamids.length === 0) return;
  if (connection.sql('SELECT 1 FROM foreign_statuses LIMIT 1').get() === undefined) return;
  const list = JSON.stringify(wamids);
  const early = connection
    .sql('SELECT f.body FROM json_each(?) j CROSS JOIN foreign_statuses f ON f.wamid = j.value')
    .all(list)
    .map((row) => JSON.parse(String(row.body)) as DeliveryStatus);
  if (early.length === 0) return;
  connection.sql('DELETE FROM foreign_statuses WHERE wamid IN (SELECT value FROM json_each(?))').run(list);
  applyStatuses(connection, storeId, early);
}
