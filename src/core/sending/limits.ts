/** The limits of sending by name, with their figures: what may hold a message back, or the run. */

/** Why one message waits. The first three are the codes of the checks that say the same in a plan. */
export type HoldLimit = 'quiet-hours' | 'frequency-cap' | 'campaign.not-yet' | 'pair-rate';
/** Why the run waits: the limit holds for everybody. */
export type DailyLimit = 'messaging-limit' | 'messages-per-day';

/** Check codes under which a message is left out at the last moment although its person agreed. */
export const OVER = 'campaign.over';
/** Reason of a message that its campaign's cancelling left out. */
export const CANCELLED = 'campaign.cancelled';
/** A window that never opens lets nobody through. */
export const NEVER_OPEN = 'quiet-hours';

/**
 * Least time between two messages to one person, over all campaigns. Meta allows one per 6 s and number; up to 45 at once
 * may be borrowed from the time after, which consend never does (Meta, "About the platform", 5 Dec 2025). The half second
 * is for the way: it is our request's start that is counted here, and its arrival there.
 */
export const PAIR_INTERVAL_MS = 6_500;

/**
 * The moving day of the messaging limit (Meta, "Messaging limits", May 2026: unique people in a moving 24 h), and a minute
 * more: a request whose answer was lost may have arrived up to a time-out after it began.
 */
export const MOVING_DAY_MS = 24 * 3_600_000 + 60_000;
