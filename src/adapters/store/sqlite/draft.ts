/** A batch of facts on its way into the log: people and events as they will be, written at the end in one go. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../core/consent.ts';
import type { Frontier } from '../../../core/merkle.ts';
import type { Clock, NewEvent, PersonFacts, RandomSource, Sha256 } from '../../../core/ports.ts';
import { factKey, SALT_BYTES } from '../../../core/sealed-event.ts';
import { base32, ulidTime } from '../../../core/ulid.ts';
import { eventOf, type SealedEvent, sealEvent } from '../seal.ts';
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

/** An open batch. Belongs into a write from its making to its flush. */
export class Draft {
  readonly #connection: Connection;
  readonly #sha256: Sha256;
  readonly #take: (count: number) => Uint8Array;
  readonly #frontier: Frontier;
  /** What the ledger knew of the batch's identifiers. */
  readonly #known: ReadonlyMap<string, PersonFacts>;
  readonly #people = new Map<number, DraftPerson>();
  readonly #byIdentifier = new Map<string, DraftPerson>();
  readonly #links: [string, number][] = [];
  readonly #events: DraftEvent[] = [];
  readonly #changed = new Set<DraftPerson>();
  readonly #facts = new Set<string>();
  readonly #recordedAt: string;
  readonly #idTime: string;
  #nextPerson: number;

  constructor(connection: Connection, tools: LedgerTools, facts: readonly NewEvent[]) {
    const now = tools.clock.now();
    this.#connection = connection;
    this.#sha256 = tools.sha256;
    this.#take = randomPool(tools.random, facts.length * 64);
    this.#frontier = readFrontier(connection);
    this.#known = findPeople(connection, [...new Set(facts.flatMap((fact) => fact.identifiers))]);
    this.#recordedAt = new Date(now).toISOString();
    this.#idTime = ulidTime(now);
    this.#nextPerson = Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0) + 1;
  }

  /** The person behind an identifier, as of this batch. */
  find(identifier: string): DraftPerson | undefined {
    const drafted = this.#byIdentifier.get(identifier);
    if (drafted !== undefined) return drafted;
    const known = this.#known.get(identifier);
    if (known === undefined) return undefined;
    const { personKey: id, person: ref, state } = known;
    const person = this.#people.get(id) ?? { id, ref, isNew: false, state };
    this.#people.set(id, person);
    this.#byIdentifier.set(identifier, person);
    return person;
  }

  /** A new person. */
  create(): DraftPerson {
    const ref = base32(this.#take(REF_BYTES));
    const person: DraftPerson = { id: this.#nextPerson, ref, isNew: true, state: EMPTY_STATE };
    this.#nextPerson += 1;
    this.#people.set(person.id, person);
    this.#changed.add(person);
    return person;
  }

  /** Links an identifier that nobody has. */
  link(identifier: string, person: DraftPerson): void {
    this.#byIdentifier.set(identifier, person);
    this.#links.push([identifier, person.id]);
  }

  /** Whether the log has this fact of the person. */
  knows(person: DraftPerson, fact: NewEvent): boolean {
    const key = factKey(this.#sha256, this.#eventOf(person, fact, fact.identifiers));
    return this.#isLogged(person, key, hexOf(key));
  }

  /** Appends the fact about identifiers as an event of the person, unless the log has it; tells whether it did. */
  append(person: DraftPerson, fact: NewEvent, identifiers: readonly string[]): boolean {
    const event = this.#eventOf(person, fact, identifiers);
    const key = factKey(this.#sha256, event);
    const hex = hexOf(key);
    if (this.#isLogged(person, key, hex)) return false;
    event.id = this.#idTime + base32(this.#take(ULID_BYTES));
    const seq = this.#frontier.size + this.#events.length + 1;
    const sealed = sealEvent(this.#sha256, event, this.#take(SALT_BYTES));
    this.#events.push({ ...sealed, seq, person: person.id, fact: key });
    this.#facts.add(`${person.id}:${hex}`);
    const state = foldEvent(person.state, { event, seq, fact: hex });
    if (state !== person.state) this.#changed.add(person);
    person.state = state;
    return true;
  }

  /** Writes the batch. */
  flush(): void {
    writePeople(this.#connection, this.#changed);
    for (const [identifier, person] of this.#links) link(this.#connection, identifier, person);
    if (this.#events.length === 0) return;
    writeEvents(this.#connection, this.#events);
    const commitments = this.#events.map((event) => event.commitment);
    growTree(this.#connection, this.#sha256, { frontier: this.#frontier, commitments });
  }

  #eventOf(person: DraftPerson, fact: NewEvent, identifiers: readonly string[]): ConsentEvent {
    return eventOf({ fact, identifiers, id: '', person: person.ref, recordedAt: this.#recordedAt });
  }

  #isLogged(person: DraftPerson, key: Uint8Array, hex: string): boolean {
    if (this.#facts.has(`${person.id}:${hex}`)) return true;
    if (person.isNew) return false;
    return (
      this.#connection.sql('SELECT 1 FROM events WHERE person = ? AND fact = ?').get(person.id, key) !==
      undefined
    );
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
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
