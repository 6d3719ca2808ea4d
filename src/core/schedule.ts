/** How long a campaign takes and which limit binds: an estimate for the dry run, all limits at once. */

/** What the estimate is made of. */
export interface ScheduleInput {
  /** Messages that may go out now or later. */
  readonly messages: number;
  readonly perSecond: number;
  /** Messages a day that the workspace or the messaging limit allow; undefined: no such limit. */
  readonly perDay: number | undefined;
  /** Which of the two `perDay` is. */
  readonly perDayName: 'messaging-limit' | 'messages-per-day' | undefined;
  /** How many of today's allowance are used up already. */
  readonly usedToday: number;
  /** When the first message may go, epoch milliseconds. */
  readonly firstAt: number;
  /** When the last held message falls due, epoch milliseconds; undefined: none is held. */
  readonly lastHeldAt: number | undefined;
}

/** The estimate. */
export interface ScheduleEstimate {
  readonly firstAt: number | undefined;
  readonly lastAt: number | undefined;
  /** Seconds of sending at the rate, waiting left out. */
  readonly seconds: number;
  readonly perSecond: number;
  /** Days on which messages go out. */
  readonly days: number;
  readonly limitedBy: 'throughput' | 'messaging-limit' | 'messages-per-day' | 'window' | 'none';
}

const DAY_MS = 86_400_000;

/** Estimates when the campaign starts and ends. */
export function estimateSchedule(input: ScheduleInput): ScheduleEstimate {
  const { messages, perSecond } = input;
  const seconds = Math.round((messages / perSecond) * 1000) / 1000;
  if (messages === 0) {
    return { firstAt: undefined, lastAt: undefined, seconds: 0, perSecond, days: 0, limitedBy: 'none' };
  }
  const perDay = input.perDay ?? Number.POSITIVE_INFINITY;
  const today = Math.max(0, perDay - input.usedToday);
  const laterDays = messages > today ? Math.ceil((messages - today) / perDay) : 0;
  const byRate = input.firstAt + seconds * 1000;
  // Each further day begins when the moving 24 hours of the first have passed.
  const lastBatch = laterDays > 0 ? messages - today - (laterDays - 1) * perDay : 0;
  const byDay = laterDays > 0 ? input.firstAt + laterDays * DAY_MS + (lastBatch / perSecond) * 1000 : 0;
  const byWindow = input.lastHeldAt ?? 0;
  const lastAt = Math.max(byRate, byDay, byWindow);
  let limitedBy: ScheduleEstimate['limitedBy'] = 'throughput';
  if (lastAt > byRate) limitedBy = byDay >= byWindow ? (input.perDayName ?? 'messaging-limit') : 'window';
  const heldDays = Math.ceil(Math.max(0, byWindow - input.firstAt) / DAY_MS);
  return {
    firstAt: input.firstAt,
    lastAt,
    seconds,
    perSecond,
    days: Math.max((today > 0 ? 1 : 0) + laterDays, heldDays, 1),
    limitedBy,
  };
}
