/** A batch of facts on its way into the ledger: people, identifiers and events as they will be. */
import { type ConsentEvent, type ConsentState, EMPTY_STATE, foldEvent } from '../../../core/consent.ts';
import type { NewEvent, PersonFacts } from '../../../core/ports.ts';
import { base32 } from '../../../core/ulid.ts';
import { eventOf } from '../seal.ts';
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';
import { keyOf, relink } from './identifiers.ts';
import { insertRows, type RowTarget } from './insert-rows.ts';
import { ListDraft } from './list-draft.ts';
import { LogDraft, type Owner } from './log-draft.ts';
import { findPeople } from './people.ts';
import { randomPool } from './random-pool.ts';
import type { StoreTools } from './tools.ts';
import { wordingDigests } from './wordings.ts';

/** A person while a batch is open. */
export interface DraftPerson extends Owner {
  readonly ref: string;
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
/** Key of the row that stands for the workspace itself. */
const WORKSPACE_KEY = 0;

const PEOPLE: RowTarget = { into: 'people (id, ref, state)', width: 3 };
const PHONES: RowTarget = { into: 'phones (number, person)', width: 2 };
const USER_IDS: RowTarget = { into: 'user_ids (user_id, person)', width: 2 };

function identifiersOf({ identifiers, released }: NewEvent): readonly string[] {
  return released === undefined ? identifiers : [...identifiers, ...released];
}

/** An open batch. Belongs into a write from its making to its flush. */
export class Draft {
  /** The suppression list as of this batch. */
  readonly list: ListDraft;
  readonly #connection: Connection;
  readonly #log: LogDraft;
  readonly #take: (count: number) => Uint8Array;
  readonly #recordedAt: string;
  /** What the ledger knows of the identifiers that are expected. */
  #known: ReadonlyMap<string, PersonFacts> = new Map();
  #people = new Map<number, DraftPerson>();
  #byIdentifier = new Map<string, DraftPerson>();
  /** What is not written yet. */
  #newPeople: DraftPerson[] = [];
  #changed = new Set<DraftPerson>();
  #phones: SqlValue[] = [];
  #userIds: SqlValue[] = [];
  #relinks: [string, number][] = [];
  #digests: ReadonlyMap<string, string> | undefined;
  #nextPerson: number;

  /** Opens a batch and expects its facts, or their first part. */
  constructor(connection: Connection, tools: StoreTools, facts: readonly NewEvent[] = []) {
    this.#connection = connection;
    this.#take = randomPool(tools.random);
    this.#log = new LogDraft(connection, tools, this.#take);
    this.#recordedAt = new Date(tools.clock.now()).toISOString();
    this.#nextPerson = Number(connection.sql('SELECT max(id) AS last FROM people').get()?.last ?? 0) + 1;
    this.list = new ListDraft(connection, tools);
    this.expect(facts);
  }

  /** Looks up all that the next facts are about, in a few queries. */
  expect(facts: readonly NewEvent[]): void {
    const identifiers = new Set(facts.flatMap(identifiersOf));
    this.#known = findPeople(this.#connection, [...identifiers]);
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
    const person = this.#people.get(id) ?? { id, ref, isNew: false, state, drafted: undefined };
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
    const person: DraftPerson = { id, ref, isNew: false, state, drafted: undefined };
    this.#people.set(id, person);
    return person;
  }

  /** Who events are kept under that are about nobody but the workspace. */
  workspace(): DraftPerson {
    return this.personOf(WORKSPACE_KEY);
  }

  /** A new person; with the id given, somebody whom another copy of this store has known under it. */
  create(ref: string = base32(this.#take(REF_BYTES))): DraftPerson {
    const person: DraftPerson = {
      id: this.#nextPerson,
      ref,
      isNew: true,
      state: EMPTY_STATE,
      drafted: undefined,
    };
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
    return this.#log.knows(person, this.#eventOf(person, told));
  }

  /** Appends a fact as an event of the person, unless the log has it; tells whether it did. */
  append(person: DraftPerson, told: Told): boolean {
    const placed = this.#log.append(person, this.#eventOf(person, told));
    if (placed === undefined) return false;
    const state = foldEvent(person.state, placed);
    if (state !== person.state && !person.isNew) this.#changed.add(person);
    person.state = state;
    if (placed.event.hashes !== undefined) this.list.apply(placed.event, placed.seq);
    return true;
  }

  /** All events of a person, those of this batch included, in order. */
  historyOf(person: DraftPerson): readonly ConsentEvent[] {
    return this.#log.historyOf(person);
  }

  /**
   * Writes what has come so far and lets go of it, people included, so that a batch of any size takes little memory. The
   * next facts must be expected first.
   */
  write(): void {
    const connection = this.#connection;
    this.#writePeople();
    insertRows(connection, PHONES, this.#phones);
    insertRows(connection, USER_IDS, this.#userIds);
    for (const [identifier, person] of this.#relinks) relink(connection, identifier, person);
    this.#log.write();
    this.list.write();
    [this.#people, this.#byIdentifier] = [new Map(), new Map()];
    [this.#newPeople, this.#changed] = [[], new Set()];
    [this.#phones, this.#userIds, this.#relinks] = [[], [], []];
  }

  /** Writes the rest of the batch and signs what the log has become. */
  flush(): void {
    this.write();
    this.#log.close();
  }

  #writePeople(): void {
    const values: SqlValue[] = [];
    for (const { id, ref, state } of this.#newPeople) values.push(id, ref, JSON.stringify(state));
    insertRows(this.#connection, PEOPLE, values);
    const update = this.#connection.sql('UPDATE people SET state = ? WHERE id = ?');
    for (const { id, state } of this.#changed) update.run(JSON.stringify(state), id);
  }

  #eventOf(person: DraftPerson, { fact, identifiers, erasure }: Told): ConsentEvent {
    const given = { id: '', person: person.ref, recordedAt: this.#recordedAt };
    const event = eventOf({ fact, identifiers, erasure, given });
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
}
