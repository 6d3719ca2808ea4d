/** The ledger page by page: nothing stays open between two pages, so whoever reads slowly holds up nobody. */
import type { ConsentEvent, ConsentState } from '../../../core/consent.ts';
import type { LedgerEntry, LedgerPerson, LogLine } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { identifierOf, personKeys } from './identifiers.ts';

/** Rows of a page. */
const PAGE = 1000;

/** A person with their events, as far as they were asked for. */
export type PersonWithEvents = LedgerPerson & { readonly events: readonly LedgerEntry[] };

const PEOPLE = `SELECT id, ref, state FROM people WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
const PERSON = 'SELECT id, ref, state FROM people WHERE id = ?';
const PHONES =
  'SELECT person, number AS key FROM phones WHERE person BETWEEN ? AND ? ORDER BY person, number';
const USER_IDS =
  'SELECT person, user_id AS key FROM user_ids WHERE person BETWEEN ? AND ? ORDER BY person, user_id';
const EVENTS =
  'SELECT person, seq, body FROM events WHERE person BETWEEN ? AND ? AND body IS NOT NULL ORDER BY seq';
const LOG = `SELECT seq, body, commitment FROM events WHERE seq > ? ORDER BY seq LIMIT ${PAGE}`;

function entryOf(row: SqlRow): LedgerEntry {
  return { seq: Number(row.seq), event: JSON.parse(String(row.body)) as ConsentEvent };
}

/** People of adjacent keys with all that is theirs. */
function withBelongings(
  connection: Connection,
  rows: readonly SqlRow[],
  withEvents: boolean,
): PersonWithEvents[] {
  const people = new Map<number, PersonWithEvents & { identifiers: string[]; events: LedgerEntry[] }>();
  for (const { id, ref, state } of rows) {
    const personKey = Number(id);
    const facts = { personKey, person: String(ref), state: JSON.parse(String(state)) as ConsentState };
    people.set(personKey, { ...facts, identifiers: [], events: [] });
  }
  const [first, last] = [Number(rows[0]?.id), Number(rows.at(-1)?.id)];
  for (const query of [PHONES, USER_IDS]) {
    for (const { person, key } of connection.sql(query).all(first, last))
      people.get(Number(person))?.identifiers.push(identifierOf(key));
  }
  if (!withEvents) return [...people.values()];
  for (const row of connection.sql(EVENTS).all(first, last))
    people.get(Number(row.person))?.events.push(entryOf(row));
  return [...people.values()];
}

/** The person behind an identifier. Belongs into a read. */
export function personBehind(connection: Connection, identifier: string): LedgerPerson | undefined {
  const key = personKeys(connection, [identifier]).get(identifier);
  if (key === undefined) return undefined;
  const found = withBelongings(connection, connection.sql(PERSON).all(key), false)[0];
  if (found === undefined) return undefined;
  const { personKey, person, state, identifiers } = found;
  return { personKey, person, state, identifiers };
}

/** The events of the person behind an identifier, without those that were erased. Belongs into a read. */
export function historyBehind(connection: Connection, identifier: string): LedgerEntry[] {
  const key = personKeys(connection, [identifier]).get(identifier);
  return key === undefined ? [] : connection.sql(EVENTS).all(key, key).map(entryOf);
}

/** Key of the person under whom events about the workspace itself stand. */
const WORKSPACE_KEY = 0;

/** Events about the workspace itself. Belongs into a read. */
export function workspaceHistory(connection: Connection): LedgerEntry[] {
  return connection.sql(EVENTS).all(WORKSPACE_KEY, WORKSPACE_KEY).map(entryOf);
}

/** Everybody who has not been erased; the workspace itself is nobody. */
export async function* peoplePages(
  connection: Connection,
  withEvents: boolean,
): AsyncGenerator<readonly PersonWithEvents[]> {
  for (let last = 0; ; ) {
    const page = connection.read(() => {
      const rows = connection.sql(PEOPLE).all(last);
      last = Number(rows.at(-1)?.id ?? last);
      return rows.length === 0 ? undefined : withBelongings(connection, rows, withEvents);
    });
    if (page === undefined) return;
    const present = page.filter(({ state }) => state.erased === undefined);
    if (present.length > 0) yield present;
  }
}

function lineOf({ seq, body, commitment }: SqlRow): LogLine {
  return {
    seq: Number(seq),
    event: typeof body === 'string' ? (JSON.parse(body) as ConsentEvent) : undefined,
    commitment: Buffer.from(commitment as Uint8Array).toString('base64'),
  };
}

/** The whole log. */
export async function* logPages(connection: Connection): AsyncGenerator<readonly LogLine[]> {
  for (let last = 0; ; ) {
    const page = connection.read(() => connection.sql(LOG).all(last).map(lineOf));
    if (page.length === 0) return;
    yield page;
    last = page.at(-1)?.seq ?? last;
  }
}
