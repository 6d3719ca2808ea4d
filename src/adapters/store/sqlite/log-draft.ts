/** Events on their way into the log: sealed and placed as they come, written part by part, signed once at the end. */
import type { ConsentEvent } from '../../../core/consent.ts';
import { appendLeaves, type Frontier, leafHash } from '../../../core/merkle.ts';
import { factKey, SALT_BYTES } from '../../../core/sealed-event.ts';
import { base32, ulidTime } from '../../../core/ulid.ts';
import { type SealedEvent, sealEvent, wellFormed } from '../seal.ts';
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';
import { insertRows, type RowTarget } from './insert-rows.ts';
import type { StoreTools } from './tools.ts';
import { readFrontier, writeTree } from './tree.ts';

/** Random part of a ULID. */
const ULID_BYTES = 10;

const EVENTS: RowTarget = { into: 'events (seq, person, fact, body, salt, commitment)', width: 6 };

/** Whose event it is: the key of the person, and whether the log can hold any of theirs. */
export interface Owner {
  readonly id: number;
  readonly isNew: boolean;
  /** Facts of theirs that the batch has appended and not written yet, hex; few at a time. */
  drafted: string[] | undefined;
}

/** An event as the log has taken it. */
export interface PlacedEvent {
  readonly event: ConsentEvent;
  readonly seq: number;
  /** Key of its fact, hex. */
  readonly fact: string;
}

/** The log while a batch is open. Belongs into a write from its making to its close. */
export class LogDraft {
  readonly #connection: Connection;
  readonly #tools: StoreTools;
  readonly #take: (count: number) => Uint8Array;
  readonly #idTime: string;
  #frontier: Frontier;
  /** Whether anything was appended since the batch was opened. */
  #hasGrown = false;
  /** Rows not written yet, value by value, and their commitments. */
  #rows: SqlValue[] = [];
  #commitments: Uint8Array[] = [];

  /** Takes random bytes from a pool that the batch shares. */
  constructor(connection: Connection, tools: StoreTools, take: (count: number) => Uint8Array) {
    this.#connection = connection;
    this.#tools = tools;
    this.#take = take;
    this.#idTime = ulidTime(tools.clock.now());
    this.#frontier = readFrontier(connection);
  }

  /** Whether the log has the fact of an event already. */
  knows(owner: Owner, event: ConsentEvent): boolean {
    const fact = factKey(this.#tools.sha256, event);
    return this.#isLogged(owner, fact, hexOf(fact));
  }

  /** Appends an event and gives it its id; undefined: the log has its fact already. */
  append(owner: Owner, event: ConsentEvent): PlacedEvent | undefined {
    const fact = factKey(this.#tools.sha256, event);
    const hex = hexOf(fact);
    if (this.#isLogged(owner, fact, hex)) return undefined;
    event.id = this.#idTime + base32(this.#take(ULID_BYTES));
    const sealed = this.#seal(event);
    if (sealed === undefined) return this.append(owner, wellFormed(event));
    const { body, salt, commitment } = sealed;
    const seq = this.#frontier.size + this.#commitments.push(commitment);
    this.#rows.push(seq, owner.id, fact, body, salt, commitment);
    if (owner.drafted === undefined) owner.drafted = [hex];
    else owner.drafted.push(hex);
    return { event, seq, fact: hex };
  }

  /** All events of a person, those not written yet included, in order. */
  historyOf({ id }: Owner): readonly ConsentEvent[] {
    const written = this.#connection
      .sql('SELECT body FROM events WHERE person = ? AND body IS NOT NULL ORDER BY seq')
      .all(id);
    const bodies = written.map(({ body }) => body);
    for (let at = 0; at < this.#rows.length; at += EVENTS.width) {
      if (this.#rows[at + 1] === id) bodies.push(this.#rows[at + 3] ?? null);
    }
    return bodies.map((body) => JSON.parse(String(body)) as ConsentEvent);
  }

  /** Writes the rows; their people must be written. */
  write(): void {
    if (this.#rows.length === 0) return;
    const { sha256 } = this.#tools;
    insertRows(this.#connection, EVENTS, this.#rows);
    const leaves = this.#commitments.map((commitment) => leafHash(sha256, commitment));
    this.#frontier = appendLeaves(sha256, this.#frontier, leaves);
    this.#hasGrown = true;
    [this.#rows, this.#commitments] = [[], []];
  }

  /** Signs what the log has become, where it has grown. */
  close(): void {
    if (this.#hasGrown) writeTree(this.#connection, this.#tools, this.#frontier);
    this.#hasGrown = false;
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

  #isLogged(owner: Owner, fact: Uint8Array, hex: string): boolean {
    if (owner.drafted?.includes(hex)) return true;
    if (owner.isNew) return false;
    const row = this.#connection
      .sql('SELECT 1 FROM events WHERE person = ? AND fact = ?')
      .get(owner.id, fact);
    return row !== undefined;
  }
}

function hexOf(bytes: Uint8Array): string {
  const buffer =
    bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.toString('hex');
}
