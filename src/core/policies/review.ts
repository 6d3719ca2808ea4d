/** When the facts of a policy must be looked at again, and the strictest of several policies' thresholds. */
import { durationMs } from '../config-fields.ts';
import type { Policy } from './policy.ts';

/** When a policy's facts must be reviewed again, epoch milliseconds. */
export function reviewDueAt({ reviewedOn, reviewEvery }: Pick<Policy, 'reviewedOn' | 'reviewEvery'>): number {
  return Date.parse(reviewedOn) + (durationMs(reviewEvery) ?? 0);
}

/** The shortest of the lengths of time that policies set, milliseconds; undefined: none sets one. */
export function shortest(
  policies: readonly Policy[],
  lengthOf: (policy: Policy) => string | undefined,
): number | undefined {
  const lengths = policies.flatMap((policy) => durationMs(lengthOf(policy) ?? '') ?? []);
  return lengths.length === 0 ? undefined : Math.min(...lengths);
}
