/** Messages sent again by the user's own decision, as the store keeps them. */
import type { NewMessage } from './journal-ports.ts';
import type { ResendWish } from './sending/resend.ts';

/** A decision about people of one campaign. */
export interface ResendRequest {
  readonly campaign: string;
  /** What a new plan may send: to whom, and under which key where the campaign's messages have keys. */
  readonly messages: readonly Pick<NewMessage, 'phone' | 'key'>[];
  readonly wish: ResendWish;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Messages of a campaign that failed with one code, or are unknown (no code). */
export interface ResendGroup {
  readonly state: 'failed' | 'unknown';
  readonly code: number | undefined;
  readonly title: string;
  readonly count: number;
  /** Of them: accepted first and told by webhook to have failed, and reported as billed. */
  readonly afterAccepted: number;
  readonly billed: number;
  /** When the oldest and the newest of their attempts began, epoch milliseconds. */
  readonly oldest: number;
  readonly newest: number;
  /** Of them: attempts that began after the instant asked about. */
  readonly recent: number;
}

/** What was decided for a campaign so far, in messages. */
export interface ResendTally {
  /** Sent again after they had failed, and after they were unknown; a message counts once for each decision. */
  readonly failed: number;
  readonly unknown: number;
  /** People of whom a late status proves that the earlier attempt reached the platform as well: they got it twice. */
  readonly twice: number;
}

/** The log of what users decided to send again. */
export interface ResendLog {
  /** What there is to decide about in a campaign: failures by code, most first, then unknown ones. `recent`: epoch milliseconds. */
  groups(campaign: string, recent: number): Promise<readonly ResendGroup[]>;
  /** How many of these have a message already that the rules (`mayResend`) let be sent again, by state. */
  count(request: ResendRequest): Promise<{ readonly failed: number; readonly unknown: number }>;
  /**
   * Takes those messages back to `planned` in one transaction, keeping what became of them before: their state, codes,
   * statuses and message id. Each message may then be claimed once more; another attempt after that needs a decision of its
   * own. Resolves to how many.
   */
  decide(request: ResendRequest): Promise<number>;
  /** What was decided so far. */
  tally(campaign: string): Promise<ResendTally>;
}
