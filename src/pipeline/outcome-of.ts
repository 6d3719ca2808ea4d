/** What an answer of the API means for a message and for the run: the error table's dispositions, applied. */
import { dispositionOf, isThrottle } from '../core/api-errors.ts';
import type { AttemptOutcome, SendResult } from '../core/ports.ts';

/** Attempts that a message gets at most (those that count; see sending.md, Errors). */
export const MAX_ATTEMPTS = 5;
/** Longest wait between two attempts, milliseconds. */
const MAX_BACKOFF_MS = 60_000;
/** Pair rate limit: one business number to one person (Meta error 131056). */
const PAIR_RATE = 131056;

/** What follows from one answer. */
export interface Consequence {
  readonly outcome: AttemptOutcome;
  /** The run must slow down; with the wait that the API asked for. */
  readonly throttle?: { readonly retryAfterMs: number | undefined };
  /** The run must stop: a condition that affects every further send. */
  readonly stop?: string;
  /** The person stopped marketing: the ledger must learn it. */
  readonly optOut?: boolean;
  /** A fault of template or parameters; three of one code in a row stop the run. */
  readonly templateFault?: number;
}

/** What the wait before the next attempt is drawn from. */
export interface BackoffInput {
  readonly attempt: number;
  readonly now: number;
  /** A number in [0, 1): full jitter. */
  readonly fraction: number;
}

/** Exponential backoff with full jitter: somewhere between now and twice as long as last time, at most a minute. */
export function retryAt({ attempt, now, fraction }: BackoffInput): number {
  return now + Math.round(fraction * Math.min(MAX_BACKOFF_MS, 1000 * 2 ** attempt));
}

/** What a send's result means. */
export function consequenceOf(result: SendResult, input: BackoffInput): Consequence {
  switch (result.kind) {
    case 'accepted':
      return { outcome: { kind: 'accepted', wamid: result.wamid, heldForQuality: result.heldForQuality } };
    case 'unknown':
      return { outcome: { kind: 'unknown', detail: result.detail } };
    case 'not-sent':
      return {
        outcome: {
          kind: 'retry',
          at: retryAt(input),
          code: undefined,
          detail: result.detail,
          uncounted: true,
        },
      };
    case 'withheld':
      return { outcome: { kind: 'skipped', reason: result.reason, detail: result.detail } };
    case 'refused':
      return refused(result, input);
  }
}

function refused(result: Extract<SendResult, { kind: 'refused' }>, input: BackoffInput): Consequence {
  const { code, title, detail } = result;
  const failed: AttemptOutcome = { kind: 'failed', code, title, detail };
  const again = (at: number, uncounted: boolean): AttemptOutcome => ({
    kind: 'retry',
    at,
    code,
    detail,
    uncounted,
  });
  if (code === PAIR_RATE) {
    // Meta asks for 4^X seconds, for this pair only; the rest of the run goes on.
    return input.attempt >= MAX_ATTEMPTS
      ? { outcome: failed }
      : { outcome: again(input.now + 1000 * 4 ** (input.attempt - 1), false) };
  }
  // A throttled request was refused before it counted: it is a wait, never a failure.
  if (isThrottle(code)) {
    const at = input.now + (result.retryAfterMs ?? 1000);
    return { outcome: again(at, true), throttle: { retryAfterMs: result.retryAfterMs } };
  }
  switch (dispositionOf(code)) {
    case 'retry':
      return input.attempt >= MAX_ATTEMPTS
        ? { outcome: failed }
        : { outcome: again(Math.max(retryAt(input), input.now + (result.retryAfterMs ?? 0)), false) };
    case 'stop':
      return { outcome: again(input.now, true), stop: `api:${code}` };
    case 'suppress':
      return { outcome: failed, optOut: true };
    case 'fix':
      return { outcome: failed, templateFault: code };
    case 'retry-later':
    case 'skip':
      return { outcome: failed };
  }
}
