/**
 * Taking what is personal out of messages. Who got which campaign in which state stays, under a random id, so that counts
 * stay right and nobody is written to twice; a message without a number is one that has lost its content.
 */
import { FINAL_STATES, type MessageState } from '../../../core/message-state.ts';
import type { Connection } from './connection.ts';
import { statesBefore, WAITING } from './transitions.ts';
import { forgetUploadsOf } from './uploads.ts';

/** In SQL: whether a message has lost its content. */
export const IS_STRIPPED = "messages.phone = ''";
/** In SQL: a value that is kept of a message only while the message has its content. */
export const unlessStripped = (value: string): string =>
  `CASE WHEN ${IS_STRIPPED} THEN NULL ELSE ${value} END`;

/** Why a message of somebody erased is left out. */
export const ERASED_REASON = 'recipient.erased';

/** States after which nothing is awaited of the sender, as an SQL list. */
const ENDED_STATES = `(${[...FINAL_STATES].map((state) => `'${state}'`).join(', ')})`;

/** Text that a status has in place of a message id that went. */
const NO_WAMID = '';

/** What was stripped, in counts. */
export interface StrippedCounts {
  readonly messages: number;
  readonly statuses: number;
}

const MESSAGES = `
UPDATE messages SET phone = '', zone = '', components = '[]', once_value = NULL, wamid = NULL, title = NULL, detail = NULL
WHERE id IN (SELECT value FROM json_each(?)) AND NOT ${IS_STRIPPED}`;
const STATUSES = `
UPDATE statuses SET wamid = '${NO_WAMID}', title = NULL, detail = NULL
WHERE message IN (SELECT value FROM json_each(?)) AND wamid <> '${NO_WAMID}'`;
const ATTEMPTS = `
UPDATE attempts SET detail = NULL WHERE message IN (SELECT value FROM json_each(?)) AND detail IS NOT NULL`;
const RESENDS = `
UPDATE resends SET wamid = NULL, body = '{}' WHERE message IN (SELECT value FROM json_each(?)) AND body <> '{}'`;

/** Takes number, key, parameters, ids, details and uploads out of messages, by their ids. Belongs into a write. */
export function stripMessages(connection: Connection, messages: readonly number[]): StrippedCounts {
  const ids = JSON.stringify(messages);
  forgetUploadsOf(connection, messages);
  connection.sql(ATTEMPTS).run(ids);
  connection.sql(RESENDS).run(ids);
  const statuses = connection.sql(STATUSES).run(ids);
  return { messages: connection.sql(MESSAGES).run(ids), statuses };
}

/** The campaigns are few and make the way to a person's messages an index's. */
const OF_PERSON = `
SELECT m.id, m.wamid FROM campaigns c CROSS JOIN messages m ON m.campaign = c.id AND m.person = ? ORDER BY m.id`;
/** Ids that messages had before they were sent again. */
const EARLIER_WAMIDS = 'SELECT wamid FROM resends WHERE message IN (SELECT value FROM json_each(?))';

/** Ids of all messages to a person, and their message ids on the platform. Belongs into a read or a write. */
export function messagesOf(
  connection: Connection,
  person: number,
): { readonly ids: readonly number[]; readonly wamids: readonly string[] } {
  const rows = connection.sql(OF_PERSON).all(person);
  const ids = rows.map((row) => Number(row.id));
  const earlier = connection.sql(EARLIER_WAMIDS).all(JSON.stringify(ids));
  const wamids = [...rows, ...earlier].flatMap(({ wamid }) => (typeof wamid === 'string' ? [wamid] : []));
  return { ids, wamids };
}

const SKIP = `
UPDATE messages SET state = 'skipped', reason = '${ERASED_REASON}'
WHERE id IN (SELECT value FROM json_each(?)) AND state IN ${WAITING} AND state IN ${statesBefore('skipped')}`;
/** The row in the recipients file would lead back to the person as long as somebody has that file. */
const FORGET_ROW = 'UPDATE messages SET row = 0 WHERE id IN (SELECT value FROM json_each(?))';
/** So would a key's digest for whoever has the key: the message's own number stands in its place, which is nobody's key. */
const FORGET_KEY = `
UPDATE messages SET once_key = CAST('#' || id AS BLOB)
WHERE id IN (SELECT value FROM json_each(?)) AND once_key <> x''`;

/**
 * Takes a person out of their messages; what waits is left out. What is being sent is settled by its attempt, which brings
 * nothing back. Belongs into a write.
 */
export function eraseMessages(connection: Connection, messages: readonly number[]): StrippedCounts {
  const ids = JSON.stringify(messages);
  connection.sql(SKIP).run(ids);
  connection.sql(FORGET_ROW).run(ids);
  connection.sql(FORGET_KEY).run(ids);
  return stripMessages(connection, messages);
}

/** Messages that one transaction strips. */
const BATCH = 1000;
/**
 * Messages that have their content and ended before an instant: by their newest contact, or, never tried, by the start of
 * their campaign's newest run.
 */
const ENDED = `FROM messages WHERE NOT ${IS_STRIPPED} AND state IN ${ENDED_STATES} AND coalesce(
  nullif(max(coalesce(read_at, 0), coalesce(delivered_at, 0), coalesce(accepted_at, 0), coalesce(tried_at, 0)), 0),
  (SELECT max(started_at) FROM runs WHERE runs.campaign = messages.campaign)
) < ?`;

/** Ids of the next messages after an id that ended before an instant (epoch milliseconds). Belongs into a write. */
export function endedBefore(connection: Connection, before: number, after: number): readonly number[] {
  return connection
    .sql(`SELECT id ${ENDED} AND id > ? ORDER BY id LIMIT ${BATCH}`)
    .all(before, after)
    .map((row) => Number(row.id));
}

/** How many messages `endedBefore` would find in the end. Belongs into a read. */
export function countEndedBefore(connection: Connection, before: number): number {
  return Number(connection.sql(`SELECT count(*) AS count ${ENDED}`).get(before)?.count);
}

/** In SQL: the state in which a refused attempt leaves a message; whoever was erased meanwhile is not tried again. */
export const retryState = (state: 'planned' | 'held'): string =>
  `CASE WHEN ${IS_STRIPPED} THEN '${'skipped' satisfies MessageState}' ELSE '${state}' END`;
/** In SQL: the reason that goes with `retryState`, made of a value; also of a message that an attempt leaves out. */
export const retryReason = (value: string): string =>
  `CASE WHEN ${IS_STRIPPED} THEN '${ERASED_REASON}' ELSE ${value} END`;
