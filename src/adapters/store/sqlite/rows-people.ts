/** Everybody with their rows as they stand, in batches: a few queries per thousand people. */
import type { RawEvent, RawPerson } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';
import { identifierOf } from './identifiers.ts';
import { EVENT_COLUMNS, exactText, rawEvent } from './raw-rows.ts';

/** People of a batch. */
const PAGE = 1000;

/**
 * The next keys, of whichever table names them: whose row in `people` was taken away still has events or identifiers.
 * Each part is read in the order of its index and merged, so that a page costs what it holds.
 */
const KEYS = `
SELECT id AS person FROM people WHERE id > ?
UNION SELECT person FROM events WHERE person > ?
UNION SELECT person FROM phones WHERE person > ?
UNION SELECT person FROM user_ids WHERE person > ?
ORDER BY 1 LIMIT ${PAGE}`;

/** Those of these keys that any table names. */
const KNOWN_KEYS = `
SELECT j.value AS person FROM json_each(?) j
WHERE EXISTS (SELECT 1 FROM people WHERE id = j.value) OR EXISTS (SELECT 1 FROM events WHERE person = j.value)
  OR EXISTS (SELECT 1 FROM phones WHERE person = j.value) OR EXISTS (SELECT 1 FROM user_ids WHERE person = j.value)
ORDER BY 1`;

/** The queries for people's rows, by which people they are asked for. */
function queriesFor(
  which: (column: string) => string,
): Record<'people' | 'phones' | 'userIds' | 'events', string> {
  return {
    people: `SELECT id, ref, state FROM people WHERE ${which('id')}`,
    phones: `SELECT person, number AS key FROM phones WHERE ${which('person')} ORDER BY person, number`,
    userIds: `SELECT person, user_id AS key FROM user_ids WHERE ${which('person')} ORDER BY person, user_id`,
    events: `SELECT ${EVENT_COLUMNS} FROM events WHERE ${which('person')} ORDER BY seq`,
  };
}

const IN_RANGE = queriesFor((column) => `${column} BETWEEN ? AND ?`);
const IN_LIST = queriesFor((column) => `${column} IN (SELECT value FROM json_each(?))`);

/** A person while their page is put together. */
interface OpenPerson extends RawPerson {
  ref: string;
  state: string;
  readonly identifiers: string[];
  readonly events: RawEvent[];
}

/** Puts people of these keys together from the rows that the queries give. */
function assemble(
  connection: Connection,
  keys: readonly number[],
  { queries, values }: { readonly queries: typeof IN_RANGE; readonly values: readonly SqlValue[] },
): readonly RawPerson[] {
  const { sql } = connection;
  const people = new Map<number, OpenPerson>(
    keys.map((personKey) => [personKey, { personKey, ref: '', state: '', identifiers: [], events: [] }]),
  );
  for (const row of sql(queries.people).all(...values)) {
    const person = people.get(Number(row.id));
    if (person === undefined) continue;
    person.ref = String(row.ref);
    const where = { column: 'state', from: 'people WHERE id = ?', key: [person.personKey] };
    person.state = exactText(connection, row.state, where);
  }
  for (const query of [queries.phones, queries.userIds]) {
    for (const row of sql(query).all(...values))
      people.get(Number(row.person))?.identifiers.push(identifierOf(row.key));
  }
  for (const row of sql(queries.events).all(...values))
    people.get(Number(row.person))?.events.push(rawEvent(connection, row));
  return [...people.values()];
}

/** The people after a key, in order of their keys; none: that was all. Belongs into a read or a write. */
export function peopleAfter(connection: Connection, last: number): readonly RawPerson[] {
  const keys = connection
    .sql(KEYS)
    .all(last, last, last, last)
    .map(({ person }) => Number(person));
  const [first, end] = [keys[0], keys.at(-1)];
  if (first === undefined || end === undefined) return [];
  return assemble(connection, keys, { queries: IN_RANGE, values: [first, end] });
}

/** People by their keys, in order of them; who has no row anywhere is absent. Belongs into a read or a write. */
export function peopleByKeys(connection: Connection, personKeys: readonly number[]): readonly RawPerson[] {
  const list = JSON.stringify(personKeys);
  const keys = connection
    .sql(KNOWN_KEYS)
    .all(list)
    .map(({ person }) => Number(person));
  return assemble(connection, keys, { queries: IN_LIST, values: [list] });
}

/** Everybody, page by page: nothing stays open between two pages. */
export async function* peoplePages(connection: Connection): AsyncGenerator<readonly RawPerson[]> {
  let last = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const page = connection.read(() => peopleAfter(connection, last));
    if (page.length === 0) return;
    yield page;
    last = page.at(-1)?.personKey ?? last;
  }
}
