/** What a simulated campaign shows. Instants are epoch milliseconds. */
import type { MessageCounts } from '../../core/message-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { FailureLine, HoldLine, ReportFrame, TimetableHour } from '../model.ts';

/** A day's part of the campaign. */
export interface SimulatedDay {
  /** In the report's zone: `2026-11-25`. */
  readonly day: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly messages: number;
  /** Pace while messages went out, pauses left out; 0 for a single message. */
  readonly perSecond: number;
  /** What bound that day, by the names of limits and stop reasons; empty: nothing did. */
  readonly boundBy: readonly string[];
}

/** A time at which nothing could go out, and why. */
export interface SimulatedWait {
  readonly at: number;
  readonly until: number;
  /** `window`, `messaging-limit`, `messages-per-day`, `canary` …: names of stop reasons. */
  readonly reason: string;
}

/** Cost of a day's delivered messages in one country, by list price. */
export interface SimulatedCost {
  readonly day: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly messages: number;
  readonly total: number;
}

/** What was taken for the account's limits, and where that comes from. */
export interface SimulatedAccount {
  readonly messagesPerSecond: number;
  /** Distinct people per moving 24 h; undefined: unlimited. */
  readonly messagingLimit: number | undefined;
  /** `account`: the account told it; `profile`: the profile's file says so; `assumed`: it was not told. */
  readonly source: 'account' | 'profile' | 'assumed';
}

/** A simulated campaign from its first message to its last. */
export interface SimulationReport extends ReportFrame {
  readonly kind: 'simulation';
  readonly summary: PlanSummary;
  readonly seed: number;
  readonly startAt: number;
  readonly account: SimulatedAccount;
  /** Held by the plan, by reason, most first. */
  readonly holds: readonly HoldLine[];
  readonly days: readonly SimulatedDay[];
  readonly waits: readonly SimulatedWait[];
  /** The hours from the first day to the last. */
  readonly hours: readonly TimetableHour[];
  readonly counts: MessageCounts;
  readonly failures: readonly FailureLine[];
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
  /** People who stopped, in whatever way. */
  readonly optOuts: number;
  /** Requests that the platform refused, most of which were tried again. */
  readonly refusals: number;
  /** How it ended before everything was sent; undefined: everything was. */
  readonly stopped: { readonly reason: string; readonly resumeAt: number | undefined } | undefined;
  readonly cost: {
    readonly currency: string;
    /** The plan's estimate: every message delivered. */
    readonly estimate: number;
    /** What was delivered in the simulation. */
    readonly total: number;
    readonly parts: readonly SimulatedCost[];
  };
}
