/** A batch of facts on its way into the log: people and events as they will be, written at the end in one go. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../core/consent.ts';
import type { Frontier } from '../../../core/merkle.ts';
import type { NewEvent, PersonFacts, RandomSource } from '../../../core/ports.ts';
import { factKey, SALT_BYTES } from '../../../core/sealed-event.ts';

import { base32, ulidTime } from '../../../core/ulid.ts';
import { eventOf, type SealedEvent, sealEvent } from '../seal.ts';
import type { Connection } from './connection.ts';
import { link, relink } from './identifiers.ts';
import { ListDraft } from './list-draft.ts';
import { findPeople } from './people.ts';
import type { StoreTools } from './tools.ts';
import { growTree, readFrontier } from './tree.ts';
import { wordingDigests } from './wordings.ts';

/** A person while a batch is open. */
export interface DraftPerson {
  readonly id: number;
  readonly ref: string;
  readonly isNew: boolean;
  state: ConsentState;
}

/** An event of the batch, sealed, with its place. */
interface DraftEvent extends SealedEvent {
  readonly event: ConsentEvent;
  readonly seq: number;
  readonly person: number;
  readonly fact: Uint8Array;
}

/** A fact as an event of one person tells it. */
export interface Told {
  readonly fact: Omit<NewEvent, 'identifiers'>;
  /** Those of the fact's identifiers that are this person's. */
  readonly identifiers: readonly string[];
  readonly erasure?: ConsentEvent['erasure'];
}

/** Bytes that a person's public id is drawn from: nothing about the person, and no two alike. */
const REF_BYTES = 16;
/** Random part of a ULID. */
const ULID_BYTES = 10;
/** Key of the row that stands for the workspace itself. */
const WORKSPACE_KEY = 0;

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

function identifiersOf({ identifiers, released }: NewEvent): readonly string[] {
  return released === undefined ? identifiers : [...identifiers, ...released];
}

/** An open batch. Belongs into a write from its making to its flush. */
export class Draft {
  /** The suppression list as of this batch. */
  readonly list: ListDraft;
  readonly #connection: Connection;
  readonly #tools: StoreTools;
  readonly #take: (count: number) => Uint8Array;
  readonly #frontier: Frontier;
  /** What the ledger knew of the batch's identifiers. */
  readonly #known: ReadonlyMap<string, PersonFacts>;
  readonly #people = new Map<number, DraftPerson>();
  readonly #byIdentifier = new Map<string, DraftPerson>();
  readonly #links: [string, number][] = [];
  readonly #relinks: [string, number][] = [];
  readonly #events: DraftEvent[] = [];
  readonly #changed = new Set<DraftPerson>();
  readonly #facts = new Set<string>();
  readonly #recordedAt: string;
  readonly #idTime: string;
  #digests: ReadonlyMap<string, string> | undefined;
  #nextPerson: number;

  /** Opens a batch that will ask for these identifiers. */
  constructor(connection: Connection, tools: StoreTools, facts: readonly NewEvent[]) {
    const now = tools.clock.now();
    const identifiers = new Set(facts.flatMap(identifiersOf));
    this.#connection = connection;
    this.#tools = tools;
    this.#take = randomPool(tools.random, facts.length * 64);
    this.#frontier = readFrontier(connection);
    this.#known = findPeople(connection, [...identifiers]);
    this.#recordedAt = new Date(now).toISOString();
    this.#idTime = ulidTime(now);
    this.#nextPerson = Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0) + 1;
    this.list = new ListDraft(connection, tools);
    for (const known of this.#known.keys()) identifiers.delete(known);
    this.list.load(identifiers);
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

  /** The person of a key, who must be there; 0 stands for the workspace itself. */
  personOf(id: number): DraftPerson {
    const drafted = this.#people.get(id);
    if (drafted !== undefined) return drafted;
    const row = this.#connection.sql('SELECT ref, state FROM people WHERE id = ?').get(id);
    const [ref, state] = [String(row?.ref), JSON.parse(String(row?.state)) as ConsentState];
    const person = { id, ref, isNew: false, state };
    this.#people.set(id, person);
    return person;
  }

  /** Who events are kept under that are about nobody but the workspace. */
  workspace(): DraftPerson {
    return this.personOf(WORKSPACE_KEY);
  }

  /** A new person; with the id given, somebody whom another copy of this store has known under it. */
  create(ref: string = base32(this.#take(REF_BYTES))): DraftPerson {
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

  /** Links an identifier that somebody else has had until now. */
  relink(identifier: string, person: DraftPerson): void {
    this.#byIdentifier.set(identifier, person);
    this.#relinks.push([identifier, person.id]);
  }

  /** Whether the log has this fact of the person. */
  knows(person: DraftPerson, told: Told): boolean {
    const key = factKey(this.#tools.sha256, this.#eventOf(person, told));
    return this.#isLogged(person, key, hexOf(key));
  }

  /** Appends a fact as an event of the person, unless the log has it; tells whether it did. */
  append(person: DraftPerson, told: Told): boolean {
    const { sha256 } = this.#tools;
    const event = this.#eventOf(person, told);
    const key = factKey(sha256, event);
    const hex = hexOf(key);
    if (this.#isLogged(person, key, hex)) return false;
    event.id = this.#idTime + base32(this.#take(ULID_BYTES));
    const seq = this.#frontier.size + this.#events.length + 1;
    const sealed = sealEvent(sha256, event, this.#take(SALT_BYTES));
    this.#events.push({ ...sealed, event, seq, person: person.id, fact: key });
    this.#facts.add(`${person.id}:${hex}`);
    const state = foldEvent(person.state, { event, seq, fact: hex });
    if (state !== person.state) this.#changed.add(person);
    person.state = state;
    if (event.hashes !== undefined) this.list.apply(event, seq);
    return true;
  }

  /** All events of a person, those of this batch included, in order. */
  historyOf(person: DraftPerson): readonly ConsentEvent[] {
    const rows = this.#connection
      .sql('SELECT body FROM events WHERE person = ? AND body IS NOT NULL ORDER BY seq')
      .all(person.id);
    const drafted = this.#events.filter((event) => event.person === person.id);
    return [
      ...rows.map(({ body }) => JSON.parse(String(body)) as ConsentEvent),
      ...drafted.map(({ event }) => event),
    ];
  }

  /** Writes the batch and signs what the log has become. */
  flush(): void {
    const connection = this.#connection;
    writePeople(connection, this.#changed);
    for (const [identifier, person] of this.#links) link(connection, identifier, person);
    for (const [identifier, person] of this.#relinks) relink(connection, identifier, person);
    if (this.#events.length === 0) return;
    writeEvents(connection, this.#events);
    this.list.flush();
    const commitments = this.#events.map((event) => event.commitment);
    growTree(connection, this.#tools, { frontier: this.#frontier, commitments });
  }

  #eventOf(person: DraftPerson, { fact, identifiers, erasure }: Told): ConsentEvent {
    const event = eventOf({
      fact,
      identifiers,
      id: '',
      person: person.ref,
      recordedAt: this.#recordedAt,
      erasure,
    });
    if (event.wording !== undefined && event.wording.digest === undefined)
      event.wording = this.#withDigest(event.wording);
    return event;
  }

  /** A wording with the digest of the text that is kept of it, where one is. */
  #withDigest(wording: NonNullable<ConsentEvent['wording']>): NonNullable<ConsentEvent['wording']> {
    this.#digests ??= wordingDigests(this.#connection);
    const { id, version } = wording;
    const digest = this.#digests.get(`${id}@${version}`);
    return digest === undefined ? wording : { digest, id, version };
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
