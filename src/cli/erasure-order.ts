/** How an erasure is wanted, from the options of the command. */
import type { ErasureGround } from '../core/erasure.ts';
import { ERASURE_GROUNDS } from '../core/erasure.ts';
import { ConsendError } from '../core/errors.ts';
import { parseInstant } from '../core/instant.ts';
import { isoWithOffset } from '../i18n/format.ts';
import type { ErasureOrder } from '../pipeline/erase.ts';
import { actorOf } from './care.ts';
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
