/**
 * Facts that would bring somebody back: openings from before a restriction that stands. A list exported before a person
 * said no must not be able to undo the no, nor to fill the ledger with claims that the no has overtaken (Art. 7 (3),
 * 21 (3) GDPR). The same for any store.
 */

import type { ConsentState, EventKind } from '../../core/consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, slotName } from '../../core/consent.ts';
import { RESTRICTIVE_KINDS } from '../../core/consent-scope.ts';
import type { NewEvent } from '../../core/ports.ts';

/** Kinds that open a gate. */
const OPENING: ReadonlySet<EventKind> = new Set([
  'given',
  'confirmed',
  'reaffirmed',
  'basis-asserted',
  'platform-optin',
  'platform-resumed',
  'unsuppressed',
]);

/** Whether a kind of event shuts a gate. */
export function isRestrictive(kind: EventKind): boolean {
  return RESTRICTIVE_KINDS.has(kind);
}

/** Whether a slot of the state was written at or after an instant (epoch milliseconds). */
function standsSince(state: ConsentState, slot: string, at: number): boolean {
  const entry = state[slot];
  return entry !== undefined && entry.at >= at;
}

/** Whether a person is suppressed since the instant or later, and nothing lifted it afterwards. */
function isSuppressed(state: ConsentState, at: number): boolean {
  const set = state.suppressed;
  const lifted = state.unsuppressed;
  return set !== undefined && set.at >= at && !(lifted !== undefined && lifted.at > set.at);
}

/** Scopes whose restriction reaches a purpose. Without a list of marketing purposes any purpose may be one. */
function scopesOf(purpose: string, marketing: ReadonlySet<string> | undefined): string[] {
  const blanket = purpose === ALL_PURPOSES || purpose === ALL_MARKETING;
  const isMarketing = blanket || marketing === undefined || marketing.has(purpose);
  return isMarketing ? [purpose, ALL_PURPOSES, ALL_MARKETING] : [purpose, ALL_PURPOSES];
}

/** A fact's scope, one purpose and channel of it. */
interface Scope {
  readonly purpose: string;
  readonly channel: string;
  readonly at: number;
}

function isShut(state: ConsentState, scope: Scope, marketing: ReadonlySet<string> | undefined): boolean {
  return scopesOf(scope.purpose, marketing).some((purpose) =>
    [scope.channel, ALL_CHANNELS].some(
      (channel) =>
        standsSince(state, slotName('withdrawn', purpose, channel), scope.at) ||
        standsSince(state, slotName('objected', purpose, channel), scope.at),
    ),
  );
}

/**
 * Whether a fact would bring a person back: it opens, and the person was erased at any time, or was suppressed, withdrew
 * or objected at or after it, for each purpose and channel that it names (what is left open is told by the rest of
 * it). `marketing`: the purposes of category marketing; undefined: not known, any may be.
 */
export function wouldRevive(
  state: ConsentState,
  fact: NewEvent,
  marketing: ReadonlySet<string> | undefined,
): boolean {
  if (!OPENING.has(fact.kind)) return false;
  if (state.erased !== undefined) return true;
  const at = Date.parse(fact.occurredAt);
  if (isSuppressed(state, at)) return true;
  if (fact.kind.startsWith('platform-') && standsSince(state, 'platform-stopped', at)) return true;
  const purposes = fact.purposes.length > 0 ? fact.purposes : [ALL_PURPOSES];
  const channels = fact.channels.length > 0 ? fact.channels : [ALL_CHANNELS];
  return purposes.every((purpose) =>
    channels.every((channel) => isShut(state, { purpose, channel, at }, marketing)),
  );
}
