/** Who was messaged, as plans and limits ask. */
import type { MessageState } from '../../../core/message-state.ts';
import type { ExistingMessage } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { batchKeys, identifierOf, PERSON_OF_BATCH } from './identifiers.ts';
import { TEST_CONTACTS } from './test-contacts.ts';
import { PUT_OFF_PREFIX } from './transitions.ts';

const EXISTING = `
SELECT b.key, m.state, m.code, m.tried_at, coalesce(m.accepted_at, m.contact_at) AS contact_at FROM (${PERSON_OF_BATCH}) b CROSS JOIN messages m ON m.campaign = ? AND m.person = b.person`;

/** Which numbers' people have an entry in the campaign. */
export function existing(
  connection: Connection,
  campaign: string,
  phones: readonly string[],
): Map<string, ExistingMessage> {
  const id = findCampaign(connection, campaign);
  if (id === undefined) return new Map();
  const keys = batchKeys(phones);
  const rows = connection.sql(EXISTING).all(keys.phones, keys.userIds, id);
  return new Map(rows.map((row) => [identifierOf(row.key), existingOf(row)]));
}

/** An entry as a row tells it: `state`, `code`, `tried_at`, `contact_at`. */
export function existingOf({ state, code, tried_at, contact_at }: SqlRow): ExistingMessage {
  return {
    state: state as MessageState,
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof tried_at === 'number' ? { triedAt: tried_at } : {}),
    ...(typeof contact_at === 'number' ? { contactAt: contact_at } : {}),
  };
}

/** A request that began longer ago has its answer, or is given up. */
export const LONGEST_REQUEST_MS = 3_600_000;

const CONTACTS = `
SELECT b.key, coalesce(m.accepted_at, m.contact_at) AS at FROM (${PERSON_OF_BATCH}) b
CROSS JOIN messages m ON m.person = b.person AND m.contact_at IS NOT NULL AND m.contact_at >= ?
  AND coalesce(m.accepted_at, m.contact_at) >= ?
JOIN campaigns c ON c.id = m.campaign AND c.purpose = ? ORDER BY at`;

/** What `contactsSince` asks. */
export interface ContactQuestion {
  readonly purpose: string;
  readonly phones: readonly string[];
  /** Epoch milliseconds, itself included. */
  readonly since: number;
}

/** When messages of a purpose were accepted, or may have been, by number, oldest first. */
export function contactsSince(
  connection: Connection,
  { purpose, phones, since }: ContactQuestion,
): Map<string, readonly number[]> {
  const keys = batchKeys(phones);
  const contacts = new Map<string, number[]>();
  for (const row of connection
    .sql(CONTACTS)
    .all(keys.phones, keys.userIds, since - LONGEST_REQUEST_MS, since, purpose)) {
    const phone = identifierOf(row.key);
    const times = contacts.get(phone);
    if (times === undefined) contacts.set(phone, [Number(row.at)]);
    else times.push(Number(row.at));
  }
  return contacts;
}

/** Newest first by the index on people and contacts: as a rule the first row is of the purpose asked for. */
const LAST_CONTACT = `
SELECT b.key, (
  SELECT m.contact_at FROM messages m JOIN campaigns c ON c.id = m.campaign
  WHERE m.person = b.person AND m.contact_at IS NOT NULL AND c.purpose = ? ORDER BY m.contact_at DESC LIMIT 1
) AS at FROM (${PERSON_OF_BATCH}) b`;

/** When messages of a purpose last reached people, or may have, by number. */
export function lastContacts(
  connection: Connection,
  purpose: string,
  phones: readonly string[],
): Map<string, number> {
  const keys = batchKeys(phones);
  const last = new Map<string, number>();
  for (const { key, at } of connection.sql(LAST_CONTACT).all(purpose, keys.phones, keys.userIds))
    if (typeof at === 'number') last.set(identifierOf(key), at);
  return last;
}

/**
 * In SQL: contacts with people by campaigns and tests, by the person's key; takes `contactBounds`.
 * Contacts are indexed by the start of their attempt, which acceptance does not move: one index write per message less.
 * The window is cut by it roughly, then by the time of acceptance exactly.
 */
export const ALL_CONTACTS = `
SELECT person, coalesce(accepted_at, contact_at) AS at FROM messages
WHERE contact_at >= ? AND contact_at IS NOT NULL AND coalesce(accepted_at, contact_at) >= ?
UNION ALL SELECT person, at FROM (${TEST_CONTACTS}) WHERE at >= ?`;

/** What `ALL_CONTACTS` takes for a window that begins at an instant. */
export function contactBounds(since: number): readonly [number, number, number, number] {
  const begun = since - LONGEST_REQUEST_MS;
  return [begun, since, begun, since];
}

const PEOPLE_SINCE = `
SELECT count(*) AS count, min(newest) AS oldest FROM (
  SELECT max(at) AS newest FROM (${ALL_CONTACTS}) GROUP BY person
)`;

/**
 * Distinct people messaged, perhaps messaged, or being messaged since an instant (itself included). `oldest`: the first
 * of their newest contacts, which is the next to leave a moving window.
 */
export function peopleSince(
  connection: Connection,
  since: number,
): { readonly count: number; readonly oldest: number | undefined } {
  const row = connection.sql(PEOPLE_SINCE).get(...contactBounds(since));
  const oldest = row?.oldest;
  return { count: Number(row?.count ?? 0), oldest: typeof oldest === 'number' ? oldest : undefined };
}

/** By the index on what waits: of a campaign that is over hardly anything does. */
const PUT_OFF = `
SELECT m.phone AS key, max(m.not_before) AS until FROM campaigns c
CROSS JOIN messages m ON m.campaign = c.id AND m.state IN ('planned', 'held') AND m.reason = ?
WHERE c.name <> ? GROUP BY m.phone`;

/** Numbers to which another campaign's message waits because the API put it off with a code, with when it may go. */
export function putOffElsewhere(connection: Connection, campaign: string, code: number): Map<string, number> {
  const rows = connection.sql(PUT_OFF).all(`${PUT_OFF_PREFIX}${code}`, campaign);
  return new Map(rows.map(({ key, until }) => [identifierOf(key), Number(until)]));
}
