/** Test messages by person: shown, taken away with the person, and let go in time. */
import type { MessageState } from '../../../core/message-state.ts';
import type { KeptTest, TestTally } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlRow, SqlValue } from './driver.ts';
import { identifierOf, keyOf, personKeys } from './identifiers.ts';

const text = (value: SqlValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const number = (value: SqlValue | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

function fromRow(row: SqlRow): KeptTest {
  return {
    campaign: String(row.campaign),
    phone: identifierOf(row.phone),
    template: String(row.template),
    language: String(row.language),
    state: row.state as MessageState,
    begunAt: Number(row.begun_at),
    acceptedAt: number(row.accepted_at),
    deliveredAt: number(row.delivered_at),
    readAt: number(row.read_at),
    wamid: text(row.wamid),
    code: number(row.code),
    title: text(row.title),
    detail: text(row.detail),
  };
}

/** In SQL: those to one of some people, and those to a number that nobody known had then. Takes two lists. */
const OF_PEOPLE = `
person IN (SELECT value FROM json_each(?)) OR (person IS NULL AND phone IN (SELECT value FROM json_each(?)))`;

/** Test messages to people (by key) and to numbers that nobody known had. Belongs into a read or a write. */
function rowsOf(
  connection: Connection,
  people: readonly number[],
  identifiers: readonly string[],
): readonly SqlRow[] {
  return connection
    .sql(`SELECT * FROM test_messages WHERE ${OF_PEOPLE} ORDER BY id`)
    .all(JSON.stringify(people), JSON.stringify(identifiers.map(keyOf)));
}

/** Test messages to whoever has these identifiers, and to the identifiers themselves. Belongs into a read. */
export function testsAbout(connection: Connection, identifiers: readonly string[]): readonly KeptTest[] {
  const people = [...new Set(personKeys(connection, identifiers).values())];
  return rowsOf(connection, people, identifiers).map(fromRow);
}

const TALLY = `
SELECT campaign, state, count(*) AS count, max(begun_at) AS last_at FROM test_messages GROUP BY campaign, state`;

/** Test messages in counts, by campaign. Belongs into a read. */
export function testTally(connection: Connection): readonly TestTally[] {
  const tallies = new Map<string, { messages: Partial<Record<MessageState, number>>; lastAt: number }>();
  for (const row of connection.sql(TALLY).all()) {
    const campaign = String(row.campaign);
    const tally = tallies.get(campaign) ?? { messages: {}, lastAt: 0 };
    tallies.set(campaign, tally);
    tally.messages[row.state as MessageState] = Number(row.count);
    tally.lastAt = Math.max(tally.lastAt, Number(row.last_at));
  }
  return [...tallies]
    .map(([campaign, tally]) => ({ campaign, ...tally }))
    .sort((one, other) => other.lastAt - one.lastAt);
}

/** That there was a test stays, for the limits of the day it was sent on. */
const STRIP = `
UPDATE test_messages SET phone = '', wamid = NULL, title = NULL, detail = NULL WHERE id = ? AND phone <> ''`;

/**
 * Takes a person (undefined: nobody known) and their numbers out of test messages; gives the message ids that went.
 * Belongs into a write.
 */
export function eraseTests(
  connection: Connection,
  person: number | undefined,
  identifiers: readonly string[],
): { readonly tests: number; readonly wamids: readonly string[] } {
  const rows = rowsOf(connection, person === undefined ? [] : [person], identifiers);
  const strip = connection.sql(STRIP);
  const tests = rows.reduce((count, { id }) => count + strip.run(Number(id)), 0);
  return { tests, wamids: rows.flatMap(({ wamid }) => text(wamid) ?? []) };
}

/** Drops test messages begun before an instant, so many at most; tells how many. Belongs into a write. */
export function dropTestsBefore(connection: Connection, before: number): number {
  return connection
    .sql('DELETE FROM test_messages WHERE id IN (SELECT id FROM test_messages WHERE begun_at < ? LIMIT 1000)')
    .run(before);
}

/** How many `dropTestsBefore` would drop in the end. Belongs into a read. */
export function countTestsBefore(connection: Connection, before: number): number {
  return Number(
    connection.sql('SELECT count(*) AS count FROM test_messages WHERE begun_at < ?').get(before)?.count,
  );
}
