/**
 * Facts that would bring somebody back: openings from before a no that stands for good. A list exported before a person
 * said no must not be able to undo the no, nor to fill the ledger with claims that the no has overtaken (Art. 7 (3),
 * 21 (3) GDPR). What can be lifted (a suppression, a stop on the platform) refuses nothing of the living: once lifted,
 * what had been said must count whatever came first. The same for any store.
 */
import type { ConsentState, EventKind } from '../../core/consent.ts';
import { ALL_CHANNELS, ALL_MARKETING, ALL_PURPOSES, earliestOf, slotName } from '../../core/consent.ts';
import { RESTRICTIVE_KINDS } from '../../core/consent-scope.ts';
import type { NewEvent, SuppressionEntry } from '../../core/ports.ts';
import { isInForce } from '../../core/suppression.ts';

/** Source of the event with which somebody begins who was on the suppression list. */
export const FROM_LIST = 'suppression-list';
/** Source of the event with which somebody begins who has taken over an identifier. */
export const FROM_CHANGE = 'identifier-changed';

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

/** Stops that say more than what an entry of the suppression list stands for. */
const BEYOND_LIST: ReadonlySet<EventKind> = new Set(['suppressed', 'restricted', 'platform-stopped']);

/** Bases that no withdrawal and no objection ends, but the end of what they rest on. */
const ENDED_BY_THEMSELVES: ReadonlySet<string> = new Set(['contract', 'precontract', 'legal-obligation']);

/** Whether a kind of event shuts a gate. */
export function isRestrictive(kind: EventKind): boolean {
  return RESTRICTIVE_KINDS.has(kind);
}

/** The earliest instant (epoch milliseconds) at which a fact can have happened. */
function earliestInstant({ occurredAt, precision }: NewEvent): number {
  return earliestOf({ at: Date.parse(occurredAt), day: precision === 'day' ? true : undefined });
}

/** Whether a slot of the state was written at or after an instant (epoch milliseconds). */
function standsSince(state: ConsentState, slot: string, at: number): boolean {
  const entry = state[slot];
  return entry !== undefined && entry.at >= at;
}

/** Since when anything said is about this person at all: what lies before was somebody else's, or has been erased. */
function isFromBefore(state: ConsentState, at: number): boolean {
  const beginnings = [
    [state.suppressed, FROM_LIST],
    [state[slotName('objected', ALL_PURPOSES, ALL_CHANNELS)], FROM_LIST],
    [state[slotName('withdrawn', ALL_PURPOSES, ALL_CHANNELS)], FROM_CHANGE],
  ] as const;
  return beginnings.some(([entry, source]) => entry?.facts?.source === source && entry.at >= at);
}

/** Scopes whose restriction reaches whatever asks for a purpose. Without a list of marketing purposes any may be one. */
function scopesOf(purpose: string, marketing: ReadonlySet<string> | undefined): string[] {
  if (purpose === ALL_PURPOSES) return [ALL_PURPOSES];
  const isMarketing = purpose === ALL_MARKETING || marketing === undefined || marketing.has(purpose);
  return isMarketing ? [purpose, ALL_PURPOSES, ALL_MARKETING] : [purpose, ALL_PURPOSES];
}

/** A fact's scope, one purpose and channel of it. */
interface Scope {
  readonly purpose: string;
  readonly channel: string;
  readonly at: number;
}

/** Whether one of the slot families shuts a scope. */
function isShut(
  state: ConsentState,
  { purpose, channel, at }: Scope,
  shutting: { readonly families: readonly string[]; readonly marketing: ReadonlySet<string> | undefined },
): boolean {
  return scopesOf(purpose, shutting.marketing).some((scope) =>
    [channel, ALL_CHANNELS].some((one) =>
      shutting.families.some((family) => standsSince(state, slotName(family, scope, one), at)),
    ),
  );
}

/** What ends that which a kind of fact opens. */
function familiesAgainst({ kind, basis = 'consent' }: NewEvent): readonly string[] {
  const isOwn = kind === 'basis-asserted' && ENDED_BY_THEMSELVES.has(basis);
  return isOwn ? [`basis-ended:${basis}`] : ['withdrawn', 'objected'];
}

/**
 * Whether a fact would bring a person back: it opens, and the person was erased at or after it, or withdrew or objected
 * for each purpose and channel that it names (what is left open is told by the rest of it). A fact of which only the day
 * is known counts as of the day's first minute. `marketing`: the purposes of category marketing; undefined: not known,
 * any may be.
 */
export function wouldRevive(
  state: ConsentState,
  fact: NewEvent,
  marketing: ReadonlySet<string> | undefined,
): boolean {
  if (!OPENING.has(fact.kind)) return false;
  const at = earliestInstant(fact);
  if (standsSince(state, 'erased', at) || isFromBefore(state, at)) return true;
  if (fact.kind === 'unsuppressed') return standsSince(state, 'suppressed', at);
  if (fact.kind === 'platform-resumed') return standsSince(state, 'platform-stopped', at);
  const isPersonWide = fact.kind === 'platform-optin' || fact.purposes.length === 0;
  const purposes = isPersonWide ? [ALL_PURPOSES] : fact.purposes;
  const channels = isPersonWide || fact.channels.length === 0 ? [ALL_CHANNELS] : fact.channels;
  const shutting = { families: familiesAgainst(fact), marketing };
  return purposes.every((purpose) =>
    channels.every((channel) => isShut(state, { purpose, channel, at }, shutting)),
  );
}

/**
 * Whether an entry of the suppression list keeps a fact out that would make a person of somebody who left: all from before
 * the entry but for stops that reach further than it does. Lifting an entry does not undo the erasure that it came from:
 * what lies before it stays out, and only what comes later counts.
 */
export function isKeptOut(entry: SuppressionEntry, fact: NewEvent): boolean {
  if (entry.at < earliestInstant(fact)) return false;
  return !BEYOND_LIST.has(fact.kind) || (fact.kind === 'suppressed' && entry.kind === 'suppressed');
}

/**
 * The event with which somebody begins whose identifier is on the suppression list. Of a lifted entry too, as an objection
 * that a later consent overtakes: otherwise the first such consent would let everything from before the erasure back in.
 */
export function listedEvent(entry: SuppressionEntry, identifier: string): NewEvent {
  return {
    kind: entry.kind === 'suppressed' && isInForce(entry) ? 'suppressed' : 'objected',
    purposes: [ALL_PURPOSES],
    channels: [ALL_CHANNELS],
    occurredAt: new Date(entry.at).toISOString(),
    source: FROM_LIST,
    identifiers: [identifier],
  };
}

/**
 * The event with which somebody begins who has taken over an identifier: what was agreed to under it before, was not by
 * them. Without it a list from before the change would speak for them.
 */
export function takenOverEvent(change: NewEvent, identifier: string): NewEvent {
  return {
    kind: 'invalidated',
    purposes: [ALL_PURPOSES],
    channels: [ALL_CHANNELS],
    occurredAt: change.occurredAt,
    source: FROM_CHANGE,
    identifiers: [identifier],
  };
}
