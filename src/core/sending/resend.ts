/** Sending a message again by the user's own decision: which messages may be, by pure rules. Never done by itself. */
import { dispositionOf } from '../api-errors.ts';
import type { MessageState } from '../message-state.ts';

/** What the user decided to have sent again. */
export interface ResendWish {
  /** Messages that failed for good. */
  readonly failed: boolean;
  /** Messages of which nobody knows whether the platform took them. */
  readonly unknown: boolean;
}

/** What the rules look at. */
export interface ResendFacts {
  readonly state: MessageState;
  /** The error code of a failed message. */
  readonly code?: number | undefined;
  /** When its newest attempt began, epoch milliseconds. */
  readonly triedAt?: number | undefined;
}

/**
 * How long an unknown message rests, milliseconds: so long a webhook may still settle it, and whoever has the message already
 * would get it twice. Our own figure, the same after which `consend status` names it.
 */
export const UNKNOWN_RESTS_MS = 86_400_000;

/**
 * Whether a code says that this recipient cannot or will not be reached by another attempt either: no WhatsApp (131026),
 * stopped marketing (131050), blocked, the sender itself. The table's `skip` and `suppress`.
 */
export function isForGood(code: number): boolean {
  const disposition = dispositionOf(code);
  return disposition === 'skip' || disposition === 'suppress';
}

/** Whether an unknown message has rested long enough. */
export function hasRested(triedAt: number | undefined, now: number): boolean {
  return now - (triedAt ?? 0) >= UNKNOWN_RESTS_MS;
}

/** Whether a message may be sent again by what the user decided. Consent, windows and limits are asked elsewhere, as ever. */
export function mayResend({ state, code, triedAt }: ResendFacts, wish: ResendWish, now: number): boolean {
  if (state === 'failed') return wish.failed && (code === undefined || !isForGood(code));
  return state === 'unknown' && wish.unknown && hasRested(triedAt, now);
}
