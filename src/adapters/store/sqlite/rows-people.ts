/** Everybody with their rows as they stand, in batches: a few queries per thousand people. */
import type { RawEvent, RawPerson } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
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

const PEOPLE = 'SELECT id, ref, state FROM people WHERE id BETWEEN ? AND ?';
const PHONES =
  'SELECT person, number AS key FROM phones WHERE person BETWEEN ? AND ? ORDER BY person, number';
const USER_IDS =
  'SELECT person, user_id AS key FROM user_ids WHERE person BETWEEN ? AND ? ORDER BY person, user_id';
const EVENTS = `SELECT ${EVENT_COLUMNS} FROM events WHERE person BETWEEN ? AND ? ORDER BY seq`;

/** A person while their page is put together. */
interface OpenPerson extends RawPerson {
  ref: string;
  state: string;
  readonly identifiers: string[];
  readonly events: RawEvent[];
}

/** The people after a key, in order of their keys; none: that was all. Belongs into a read or a write. */
export function peopleAfter(connection: Connection, last: number): readonly RawPerson[] {
  const { sql } = connection;
  const people = new Map<number, OpenPerson>();
  for (const row of sql(KEYS).all(last, last, last, last)) {
    const personKey = Number(row.person);
    people.set(personKey, { personKey, ref: '', state: '', identifiers: [], events: [] });
  }
  const keys = [...people.keys()];
  const [first, end] = [keys[0], keys.at(-1)];
  if (first === undefined || end === undefined) return [];
  for (const row of sql(PEOPLE).all(first, end)) {
    const person = people.get(Number(row.id));
    if (person === undefined) continue;
    person.ref = String(row.ref);
    const where = { column: 'state', from: 'people WHERE id = ?', key: [person.personKey] };
    person.state = exactText(connection, row.state, where);
  }
  for (const query of [PHONES, USER_IDS]) {
    for (const row of sql(query).all(first, end))
      people.get(Number(row.person))?.identifiers.push(identifierOf(row.key));
  }
  for (const row of sql(EVENTS).all(first, end))
    people.get(Number(row.person))?.events.push(rawEvent(connection, row));
  return [...people.values()];
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
