/**
 * The projection made anew from the log: states, identifiers, suppressions, frontier. The log is what counts; whatever the
 * other tables say beside it is put right, and counted.
 */
import { canonicalJson } from '../../../core/canonical-json.ts';
import {
  type ConsentEvent,
  type ConsentState,
  EMPTY_STATE,
  foldEvent,
  foldIdentifiers,
} from '../../../core/consent.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { LedgerCare, RawEvent, RawPerson, Sha256 } from '../../../core/ports.ts';
import { factKey } from '../../../core/sealed-event.ts';
import type { Connection } from './connection.ts';
import { keyOf } from './identifiers.ts';
import { rebuildFrontier, rebuildSuppressions } from './rebuild-log.ts';
import { peopleAfter } from './rows-people.ts';
import type { StoreTools } from './tools.ts';

/** What rebuilding put right. */
type Differing = Awaited<ReturnType<LedgerCare['rebuild']>>;

/** An event's content; undefined where it was erased. Throws `ledger.tampered` where it is none. */
export function contentOf({ seq, body }: Pick<RawEvent, 'seq' | 'body'>): ConsentEvent | undefined {
  if (body === null) return undefined;
  try {
    return JSON.parse(body) as ConsentEvent;
  } catch (error) {
    throw new ConsendError('ledger.tampered', { params: { detail: `event ${seq}` }, cause: error });
  }
}

/** A person as the log tells them. */
interface Folded {
  /** Undefined where no event is left that names them. */
  readonly ref: string | undefined;
  readonly state: ConsentState;
  readonly identifiers: ReadonlySet<string>;
}

function foldPerson(sha256: Sha256, { events }: RawPerson): Folded {
  const contents: ConsentEvent[] = [];
  let state = EMPTY_STATE;
  for (const raw of events) {
    const event = contentOf(raw);
    if (event === undefined) continue;
    contents.push(event);
    state = foldEvent(state, {
      event,
      seq: raw.seq,
      fact: Buffer.from(factKey(sha256, event)).toString('hex'),
    });
  }
  return { ref: contents[0]?.person, state, identifiers: foldIdentifiers(contents) };
}

/** Whether a kept text says the same as a state, in whatever order. */
function says(kept: string, state: ConsentState): boolean {
  if (kept === JSON.stringify(state)) return true;
  try {
    return canonicalJson(JSON.parse(kept)) === canonicalJson(state);
  } catch {
    return false;
  }
}

const PUT_PERSON = `
INSERT INTO people (id, ref, state) VALUES (?, ?, ?)
ON CONFLICT (id) DO UPDATE SET ref = excluded.ref, state = excluded.state`;
/** Whoever has no event is nobody, unless messages or tests say that there was somebody; 0 is the workspace itself. */
const DROP_PERSON = `
DELETE FROM people WHERE id = ? AND id <> 0
  AND NOT EXISTS (SELECT 1 FROM campaigns c JOIN messages m ON m.campaign = c.id AND m.person = people.id)
  AND NOT EXISTS (SELECT 1 FROM test_messages WHERE person = people.id)`;

/** Puts a person's row right; tells whether it differed. */
function putPerson(connection: Connection, person: RawPerson, { ref, state }: Folded): boolean {
  const isMissing = person.ref === '' && person.state === '';
  if (person.events.length === 0 && isMissing) return false;
  const known = ref ?? person.ref;
  if (!isMissing && person.ref === known && says(person.state, state)) return false;
  connection.sql(PUT_PERSON).run(person.personKey, known, JSON.stringify(state));
  return true;
}

/** Where an identifier is kept: numbers and user ids have a table each. */
function placeOf(identifier: string): {
  readonly key: number | string;
  readonly table: string;
  readonly column: string;
} {
  const key = keyOf(identifier);
  return typeof key === 'number'
    ? { key, table: 'phones', column: 'number' }
    : { key, table: 'user_ids', column: 'user_id' };
}

/** Puts a person's identifiers right; adds those that differed. */
function putIdentifiers(
  connection: Connection,
  { personKey, identifiers: kept }: RawPerson,
  { folded, differing }: { readonly folded: Folded; readonly differing: Set<string> },
): void {
  for (const identifier of kept) {
    if (folded.identifiers.has(identifier)) continue;
    const { key, table, column } = placeOf(identifier);
    connection.sql(`DELETE FROM ${table} WHERE ${column} = ? AND person = ?`).run(key, personKey);
    differing.add(identifier);
  }
  for (const identifier of folded.identifiers) {
    if (kept.includes(identifier)) continue;
    const { key, table, column } = placeOf(identifier);
    connection
      .sql(`INSERT INTO ${table} (${column}, person) VALUES (?, ?)
        ON CONFLICT (${column}) DO UPDATE SET person = excluded.person`)
      .run(key, personKey);
    differing.add(identifier);
  }
}

/** Makes the projection anew; tells how much differed. Belongs into a write. Throws `ledger.tampered` for an unreadable log. */
export function rebuild(connection: Connection, { sha256 }: StoreTools): Differing {
  let people = 0;
  const differing = new Set<string>();
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const page = peopleAfter(connection, last);
    if (page.length === 0) break;
    last = page.at(-1)?.personKey ?? last;
    for (const person of page) {
      const folded = foldPerson(sha256, person);
      const isPut = putPerson(connection, person, folded);
      putIdentifiers(connection, person, { folded, differing });
      const isNobody = person.events.length === 0 && person.ref !== '';
      const isDropped = isNobody && connection.sql(DROP_PERSON).run(person.personKey) > 0;
      if (isPut || isDropped) people += 1;
    }
  }
  rebuildFrontier(connection, sha256);
  return { people, identifiers: differing.size, suppressions: rebuildSuppressions(connection) };
}
