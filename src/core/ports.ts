/**
 * What the core and the pipelines need of the outside, and what an implementation promises. Narrow on purpose: a second
 * store or provider implements these and nothing else. Everything is asynchronous and works in batches; no member may
 * leak how a store keeps its rows.
 */
import type { ConsentState, LegalBasis } from './consent.ts';
import type { Ledger, LedgerCare, LedgerRows, SuppressionList } from './ledger-ports.ts';
import type { MessageCounts, MessageState } from './message-state.ts';
import type { PersonRecords } from './person-ports.ts';
import type { PlanEntry } from './plan.ts';
import type { RecipientBatch, RecipientsHead, RowCounts, RowProblem } from './recipient.ts';
import type { BoundComponent, StoredTemplate, Template } from './template.ts';

export type * from './ledger-ports.ts';
export type * from './person-ports.ts';

/** The time, injected wherever something decides or waits. */
export interface Clock {
  /** Now, epoch milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Randomness, injected wherever something is drawn. */
export interface RandomSource {
  /** `count` random bytes, fit for salts and ids. */
  bytes(count: number): Uint8Array;
  /** A number in [0, 1), for jitter. */
  fraction(): number;
}

/** SHA-256 of bytes or of a text's UTF-8 form. */
export type Sha256 = (data: Uint8Array | string) => Uint8Array;

// ---------------------------------------------------------------- recipients and plans

/** A reading of the recipients files, in file order, a batch at a time; memory does not grow with the rows. */
export interface RecipientsReading {
  readonly head: RecipientsHead;
  batches(): AsyncIterable<RecipientBatch>;
  /** Counts, complete once `batches` has ended. */
  counts(): RowCounts;
  close(): Promise<void>;
}

/** A row of the input with what was decided of it, as the decisions file wants it. */
export interface DecidedRow {
  /** The plan's entry; absent for a row that is unusable or repeats another. */
  readonly entry: PlanEntry | undefined;
  /** For a row without entry: what is wrong with it. */
  readonly problem: RowProblem | undefined;
  readonly original: string;
}

/** Where a plan's decisions go, in order. A planning that writes nothing passes a writer that drops them. */
export interface PlanWriter {
  /** Takes the next rows, in file order. */
  write(rows: readonly DecidedRow[]): Promise<void>;
}

// ---------------------------------------------------------------- templates

/** Copies of the account's templates. */
export interface TemplateStore {
  /** Replaces all copies by these, in one transaction; templates that the API no longer lists are gone. */
  replace(templates: readonly Template[], syncedAt: number): Promise<void>;
  /** All languages of a name. */
  byName(name: string): Promise<readonly StoredTemplate[]>;
  /** All copies, by name and language. */
  list(): Promise<readonly StoredTemplate[]>;
}

// ---------------------------------------------------------------- messages

/** A message to be admitted to a campaign. */
export interface NewMessage {
  readonly phone: string;
  readonly row: number;
  readonly country: string;
  readonly basis: LegalBasis;
  /** Sequence number of the ledger event that the basis rests on. */
  readonly event: number;
  readonly template: string;
  readonly language: string;
  /** The recipient's own IANA zone, where the input names one; else empty. */
  readonly zone: string;
  readonly components: readonly BoundComponent[];
  /** Not before this instant, epoch milliseconds; undefined: at once. */
  readonly notBefore: number | undefined;
}

/** A message about to be sent, with what the last look needs. */
export interface ClaimCandidate {
  readonly message: number;
  readonly phone: string;
  /** ISO 3166-1 alpha-2 country of the number. */
  readonly country: string;
  /** The recipient's own zone as admitted; empty where the input names none. */
  readonly zone: string;
  /** The person's state in the ledger as it stands inside the claim's transaction. */
  readonly state: ConsentState;
}

/** What the last look says of a candidate: go, leave out with a reason (a check's code), or hold until an instant (epoch ms). */
export type LastLook = 'send' | { readonly skip: string } | { readonly holdUntil: number };

/** A claimed message: its intent is durable, the request may leave. */
export interface ClaimedMessage {
  readonly message: number;
  readonly attempt: number;
  /** Opaque id that goes out with the message and comes back with each status; unique over stores and attempts. */
  readonly correlation: string;
  readonly phone: string;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
}

/** What came of one attempt. */
export type AttemptOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly heldForQuality?: boolean }
  | { readonly kind: 'failed'; readonly code: number; readonly title: string; readonly detail: string }
  /** Refused, and may be tried again; `uncounted` where nothing was sent at all (connection refused, throttled). */
  | {
      readonly kind: 'retry';
      readonly at: number;
      readonly code: number | undefined;
      readonly detail: string;
      readonly uncounted: boolean;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/** An outcome with the attempt it belongs to. */
export interface SettledAttempt {
  readonly message: number;
  readonly attempt: number;
  readonly outcome: AttemptOutcome;
  /** When the answer came, epoch milliseconds. */
  readonly at: number;
}

/** One exchange with the journal: outcomes in, next messages out, in one durable transaction. */
export interface ExchangeRequest {
  readonly campaign: string;
  readonly settled: readonly SettledAttempt[];
  /** How many messages to claim at most. */
  readonly claim: number;
  readonly now: number;
  /** The last look, called once with all candidates inside the transaction; pure and synchronous. */
  readonly lastLook: (candidates: readonly ClaimCandidate[]) => readonly LastLook[];
}

/** Status of a message that came by webhook. */
export interface DeliveryStatus {
  readonly wamid: string;
  readonly correlation: string | undefined;
  readonly status: 'sent' | 'delivered' | 'read' | 'failed';
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  readonly phone: string | undefined;
  readonly error: { readonly code: number; readonly title: string; readonly detail: string } | undefined;
  /** Billing facts as the platform reported them. */
  readonly pricing:
    | { readonly billable: boolean; readonly model: string; readonly category: string }
    | undefined;
}

/** What became of a status: applied, a repeat or late (kept, changes nothing), or of a message that consend did not send. */
export type StatusResult = 'applied' | 'known' | 'foreign';

/** A failure code with its count. */
export interface FailureCount {
  readonly code: number;
  readonly title: string;
  readonly count: number;
}

/** One message as a report reads it. */
export interface MessageRow {
  readonly row: number;
  readonly phone: string;
  readonly country: string;
  readonly state: MessageState;
  readonly reason: string | undefined;
  readonly code: number | undefined;
  readonly title: string | undefined;
  readonly wamid: string | undefined;
  readonly basis: LegalBasis;
  readonly event: number;
  readonly language: string;
  readonly category: string | undefined;
  readonly billable: boolean | undefined;
  readonly attempts: number;
  readonly acceptedAt: number | undefined;
  readonly deliveredAt: number | undefined;
  readonly readAt: number | undefined;
}

/** Who a campaign has an entry for already. */
export interface ExistingMessage {
  readonly state: MessageState;
}

/** The journal of messages: at most one per campaign and person, whatever happens. */
export interface MessageJournal {
  /**
   * Enters messages of a plan. One per campaign and person, by a unique key in the store: an entry of another plan that
   * provably never went out (waiting, refused and waiting again, or left out) takes the new plan's parameters, any other
   * stays as it is. Unknown people are refused with an error
   * (a message rests on a ledger event). Resolves to how many are new or renewed.
   */
  admit(campaign: string, plan: string, messages: readonly NewMessage[]): Promise<number>;
  /** Skips what is still planned or held from other plans of the campaign (reason `plan.superseded`). Resolves to the count. */
  supersede(campaign: string, plan: string): Promise<number>;
  /** What a run finds in `sending` was cut off: it becomes `unknown`. Resolves to the count. */
  recover(campaign: string, now: number): Promise<number>;
  /**
   * Settles and claims in one transaction. A claim writes the intent (`sending`, attempt, correlation) after the last
   * look read each person's state in that same transaction; whom it turns away becomes `skipped`, or `held` until its instant. Durable when it resolves.
   */
  exchange(request: ExchangeRequest): Promise<readonly ClaimedMessage[]>;
  /** Applies statuses in one transaction, monotonic and idempotent, found by message id or correlation. */
  applyStatuses(statuses: readonly DeliveryStatus[]): Promise<readonly StatusResult[]>;
  /** Counts by state. */
  counts(campaign: string): Promise<MessageCounts>;
  /** When the next planned message falls due, epoch milliseconds; undefined: none is left. */
  nextDue(campaign: string): Promise<number | undefined>;
  /** Failures by code, most first. */
  failures(campaign: string): Promise<readonly FailureCount[]>;
  /** Skipped messages by reason, most first. */
  skips(campaign: string): Promise<readonly { readonly reason: string; readonly count: number }[]>;
  /** All messages in order of entry, in batches. */
  messages(campaign: string): AsyncIterable<readonly MessageRow[]>;
  /** Which of these numbers' people have an entry in the campaign, by number. */
  existing(campaign: string, phones: readonly string[]): Promise<ReadonlyMap<string, ExistingMessage>>;
  /** Times (epoch ms) at which messages of a purpose were accepted, or may have been, for these numbers' people since an instant, by number. */
  contactsSince(
    purpose: string,
    phones: readonly string[],
    since: number,
  ): Promise<ReadonlyMap<string, readonly number[]>>;
  /** How many distinct people were messaged (accepted or unknown) since an instant, over all campaigns. */
  peopleSince(since: number): Promise<{ readonly count: number; readonly oldest: number | undefined }>;
}

// ---------------------------------------------------------------- runs

/** State of a run or of a campaign's newest run. */
export type RunState = 'running' | 'done' | 'partial' | 'stopped';

/** A run: one `consend send` from start to end. */
export interface RunRecord {
  readonly id: string;
  readonly campaign: string;
  readonly purpose: string;
  readonly plan: string;
  readonly state: RunState;
  readonly startedAt: number;
  readonly finishedAt: number | undefined;
  /** Why it stopped early: `interrupted`, `window`, `limit`, `token`, … */
  readonly stoppedBy: string | undefined;
  readonly resumeAt: number | undefined;
  /** Requests answered in this run and the seconds spent sending, for the mean rate. */
  readonly sent: number;
  readonly seconds: number;
  readonly perSecondLimit: number;
}

/** The runs of all campaigns. */
export interface RunLog {
  /** Writes or overwrites the run of that id. */
  save(run: RunRecord): Promise<void>;
  /** The newest run of a campaign. */
  latest(campaign: string): Promise<RunRecord | undefined>;
  /** The newest run of each campaign, newest first. */
  list(): Promise<readonly RunRecord[]>;
}

/** A lock that dies with its holder's process. */
export interface LockHandle {
  release(): Promise<void>;
}

/** What came in by webhook, raw, before anything is made of it. */
export interface WebhookLog {
  /** Notes when opt-outs were last collected (a webhook with a valid signature came in), epoch milliseconds. */
  touch(at: number): Promise<void>;
  /** When opt-outs were last collected. */
  lastAt(): Promise<number | undefined>;
  /** Counts events by kind that consend has no use for, so that nothing is lost without a trace. */
  count(kinds: Readonly<Record<string, number>>): Promise<void>;
  /** Those counts. */
  counts(): Promise<Readonly<Record<string, number>>>;
}

/** The store of one workspace. */
export interface Store {
  readonly ledger: Ledger;
  readonly suppressions: SuppressionList;
  readonly care: LedgerCare;
  readonly templates: TemplateStore;
  readonly journal: MessageJournal;
  readonly records: PersonRecords;
  readonly runs: RunLog;
  readonly webhooks: WebhookLog;
  /** Runs work on the ledger's rows as they stood when it began, whatever others write meanwhile. */
  snapshot<T>(work: (rows: LedgerRows) => Promise<T>): Promise<T>;
  /** Takes the named lock; undefined where another process holds it. The lock is gone when its holder's process is. */
  lock(name: string): Promise<LockHandle | undefined>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- provider

/** What the API answered to one message, or why no answer came. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly heldForQuality: boolean }
  /** The API refused it: its code, and what it told. */
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly title: string;
      readonly detail: string;
      readonly retryAfterMs: number | undefined;
    }
  /** Nothing left this machine (connection refused, DNS): safe to try again. */
  | { readonly kind: 'not-sent'; readonly detail: string }
  /** The request left, no answer that can be understood came: nobody knows. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** A message on its way to the API. */
export interface OutgoingMessage {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
  readonly correlation: string;
}

/** What the phone number node tells. Absent: the provider does not say. */
export interface PhoneNumberInfo {
  readonly displayPhoneNumber: string | undefined;
  readonly verifiedName: string | undefined;
  readonly qualityRating: string | undefined;
  readonly status: string | undefined;
  /** Messages per second that the number's throughput level allows. */
  readonly messagesPerSecond: number | undefined;
  /** Distinct people per moving 24 h; Infinity for unlimited. */
  readonly messagingLimit: number | undefined;
}

/** A Cloud API, Meta's or one that speaks it. Never throws for what an API may answer to a message. */
export interface Provider {
  /** Sends one message. Resolves always; an abort after the request was written is `unknown`. */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult>;
  /** All templates of the account, page by page. Throws `api.unavailable`, `api.refused`, `api.unexpected`. */
  templates(signal?: AbortSignal): AsyncIterable<readonly Template[]>;
  /** One template's languages by name. Throws as `templates`. */
  templatesByName(name: string, signal?: AbortSignal): Promise<readonly Template[]>;
  /** The phone number's state. Throws as `templates`. */
  phoneNumber(signal?: AbortSignal): Promise<PhoneNumberInfo>;
  close(): Promise<void>;
}
