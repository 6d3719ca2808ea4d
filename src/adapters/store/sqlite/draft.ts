/** A batch of facts on its way into the log: people and events as they will be, written at the end in one go. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../core/consent.ts';
import type { Frontier } from '../../../core/merkle.ts';
import type { NewEvent, PersonFacts, RandomSource } from '../../../core/ports.ts';
import { factKey, SALT_BYTES } from '../../../core/sealed-event.ts';

import { base32, ulidTime } from '../../../core/ulid.ts';
import { eventOf, type SealedEvent, sealEvent, wellFormed } from '../seal.ts';
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';
import { keyOf, relink } from './identifiers.ts';
import { insertRows, type RowTarget } from './insert-rows.ts';
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

const PEOPLE: RowTarget = { into: 'people (id, ref, state)', width: 3 };
const PHONES: RowTarget = { into: 'phones (number, person)', width: 2 };
const USER_IDS: RowTarget = { into: 'user_ids (user_id, person)', width: 2 };
const EVENTS: RowTarget = { into: 'events (seq, person, fact, body, salt, commitment)', width: 6 };

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
  readonly #newPeople: DraftPerson[] = [];
  readonly #changed = new Set<DraftPerson>();
  readonly #phones: SqlValue[] = [];
  readonly #userIds: SqlValue[] = [];
  readonly #relinks: [string, number][] = [];
  /** Rows of `events`, value by value. */
  readonly #events: SqlValue[] = [];
  readonly #commitments: Uint8Array[] = [];
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
    this.#newPeople.push(person);
    return person;
  }

  /** Links an identifier that nobody has. */
  link(identifier: string, person: DraftPerson): void {
    this.#byIdentifier.set(identifier, person);
    const key = keyOf(identifier);
    (typeof key === 'number' ? this.#phones : this.#userIds).push(key, person.id);
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
    return this.#append(person, this.#eventOf(person, told));
  }

  /** All events of a person, those of this batch included, in order. */
  historyOf(person: DraftPerson): readonly ConsentEvent[] {
    const rows = this.#connection
      .sql('SELECT body FROM events WHERE person = ? AND body IS NOT NULL ORDER BY seq')
      .all(person.id);
    const bodies = rows.map(({ body }) => body);
    for (let at = 0; at < this.#events.length; at += EVENTS.width) {
      if (this.#events[at + 1] === person.id) bodies.push(this.#events[at + 3] ?? null);
    }
    return bodies.map((body) => JSON.parse(String(body)) as ConsentEvent);
  }

  /** Writes the batch and signs what the log has become. */
  flush(): void {
    const connection = this.#connection;
    this.#writePeople();
    insertRows(connection, PHONES, this.#phones);
    insertRows(connection, USER_IDS, this.#userIds);
    for (const [identifier, person] of this.#relinks) relink(connection, identifier, person);
    if (this.#commitments.length === 0) return;
    insertRows(connection, EVENTS, this.#events);
    this.list.flush();
    growTree(connection, this.#tools, { frontier: this.#frontier, commitments: this.#commitments });
  }

  #append(person: DraftPerson, event: ConsentEvent): boolean {
    const { sha256 } = this.#tools;
    const fact = factKey(sha256, event);
    const hex = hexOf(fact);
    if (this.#isLogged(person, fact, hex)) return false;
    event.id = this.#idTime + base32(this.#take(ULID_BYTES));
    const sealed = this.#seal(event);
    if (sealed === undefined) return this.#append(person, wellFormed(event));
    const { body, salt, commitment } = sealed;
    const seq = this.#frontier.size + this.#commitments.push(commitment);
    this.#events.push(seq, person.id, fact, body, salt, commitment);
    this.#facts.add(placeOf(person, hex));
    const state = foldEvent(person.state, { event, seq, fact: hex });
    if (state !== person.state && !person.isNew) this.#changed.add(person);
    person.state = state;
    if (event.hashes !== undefined) this.list.apply(event, seq);
    return true;
  }

  /** The event sealed; undefined where it holds text that has no canonical form. */
  #seal(event: ConsentEvent): SealedEvent | undefined {
    try {
      return sealEvent(this.#tools.sha256, event, this.#take(SALT_BYTES));
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  }

  #writePeople(): void {
    const values: SqlValue[] = [];
    for (const { id, ref, state } of this.#newPeople) values.push(id, ref, JSON.stringify(state));
    insertRows(this.#connection, PEOPLE, values);
    const update = this.#connection.sql('UPDATE people SET state = ? WHERE id = ?');
    for (const { id, state } of this.#changed) update.run(JSON.stringify(state), id);
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

  #isLogged(person: DraftPerson, fact: Uint8Array, hex: string): boolean {
    if (this.#facts.has(placeOf(person, hex))) return true;
    if (person.isNew) return false;
    return (
      this.#connection.sql('SELECT 1 FROM events WHERE person = ? AND fact = ?').get(person.id, fact) !==
      undefined
    );
  }
}

/** A fact's place in the index of the log. */
function placeOf({ id }: DraftPerson, hex: string): string {
  return `${id}:${hex}`;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
