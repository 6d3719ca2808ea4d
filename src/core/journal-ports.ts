/** The journal of messages as the pipelines see it: entering, claiming, settling, and what webhooks tell. */

import type { BoundComponent } from './bound-message.ts';
import type { ConsentState, LegalBasis } from './consent.ts';
import type { MessageCounts, MessageState } from './message-state.ts';
import type { DailyLimit, HoldLimit } from './sending/limits.ts';

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
  /** What it waits for until then: a limit's name (`HoldLimit`). */
  readonly because?: string | undefined;
  /** When the recipient's window closes, epoch milliseconds: whose closes first goes first. Undefined: it never closes. */
  readonly closesAt?: number | undefined;
  /** What the message is sent once for, as `onceKey` reads it; undefined: for its person. */
  readonly key?: string | undefined;
}

/** A message that reached a person, may have, or is on its way. */
export interface PersonContact {
  /** When it was accepted, else when its request began, epoch milliseconds. */
  readonly at: number;
  readonly purpose: string;
}

/** A message about to be sent, with what the last look needs. */
export interface ClaimCandidate {
  readonly message: number;
  /** Who it is for: of one person a batch may hold several messages. */
  readonly person: number;
  readonly phone: string;
  /** ISO 3166-1 alpha-2 country of the number. */
  readonly country: string;
  /** The recipient's own zone as admitted; empty where the input names none. */
  readonly zone: string;
  /** The person's state in the ledger as it stands inside the claim's transaction. */
  readonly state: ConsentState;
  /** Contacts with the person over all campaigns, as far back as was asked for; absent: none. */
  readonly contacts?: readonly PersonContact[];
}

/**
 * What the last look says of a candidate: go, leave out with a reason (a check's code), hold until an instant because of a
 * limit, or nobody more until an instant (undefined: nobody knows): a limit that holds for the whole run. Epoch
 * milliseconds throughout.
 */
export type LastLook =
  | 'send'
  | { readonly skip: string }
  | {
      readonly holdUntil: number;
      readonly because?: HoldLimit;
      /** When the window that opens then closes; undefined: never. */
      readonly closesAt?: number | undefined;
    }
  | { readonly stopUntil: number | undefined; readonly because: DailyLimit };

/** The facts that a last look wants read. */
export interface ClaimNeeds {
  /** How far back contacts with each candidate are looked up, milliseconds. */
  readonly contactsMs: number;
  /** Length of the moving day, milliseconds. */
  readonly dayMs: number;
  /** Limits on that day; undefined: none, and nothing is counted for it. */
  readonly peoplePerDay: number | undefined;
  readonly messagesPerDay: number | undefined;
}

/** What the moving day has seen over all campaigns: how many, and when the first of them was (undefined: there is none). */
export interface DailyUse {
  /** Distinct people. `oldest`: the first of their newest contacts, which is the next to leave the day. */
  readonly people: { readonly count: number; readonly oldest: number | undefined };
  readonly messages: { readonly count: number; readonly oldest: number | undefined };
}

/** A claimed message: its intent is durable, the request may leave. */
export interface ClaimedMessage {
  readonly message: number;
  readonly attempt: number;
  /** Whether the API has put it off for hours before (`retry-later`). */
  readonly wasPutOff?: boolean;
  /** Opaque id that goes out with the message and comes back with each status; unique over stores and attempts. */
  readonly correlation: string;
  readonly phone: string;
  /** ISO 3166-1 alpha-2 country of the number. */
  readonly country: string;
  readonly template: string;
  readonly language: string;
  readonly components: readonly BoundComponent[];
}

/** What came of one attempt. */
export type AttemptOutcome =
  | { readonly kind: 'accepted'; readonly wamid: string; readonly heldForQuality?: boolean }
  | { readonly kind: 'failed'; readonly code: number; readonly title: string; readonly detail: string }
  /**
   * Refused, and may be tried again; `uncounted` where nothing was sent at all (connection refused, throttled). `held`:
   * the API asks for hours, the message is held until then and not tried a third time.
   */
  | {
      readonly kind: 'retry';
      readonly at: number;
      readonly code: number | undefined;
      readonly detail: string;
      readonly uncounted: boolean;
      readonly held?: boolean;
    }
  /** Nothing was sent and nothing will be by this plan: what the message shows could not be had. A later plan takes it up. */
  | { readonly kind: 'skipped'; readonly reason: string; readonly detail: string }
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
  /** Nothing is claimed of a campaign that is paused or cancelled (`RunLog.control`). */
  readonly obeysControl?: boolean;
  /** What the last look wants to know beside the ledger; undefined: nothing. */
  readonly needs?: ClaimNeeds | undefined;
  /**
   * The last look, called with the next candidates inside the transaction, again while those that it turned away leave
   * room for more; pure and synchronous. `use` is undefined where every daily limit has room for all of them.
   */
  readonly lastLook: (
    candidates: readonly ClaimCandidate[],
    use: DailyUse | undefined,
  ) => readonly LastLook[];
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

/** How many messages one limit holds. */
export interface HeldCount {
  /** The limit's name; empty for one that an earlier version held without saying. */
  readonly limit: string;
  readonly count: number;
  /** Epoch milliseconds. */
  readonly firstAt: number;
}

/**
 * Messages of a campaign that webhooks have settled in one way, ever: `out` to the phone or further, `failed` for good, or
 * failed and `held` to be tried once more.
 */
export interface WebhookOutcome {
  readonly outcome: 'out' | 'failed' | 'held';
  /** The error's code; 0 where there is none. */
  readonly code: number;
  /** ISO 3166-1 alpha-2 country of the numbers. */
  readonly country: string;
  readonly count: number;
}

/** One message as a report reads it. */
export interface MessageRow {
  readonly row: number;
  /** What it was sent once for; undefined: for its person, or the key was let go. */
  readonly key: string | undefined;
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
  /** The code that it failed with. */
  readonly code?: number | undefined;
  /** When its newest attempt began, and when it reached the person or may have, epoch milliseconds. */
  readonly triedAt?: number | undefined;
  readonly contactAt?: number | undefined;
}

/** What a campaign's messages are sent once for: each person, or each key, which one person may have several of. */
export type OnceFor = 'person' | 'key';

/** A stop of somebody whom a campaign wrote to. Instants are epoch milliseconds. */
export interface CampaignStop {
  /** When the message went out, or may have. */
  readonly contactAt: number;
  /** When the person said so. */
  readonly saidAt: number;
  /** When it stood in the ledger: from then on nothing is sent. */
  readonly recordedAt: number;
}

/** The journal of messages: at most one per campaign and person, or per campaign and key, whatever happens. */
export interface MessageJournal {
  /**
   * Enters messages of a plan. One per campaign and person, or per campaign and key where they have keys, by a unique index
   * in the store: an entry of another plan that provably never went out (waiting, refused and waiting again, or left out)
   * takes the new plan's parameters, with a key its person too, any other stays as it is. Unknown people are refused with an
   * error (a message rests on a ledger event), and so are messages of another kind than the campaign's earlier ones
   * (`campaign.once-changed`). Resolves to how many are new or renewed.
   */
  admit(campaign: string, plan: string, messages: readonly NewMessage[]): Promise<number>;
  /** Skips what is still planned or held from other plans of the campaign (reason `plan.superseded`). Resolves to the count. */
  supersede(campaign: string, plan: string): Promise<number>;
  /** What a run finds in `sending` was cut off: it becomes `unknown`. Resolves to the count. */
  recover(campaign: string, now: number): Promise<number>;
  /**
   * Settles and claims in one transaction. A claim writes the intent (`sending`, attempt, correlation) after the last
   * look read each person's state in that same transaction; whom it turns away becomes `skipped`, or `held` until its
   * instant. Of those that are due, the ones go first whose window closes first. Durable when it resolves.
   */
  exchange(request: ExchangeRequest): Promise<readonly ClaimedMessage[]>;
  /** Skips what still waits, with a check's code as the reason: the campaign's time is over. Resolves to the count. */
  lapse(campaign: string, reason: string): Promise<number>;
  /** Applies statuses in one transaction, monotonic and idempotent, found by message id or correlation. */
  applyStatuses(statuses: readonly DeliveryStatus[]): Promise<readonly StatusResult[]>;
  /** Counts by state. */
  counts(campaign: string): Promise<MessageCounts>;
  /** When the next planned message falls due, epoch milliseconds; undefined: none is left. */
  nextDue(campaign: string): Promise<number | undefined>;
  /** When the first message of the campaign that left at or after an instant did, epoch milliseconds; undefined: none has. */
  firstSent(campaign: string, since: number): Promise<number | undefined>;
  /** Failures by code, most first. */
  failures(campaign: string): Promise<readonly FailureCount[]>;
  /** Skipped messages by reason, most first. */
  skips(campaign: string): Promise<readonly { readonly reason: string; readonly count: number }[]>;
  /** How many of the people that the campaign wrote to have asked on WhatsApp to stop since. */
  optOuts(campaign: string): Promise<number>;
  /**
   * The first stop of each person whom the campaign wrote to, by whatever way it came, after the message: few, however many
   * messages there are. By the time of the stop.
   */
  stops(campaign: string): Promise<readonly CampaignStop[]>;
  /**
   * As `optOuts`, of those only whose stops the ledger took in after its event number `after`; and the number to ask with
   * next. Undefined: nothing is counted, from here on.
   */
  optOutsSince(
    campaign: string,
    after: number | undefined,
  ): Promise<{ readonly people: number; readonly seq: number }>;
  /** What webhooks have told of the campaign's messages, in counts; few rows, however many messages there are. */
  webhookOutcomes(campaign: string): Promise<readonly WebhookOutcome[]>;
  /** Held messages by the limit that holds them, with the first instant at which one of them may go, soonest first. */
  holds(campaign: string): Promise<readonly HeldCount[]>;
  /** All messages in order of entry, in batches. */
  messages(campaign: string): AsyncIterable<readonly MessageRow[]>;
  /** Which of these numbers' people have an entry in the campaign, by number. */
  existing(campaign: string, phones: readonly string[]): Promise<ReadonlyMap<string, ExistingMessage>>;
  /** Which of these keys have an entry in the campaign, whoever's. */
  existingKeys(campaign: string, keys: readonly string[]): Promise<ReadonlyMap<string, ExistingMessage>>;
  /** What the campaign's messages are sent once for; undefined: it has none. */
  onceFor(campaign: string): Promise<OnceFor | undefined>;
  /** Times (epoch ms) at which messages of a purpose were accepted, or may have been, for these numbers' people since an instant, by number. */
  contactsSince(
    purpose: string,
    phones: readonly string[],
    since: number,
  ): Promise<ReadonlyMap<string, readonly number[]>>;
  /** When a message of a purpose last reached these numbers' people, or may have, epoch milliseconds, by number; absent: never. */
  lastContacts(purpose: string, phones: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /**
   * Numbers to which a message of another campaign than this one waits because the API put it off with a code, with when it
   * may go, epoch milliseconds: few, however many messages there are.
   */
  putOffElsewhere(campaign: string, code: number): Promise<ReadonlyMap<string, number>>;
  /** How many distinct people were messaged (accepted or unknown) since an instant, over all campaigns. */
  peopleSince(since: number): Promise<{ readonly count: number; readonly oldest: number | undefined }>;
}
