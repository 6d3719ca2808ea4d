/**
 * The consent ledger as the pipelines see it: recording and asking, overview, proof, and the two ways in which something
 * leaves it (erasure, retention). Each member writes down its promise; a second store implements these and nothing else.
 */
import type { ConsentEvent, ConsentState } from './consent.ts';
import type { LedgerPosition } from './plan.ts';

/** A fact to be recorded: an event without what the ledger itself gives (id, person, recordedAt). */
export interface NewEvent
  extends Omit<ConsentEvent, 'id' | 'person' | 'recordedAt' | 'identifiers' | 'erasure'> {
  /**
   * Canonical E.164 number or business-scoped user id of the person; the first one finds or makes the person, the others
   * are linked. None at all: the event is about the workspace itself (`imported`, or `suppressed` and `unsuppressed` by
   * keyed hash alone), kept under the person `workspace`.
   */
  readonly identifiers: readonly string[];
}

/** What became of one recorded fact, in the order given. */
export type RecordResult =
  /** Written as a new event. */
  | 'added'
  /** The same fact (see `factText`) was there already: nothing was written. */
  | 'known'
  /** It would bring back someone who withdrew, objected or was erased at or after it occurred: nothing was written. */
  | 'refused';

/** How facts are recorded. */
export interface RecordOptions {
  /** Refuse facts that would bring back somebody who stopped (imports). */
  readonly refuseRevival?: boolean;
  /**
   * Places of facts that stand or fall with the one before them, as a confirmation with its consent: with `refuseRevival`
   * they are refused where that one is, or where it is known already and would be refused by now.
   */
  readonly dependent?: ReadonlySet<number>;
  /** Give the results and write nothing: a rehearsal sees what is in the ledger and in its own batch. */
  readonly rehearse?: boolean;
}

/** What the ledger knows of one identifier. */
export interface PersonFacts {
  /** The store's own key of the person. */
  readonly personKey: number;
  /** Random public id of the person. */
  readonly person: string;
  readonly state: ConsentState;
}

/** An event with its place in the log. */
export interface LedgerEntry {
  /** Sequence number, 1-based; the leaf's index in the tree is one less. */
  readonly seq: number;
  readonly event: ConsentEvent;
}

/** A person as a list or an export sees them. */
export interface LedgerPerson extends PersonFacts {
  /** Identifiers that the person has now. */
  readonly identifiers: readonly string[];
}

/** States of people by the place of their identifier among those asked for. */
export interface PersonStates {
  /** The state behind the identifier at a place (0-based); undefined: nobody is known. */
  at(place: number): ConsentState | undefined;
}

/** The consent ledger. Append-only: nothing here updates or deletes an event. */
export interface Ledger {
  /**
   * Records facts in one transaction: durable when it resolves, all or none, a signed checkpoint included. Idempotent: a
   * known fact is not written again. `refuseRevival`: facts that open (given, confirmed, basis-asserted, platform-optin …)
   * and lie before a no that stands for good are refused instead of written (imports), and so is what lies before the
   * entry of somebody on the suppression list whom nobody is known as any more, lifted or not; without it they are written and change
   * nothing. Identifiers that a fact releases are somebody new's from then on, of whom nothing is known. Somebody new who is on the suppression list begins with that restriction as the first event: `suppressed`, or
   * `objected` to everything where an erasure left the entry or it was lifted, each at the entry's own time.
   */
  record(events: readonly NewEvent[], options?: RecordOptions): Promise<readonly RecordResult[]>;
  /** What is known behind each identifier, by identifier; unknown ones are absent. One query for the batch. */
  lookup(identifiers: readonly string[]): Promise<ReadonlyMap<string, PersonFacts>>;
  /**
   * The states behind very many identifiers (tens of thousands at once are quickest, all of one moment). Each identifier
   * counts by its place; a state is made when it is asked for.
   */
  states(identifiers: readonly string[]): Promise<PersonStates>;
  /** The events of the person behind an identifier, by sequence number. */
  history(identifier: string): Promise<readonly LedgerEntry[]>;
  /** Events about the workspace itself and nobody in it (`imported`, `override` …), by sequence number. */
  workspaceHistory(): Promise<readonly LedgerEntry[]>;
  /** The person behind an identifier with all identifiers; undefined: nobody. */
  person(identifier: string): Promise<LedgerPerson | undefined>;
  /** Everybody who has not been erased, in batches, in order of first appearance; with their events where asked for. */
  people(options?: {
    readonly events?: boolean;
  }): AsyncIterable<readonly (LedgerPerson & { readonly events: readonly LedgerEntry[] })[]>;
  /** The whole log in order, in batches; of an erased event only its number and commitment (base64) are left. */
  log(): AsyncIterable<readonly LogLine[]>;
  /** How many people (erased ones included) and events there are. */
  size(): Promise<{ readonly people: number; readonly events: number }>;
  /** Size and Merkle root of the log. */
  position(): Promise<LedgerPosition>;
  /**
   * Takes in texts that people agree to. The same text again changes nothing; another text under a known `id@version` is
   * refused: throws `wording.changed` with `wording` (id@version) and writes none of them.
   */
  keepWordings(wordings: readonly KeptWording[]): Promise<void>;
  /** Texts that people agreed to, as first taken in, by `id@version`. */
  wordings(): Promise<ReadonlyMap<string, KeptWording>>;
}

/** A line of the log: an event, or what an erasure left of it. */
export interface LogLine {
  readonly seq: number;
  readonly event: ConsentEvent | undefined;
  /** Base64. */
  readonly commitment: string;
}

/** A text that people agreed to, as the ledger keeps it. */
export interface KeptWording {
  readonly id: string;
  readonly version: string;
  /** `sha256:` + hex of the text's UTF-8 bytes. */
  readonly digest: string;
  readonly language: string;
  readonly text: string;
}

// ---------------------------------------------------------------- keys

/** The workspace's signing key (Ed25519), as the ledger uses it. */
export interface CheckpointSigner {
  /** Raw public key, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Ed25519 signature (64 bytes) of a message. */
  sign(message: Uint8Array): Uint8Array;
}

/** Verifies an Ed25519 signature (64 bytes) with a raw public key (32 bytes). Total: a malformed key or signature is false. */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** Turns identifiers into the suppression list's keyed hashes (HMAC-SHA-256 of the canonical identifier's UTF-8 bytes). */
export interface IdentifierHasher {
  /** First 8 bytes of SHA-256 over the newest key, hex: tells which key a hash was made with. */
  readonly keyId: string;
  /** Ids of all keys held, newest first. Old ones stay for looking up: numbers are gone, so their hashes cannot be made anew. */
  readonly keyIds: readonly string[];
  /** `hmac:<key id>:<hex>` of an identifier, with the newest key. */
  hash(identifier: string): string;
  /** The same with every key held, newest first: what the list may know the identifier by. */
  candidates(identifier: string): readonly string[];
}

/** The keys of a workspace. They lie beside the database, not in it. */
export interface LedgerKeys {
  readonly signer: CheckpointSigner;
  readonly hasher: IdentifierHasher;
}

/** Where a workspace's keys come from. */
export interface KeyRing {
  /** Name of the signing key's place, for the texts of errors. */
  readonly file: string;
  /** The keys; undefined where there are none at all. Throws `ledger.key-missing` where only one of the two is left or one cannot be read. */
  load(): Promise<LedgerKeys | undefined>;
  /** Makes both keys, for a ledger that never had any; gives those that are there, overwriting none. Throws `file.unwritable`. */
  create(): Promise<LedgerKeys>;
}

// ---------------------------------------------------------------- proof

/** An event row as it stands in the store; `null` where an erasure emptied it. */
export interface RawEvent {
  readonly seq: number;
  readonly personKey: number;
  readonly fact: Uint8Array | null;
  /** Canonical JSON of the event. */
  readonly body: string | null;
  readonly salt: Uint8Array | null;
  readonly commitment: Uint8Array;
}

/** A person's row with all that belongs to it: what the projection says, and the events that it must follow from. */
export interface RawPerson {
  readonly personKey: number;
  readonly ref: string;
  /** JSON of the projected state, as it stands. */
  readonly state: string;
  /** Identifiers that the store resolves to this person. */
  readonly identifiers: readonly string[];
  /** Their events by sequence number. */
  readonly events: readonly RawEvent[];
}

/** A kept checkpoint: the signed note, and the tree's frontier at that size. */
export interface RawCheckpoint {
  readonly size: number;
  /** The signed note (C2SP tlog-checkpoint). */
  readonly note: string;
  /** Roots of the perfect subtrees, largest first, joined. */
  readonly peaks: Uint8Array;
}

/** An entry of the suppression list as it stands. */
export interface SuppressionEntry {
  /** Keyed hash of the identifier (`IdentifierHasher`). */
  readonly hash: string;
  /**
   * `suppressed`: put on the list by hand or import, or left by the erasure of somebody who was on it; `erased`: left by an
   * erasure. The list is a fold over the log: see `core/suppression.ts`.
   */
  readonly kind: 'suppressed' | 'erased';
  /** Since when, epoch milliseconds; of what an erasure left, when that was. */
  readonly at: number;
  /** When it was lifted last, epoch milliseconds; undefined: never. In force unless lifted after `at`; what lies before `at` stays out for good. */
  readonly liftedAt: number | undefined;
  /** Sequence number of the event that put it there. */
  readonly seq: number;
}

/**
 * The rows of every table that decides, as they stand, for verifying: nothing is parsed, mended or left out. Given by
 * `Store.snapshot`, all of one moment.
 */
export interface LedgerRows {
  /** Events after a sequence number, in order, in batches. */
  events(after: number): AsyncIterable<readonly RawEvent[]>;
  /** Everybody with their rows, in batches; whoever has only events or only identifiers is there as well (`ref` empty). */
  people(): AsyncIterable<readonly RawPerson[]>;
  /** The same of some people by their keys, in order of them; who has no row anywhere is absent. */
  peopleOf(personKeys: readonly number[]): Promise<readonly RawPerson[]>;
  /** How many rows of people and identifiers there are: rows beyond what `people` gives are foreign. */
  counts(): Promise<{ readonly people: number; readonly identifiers: number }>;
  /** All checkpoints by size, in batches. */
  checkpoints(): AsyncIterable<readonly RawCheckpoint[]>;
  /** Public keys (raw, 32 bytes) that signed checkpoints, with the tree size from which each signed; the first from 0. */
  keys(): Promise<readonly { readonly fromSize: number; readonly publicKey: Uint8Array }[]>;
  /** The suppression list, in batches. */
  suppressions(): AsyncIterable<readonly SuppressionEntry[]>;
  /** The texts kept, as they stand. */
  wordings(): Promise<readonly KeptWording[]>;
  /** The frontier as kept: size and joined peaks. */
  tree(): Promise<{ readonly size: number; readonly peaks: Uint8Array }>;
  /** The newest checkpoint of at most this size. */
  checkpointAt(size: number): Promise<RawCheckpoint | undefined>;
  /** Origin line of this ledger's checkpoints, and the name of its key: `consend.local/<store id>`. */
  origin(): Promise<string>;
}

/** The suppression list: do-not-contact entries that outlive erasure. Changed by events (`suppressed`, `unsuppressed`, `erased`) alone. */
export interface SuppressionList {
  /** Entries in force for identifiers, by identifier; one query. */
  find(identifiers: readonly string[]): Promise<ReadonlyMap<string, SuppressionEntry>>;
  /** Entries in force with the identifier where the ledger still knows it, in batches. */
  list(): AsyncIterable<readonly (SuppressionEntry & { readonly identifier: string | undefined })[]>;
  /** How many are in force. */
  count(): Promise<number>;
}

// ---------------------------------------------------------------- leaving

/** What an erasure is asked to do. */
export interface ErasureRequest {
  readonly identifier: string;
  /** Key of the person, of somebody who has no identifier any more: then `identifier` is not looked at. */
  readonly personKey?: number | undefined;
  /** When it was asked for, ISO 8601. */
  readonly requestedAt: string;
  /** Reference of the request in the controller's files; never a number or a name. */
  readonly reference: string | undefined;
  /** Letter of Art. 17 (1) GDPR: a to f; `retention` for the retention run. */
  readonly ground: string;
  readonly actor: string | undefined;
  /** Whether the block entry stays (Art. 21 (3), 17 (3) b GDPR); false only where the person insists. */
  readonly keepSuppression: boolean;
}

/** What an erasure did in the store, by class, in counts. Holds nothing personal. */
export interface ErasureResult {
  /** Random id of the person; it remains in the log. */
  readonly person: string;
  /** Sequence number of the `erased` event. */
  readonly seq: number;
  /** Events that lost their content. */
  readonly events: number;
  readonly identifiers: number;
  readonly messages: number;
  readonly statuses: number;
  /** Keyed hashes that stay in the suppression list. */
  readonly suppressions: number;
  /** False: the erasure had been done before; counts are then those of what was left. */
  readonly isNew: boolean;
}

/** Erasing and rebuilding: the only operations that change rows of the past. */
export interface LedgerCare {
  /**
   * Erases the person behind an identifier in one transaction: contents, salts, facts, identifiers, contents of messages
   * and statuses (waiting messages become `skipped`, reason `recipient.erased`); appends an `erased` event that names the
   * emptied events and the keyed hashes of what stays suppressed. Undefined: nobody is known behind it and it was never
   * erased. Durable when it resolves; `scrub` afterwards takes the remnants out of the files.
   */
  erase(request: ErasureRequest): Promise<ErasureResult | undefined>;
  /** Erases several people in one transaction, all or none; each as `erase` does. Results in the order given. */
  eraseAll(requests: readonly ErasureRequest[]): Promise<readonly (ErasureResult | undefined)[]>;
  /**
   * Takes what was deleted out of the files themselves: free pages and the write-ahead log. False: somebody else is using
   * the store; it is noted as pending (`isScrubPending`) and the next scrub does it.
   */
  scrub(): Promise<boolean>;
  /** Whether an erasure still waits for its scrub. */
  isScrubPending(): Promise<boolean>;
  /** Makes the projection (states, identifiers, suppressions, frontier) anew from the log. Resolves to what differed. */
  rebuild(): Promise<{
    readonly people: number;
    readonly identifiers: number;
    readonly suppressions: number;
  }>;
  /** Applies erasures that this copy of the store does not know yet, by person id, with their hashes. Resolves to how many. */
  reapply(erasures: readonly KnownErasure[]): Promise<number>;
  /** All erasures that this store knows, oldest first: what is kept outside it for `reapply`. */
  erasures(): Promise<readonly KnownErasure[]>;
  /** Writes a copy of the whole store, of one moment, to a new file. Throws `file.exists`, `store.unavailable`. */
  copyTo(path: string): Promise<void>;
}

/** An erasure as it is kept outside the store: nothing in it tells who it was. */
export interface KnownErasure {
  /** Random id of the person. */
  readonly person: string;
  /** When, ISO 8601. */
  readonly at: string;
  readonly ground: string;
  /** Keyed hashes that stay suppressed. */
  readonly hashes: readonly string[];
  /** Since when the person had been suppressed, ISO 8601; undefined: was not. */
  readonly suppressedSince: string | undefined;
}
