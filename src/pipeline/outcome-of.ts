/** What an answer of the API means for a message and for the run: the error table's dispositions, applied. */
import { dispositionOf } from '../core/api-errors.ts';
import type { AttemptOutcome, SendResult } from '../core/ports.ts';
import { type BackoffInput, backoffMs, waitAfter } from '../core/sending/waits.ts';

export { type BackoffInput, MAX_ATTEMPTS } from '../core/sending/waits.ts';

/** What follows from one answer. */
export interface Consequence {
  readonly outcome: AttemptOutcome;
  /** The run must slow down; with the wait that the API asked for. */
  readonly throttle?: { readonly retryAfterMs: number | undefined };
  /** The run must wait so long, at the same rate afterwards, milliseconds. */
  readonly pauseMs?: number;
  /** The run must stop: a condition that affects every further send. */
  readonly stop?: string;
  /** The person stopped marketing: the ledger must learn it. */
  readonly optOut?: boolean;
  /** A fault of template or parameters; three of one code in a row stop the run. */
  readonly templateFault?: number;
}

/** What an answer is judged by, beside itself. */
export interface AnswerContext extends BackoffInput {
  /** The API has put the message off for hours before. */
  readonly wasPutOff?: boolean | undefined;
  /** The campaign's end, epoch milliseconds: no attempt is planned for after it. */
  readonly endsAt?: number | undefined;
}

/** What a send's result means. */
export function consequenceOf(result: SendResult, context: AnswerContext): Consequence {
  switch (result.kind) {
    case 'accepted':
      return { outcome: { kind: 'accepted', wamid: result.wamid, heldForQuality: result.heldForQuality } };
    case 'unknown':
      return { outcome: { kind: 'unknown', detail: result.detail } };
    case 'not-sent': {
      const at = context.now + backoffMs(context);
      return { outcome: { kind: 'retry', at, code: undefined, detail: result.detail, uncounted: true } };
    }
    case 'withheld':
      return { outcome: { kind: 'skipped', reason: result.reason, detail: result.detail } };
    case 'refused':
      return refused(result, context);
  }
}

function refused(result: Extract<SendResult, { kind: 'refused' }>, context: AnswerContext): Consequence {
  const { code, title, detail, retryAfterMs } = result;
  const failed: AttemptOutcome = { kind: 'failed', code, title, detail };
  const wait = waitAfter(code, { ...context, retryAfterMs });
  if (wait === undefined) return endOf(code, { failed, now: context.now, detail });
  const at = context.now + wait.ms;
  const again = { kind: 'retry', at, code, detail, uncounted: false } as const;
  switch (wait.kind) {
    // A throttled request was refused before it counted: it is a wait, never a failure.
    case 'throttle':
      return { outcome: { ...again, uncounted: true }, throttle: { retryAfterMs } };
    case 'number':
      return { outcome: { ...again, uncounted: true }, pauseMs: wait.ms };
    case 'message':
      return { outcome: context.attempt >= wait.attempts || isTooLate(at, context) ? failed : again };
    // Tried once more, not in a loop: for marketing, repeated tries make the platform hold a person back for longer.
    case 'later':
      return { outcome: context.wasPutOff || isTooLate(at, context) ? failed : { ...again, held: true } };
  }
}

function isTooLate(at: number, { endsAt }: AnswerContext): boolean {
  return endsAt !== undefined && at >= endsAt;
}

/** What follows from a code that no wait helps against. */
function endOf(
  code: number,
  { failed, now, detail }: { failed: AttemptOutcome; now: number; detail: string },
): Consequence {
  switch (dispositionOf(code)) {
    case 'stop':
      return { outcome: { kind: 'retry', at: now, code, detail, uncounted: true }, stop: `api:${code}` };
    case 'suppress':
      return { outcome: failed, optOut: true };
    case 'fix':
      return { outcome: failed, templateFault: code };
    default:
      return { outcome: failed };
  }
}
