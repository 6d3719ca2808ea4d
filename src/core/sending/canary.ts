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
  /** `good`: go on. `bad`: more than allowed, for sure. `undecided`: neither is certain yet. */
  readonly verdict: 'good' | 'bad' | 'undecided';
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
  const of = Math.max(1, counts.out);
  const failed = shareOf(Math.min(counts.failed, of), of, allowed.failed);
  const optedOut = shareOf(Math.min(counts.optedOut, of), of, allowed.optedOut);
  const shares = [failed, optedOut];
  if (!isCertain) {
    const isBad = shares.some((share) => share.count / of > share.allowed);
    return { verdict: isBad ? 'bad' : 'good', failed, optedOut, more: 0, isCertain };
  }
  const open = shares.filter((share) => share.atMost >= share.allowed);
  if (open.length === 0) return { verdict: 'good', failed, optedOut, more: 0, isCertain };
  if (shares.some((share) => share.atLeast > share.allowed))
    return { verdict: 'bad', failed, optedOut, more: 0, isCertain };
  const needed = Math.max(...open.map((share) => leastToShow(share.count, share.allowed)));
  return { verdict: 'undecided', failed, optedOut, more: needed - of, isCertain };
}
