/**
 * A forecast of when a campaign's waiting messages leave: what it is made from, and what it tells. `foresee` makes it.
 */
import type { DailyLimit } from './limits.ts';
import type { Contacts } from './moving-day.ts';
import type { SendingRules, WindowSubject } from './scheduler.ts';

/** Waiting messages that fall due together where a window treats their recipients alike. */
export interface WaitingGroup extends WindowSubject {
  readonly count: number;
  /** Epoch milliseconds; 0: at once. */
  readonly dueAt: number;
  /** What they wait for until then (`HoldLimit`, or `api:` and a code); empty: nothing, or nobody knows. */
  readonly because: string;
}

/** A limit on the moving day, and the contacts that it has seen, oldest first. */
export interface DayLimit {
  readonly name: DailyLimit;
  readonly limit: number;
  readonly contacts: readonly Contacts[];
}

/** What a forecast is made from. */
export interface ForecastInput {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Messages a second: the least of what is allowed and what is reached. */
  readonly perSecond: number;
  /** In the order in which they are sent. */
  readonly groups: readonly WaitingGroup[];
  readonly rules?: Pick<SendingRules, 'window' | 'notAfter'>;
  readonly days?: readonly DayLimit[];
  /** What ends this run, whatever the campaign has left. */
  readonly run?: {
    /** Messages that it may still send (`--limit`). */
    readonly limit?: number | undefined;
    /** It takes no more work at or after this instant, epoch milliseconds. */
    readonly until?: number | undefined;
    /** It sleeps through closed windows and used-up limits (`--wait`). */
    readonly isPatient?: boolean;
    /** After so many more messages it waits for what comes back of them (a canary). */
    readonly pause?: { readonly after: number; readonly ms: number } | undefined;
  };
}

/** Messages that leave without a longer wait between them. */
export interface ForecastLeg {
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  readonly messages: number;
  /** What was waited for before it, named as in `stoppedBy` of a run; undefined: nothing. */
  readonly after: string | undefined;
}

/** When messages leave. Instants are epoch milliseconds. */
export interface Forecast {
  readonly madeAt: number;
  readonly perSecond: number;
  /** The first of them, in order. */
  readonly legs: readonly ForecastLeg[];
  /** How many there are in all. */
  readonly legCount: number;
  /** When the last message leaves, if sending goes on as soon as it may; undefined: nobody knows. */
  readonly doneAt: number | undefined;
  /** Messages that no longer leave: the campaign is over before, or their window never opens. */
  readonly lapsed: number;
  /** This run. `stop`: why it ends before everything is sent, named as in `stoppedBy`. */
  readonly run: {
    readonly until: number;
    readonly messages: number;
    readonly left: number;
    readonly stop: string | undefined;
    readonly resumeAt: number | undefined;
  };
}

/** The groups after some of their messages were sent, of those that are due the first ones. */
export function withoutSent(
  groups: readonly WaitingGroup[],
  sent: number,
  now: number,
): readonly WaitingGroup[] {
  let gone = sent;
  return groups.map((group) => {
    if (group.dueAt > now) return group;
    const part = Math.min(gone, group.count);
    gone -= part;
    return part === 0 ? group : { ...group, count: group.count - part };
  });
}
