/** What a campaign came to within a simulation: what stood in the journal before is no part of it. */
import { emptyCounts, MESSAGE_STATES, type MessageCounts } from '../../core/message-state.ts';
import type { FailureCount, MessageJournal } from '../../core/ports.ts';

/** How a campaign stands. */
export interface Standing {
  readonly counts: MessageCounts;
  readonly failures: readonly FailureCount[];
  readonly skips: readonly { readonly reason: string; readonly count: number }[];
}

/** States in which a message waits: there the present count is the answer, whoever planned it. */
const WAITING = new Set(['planned', 'held', 'sending']);

/** Reads a campaign's standing. */
export async function standingOf(journal: MessageJournal, campaign: string): Promise<Standing> {
  return {
    counts: { ...emptyCounts(), ...(await journal.counts(campaign)) },
    failures: await journal.failures(campaign),
    skips: await journal.skips(campaign),
  };
}

/** What is left of a count of each kind when what was there before is taken off; empty kinds are left out. */
function newOnes<T extends { readonly count: number }>(
  now: readonly T[],
  before: readonly T[],
  isSame: (one: T, other: T) => boolean,
): T[] {
  return now
    .map((one) => ({ ...one, count: one.count - (before.find((other) => isSame(one, other))?.count ?? 0) }))
    .filter(({ count }) => count > 0);
}

/** What came about between two standings. */
export function standingSince(before: Standing, now: Standing): Standing {
  const counts = emptyCounts();
  for (const state of MESSAGE_STATES)
    counts[state] = now.counts[state] - (WAITING.has(state) ? 0 : before.counts[state]);
  return {
    counts,
    failures: newOnes(now.failures, before.failures, (one, other) => one.code === other.code),
    skips: newOnes(now.skips, before.skips, (one, other) => one.reason === other.reason),
  };
}
