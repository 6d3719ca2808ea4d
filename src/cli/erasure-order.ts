/** How an erasure is wanted, from the options of the command. */
import { createPhoneReader } from '../adapters/phone/index.ts';
import type { ErasureGround } from '../core/erasure.ts';
import { ERASURE_GROUNDS } from '../core/erasure.ts';
import { ConsendError } from '../core/errors.ts';
import { parseInstant } from '../core/instant.ts';
import { searchFor } from '../core/number-search.ts';
import { isoWithOffset } from '../i18n/format.ts';
import type { ErasureOrder } from '../pipeline/erase.ts';
import { actorOf } from './record-cells.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The options that make an order. */
export interface OrderOptions {
  readonly reference?: string;
  readonly ground: string;
  readonly requestedAt?: string;
  readonly actor?: string;
  readonly forgetSuppression?: boolean;
}

/** A usage error of `consent erase`. */
export function eraseUsage(detail: string): ConsendError {
  return new ConsendError('usage.invalid', {
    params: { detail, command: 'consent erase' },
  });
}

function readGround(session: Session, given: string): ErasureGround {
  const found = ERASURE_GROUNDS.find((ground) => ground === given.toLowerCase() && ground !== 'retention');
  if (found !== undefined) return found;
  const { badValue } = session.messages.cli.usage;
  throw eraseUsage(badValue('--ground', given, session.messages.rights.erase.badGround));
}

/** The day or time of the request, not after today. */
function readRequestedAt({ session, workspace }: OpenWorkspace, given: string | undefined): string {
  const zone = workspace.config.defaults.timeZone;
  const now = isoWithOffset(session.clock.now(), zone);
  if (given === undefined) return now;
  const at = parseInstant(given, zone);
  const iso = at === undefined ? undefined : isoWithOffset(at, zone);
  if (iso !== undefined && iso.slice(0, 10) <= now.slice(0, 10)) return iso;
  const { badValue } = session.messages.cli.usage;
  throw eraseUsage(badValue('--requested-at', given, session.messages.rights.erase.badDay));
}

/** Digits that may be a telephone number in some spelling. */
const PHONE_LIKE = /\+?\d[\d ()./-]{5,}\d/g;
/** From how many digits on they are read as a number without a plus, and only after a zero: others are file numbers. */
const PHONE_DIGITS = 10;

/** Whether a text holds what may be a telephone number. */
export function looksLikePhone(text: string, country: string): boolean {
  const reader = createPhoneReader();
  return (text.match(PHONE_LIKE) ?? []).some((run) => {
    if (run.startsWith('+')) return true;
    return (
      run.startsWith('0') && run.replace(/\D/g, '').length >= PHONE_DIGITS && reader.read(run, country).ok
    );
  });
}

/**
 * Sees that nothing which stays (the event, the certificate) names the people: `identifiers` are all that are known of them.
 * Throws `usage.invalid`, which does not repeat the number.
 */
export function refuseNumbers(
  { session, workspace }: OpenWorkspace,
  order: ErasureOrder,
  identifiers: readonly string[],
): void {
  const { holdsNumber } = session.messages.rights.erase;
  const { reference = '', actor = '' } = order;
  const search = searchFor(identifiers);
  if (search.has(reference) || looksLikePhone(reference, workspace.config.defaults.country))
    throw eraseUsage(holdsNumber('--reference'));
  if (search.has(actor)) throw eraseUsage(holdsNumber('--actor'));
}

/** The order that the options make. Throws `usage.invalid`. */
export function readOrder(open: OpenWorkspace, options: OrderOptions): ErasureOrder {
  return {
    ground: readGround(open.session, options.ground),
    requestedAt: readRequestedAt(open, options.requestedAt),
    reference: options.reference,
    actor: actorOf(open.session, options.actor),
    keepSuppression: options.forgetSuppression !== true,
  };
}
