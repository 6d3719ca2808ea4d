/** What is remembered of the messages from the sandbox's number to one person, all times in virtual milliseconds. */
export interface PairRate {
  /** When the first message of the running burst was taken. */
  burstStartedAt: number;
  /** When the person's turn is free again, every borrowed message paid back. */
  freeAt: number;
}

/** One message to the same person per 6 s. Source: Meta, about-the-platform, pair rate limits. */
export const PAIR_INTERVAL_MS = 6_000;

/** Messages that may be borrowed from the future within 6 s, the first included. Source: as above. */
export const PAIR_BURST = 45;

/** A pair that has not had a message yet. */
export function newPairRate(): PairRate {
  return { burstStartedAt: Number.NEGATIVE_INFINITY, freeAt: Number.NEGATIVE_INFINITY };
}

/** Whether the pair may have one more message now; takes nothing yet. */
export function mayMessagePair(pair: PairRate, nowMs: number): boolean {
  if (nowMs >= pair.freeAt) return true;
  const isWithinBurst = nowMs - pair.burstStartedAt < PAIR_INTERVAL_MS;
  return isWithinBurst && pair.freeAt - pair.burstStartedAt < PAIR_BURST * PAIR_INTERVAL_MS;
}

/** Notes a message to the pair: 6 s more before its turn is free, on top of what was borrowed already. */
export function takePairTurn(pair: PairRate, nowMs: number): void {
  if (nowMs >= pair.freeAt) {
    pair.burstStartedAt = nowMs;
    pair.freeAt = nowMs;
  }
  pair.freeAt += PAIR_INTERVAL_MS;
}
