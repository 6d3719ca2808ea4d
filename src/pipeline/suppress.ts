/**
 * Putting people on the do-not-contact list and taking them off. Of the living, their own events are the list; of somebody
 * known by keyed hash alone, an event about the workspace changes the entry, so that no number comes back with it.
 */
import { ALL_CHANNELS, ALL_PURPOSES } from '../core/consent.ts';
import type { Ledger, NewEvent, SuppressionList } from '../core/ports.ts';

/** The ledger and its list. */
export interface SuppressionParts {
  readonly ledger: Ledger;
  readonly suppressions: SuppressionList;
}

/** Who changes the list, when and why. */
export interface SuppressionOrder {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly actor: string | undefined;
  readonly reason: string | undefined;
  /** How it came: `manual`, `import`. */
  readonly source: string;
}

type Change = Pick<NewEvent, 'kind' | 'identifiers' | 'hashes'>;

function eventOf(change: Change, { at, actor, reason, source }: SuppressionOrder): NewEvent {
  return {
    ...change,
    purposes: [ALL_PURPOSES],
    channels: [ALL_CHANNELS],
    occurredAt: new Date(at).toISOString(),
    source,
    ...(actor === undefined ? {} : { actor }),
    ...(reason === undefined ? {} : { note: reason }),
  };
}

/** What became of somebody who was to be suppressed. */
export type SuppressResult = 'added' | 'known';

/** Suppresses these identifiers; who is on the list stays as they are. Results in the order given. */
export async function suppress(
  { ledger, suppressions }: SuppressionParts,
  identifiers: readonly string[],
  order: SuppressionOrder,
): Promise<SuppressResult[]> {
  const found = await suppressions.find(identifiers);
  const events = new Map<string, NewEvent>();
  for (const identifier of identifiers) {
    const entry = found.get(identifier);
    if (entry?.kind === 'suppressed') continue;
    // Who was erased is known by hash alone: the entry grows stronger, the number stays forgotten.
    const whom =
      entry === undefined ? { identifiers: [identifier] } : { identifiers: [], hashes: [entry.hash] };
    events.set(identifier, eventOf({ kind: 'suppressed', ...whom }, order));
  }
  if (events.size > 0) await ledger.record([...events.values()]);
  return identifiers.map((identifier) => (events.has(identifier) ? 'added' : 'known'));
}

/** What became of somebody who was to be taken off the list. */
export type UnsuppressResult = 'removed' | 'absent';

/** Takes these identifiers off the list; who is not on it stays as they are. Results in the order given. */
export async function unsuppress(
  { ledger, suppressions }: SuppressionParts,
  identifiers: readonly string[],
  order: SuppressionOrder,
): Promise<UnsuppressResult[]> {
  const found = await suppressions.find(identifiers);
  const living = await ledger.lookup(identifiers);
  const events = new Map<string, NewEvent>();
  for (const identifier of identifiers) {
    const entry = found.get(identifier);
    if (entry === undefined) continue;
    const whom = living.has(identifier)
      ? { identifiers: [identifier] }
      : { identifiers: [], hashes: [entry.hash] };
    events.set(identifier, eventOf({ kind: 'unsuppressed', ...whom }, order));
  }
  if (events.size > 0) await ledger.record([...events.values()]);
  return identifiers.map((identifier) => (events.has(identifier) ? 'removed' : 'absent'));
}

/** Counts of an import: each valid row is one of the two. */
export interface SuppressionCounts {
  readonly added: number;
  readonly known: number;
}

/** Suppresses everybody of a list, batch by batch; each batch is durable before the next is read. */
export async function importSuppressions(
  parts: SuppressionParts,
  batches: AsyncIterable<readonly string[]>,
  order: SuppressionOrder,
): Promise<SuppressionCounts> {
  let [added, known] = [0, 0];
  for await (const batch of batches) {
    const results = await suppress(parts, [...new Set(batch)], order);
    const fresh = results.filter((result) => result === 'added').length;
    added += fresh;
    known += batch.length - fresh;
  }
  return { added, known };
}
