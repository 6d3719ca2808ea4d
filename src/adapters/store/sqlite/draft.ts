/** A batch of facts on its way into the log: people and events as they will be, written at the end in one go. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../core/consent.ts';
import type { Frontier } from '../../../core/merkle.ts';
import type { Clock, NewEvent, PersonFacts, RandomSource, Sha256 } from '../../../core/ports.ts';
import { base32, ulidTime } from '../../../core/ulid.ts';
import { eventOf, factKey, SALT_BYTES, type SealedEvent, sealEvent } from '../seal.ts';
import type { Connection } from './connection.ts';
import { link } from './identifiers.ts';
import { findPeople } from './people.ts';
import { growTree, readFrontier } from './tree.ts';

/** What the ledger works with beside its database. */
export interface LedgerTools {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly sha256: Sha256;
}

/** A person while a batch is open. */
export interface DraftPerson {
  readonly id: number;
  readonly ref: string;
  readonly isNew: boolean;
  state: ConsentState;
}

/** An event of the batch, sealed, with its place. */
interface DraftEvent extends SealedEvent {
  readonly seq: number;
  readonly person: number;
  readonly fact: Uint8Array;
}

/** Bytes that a person's public id is drawn from: nothing about the person, and no two alike. */
const REF_BYTES = 16;
/** Random part of a ULID. */
const ULID_BYTES = 10;

/** Hands out random bytes from few large draws: one draw per event would cost more than its hash. */
function randomPool(random: RandomSource, expected: number): (count: number) => Uint8Array {
  const draw = Math.min(65_536, Math.max(64, expected));
  let pool = random.bytes(draw);
  let used = 0;
  return (count) => {
    if (used + count > pool.length) {
      pool = random.bytes(Math.max(draw, count));
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/** An open batch. */
export interface Draft {
  /** The person behind an identifier, as of this batch. */
  find(identifier: string): DraftPerson | undefined;
  /** A new person. */
  create(): DraftPerson;
  /** Links an identifier that nobody has. */
  link(identifier: string, person: DraftPerson): void;
  /** Whether the log has this fact of the person. */
  knows(person: DraftPerson, fact: NewEvent): boolean;
  /** Appends the fact about identifiers as an event of the person, unless the log has it; tells whether it did. */
  append(person: DraftPerson, fact: NewEvent, identifiers: readonly string[]): boolean;
  /** Writes the batch. */
  flush(): void;
}

interface DraftBooks {
  readonly people: Map<string, PersonFacts>;
  readonly frontier: Frontier;
  readonly firstPerson: number;
}

/** Opens a batch over facts. Belongs into a write. */
export function openDraft(connection: Connection, tools: LedgerTools, facts: readonly NewEvent[]): Draft {
  const books: DraftBooks = {
    people: findPeople(connection, [...new Set(facts.flatMap((fact) => fact.identifiers))]),
    frontier: readFrontier(connection),
    firstPerson: Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0) + 1,
  };
  return draftOver(connection, tools, { books, take: randomPool(tools.random, facts.length * 64) });
}

function draftOver(
  connection: Connection,
  tools: LedgerTools,
  { books, take }: { books: DraftBooks; take: (count: number) => Uint8Array },
): Draft {
  const people = new Map<number, DraftPerson>();
  const linked = new Map<string, DraftPerson>();
  const links: [string, number][] = [];
  const events: DraftEvent[] = [];
  const changed = new Set<DraftPerson>();
  const written = new Set<string>();
  const now = tools.clock.now();
  const recordedAt = new Date(now).toISOString();
  const idTime = ulidTime(now);
  let nextPerson = books.firstPerson;

  const isLogged = (person: DraftPerson, key: Uint8Array, hex: string): boolean =>
    written.has(`${person.id}:${hex}`) ||
    (!person.isNew &&
      connection.sql('SELECT 1 FROM events WHERE person = ? AND fact = ?').get(person.id, key) !== undefined);
  const keyOfFact = (event: ConsentEvent): { key: Uint8Array; hex: string } => {
    const key = factKey(tools.sha256, event);
    return { key, hex: Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex') };
  };

  return {
    find(identifier) {
      const known = linked.get(identifier);
      if (known !== undefined) return known;
      const row = books.people.get(identifier);
      if (row === undefined) return undefined;
      const person = people.get(row.personKey) ?? {
        id: row.personKey,
        ref: row.person,
        isNew: false,
        state: row.state,
      };
      people.set(person.id, person);
      linked.set(identifier, person);
      return person;
    },
    create() {
      const person: DraftPerson = {
        id: nextPerson,
        ref: base32(take(REF_BYTES)),
        isNew: true,
        state: EMPTY_STATE,
      };
      nextPerson += 1;
      people.set(person.id, person);
      changed.add(person);
      return person;
    },
    link(identifier, person) {
      linked.set(identifier, person);
      links.push([identifier, person.id]);
    },
    knows(person, fact) {
      const { key, hex } = keyOfFact(
        eventOf({ fact, identifiers: fact.identifiers, id: '', person: person.ref, recordedAt }),
      );
      return isLogged(person, key, hex);
    },
    append(person, fact, identifiers) {
      const event = eventOf({ fact, identifiers, id: '', person: person.ref, recordedAt });
      const { key, hex } = keyOfFact(event);
      if (isLogged(person, key, hex)) return false;
      event.id = idTime + base32(take(ULID_BYTES));
      const seq = books.frontier.size + events.length + 1;
      events.push({ ...sealEvent(tools.sha256, event, take(SALT_BYTES)), seq, person: person.id, fact: key });
      written.add(`${person.id}:${hex}`);
      const state = foldEvent(person.state, { event, seq, fact: hex });
      if (state !== person.state) changed.add(person);
      person.state = state;
      return true;
    },
    flush() {
      writePeople(connection, changed);
      for (const [identifier, person] of links) link(connection, identifier, person);
      writeEvents(connection, events);
      const commitments = events.map((event) => event.commitment);
      if (events.length > 0) growTree(connection, tools.sha256, { frontier: books.frontier, commitments });
    },
  };
}

function writePeople(connection: Connection, people: ReadonlySet<DraftPerson>): void {
  const insert = connection.sql('INSERT INTO people (id, ref, state) VALUES (?, ?, ?)');
  const update = connection.sql('UPDATE people SET state = ? WHERE id = ?');
  for (const person of people) {
    if (person.isNew) insert.run(person.id, person.ref, JSON.stringify(person.state));
    else update.run(JSON.stringify(person.state), person.id);
  }
}

function writeEvents(connection: Connection, events: readonly DraftEvent[]): void {
  const insert = connection.sql(
    'INSERT INTO events (seq, person, fact, body, salt, commitment) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { seq, person, fact, body, salt, commitment } of events) {
    insert.run(seq, person, fact, body, salt, commitment);
  }
}
