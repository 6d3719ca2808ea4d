/** Reports for scripts: the JSON documents that the command line promises. A plan's is its summary as it is. */
import type { Disposition } from '../core/api-errors.ts';
import { emptyCounts, MESSAGE_STATES, type MessageState } from '../core/message-state.ts';
import type { CampaignControl, ResendTally, RunState, TestTally } from '../core/ports.ts';
import type { CanaryJudgement } from '../core/sending/canary.ts';
import { isoWithOffset } from '../i18n/format.ts';
import { type ForecastJson, forecastJson } from './forecast.ts';
import type { CampaignStatus, UnbegunStatus } from './model.ts';

/** `consend.run/1`. Times are ISO 8601 with offset; counts by state add up to the plan's messages. */
export interface RunJson {
  readonly schema: 'consend.run/1';
  readonly campaign: string;
  /** `not-begun`: it was paused or cancelled before its first run. */
  readonly state: RunState | 'not-begun';
  readonly messages: Readonly<Record<MessageState, number>>;
  readonly failures: readonly {
    readonly code: number;
    readonly title: string;
    readonly count: number;
    readonly disposition: Disposition;
  }[];
  readonly stoppedBy: string | null;
  readonly resumeAt: string | null;
  /** `current`: of the last ten seconds, where a run is under way. */
  readonly perSecond: { readonly mean: number; readonly limit: number; readonly current?: number };
  /** null: it has not begun. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** What the campaign's first messages showed; absent where no canary was judged. Shares of 1. */
  readonly canary?: CanaryJudgement;
  /** What was said of the campaign from outside; absent: nothing, it may be sent. */
  readonly control?: CampaignControl;
  /** Why a run that is under way sleeps until `resumeAt`, named as in `stoppedBy`; absent: it does not. */
  readonly waitsFor?: string;
  /** When the rest leaves, as a run that is under way saw it last; absent: none is, or it knows nothing. */
  readonly eta?: ForecastJson;
  /**
   * Which limits hold messages, soonest first, and from when the first of them may go; absent: none is held. The limit is a
   * check's code, `pair-rate` or `api:` with a code; empty where an earlier version held without saying.
   */
  readonly holds?: readonly { readonly limit: string; readonly count: number; readonly firstAt: string }[];
  /**
   * Messages sent again by the user's decision, by what they were before; `twice`: people who got both, as late statuses
   * say. Absent: none.
   */
  readonly resent?: ResendTally;
}

/** Test messages of a campaign file: no campaign's figures hold them. */
export interface TestsJson {
  readonly campaign: string;
  readonly messages: Readonly<Partial<Record<MessageState, number>>>;
  readonly lastAt: string;
}

/** `consend.status/1`: the newest run of each campaign, and the test messages, where there are any. */
export interface StatusJson {
  readonly schema: 'consend.status/1';
  readonly runs: readonly RunJson[];
  readonly tests?: readonly TestsJson[];
}

/** Test messages as a document's member; absent where there are none. */
export function testsJson(
  tests: readonly TestTally[],
  zone: string,
): { readonly tests?: readonly TestsJson[] } {
  if (tests.length === 0) return {};
  return {
    tests: tests.map(({ lastAt, ...tally }) => ({ ...tally, lastAt: isoWithOffset(lastAt, zone) })),
  };
}

/**
 * The run document of one campaign, keys in the contract's order.
 * @param zone IANA time zone that times are written in
 */
export function runJson(status: Omit<CampaignStatus, 'secondsLeft'>, zone: string): RunJson {
  const { run, counts, resent, holds = [], outlook } = status;
  const iso = (at: number | undefined) => (at === undefined ? null : isoWithOffset(at, zone));
  const messages = Object.fromEntries(MESSAGE_STATES.map((state) => [state, counts[state]]));
  return {
    schema: 'consend.run/1',
    campaign: status.campaign,
    state: run.state,
    messages: messages as Record<MessageState, number>,
    failures: status.failures.map(({ code, title, count, disposition }) => ({
      code,
      title,
      count,
      disposition,
    })),
    stoppedBy: run.stoppedBy ?? null,
    resumeAt: iso(run.resumeAt),
    perSecond: {
      mean: Math.round(run.perSecond.mean * 10) / 10,
      limit: run.perSecond.limit,
      ...(outlook === undefined ? {} : { current: Math.round(outlook.current * 10) / 10 }),
    },
    startedAt: isoWithOffset(run.startedAt, zone),
    finishedAt: iso(run.finishedAt),
    ...(run.canary === undefined ? {} : { canary: run.canary }),
    ...(status.control === undefined ? {} : { control: status.control }),
    ...(run.waitsFor === undefined ? {} : { waitsFor: run.waitsFor }),
    ...(resent === undefined || resent.failed + resent.unknown === 0 ? {} : { resent }),
    ...(outlook?.forecast === undefined ? {} : { eta: forecastJson(outlook.forecast, zone) }),
    ...(holds.length === 0
      ? {}
      : {
          holds: holds.map(({ limit, count, firstAt }) => ({
            limit,
            count,
            firstAt: isoWithOffset(firstAt, zone),
          })),
        }),
  };
}

/** The run document of a campaign that has not begun: the same keys, and nothing in them. */
export function unbegunJson({ campaign, control, perSecondLimit }: UnbegunStatus): RunJson {
  return {
    schema: 'consend.run/1',
    campaign,
    state: 'not-begun',
    messages: emptyCounts(),
    failures: [],
    stoppedBy: null,
    resumeAt: null,
    perSecond: { mean: 0, limit: perSecondLimit },
    startedAt: null,
    finishedAt: null,
    ...(control === undefined ? {} : { control }),
  };
}

/** The status document of campaigns, in the order given. */
export function statusJson(
  statuses: readonly (Omit<CampaignStatus, 'secondsLeft'> | UnbegunStatus)[],
  zone: string,
): StatusJson {
  return {
    schema: 'consend.status/1',
    runs: statuses.map((status) => ('run' in status ? runJson(status, zone) : unbegunJson(status))),
  };
}
