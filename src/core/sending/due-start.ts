/**
 * When a campaign was due to begin: what `--max-lateness` measures from. A computer that slept, or a run before it that took
 * long, must not have a campaign begin in the evening that was meant for the morning.
 */

/** What tells when a start is due, epoch milliseconds. */
export interface StartTimes {
  /** The campaign's first instant; undefined: it names none. */
  readonly notBefore: number | undefined;
  /** When the send window that is open now opened; undefined: there is none that ever closes. */
  readonly window: number | 'closed' | undefined;
  /** When the last run said that it can go on; undefined: it did not say. */
  readonly resumeAt: number | undefined;
}

/** A start that was due. */
export interface DueStart {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly because: 'window' | 'not-before' | 'resume';
  /** A message of the campaign that left from here on means that it has begun this time, epoch milliseconds. */
  readonly since: number;
}

/** The newest start that was due at or before `now`; undefined where nothing names one. */
export function dueStart({ notBefore, window, resumeAt }: StartTimes, now: number): DueStart | undefined {
  const named: DueStart[] = [];
  if (typeof window === 'number') named.push({ at: window, because: 'window', since: window });
  // A first instant at night is due when the window opens after it.
  if (window !== 'closed' && notBefore !== undefined)
    named.push({ at: notBefore, because: 'not-before', since: notBefore });
  const start = newest(named, now);
  // A run that stopped for a limit names its own time to go on: in the middle of a window, or in that of other zones.
  const goesOn = resumeAt === undefined ? [] : [{ at: resumeAt, because: 'resume' as const }];
  const since = start?.since ?? resumeAt ?? now;
  return newest([...(start ? [start] : []), ...goesOn.map((each) => ({ ...each, since }))], now);
}

function newest(starts: readonly DueStart[], now: number): DueStart | undefined {
  return starts
    .filter(({ at }) => at <= now)
    .reduce<DueStart | undefined>((latest, one) => (latest && latest.at >= one.at ? latest : one), undefined);
}

/**
 * Whether a campaign may send now: within the allowed lateness, or at any later time once it has begun within it.
 * @param firstSent when its first message since `due.since` left, epoch milliseconds; undefined: none has
 */
export function isInTime(
  due: DueStart,
  { now, maxLatenessMs, firstSent }: { now: number; maxLatenessMs: number; firstSent: number | undefined },
): boolean {
  const last = due.at + maxLatenessMs;
  return now <= last || (firstSent !== undefined && firstSent <= last);
}
