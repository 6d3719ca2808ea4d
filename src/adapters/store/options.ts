/** What opening a store takes. */
import type { Clock, KeyRing, RandomSource, Sha256 } from '../../core/ports.ts';

/** Options of `openStore`. */
export interface StoreOptions {
  /** `sqlite:<path>` (relative to `baseDir`, or absolute) or `sqlite::memory:`. */
  readonly url: string;
  /** The workspace: where relative paths start. */
  readonly baseDir: string;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly sha256: Sha256;
  /** Keys that sign checkpoints and hash identifiers; a ledger without events gets new ones. Reading alone needs none. */
  readonly keys?: KeyRing | undefined;
  /** Opens without making, migrating or writing anything. */
  readonly readOnly?: boolean;
  /** A store that goes with this process, a simulation's: nothing waits for the disk, and a crash may lose it. */
  readonly scratch?: boolean;
  /** SQLite driver to use instead of the one that fits this Node. */
  readonly driver?: 'node' | 'better';
  /** Purposes of category marketing, where known: an objection to all marketing then reaches these alone. */
  readonly marketingPurposes?: readonly string[];
}
