/**
 * A person's events in an order in which an import takes each of them: it finds a row's person by the identifiers, and it
 * refuses an opening from before a no that it has taken already. The order of the log is kept wherever it does that.
 */
import type { ConsentEvent, EventKind } from './consent.ts';
import { countsFrom, earliestOf } from './consent.ts';
import { RESTRICTIVE_KINDS } from './consent-scope.ts';

/** An event with its place in the log. */
export interface Replayed {
  readonly seq: number;
  readonly event: ConsentEvent;
}

/** An event with the identifiers to tell with it: the first one is the person's already, unless the person is new. */
export interface ReplayedRow extends Replayed {
  readonly identifiers: readonly string[];
}

/** Kinds that an import may refuse for a no that was taken before them. */
const OPENING: ReadonlySet<EventKind> = new Set([
  'given',
  'confirmed',
  'reaffirmed',
  'basis-asserted',
  'platform-optin',
  'platform-resumed',
  'unsuppressed',
]);

/** The events with each opening before the first no that occurred at or after it. */
function openingsFirst(entries: readonly Replayed[]): Replayed[] {
  const ordered: Replayed[] = [];
  let latestStop = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    const { event } = entry;
    const at = countsFrom(event);
    if (RESTRICTIVE_KINDS.has(event.kind)) latestStop = Math.max(latestStop, at);
    const earliest = earliestOf({ at, day: event.precision === undefined ? undefined : true });
    if (!OPENING.has(event.kind) || earliest > latestStop) {
      ordered.push(entry);
      continue;
    }
    const before = ordered.findIndex(
      (other) => RESTRICTIVE_KINDS.has(other.event.kind) && countsFrom(other.event) >= earliest,
    );
    ordered.splice(before, 0, entry);
  }
  return ordered;
}

/** The events as they stand, each with an identifier in front by which the person is found: one that an earlier event told. */
export function logOrder(entries: readonly Replayed[]): readonly ReplayedRow[] {
  const told = new Set<string>();
  return entries.map((entry) => {
    const { identifiers, released } = entry.event;
    const first = identifiers.find((one) => told.has(one)) ?? told.values().next().value;
    const rest = identifiers.filter((one) => one !== first);
    for (const one of identifiers) told.add(one);
    for (const one of released ?? []) told.delete(one);
    return { ...entry, identifiers: first === undefined ? identifiers : [first, ...rest] };
  });
}

/** A person's events in the order to replay them. Replaying them and asking again gives the same order. */
export function replayOrder(entries: readonly Replayed[]): readonly ReplayedRow[] {
  return logOrder(openingsFirst(entries));
}
