/**
 * Fact keys and states anew. In version 1 a fact's key contained the person's random id, so that of two facts of one
 * instant another one won in each store; and states lacked what later slots tell.
 */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../../core/consent.ts';
import { erasedFactKey, factKey } from '../../../../core/sealed-event.ts';
import type { SqliteDatabase, SqlRow } from '../driver.ts';
import type { MigrationTools } from './migration.ts';

/** People of a batch: their events are in memory at once. */
const PAGE = 1000;

const PEOPLE = `SELECT id FROM people WHERE id > ? ORDER BY id LIMIT ${PAGE}`;
const EVENTS = 'SELECT seq, person, body, commitment FROM events WHERE person BETWEEN ? AND ? ORDER BY seq';

/** An event with its fact key; undefined where the text is no event. */
function readEvent(
  body: string,
  sha256: MigrationTools['sha256'],
): { readonly event: ConsentEvent; readonly fact: Uint8Array } | undefined {
  try {
    const event = JSON.parse(body) as ConsentEvent;
    return { event, fact: factKey(sha256, event) };
  } catch {
    return undefined;
  }
}

/** Computes all fact keys and states of a store anew. */
export function refold(database: SqliteDatabase, { sha256 }: MigrationTools): void {
  const people = database.prepare(PEOPLE);
  const events = database.prepare(EVENTS);
  const putFact = database.prepare('UPDATE events SET fact = ? WHERE seq = ?');
  const putState = database.prepare('UPDATE people SET state = ? WHERE id = ?');

  const refoldEvent = (states: Map<number, ConsentState>, row: SqlRow): void => {
    const [seq, person] = [Number(row.seq), Number(row.person)];
    if (typeof row.body !== 'string') {
      putFact.run(erasedFactKey(sha256, row.commitment as Uint8Array), seq);
      return;
    }
    const read = readEvent(row.body, sha256);
    // What somebody has made unreadable must not keep the ledger shut: verifying finds and names it.
    if (read === undefined) return;
    putFact.run(read.fact, seq);
    const logged = { event: read.event, seq, fact: Buffer.from(read.fact).toString('hex') };
    states.set(person, foldEvent(states.get(person) ?? EMPTY_STATE, logged));
  };

  for (let last = 0; ; ) {
    const ids = people.all(last).map(({ id }) => Number(id));
    const [first, end] = [ids[0], ids.at(-1)];
    if (first === undefined || end === undefined) return;
    const states = new Map<number, ConsentState>(ids.map((id) => [id, EMPTY_STATE]));
    for (const row of events.all(first, end)) refoldEvent(states, row);
    for (const [id, state] of states) putState.run(JSON.stringify(state), id);
    last = end;
  }
}
