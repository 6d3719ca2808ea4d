/** What a run of sending takes, and what it tells. */

import type { Breaker } from '../core/breaker.ts';
import type { Pacer } from '../core/pacer.ts';
import type {
  CampaignControl,
  Clock,
  Ledger,
  MessageJournal,
  Provider,
  RandomSource,
} from '../core/ports.ts';
import type { CountryRefusals } from '../core/sending/countries.ts';
import type { Scheduler } from '../core/sending/scheduler.ts';
import type { LateOutcomesWatch } from './late-outcomes.ts';

/** Why a run ended before everything was sent, and when it can go on. */
export interface StopReason {
  readonly reason: string;
  readonly resumeAt: number | undefined;
}

/** What sending takes. */
export interface SendRequest {
  readonly campaign: string;
  readonly journal: MessageJournal;
  readonly ledger: Ledger;
  readonly provider: Pick<Provider, 'send'>;
  /** The template's category when the run began. */
  readonly category?: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  /** How many may leave now. */
  readonly pacer: Pacer;
  /** Who of them, and what holds the others back; see `core/sending/scheduler.ts`. */
  readonly scheduler: Scheduler;
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Messages of this run at most (`--limit`, the canary). */
  readonly limit: number | undefined;
  /** The run takes no more work at or after this instant (`--until`, `--max-runtime`), epoch milliseconds. */
  readonly until: number | undefined;
  /** Asked every minute: a reason to stop (paused template, red rating), or nothing. */
  readonly watch: () => Promise<string | undefined>;
  /** How many of those that the campaign wrote to have asked to stop since the run began; asked every ten seconds. */
  readonly optOuts?: () => Promise<number>;
  /** What the run has seen so far; absent: nothing. */
  readonly breaker?: Breaker;
  /** What the run has learned of countries so far; absent: nothing. */
  readonly countries?: CountryRefusals;
  /** What came back by webhook, looked at every two seconds; absent: nobody looks. */
  readonly late?: LateOutcomesWatch;
  /** Messages of the run that went out before this part of it: opt-outs are a share of all that it reached. */
  readonly reachedBefore?: number;
  /** Asked twice a second: whether the campaign was paused or cancelled meanwhile. Claims obey it by themselves then. Absent: the run obeys neither. */
  readonly control?: () => Promise<CampaignControl | undefined>;
  /** Asks the run to stop taking work; what is under way finishes. */
  readonly signal: AbortSignal;
  /** Cuts off what is under way. */
  readonly abort: AbortSignal;
  readonly onProgress?: (progress: SendProgress) => void;
}

/** Where a run stands. */
export interface SendProgress {
  readonly accepted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly skippedOrHeld: number;
  /** Times that one of them was held; one that is held twice counts twice. */
  readonly held: number;
}

/** How a run ended. */
export interface SendSummary {
  readonly stopped: StopReason | undefined;
  /** Messages of this run whose attempt had an end: accepted, failed or unknown. */
  readonly sent: number;
  /** Seconds from the first request to the last one: what the pace is measured by; a late answer does not slow it. */
  readonly seconds: number;
}
