/** What was sent again by decision, in words. */
import type { ResendTally } from '../core/ports.ts';
import type { Voice } from './voice.ts';

/** What was decided of a campaign so far, a sentence without full stop each. */
export function resentTexts(tally: ResendTally | undefined, { resends, format }: Voice): string[] {
  if (tally === undefined || tally.failed + tally.unknown === 0) return [];
  const said = resends.tally(format.number(tally.failed), format.number(tally.unknown));
  return tally.twice === 0 ? [said] : [said, resends.gotTwice(format.number(tally.twice))];
}
