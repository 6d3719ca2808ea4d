/** The suppression list while a batch is open: as it stands, and as the batch's own events change it. */
import type { ConsentEvent } from '../../../core/consent.ts';
import type { SuppressionEntry } from '../../../core/ports.ts';
import { foldSuppression, isInForce, suppressionChanges } from '../../../core/suppression.ts';
import type { Connection } from './connection.ts';
import { rawSuppression, SUPPRESSION_COLUMNS } from './raw-rows.ts';
import { putEntry } from './suppression-entries.ts';
import { keysOf, type StoreTools } from './tools.ts';

const BY_HASH = `
SELECT ${SUPPRESSION_COLUMNS} FROM json_each(?) j CROSS JOIN suppressions s ON s.hash = j.value`;
const ONE = `SELECT ${SUPPRESSION_COLUMNS} FROM suppressions WHERE hash = ?`;
const NOTHING: readonly SuppressionEntry[] = [];

/** An open batch's view of the list. Belongs into a write from its making to its flush. */
export class ListDraft {
  readonly #connection: Connection;
  readonly #tools: StoreTools;
  /** What has been looked up, by hash. */
  #entries = new Map<string, SuppressionEntry | undefined>();
  #changed = new Set<string>();
  #isEmpty: boolean;

  constructor(connection: Connection, tools: StoreTools) {
    this.#connection = connection;
    this.#tools = tools;
    this.#isEmpty = connection.sql('SELECT 1 FROM suppressions LIMIT 1').get() === undefined;
  }

  /** Looks identifiers up in one query, so that asking for each costs nothing. */
  load(identifiers: Iterable<string>): void {
    if (this.#isEmpty) return;
    const { hasher } = keysOf(this.#tools);
    const hashes = [...identifiers].flatMap((identifier) => hasher.candidates(identifier));
    const rows = this.#connection.sql(BY_HASH).all(JSON.stringify(hashes));
    for (const hash of hashes) this.#entries.set(hash, undefined);
    for (const entry of rows.map(rawSuppression)) this.#entries.set(entry.hash, entry);
  }

  /** Entries for an identifier, lifted ones included: what lies before them stays out. Mostly none. */
  of(identifier: string): readonly SuppressionEntry[] {
    if (this.#isEmpty) return NOTHING;
    return keysOf(this.#tools)
      .hasher.candidates(identifier)
      .map((hash) => this.#entry(hash))
      .filter((entry): entry is SuppressionEntry => entry !== undefined);
  }

  /** Whether an entry is in force. */
  holds(hash: string): boolean {
    const entry = this.#entry(hash);
    return entry !== undefined && isInForce(entry);
  }

  /** Applies what an event of the batch does to the list. */
  apply(event: ConsentEvent, seq: number): void {
    for (const change of suppressionChanges(event, seq)) {
      const before = this.#entry(change.hash);
      const after = foldSuppression(before, change);
      if (after === before) continue;
      this.#entries.set(change.hash, after);
      this.#changed.add(change.hash);
      this.#isEmpty = false;
    }
  }

  /** Writes what has changed and lets go of the rest; the events that changed it must be written. */
  write(): void {
    for (const hash of this.#changed) {
      const entry = this.#entries.get(hash);
      if (entry !== undefined) putEntry(this.#connection, entry);
    }
    [this.#entries, this.#changed] = [new Map(), new Set()];
  }

  #entry(hash: string): SuppressionEntry | undefined {
    if (this.#entries.has(hash)) return this.#entries.get(hash);
    const row = this.#connection.sql(ONE).get(hash);
    const entry = row === undefined ? undefined : rawSuppression(row);
    this.#entries.set(hash, entry);
    return entry;
  }
}
