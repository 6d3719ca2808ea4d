/**
 * What the core and the pipelines need of the outside, and what an implementation promises. Narrow on purpose: a second
 * store or provider implements these and nothing else. Everything is asynchronous and works in batches; no member may
 * leak how a store keeps its rows.
 */

import type { AccountApi } from './account-ports.ts';
import type { ApprovalLog } from './approval-ports.ts';
import type { BoundComponent } from './bound-message.ts';
import type { IncidentLog } from './incident-ports.ts';
import type { MessageJournal } from './journal-ports.ts';
import type { Ledger, LedgerCare, LedgerRows, SuppressionList } from './ledger-ports.ts';
import type { UploadLog } from './media-ports.ts';
import type { PersonRecords } from './person-ports.ts';
import type { PlanEntry } from './plan.ts';
import type { QueueView } from './queue-ports.ts';
import type { RecipientBatch, RecipientsHead, RowCounts, RowProblem } from './recipient.ts';
import type { ResendLog } from './resend-ports.ts';
import type { CanaryJudgement } from './sending/canary.ts';
import type { Forecast } from './sending/forecast.ts';
import type { Template } from './template.ts';
import type { TemplateStore } from './template-ports.ts';
import type { TestLog } from './test-ports.ts';

export type * from './account-ports.ts';
export type * from './approval-ports.ts';
export type * from './incident-ports.ts';
export type * from './journal-ports.ts';
export type * from './ledger-ports.ts';
export type * from './media-ports.ts';
export type * from './person-ports.ts';
export type * from './queue-ports.ts';
export type * from './resend-ports.ts';
export type * from './template-ports.ts';
export type * from './test-ports.ts';

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
  /** Why a run that is under way sleeps until `resumeAt`, named as in `stoppedBy`. */
  readonly waitsFor?: string | undefined;
  /** Requests answered in this run and the seconds spent sending, for the mean rate. */
  readonly sent: number;
  readonly seconds: number;
  readonly perSecondLimit: number;
  /** What the campaign's canary showed, in this run or in one before. */
  readonly canary?: CanaryJudgement | undefined;
  /** When the rest leaves, as the run saw it last; absent: it made no forecast. */
  readonly forecast?: Forecast | undefined;
}

/** What a person said of a campaign: nothing more is sent until it is resumed, or ever. */
export type CampaignControl = 'paused' | 'cancelled';

/** A campaign that was paused or cancelled before its first run. */
export interface UnbegunCampaign {
  readonly campaign: string;
  readonly control: CampaignControl;
}

/** The runs of all campaigns, and what was said of them from outside. */
export interface RunLog {
  /** Writes or overwrites the run of that id. */
  save(run: RunRecord): Promise<void>;
  /** The newest run of a campaign. */
  latest(campaign: string): Promise<RunRecord | undefined>;
  /** The newest run of each campaign, newest first. */
  list(): Promise<readonly RunRecord[]>;
  /** Campaigns of which something was said before their first run, by name. */
  unbegun(): Promise<readonly UnbegunCampaign[]>;
  /** What was said of a campaign; undefined: it may be sent. */
  control(campaign: string): Promise<CampaignControl | undefined>;
  /**
   * Says it: from then on no run that obeys it claims a message of the campaign, until it is taken back (undefined).
   * Of a cancelled campaign everything that waits is skipped (`campaign.cancelled`) in the same write, and nothing is
   * taken back. Resolves to how many messages were skipped.
   */
  setControl(campaign: string, control: CampaignControl | undefined): Promise<number>;
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
  readonly queue: QueueView;
  readonly records: PersonRecords;
  readonly runs: RunLog;
  readonly resends: ResendLog;
  readonly tests: TestLog;
  readonly incidents: IncidentLog;
  readonly approvals: ApprovalLog;
  readonly uploads: UploadLog;
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
  /** Not sent, because what the message shows could not be had: a reason as skipped messages have it. */
  | { readonly kind: 'withheld'; readonly reason: string; readonly detail: string }
  /** The request left, no answer that can be understood came: nobody knows. */
  | { readonly kind: 'unknown'; readonly detail: string };

/** A message on its way to the API. */
export interface OutgoingMessage {
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
  readonly correlation: string;
  /** The template's category, where it is known: marketing may have a path of its own (`provider.marketingApi`). */
  readonly category?: string | undefined;
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
  /** Upper case: CLOUD_API, or another where the number is not registered with it. */
  readonly platformType?: string | undefined;
  /** Whether the number is also used in the WhatsApp Business app (coexistence). */
  readonly isOnBusinessApp?: boolean | undefined;
}

/** A Cloud API, Meta's or one that speaks it. Never throws for what an API may answer to a message. */
export interface Provider {
  /** Sends one message. Resolves always; an abort after the request was written is `unknown`. */
  send(message: OutgoingMessage, signal?: AbortSignal): Promise<SendResult>;
  /** All templates of the account, page by page. Throws as every member of `AccountApi`. */
  templates(signal?: AbortSignal): AsyncIterable<readonly Template[]>;
  /** One template's languages by name. Throws as `templates`. */
  templatesByName(name: string, signal?: AbortSignal): Promise<readonly Template[]>;
  /** The phone number's state. Throws as `templates`. */
  phoneNumber(signal?: AbortSignal): Promise<PhoneNumberInfo>;
  close(): Promise<void>;
}

/** A provider with the account behind it: one pool of connections for both. */
export interface Platform extends Provider, AccountApi {}
