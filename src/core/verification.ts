/** What verifying the ledger finds: data about rows, no sentences. */

/** Tables that decide whether somebody may be messaged, and prove it; `evidence` is the folder of attached files. */
export type VerifiedTable =
  | 'events'
  | 'people'
  | 'phones'
  | 'user_ids'
  | 'tree'
  | 'checkpoints'
  | 'keys'
  | 'suppressions'
  | 'wordings'
  | 'meta'
  | 'evidence';

/** What is wrong with a row. Codes are stable: scripts read them. */
export const VERIFY_PROBLEMS = [
  // events
  'event.missing',
  'event.foreign',
  'event.commitment',
  'event.rewritten',
  'event.half-erased',
  'event.unnamed-erasure',
  'event.not-canonical',
  'event.not-an-event',
  'event.fact',
  'event.person',
  'erasure.wrong-events',
  'erasure.undone',
  // people and their identifiers
  'person.missing',
  'person.foreign',
  'person.ref',
  'person.state',
  'identifier.foreign',
  'identifier.missing',
  // tree, checkpoints, keys
  'tree.differs',
  'checkpoint.unreadable',
  'checkpoint.origin',
  'checkpoint.size',
  'checkpoint.peaks',
  'checkpoint.signature',
  'checkpoint.beyond',
  'checkpoint.missing',
  'key.beginning',
  'key.unused',
  'key.none',
  'key.not-ours',
  'origin.changed',
  // lists
  'suppression.missing',
  'suppression.foreign',
  'suppression.differs',
  'wording.digest',
  'wording.missing',
  'wording.language',
  // files attached to events
  'evidence.altered',
  // what was kept elsewhere
  'exported.tail-missing',
  'exported.rewritten',
  'exported.other-ledger',
  'exported.other-key',
] as const;

/** A code of `VERIFY_PROBLEMS`. */
export type VerifyProblem = (typeof VERIFY_PROBLEMS)[number];

/** A row that does not hold. */
export interface VerifyFinding {
  readonly table: VerifiedTable;
  /** The row's key: a sequence number, a person's key, an identifier, a size, `id@version`, a hash. */
  readonly row: number | string;
  /** The column at fault; undefined where several do not fit together and none can be told to be the wrong one. */
  readonly column: string | undefined;
  readonly problem: VerifyProblem;
  /** What the problem's text is filled with. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** Findings kept of a run; all of them are counted. */
export const FINDINGS_KEPT = 100;

/** What a verification came to. */
export interface VerifyResult {
  /** How many events the log has; of an incremental run those before its start were not read. */
  readonly events: number;
  /** How many events were read. */
  readonly read: number;
  readonly people: number;
  readonly erasedEvents: number;
  readonly checkpoints: number;
  readonly suppressions: number;
  readonly wordings: number;
  /** Base64 of the root over all events, as recomputed. */
  readonly root: string;
  readonly origin: string;
  /** The newest key that signed, as other verifiers take it; undefined: none has. */
  readonly verifierKey: string | undefined;
  /** What became of a checkpoint that was kept elsewhere: its size, and what it shows; undefined: it holds, or there was none. */
  readonly exported: { readonly size: number; readonly problem: VerifyProblem | undefined } | undefined;
  /** Size of the trusted checkpoint that the run began at; 0: everything was looked at. */
  readonly since: number;
  /** The first `FINDINGS_KEPT`, those about the log first, in its order. */
  readonly findings: readonly VerifyFinding[];
  readonly findingsTotal: number;
}

/** Collects findings: keeps the first ones, counts all. */
export class FindingList {
  readonly #kept: VerifyFinding[] = [];
  #total = 0;

  /** Notes a finding. */
  add(finding: Omit<VerifyFinding, 'params'> & Partial<Pick<VerifyFinding, 'params'>>): void {
    this.#total += 1;
    if (this.#kept.length < FINDINGS_KEPT) this.#kept.push({ params: {}, ...finding });
  }

  /** How many there are. */
  get total(): number {
    return this.#total;
  }

  /** Those kept: events by their number, then the others as they were found. */
  list(): readonly VerifyFinding[] {
    const placeOf = ({ table, row }: VerifyFinding): number =>
      table === 'events' && typeof row === 'number' ? row : Number.POSITIVE_INFINITY;
    return this.#kept
      .map((finding, index) => ({ finding, index, place: placeOf(finding) }))
      .sort((one, other) => (one.place === other.place ? one.index - other.index : one.place - other.place))
      .map(({ finding }) => finding);
  }
}
