/** The frequency cap: how many messages of one purpose a person gets in a moving period. */

/** A cap. */
export interface FrequencyCap {
  readonly messages: number;
  /** Length of the moving period, milliseconds. */
  readonly perMs: number;
}

/**
 * Until when a cap holds a person back, epoch milliseconds; undefined: not now. The oldest of the last `messages`
 * contacts must leave the period first.
 * @param contacts times of contacts for the purpose, epoch milliseconds, in any order
 */
export function capHoldsUntil(
  cap: FrequencyCap,
  contacts: readonly number[] | undefined,
  now: number,
): number | undefined {
  if (!contacts || contacts.length < cap.messages) return undefined;
  const oldestThatCounts = [...contacts].sort((a, b) => b - a)[cap.messages - 1] ?? 0;
  const until = oldestThatCounts + cap.perMs;
  return until > now ? until : undefined;
}
