/** What a message is sent once for: its person, or a key of its own such as an order's number. */
import { ConsendError } from '../../../core/errors.ts';
import type { ExistingMessage, NewMessage, OnceFor, Sha256 } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { existingOf } from './journal-contacts.ts';

/** What telling keys apart takes beside the database. */
export interface OnceTools {
  readonly storeId: string;
  readonly sha256: Sha256;
}

/** Bytes of a key's digest: among a billion keys of a campaign two meet with a chance of 1 in 10^20. */
const DIGEST_BYTES = 16;
/** In place of a digest where a message is sent once for its person. */
const OF_PERSON = new Uint8Array(0);

/** A key's digest, of one campaign and store alone: it outlives the key and must lead to nothing elsewhere. */
function digestOf({ storeId, sha256 }: OnceTools, campaign: number, key: string): Uint8Array {
  return sha256(JSON.stringify([storeId, campaign, key])).subarray(0, DIGEST_BYTES);
}

/** What stands in a message's `once_key`. */
export function onceKeyOf(tools: OnceTools, campaign: number, { key }: Pick<NewMessage, 'key'>): Uint8Array {
  return key === undefined ? OF_PERSON : digestOf(tools, campaign, key);
}

/** A campaign's messages are all of one kind, so the first one tells. */
const FIRST = 'SELECT length(once_key) AS bytes FROM messages WHERE campaign = ? ORDER BY id LIMIT 1';

function kindOf(connection: Connection, campaign: number): OnceFor | undefined {
  const row = connection.sql(FIRST).get(campaign);
  if (row === undefined) return undefined;
  return Number(row.bytes) === 0 ? 'person' : 'key';
}

/** What a campaign's messages are sent once for; undefined: it has none. */
export function onceFor(connection: Connection, campaign: string): OnceFor | undefined {
  const id = findCampaign(connection, campaign);
  return id === undefined ? undefined : kindOf(connection, id);
}

/**
 * Holds messages to what the campaign's earlier ones were sent once for: nobody could tell which key a message without one
 * was about. Throws `campaign.once-changed`. Belongs into the write that enters them.
 */
export function holdToKind(
  connection: Connection,
  { id, name }: { readonly id: number; readonly name: string },
  messages: readonly Pick<NewMessage, 'key'>[],
): void {
  const kinds = new Set<OnceFor>(messages.map(({ key }) => (key === undefined ? 'person' : 'key')));
  const known = kindOf(connection, id);
  if (known !== undefined) kinds.add(known);
  if (kinds.size > 1)
    throw new ConsendError('campaign.once-changed', { params: { campaign: name, once: known ?? 'key' } });
}

const EXISTING = `
SELECT id, state, code, tried_at, coalesce(accepted_at, contact_at) AS contact_at FROM messages
WHERE campaign = ? AND once_key = ?`;

/** Ids of a campaign's messages under these keys. */
export function messagesOfKeys(
  connection: Connection,
  tools: OnceTools,
  { campaign, keys }: { readonly campaign: number; readonly keys: readonly string[] },
): readonly number[] {
  const find = connection.sql(`${EXISTING} AND once_key <> x''`);
  return keys.flatMap((key) => {
    const row = find.get(campaign, digestOf(tools, campaign, key));
    return row === undefined ? [] : [Number(row.id)];
  });
}

/** Which keys have an entry in a campaign. */
export function existingKeys(
  connection: Connection,
  tools: OnceTools,
  { campaign, keys }: { readonly campaign: string; readonly keys: readonly string[] },
): Map<string, ExistingMessage> {
  const found = new Map<string, ExistingMessage>();
  const id = findCampaign(connection, campaign);
  if (id === undefined) return found;
  // The planner does not see that a digest is never empty, and takes the index of keys for a condition that says so.
  const existing = connection.sql(`${EXISTING} AND once_key <> x''`);
  for (const key of keys) {
    const row = existing.get(id, digestOf(tools, id, key));
    if (row !== undefined) found.set(key, existingOf(row));
  }
  return found;
}

const MOVED = `
SELECT id FROM messages WHERE campaign = ? AND once_key = ? AND once_key <> x'' AND person <> ? AND tries > 0`;

/** A key's message that was refused for one person tells nothing of it to the next one who has the key. */
export function forgetRefusals(
  connection: Connection,
  { campaign, onceKey, person }: { campaign: number; onceKey: Uint8Array; person: number },
): void {
  const moved = connection.sql(MOVED).get(campaign, onceKey, person);
  if (moved === undefined) return;
  connection.sql('UPDATE attempts SET detail = NULL WHERE message = ?').run(Number(moved.id));
  connection.sql("UPDATE resends SET wamid = NULL, body = '{}' WHERE message = ?").run(Number(moved.id));
}
