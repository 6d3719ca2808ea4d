/** The log of incidents, as a store keeps it. */
import type { IncidentEntry, IncidentFacts } from './incident.ts';

/** A new entry: of a known incident, or (undefined) of a new one. */
export interface NewIncidentEntry {
  readonly incident: number | undefined;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
  readonly by: string | undefined;
  readonly facts: IncidentFacts;
}

/** The log of incidents. Append-only: entries are neither changed nor removed, and each is bound to the one before it. */
export interface IncidentLog {
  /** Writes an entry, durable when it resolves; undefined: no incident has that number. */
  append(entry: NewIncidentEntry): Promise<IncidentEntry | undefined>;
  /** All entries in order. Throws `ledger.tampered` where a digest does not follow from its entry and the one before. */
  entries(): Promise<readonly IncidentEntry[]>;
}
