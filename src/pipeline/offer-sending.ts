/**
 * Offers that end by themselves: planned in time, a message may still be late, held by a window, a limit or a run that
 * stopped. An offer that is over is kept back at the last moment; the platform would deliver its dead countdown.
 */
import { type BoundComponent, partsOf } from '../core/bound-message.ts';
import type { SendResult } from '../core/ports.ts';

/** Why such a message is left out. */
export const OFFER_OVER = 'offer.over';

/** When the first offer in a message ends, epoch milliseconds; undefined: none ends. */
function offerEnd(components: readonly BoundComponent[]): number | undefined {
  const ends = partsOf(components)
    .filter(({ type }) => type === 'limited_time_offer')
    .flatMap(({ parameters }) => parameters)
    .flatMap((parameter) => (parameter.kind === 'expiration' ? [parameter.at] : []));
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/** What becomes of a message whose offer is over at `now` (epoch milliseconds); undefined: it may go. */
export function endedOffer(components: readonly BoundComponent[], now: number): SendResult | undefined {
  // Nearly no message holds one, and every message comes by here.
  if (!components.some(({ type }) => type === 'limited_time_offer' || type === 'carousel')) return undefined;
  const end = offerEnd(components);
  if (end === undefined || end > now) return undefined;
  return { kind: 'withheld', reason: OFFER_OVER, detail: new Date(end).toISOString() };
}
