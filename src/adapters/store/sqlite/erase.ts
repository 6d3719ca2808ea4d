/**
 * Erasing a person (Art. 17 GDPR): all that is theirs in one transaction. What stays is the log's shape (numbers,
 * commitments that nothing opens any more), one event that says what was done, and, unless the person insists, the keyed
 * hashes by which they are recognised as somebody who is not to be written to.
 */
import { ALL_CHANNELS, ALL_PURPOSES, EMPTY_STATE } from '../../../core/consent.ts';
import type { ErasureRequest, ErasureResult, SuppressionEntry } from '../../../core/ports.ts';
import { erasedFactKey } from '../../../core/sealed-event.ts';
import type { Connection } from './connection.ts';
import { Draft, type DraftPerson } from './draft.ts';
import { dropForeign, foreignAbout } from './foreign-statuses.ts';
import { identifierOf, personKeys } from './identifiers.ts';
import { knownErasures, type PlacedErasure } from './known-erasures.ts';
import { eraseMessages, messagesOf } from './message-content.ts';
import { wantScrub } from './scrub-mark.ts';
import { findEntries } from './suppression-entries.ts';
import { findSuppressed } from './suppressions.ts';
import { eraseTests, testsAbout } from './test-records.ts';
import { keysOf, type StoreTools } from './tools.ts';
import { readFrontier } from './tree.ts';

/** Source of the event that an erasure leaves. */
const FROM_ERASURE = 'erasure';

/** What the event of an erasure says. */
export interface Erasing {
  /** ISO 8601. */
  readonly at: string;
  readonly ground: string;
  readonly requestedAt: string;
  readonly reference: string | undefined;
  readonly actor: string | undefined;
  /** Keyed hashes that stay on the suppression list. */
  readonly hashes: readonly string[];
  readonly suppressedSince: string | undefined;
}

/** What was taken from a person, in counts. */
export type Emptied = Pick<ErasureResult, 'events' | 'identifiers' | 'messages' | 'statuses'>;

/** What tells of an erasure is never erased itself. */
const OPEN_EVENTS = `
SELECT seq, commitment FROM events
WHERE person = ? AND body IS NOT NULL AND instr(body, '"kind":"erased"') = 0 ORDER BY seq`;
const EMPTY_EVENT = 'UPDATE events SET body = NULL, salt = NULL, fact = ? WHERE seq = ?';

/** Empties all events of a person; gives their numbers. */
function emptyEvents(connection: Connection, { sha256 }: StoreTools, person: number): number[] {
  const empty = connection.sql(EMPTY_EVENT);
  return connection
    .sql(OPEN_EVENTS)
    .all(person)
    .map(({ seq, commitment }) => {
      empty.run(erasedFactKey(sha256, commitment as Uint8Array), Number(seq));
      return Number(seq);
    });
}

const OWN_IDENTIFIERS = `
SELECT number AS key FROM phones WHERE person = ? UNION ALL SELECT user_id FROM user_ids WHERE person = ?`;

/** Identifiers that a person has. Belongs into a read or a write. */
export function identifiersOf(connection: Connection, person: number): readonly string[] {
  return connection
    .sql(OWN_IDENTIFIERS)
    .all(person, person)
    .map((row) => identifierOf(row.key));
}

function dropIdentifiers(connection: Connection, person: number): number {
  return (
    connection.sql('DELETE FROM phones WHERE person = ?').run(person) +
    connection.sql('DELETE FROM user_ids WHERE person = ?').run(person)
  );
}

/** Takes somebody out of messages, test messages and statuses. */
function emptyMessages(
  connection: Connection,
  person: number | undefined,
  identifiers: readonly string[],
): Pick<Emptied, 'messages' | 'statuses'> {
  const { ids, wamids } = person === undefined ? { ids: [], wamids: [] } : messagesOf(connection, person);
  const stripped = eraseMessages(connection, ids);
  const own = eraseTests(connection, person, identifiers);
  const foreign = dropForeign(connection, foreignAbout(connection, identifiers, [...wamids, ...own.wamids]));
  return { messages: stripped.messages + own.tests, statuses: stripped.statuses + foreign };
}

/** Whom an open batch erases. */
export interface Leaving {
  readonly draft: Draft;
  readonly person: DraftPerson;
  readonly identifiers: readonly string[];
  readonly erasing: Erasing;
}

/** Erases a person of an open batch and appends the event that tells it; the batch is to be flushed. */
export function eraseDrafted(
  connection: Connection,
  tools: StoreTools,
  { draft, person, identifiers, erasing }: Leaving,
): Emptied {
  const { at, ground, requestedAt, reference, actor, hashes, suppressedSince } = erasing;
  const events = emptyEvents(connection, tools, person.id);
  const emptied = emptyMessages(connection, person.id, identifiers);
  // What is known of an erased person follows from that one event.
  person.state = EMPTY_STATE;
  draft.append(person, {
    fact: {
      kind: 'erased',
      purposes: [],
      channels: [],
      occurredAt: at,
      source: FROM_ERASURE,
      actor,
      hashes: hashes.length > 0 ? [...hashes] : undefined,
    },
    identifiers: [],
    erasure: { ground, requestedAt, reference, events, suppressedSince },
  });
  wantScrub(connection);
  return { ...emptied, events: events.length, identifiers: dropIdentifiers(connection, person.id) };
}

/** What an erasure works with. */
interface Operation {
  readonly connection: Connection;
  readonly tools: StoreTools;
  readonly draft: Draft;
  readonly request: ErasureRequest;
  /** When it is done, ISO 8601. */
  readonly at: string;
}

/**
 * Entries by hash that the person's own state has lifted, or that the person insists on taking away, are lifted before the
 * erasure leaves its own: the living were let off the list by their state, which goes.
 */
function liftEntries(
  { connection, tools, draft, request, at }: Operation,
  identifiers: readonly string[],
): void {
  const { hasher } = keysOf(tools);
  const entries = findEntries(connection, hasher, identifiers);
  const inForce = findSuppressed(connection, hasher, identifiers);
  const isLifted = (identifier: string, entry: SuppressionEntry): boolean =>
    !request.keepSuppression || (entry.kind === 'suppressed' && !inForce.has(identifier));
  const lifted = [...entries].filter(([identifier, entry]) => isLifted(identifier, entry));
  if (lifted.length === 0) return;
  const fact = {
    kind: 'unsuppressed' as const,
    purposes: [ALL_PURPOSES],
    channels: [ALL_CHANNELS],
    occurredAt: at,
    source: FROM_ERASURE,
    actor: request.actor,
    hashes: lifted.flatMap(([identifier]) => hasher.candidates(identifier)),
  };
  draft.append(draft.workspace(), { fact, identifiers: [] });
}

/** Erases somebody whom the ledger knows. */
function eraseKnown(
  operation: Operation,
  person: DraftPerson,
  identifiers: readonly string[],
): ErasureResult {
  const { connection, tools, draft, request, at } = operation;
  const { hasher } = keysOf(tools);
  const listed = [...findSuppressed(connection, hasher, identifiers).values()];
  const since = listed.filter(({ kind }) => kind === 'suppressed').map((entry) => entry.at);
  liftEntries(operation, identifiers);
  const hashes = request.keepSuppression ? identifiers.map((identifier) => hasher.hash(identifier)) : [];
  const suppressedSince =
    hashes.length > 0 && since.length > 0 ? new Date(Math.min(...since)).toISOString() : undefined;
  const { ground, requestedAt, reference, actor } = request;
  const erasing = { at, ground, requestedAt, reference, actor, hashes, suppressedSince };
  const emptied = eraseDrafted(connection, tools, { draft, person, identifiers, erasing });
  draft.flush();
  const seq = readFrontier(connection).size;
  return { ...emptied, person: person.ref, seq, suppressions: hashes.length, isNew: true };
}

/** Who was erased before under an identifier: the newest erasure that left a hash of it. */
function erasedBefore({ connection, tools }: Operation, identifier: string): PlacedErasure | undefined {
  const candidates = new Set(keysOf(tools).hasher.candidates(identifier));
  return knownErasures(connection).findLast(({ hashes }) => hashes.some((hash) => candidates.has(hash)));
}

/** Whether statuses of foreign messages or test messages name somebody. */
function isNamed(connection: Connection, identifiers: readonly string[]): boolean {
  return foreignAbout(connection, identifiers).length + testsAbout(connection, identifiers).length > 0;
}

/** Takes away what has come after an erasure. */
function eraseAgain(operation: Operation): ErasureResult | undefined {
  const { connection, draft, request } = operation;
  const identifiers = [request.identifier];
  const known = erasedBefore(operation, request.identifier);
  if (known === undefined && isNamed(connection, identifiers))
    return eraseKnown(operation, draft.create(), identifiers);
  liftEntries(operation, identifiers);
  draft.flush();
  if (known === undefined) return undefined;
  const emptied = emptyMessages(connection, known.personKey, identifiers);
  if (emptied.messages + emptied.statuses > 0) wantScrub(connection);
  const { person, seq, hashes } = known;
  const suppressions = request.keepSuppression ? hashes.length : 0;
  return { person, seq, events: 0, identifiers: 0, ...emptied, suppressions, isNew: false };
}

/** Erases the person behind an identifier; undefined: nobody is known behind it, nor was. Belongs into a write. */
export function erasePerson(
  connection: Connection,
  tools: StoreTools,
  request: ErasureRequest,
): ErasureResult | undefined {
  const draft = new Draft(connection, tools, []);
  const at = new Date(tools.clock.now()).toISOString();
  const operation = { connection, tools, draft, request, at };
  const key = request.personKey ?? personKeys(connection, [request.identifier]).get(request.identifier);
  if (key === undefined) return eraseAgain(operation);
  return eraseKnown(operation, draft.personOf(key), identifiersOf(connection, key));
}
