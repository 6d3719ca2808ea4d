/** How long a refusal that may pass is waited out, by its code: what the error table leaves open. */
import { dispositionOf, isPairThrottle, isThrottle } from '../api-errors.ts';

/** Attempts that a message gets at most (those that count). */
export const MAX_ATTEMPTS = 5;

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Longest wait between two attempts of the ordinary kind. */
const MAX_BACKOFF_MS = MINUTE_MS;

/**
 * What follows from a code that may pass: `number` has the whole phone number wait and costs no attempt, `throttle` the
 * same at a lower rate from then on, `message` this message alone, `later` this message for hours, once.
 */
export type Wait =
  | { readonly kind: 'throttle'; readonly ms: number }
  | { readonly kind: 'number'; readonly ms: number }
  | { readonly kind: 'message'; readonly ms: number; readonly attempts: number }
  | { readonly kind: 'later'; readonly ms: number };

/** What the wait before the next attempt is drawn from. */
export interface BackoffInput {
  /** Number of the attempt that was refused, from 1. */
  readonly attempt: number;
  readonly now: number;
  /** A number in [0, 1): full jitter. */
  readonly fraction: number;
}

/** Exponential backoff with full jitter: somewhere between now and twice as long as last time, at most a minute. */
export function backoffMs({ attempt, fraction }: BackoffInput): number {
  return Math.round(fraction * Math.min(MAX_BACKOFF_MS, SECOND_MS * 2 ** attempt));
}

/** The number is being upgraded or in maintenance: 131057 takes up to a minute (Meta, "Throughput"), 2494100 some. */
const MAINTENANCE: ReadonlySet<number> = new Set([131057, 2494100]);
const MAINTENANCE_PAUSE_MS = 10 * SECOND_MS;
/** "API Unknown", which a wrong request gets as well as a server fault: three tries tell (Meta, "Error codes"). */
const API_UNKNOWN = 1;
const API_UNKNOWN_ATTEMPTS = 3;
/** A template that is not yet synced to the marketing API: up to ten minutes (same page). */
const STILL_SYNCING = 134101;
/** A throttled Flow: ten messages an hour (same page); other `retry-later` codes: 24 h, 131049 by name. */
const FLOW_THROTTLED = 132069;
const DAY_MS = 24 * HOUR_MS;

/** The limit on marketing for each person over all businesses; for numbers of the USA nothing is ever delivered (131049; Meta, "Per-user marketing limits", since 1 Apr 2025). */
export const MARKETING_LIMITED = 131049;
const NEVER_DELIVERED_IN = 'US';

/**
 * How long a message rests that failed with a code by webhook, milliseconds; undefined where the failure is final: no wait
 * helps, or not in that country (ISO 3166-1 alpha-2).
 */
export function laterMs(code: number, country: string): number | undefined {
  if (dispositionOf(code) !== 'retry-later') return undefined;
  if (code === MARKETING_LIMITED && country === NEVER_DELIVERED_IN) return undefined;
  return code === FLOW_THROTTLED ? HOUR_MS : DAY_MS;
}

/** How a code is waited out; undefined for one that does not pass by waiting. */
export function waitAfter(
  code: number,
  input: BackoffInput & { readonly retryAfterMs: number | undefined },
): Wait | undefined {
  const asked = input.retryAfterMs ?? 0;
  // Meta asks for 4^X seconds, X from 0, for this pair of numbers only (131056).
  if (isPairThrottle(code)) {
    return {
      kind: 'message',
      ms: Math.max(asked, SECOND_MS * 4 ** (input.attempt - 1)),
      attempts: MAX_ATTEMPTS,
    };
  }
  if (isThrottle(code)) return { kind: 'throttle', ms: input.retryAfterMs ?? SECOND_MS };
  if (MAINTENANCE.has(code)) return { kind: 'number', ms: Math.max(asked, MAINTENANCE_PAUSE_MS) };
  switch (dispositionOf(code)) {
    case 'retry': {
      const least = code === STILL_SYNCING ? 10 * MINUTE_MS : asked;
      const attempts = code === API_UNKNOWN ? API_UNKNOWN_ATTEMPTS : MAX_ATTEMPTS;
      return { kind: 'message', ms: Math.max(least, backoffMs(input)), attempts };
    }
    case 'retry-later':
      return { kind: 'later', ms: Math.max(asked, code === FLOW_THROTTLED ? HOUR_MS : DAY_MS) };
    default:
      return undefined;
  }
}
