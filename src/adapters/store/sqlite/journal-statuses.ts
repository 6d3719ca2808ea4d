/** Statuses from webhooks: monotonic, idempotent, kept even when they change nothing. Runs inside one write. */
import { type MessageState, mayBeProven, NOT_OUT, PUT_OFF_TRANSITIONS } from '../../../core/message-state.ts';
import type { DeliveryStatus, IdentifierHasher, StatusResult } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { parseCorrelation } from './correlation.ts';
import type { SqlRow } from './driver.ts';
import { keepForeign } from './foreign-statuses.ts';
import { countLate } from './journal-late.ts';
import { meterContacts } from './journal-limits.ts';
import { isOfPutOff, putOffLate } from './late-put-off.ts';
import { IS_STRIPPED } from './message-content.ts';
import { earlierByWamid, noteLateStatus } from './resend-statuses.ts';
import { applyTestStatus } from './test-statuses.ts';

const FOUND = `SELECT id, campaign, country, state, code, tries, wamid, ${IS_STRIPPED} AS stripped FROM messages`;
const BY_WAMID = `${FOUND} WHERE wamid = ?`;
const BY_ID = `${FOUND} WHERE id = ?`;

/** What applying statuses needs beside the database. */
export interface StatusTools {
  /** The store's own id, first part of each correlation. */
  readonly storeId: string;
  /** Recognises who is on the suppression list by hash alone. */
  readonly hasher: IdentifierHasher | undefined;
}

/** A message with the attempt that the status is about (undefined: not told). */
interface Found {
  readonly id: number;
  readonly campaign: number;
  readonly country: string;
  /** The code that it failed with; 0: none. */
  readonly code: number;
  readonly state: MessageState;
  readonly tries: number;
  readonly wamid: string | undefined;
  readonly attempt: number | undefined;
  /** Whether the message has lost its content: nothing that names the person may come back to it. */
  readonly isStripped: boolean;
}

function found(row: SqlRow | undefined, attempt: number | undefined): Found | undefined {
  if (row === undefined) return undefined;
  const wamid = row.wamid;
  return {
    id: Number(row.id),
    campaign: Number(row.campaign),
    country: String(row.country),
    code: Number(row.code ?? 0),
    state: row.state as MessageState,
    tries: Number(row.tries),
    wamid: typeof wamid === 'string' ? wamid : undefined,
    attempt,
    isStripped: row.stripped === 1,
  };
}

/** The message that a status is about: by its id first, which is unique in the store, then by the correlation. */
function findMessage(connection: Connection, storeId: string, status: DeliveryStatus): Found | undefined {
  const correlation = parseCorrelation(status.correlation);
  const own = correlation?.storeId === storeId ? correlation : undefined;
  const known = found(connection.sql(BY_WAMID).get(status.wamid), own?.attempt);
  if (known !== undefined) return known;
  const earlier = earlierByWamid(connection, status.wamid);
  if (earlier !== undefined) return found(connection.sql(BY_ID).get(earlier.message), earlier.try);
  if (own === undefined) return undefined;
  const message = found(connection.sql(BY_ID).get(own.message), own.attempt);
  // A number of an attempt that never was: the store was restored from a backup, the id means another message now.
  return message !== undefined && own.attempt >= 1 && own.attempt <= message.tries ? message : undefined;
}

/** The state after a status; undefined: none of its business. */
function nextState(message: Found, status: DeliveryStatus['status']): MessageState | undefined {
  // A late failure of an attempt that was followed by another says nothing about that one.
  if (status === 'failed' && message.attempt !== undefined && message.attempt < message.tries)
    return undefined;
  return mayBeProven(message.state, status, message.tries > 0) ? status : undefined;
}

const KEEP = `INSERT OR IGNORE INTO statuses (message, status, at, wamid, code, title, detail) VALUES (?, ?, ?, ?, ?, ?, ?)`;
/** A status of the newest attempt takes the place of the same one of an attempt before. */
const RENEW = `
INSERT INTO statuses (message, status, at, wamid, code, title, detail) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (message, status) DO UPDATE SET at = excluded.at, wamid = excluded.wamid, code = excluded.code,
  title = excluded.title, detail = excluded.detail WHERE statuses.wamid <> excluded.wamid`;

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
  if (message.wamid === undefined && !message.isStripped) connection.sql(NAME).run(status.wamid, id);
  if (status.status === 'delivered') connection.sql(DELIVERED).run(status.at, id);
  if (status.status === 'read') connection.sql(READ).run(status.at, id);
  const { pricing } = status;
  if (pricing) connection.sql(PRICE).run(pricing.billable ? 1 : 0, pricing.model, pricing.category, id);
}

function applyTo(connection: Connection, message: Found, status: DeliveryStatus): StatusResult {
  const { attempt } = message;
  const isEarlier = attempt !== undefined && attempt < message.tries;
  const isNamed = message.wamid === status.wamid;
  if (status.status === 'sent' && !isNamed && isOfPutOff(connection, status.wamid)) return 'known';
  if (isEarlier && noteLateStatus(connection, { ...message, attempt }, status)) return 'applied';
  const error = message.isStripped ? undefined : status.error;
  const told = [status.error?.code ?? null, error?.title ?? null, error?.detail ?? null] as const;
  const wamid = message.isStripped ? '' : status.wamid;
  const isNew =
    connection.sql(isEarlier ? KEEP : RENEW).run(message.id, status.status, status.at, wamid, ...told) > 0;
  if (!isNew) return 'known';
  learn(connection, message, status);
  const due = nextState(message, status.status);
  if (due === undefined) return 'known';
  const isPutOff = due === 'failed' && putOffLate(connection, message, status);
  const next = isPutOff ? PUT_OFF_TRANSITIONS.to : due;
  if (!isPutOff) connection.sql(MOVE).run(next, ...told, status.at, status.at, message.id);
  const { campaign, country, state: from, code: codeBefore } = message;
  countLate(connection, { campaign, country, from, to: next, codeBefore, code: status.error?.code ?? 0 });
  if (NOT_OUT.has(message.state)) meterContacts(connection, { messages: 1, people: 1 });
  return 'applied';
}

function applyOne(connection: Connection, tools: StatusTools, status: DeliveryStatus): StatusResult {
  const message = findMessage(connection, tools.storeId, status);
  if (message !== undefined) return applyTo(connection, message, status);
  const asTest = applyTestStatus(connection, tools.storeId, status);
  if (asTest !== undefined) return asTest;
  keepForeign(connection, tools.hasher, status);
  return 'foreign';
}

/** Applies statuses in order; tells what became of each. */
export function applyStatuses(
  connection: Connection,
  tools: StatusTools,
  statuses: readonly DeliveryStatus[],
): StatusResult[] {
  return statuses.map((status) => applyOne(connection, tools, status));
}

/** A message that was accepted, with the id that it got. */
export interface AcceptedMessage {
  readonly message: number;
  readonly wamid: string;
}

/**
 * Applies statuses that came before the answer to their message and without a correlation (some providers drop it): they
 * were foreign then, now the message's id is known.
 */
export function adoptStatuses(connection: Connection, accepted: readonly AcceptedMessage[]): void {
  if (accepted.length === 0) return;
  if (connection.sql('SELECT 1 FROM foreign_statuses LIMIT 1').get() === undefined) return;
  const messages = new Map(accepted.map(({ message, wamid }) => [wamid, message]));
  const list = JSON.stringify([...messages.keys()]);
  const early = connection
    .sql('SELECT f.body FROM json_each(?) j CROSS JOIN foreign_statuses f ON f.wamid = j.value')
    .all(list)
    .map((row) => JSON.parse(String(row.body)) as DeliveryStatus);
  if (early.length === 0) return;
  connection.sql('DELETE FROM foreign_statuses WHERE wamid IN (SELECT value FROM json_each(?))').run(list);
  for (const status of early) {
    // An erased message does not keep the id that it got meanwhile.
    const named = connection.sql(BY_WAMID).get(status.wamid);
    const message = found(named ?? connection.sql(BY_ID).get(messages.get(status.wamid) ?? 0), undefined);
    if (message !== undefined) applyTo(connection, message, status);
  }
}
