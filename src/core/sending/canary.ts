/**
 * The canary: a campaign's first messages go alone, and the rest follows only where they show that few fail and few ask to
 * stop. With a handful of messages nothing can be shown: none of 50 failing leaves up to 5.8 % possible. So the canary is
 * as large as the thresholds need at least, whatever number was asked for, and users are told before anything is sent.
 */
import { leastToShow, lowerBound, upperBound } from './binomial.ts';

/** What a campaign asks of its canary. Shares from 0 to 1. */
export interface CanaryRules {
  /** Messages that go first, at least. */
  readonly count: number;
  /** How long to wait for what comes back, milliseconds. */
  readonly waitMs: number;
  readonly allowed: { readonly failed: number; readonly optedOut: number };
}

/** A canary made for a campaign. */
export interface CanaryPlan {
  readonly size: number;
  /** Messages that were asked for; fewer than `size` where those could show nothing. */
  readonly asked: number;
  /**
   * Whether the size can show anything with certainty. In a campaign too small for that the plain share is compared, which
   * is all that can be done.
   */
  readonly isCertain: boolean;
}

/** The canary of a campaign of `total` messages; undefined where they all fit into it. */
export function planCanary(rules: CanaryRules, total: number): CanaryPlan | undefined {
  const { count, allowed } = rules;
  const needed = Math.max(leastToShow(0, allowed.failed), leastToShow(0, allowed.optedOut));
  const size = Math.max(count, needed);
  if (size < total) return { size, asked: count, isCertain: true };
  return count < total ? { size: count, asked: count, isCertain: false } : undefined;
}

/** What became of the first messages. */
export interface CanaryCounts {
  /** Messages that went out, whatever became of them. */
  readonly out: number;
  /** Those of them that failed, or of which nobody knows. */
  readonly failed: number;
  /** People among them who asked to stop. */
  readonly optedOut: number;
  /** Messages of which it is known what became of them, those that failed included; absent: of all. */
  readonly seen?: number | undefined;
}

/** A share among the first messages, with the bounds between which it lies, each with 95 % certainty. */
export interface CanaryShare {
  readonly count: number;
  readonly of: number;
  readonly atLeast: number;
  readonly atMost: number;
  readonly allowed: number;
}

/** What the first messages show. */
export interface CanaryJudgement {
  /**
   * `good`: go on. `bad`: more than allowed, for sure. `undecided`: neither is certain yet. `unseen`: no webhook has told of
   * a single message, so what failed after it was accepted is not known.
   */
  readonly verdict: 'good' | 'bad' | 'undecided' | 'unseen';
  /** Messages that went out; absent in judgements of earlier versions. */
  readonly out?: number;
  readonly failed: CanaryShare;
  readonly optedOut: CanaryShare;
  /** Messages that would show it if none of them failed; 0 where it is shown. */
  readonly more: number;
  /** Whether bounds were compared, or in a campaign too small for that plain shares. */
  readonly isCertain: boolean;
}

function shareOf(count: number, of: number, allowed: number): CanaryShare {
  return { count, of, atLeast: lowerBound(count, of), atMost: upperBound(count, of), allowed };
}

/** Judges the first messages. */
export function judgeCanary(
  { allowed }: Pick<CanaryRules, 'allowed'>,
  counts: CanaryCounts,
  isCertain: boolean,
): CanaryJudgement {
  const { out, seen = out } = counts;
  const isUnseen = seen <= counts.failed && seen < out;
  // A message of which nothing was heard may have failed as well: it shows nothing.
  const of = Math.max(1, isUnseen ? out : seen);
  const failed = shareOf(Math.min(counts.failed, of), of, allowed.failed);
  const optedOut = shareOf(Math.min(counts.optedOut, of), of, allowed.optedOut);
  const judged = { failed, optedOut, out, isCertain };
  const shares = [failed, optedOut];
  const isBad = (share: CanaryShare): boolean =>
    isCertain ? share.atLeast > share.allowed : share.count / of > share.allowed;
  const open = isCertain ? shares.filter((share) => share.atMost >= share.allowed) : shares.filter(isBad);
  if (shares.some(isBad)) return { verdict: 'bad', ...judged, more: 0 };
  // Any of them may have failed, and anybody may have asked to stop.
  const unknown = { failed: { ...failed, atMost: 1 }, optedOut: { ...optedOut, atMost: 1 } };
  if (isUnseen) return { verdict: 'unseen', ...judged, ...unknown, more: 0 };
  if (open.length === 0) return { verdict: 'good', ...judged, more: 0 };
  const needed = Math.max(...open.map((share) => leastToShow(share.count, share.allowed)));
  return { verdict: 'undecided', ...judged, more: needed - of };
}

/** A platform that tells anything tells of the first messages within seconds: after so long it tells nothing. */
const SILENCE_MS = 120_000;
/** Who asks to stop does so after the message was read: so much of the wait is left to them when all have arrived. */
const STOPS_SHARE = 1 / 3;

/** What is known of the first messages while they are waited for. */
export interface CanaryProgress extends CanaryCounts {
  readonly seen: number;
  /** Messages that may still arrive, or fail. */
  readonly open: number;
  /** How long they have been waited for, milliseconds. */
  readonly waitedMs: number;
}

/**
 * Whether waiting on shows nothing new: the failures are too many already, no webhook comes, or all have arrived and
 * people had time to ask to stop.
 * @param progress `failed` without those of which nobody knows: a webhook may still settle them
 */
export function isWaitOver(
  rules: CanaryRules,
  { waitedMs, open, ...counts }: CanaryProgress,
  isCertain: boolean,
): boolean {
  const best = judgeCanary(rules, { ...counts, seen: counts.out }, isCertain).verdict;
  if (best !== 'good') return true;
  if (counts.seen <= counts.failed && counts.out > counts.failed) return waitedMs >= SILENCE_MS;
  return open === 0 && waitedMs >= rules.waitMs * STOPS_SHARE;
}
