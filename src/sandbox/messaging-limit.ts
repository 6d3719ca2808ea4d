/** Steps of the portfolio's messaging limit. Source: Meta, messaging-limits (May 2026). */
export const MESSAGING_TIERS = ['TIER_250', 'TIER_2K', 'TIER_10K', 'TIER_100K', 'TIER_UNLIMITED'] as const;

/** One step of the portfolio's messaging limit. */
export type MessagingTier = (typeof MESSAGING_TIERS)[number];

const PEOPLE_PER_TIER: Record<MessagingTier, number> = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Number.POSITIVE_INFINITY,
};

const DAY_MS = 24 * 60 * 60 * 1_000;

/** How many different people were messaged in the last 24 hours, and whether one more is allowed. */
export interface MessagingLimit {
  /** Whether this person still fits: counted already, or room for one more. */
  allows(person: string, nowMs: number): boolean;
  /** Counts the person from now on for 24 hours. */
  count(person: string, nowMs: number): void;
  /** Different people counted in the 24 hours before `nowMs`. */
  used(nowMs: number): number;
  /** Raises or lowers the limit; who was counted stays counted. */
  setTier(tier: MessagingTier): void;
}

/**
 * Different people outside an open service window per moving 24 h and portfolio.
 * Source: Meta, messaging-limits (May 2026).
 */
export function createMessagingLimit(tier: MessagingTier): MessagingLimit {
  let limit = PEOPLE_PER_TIER[tier];
  // A Map keeps the order of insertion: re-inserting on every message leaves the longest unmessaged person first.
  const messagedAt = new Map<string, number>();
  const forgetOld = (nowMs: number): void => {
    for (const [person, at] of messagedAt) {
      if (at > nowMs - DAY_MS) return;
      messagedAt.delete(person);
    }
  };
  return {
    allows(person, nowMs) {
      if (limit === Number.POSITIVE_INFINITY) return true;
      forgetOld(nowMs);
      return messagedAt.size < limit || messagedAt.has(person);
    },
    count(person, nowMs) {
      messagedAt.delete(person);
      messagedAt.set(person, nowMs);
      forgetOld(nowMs);
    },
    used(nowMs) {
      forgetOld(nowMs);
      return messagedAt.size;
    },
    setTier(next) {
      limit = PEOPLE_PER_TIER[next];
    },
  };
}
