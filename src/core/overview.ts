/** The ledger at a glance: who stands where, and how many. Values that lists and sums are made of. */
import type { LegalBasis } from './consent.ts';
import type { PersonState } from './explanation.ts';
import type { LedgerPosition } from './plan.ts';

/** Where one person stands for one purpose. */
export interface StandingLine {
  readonly person: string;
  readonly identifiers: readonly string[];
  readonly purpose: string;
  readonly state: PersonState;
  /** The basis in force; undefined: none. */
  readonly basis: LegalBasis | undefined;
  /** Sequence number of the event that decides, and when it occurred (epoch milliseconds). */
  readonly event: number | undefined;
  readonly since: number | undefined;
  /** Only the day is known of `since`. */
  readonly isDay: boolean;
  readonly source: string | undefined;
  readonly wording: string | undefined;
}

/** Which lines are wanted. */
export interface LineFilter {
  /** Purposes in their order. */
  readonly purposes: readonly string[];
  /** States; empty: all but `none`. */
  readonly states: readonly PersonState[];
  /** Only consents in force that were neither used nor reaffirmed for so long, milliseconds. */
  readonly staleAfterMs: number | undefined;
}

/** How many people stand where, for one purpose. */
export interface PurposeCount {
  readonly purpose: string;
  readonly title: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<PersonState, number>>;
}

/** People who may be messaged, by where their basis came from and for which purpose. */
export interface SourceCount {
  readonly source: string;
  readonly count: number;
}

/** The ledger in numbers. */
export interface LedgerStats {
  /** People who have not been erased. */
  readonly people: number;
  readonly erased: number;
  readonly events: number;
  /** Entries of the suppression list in force. */
  readonly suppressed: number;
  readonly purposes: readonly PurposeCount[];
  /** Most first; a person counts once for each purpose. Sources beyond the first thousand are summed up under `…`. */
  readonly sources: readonly SourceCount[];
  readonly position: LedgerPosition;
  /** When the newest checkpoint was signed, epoch milliseconds: every write signs one. Undefined: nothing was written yet. */
  readonly checkpointAt: number | undefined;
}
