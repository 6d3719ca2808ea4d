/**
 * What a store knows that an older copy of it does not: stops among it must not be lost with a restore, or people who said
 * no since would be written to again (Art. 7 (3), 21 (3) GDPR).
 */
import type { ConsentEvent } from '../core/consent.ts';
import { RESTRICTIVE_KINDS } from '../core/consent-scope.ts';
import type { NewEvent, Store } from '../core/ports.ts';

/** Events after a size of the log. */
export interface SinceCopy {
  /** How many there are; erasures, which are kept outside the store, are not among them. */
  readonly events: number;
  /** Its stops, ready to be recorded in the copy. */
  readonly stops: readonly NewEvent[];
}

/** The fact of an event, without what a ledger itself gives. */
function factOf(event: ConsentEvent, identifiers: readonly string[]): NewEvent {
  const { id: _id, person: _person, recordedAt: _recordedAt, erasure: _erasure, ...fact } = event;
  return { ...fact, identifiers };
}

/** Stops after a size of the log, and how many events there are in all. */
async function stopsAfter(store: Store, size: number): Promise<{ events: number; stops: ConsentEvent[] }> {
  return await store.snapshot(async (rows) => {
    let events = 0;
    const stops: ConsentEvent[] = [];
    for await (const batch of rows.events(size)) {
      for (const { body } of batch) {
        if (body === null) continue;
        const event = JSON.parse(body) as ConsentEvent;
        if (event.kind === 'erased') continue;
        events += 1;
        if (RESTRICTIVE_KINDS.has(event.kind)) stops.push(event);
      }
    }
    return { events, stops };
  });
}

/** What the store knows beyond a size of its log. */
export async function sinceCopy(store: Store, size: number): Promise<SinceCopy> {
  const { events, stops } = await stopsAfter(store, size);
  if (stops.length === 0) return { events, stops: [] };
  const wanted = new Set(stops.map(({ person }) => person));
  const identifiers = new Map<string, readonly string[]>();
  for await (const page of store.ledger.people())
    for (const person of page)
      if (wanted.has(person.person)) identifiers.set(person.person, person.identifiers);
  return {
    events,
    stops: stops.flatMap((event) => {
      const own = identifiers.get(event.person) ?? [];
      // Whoever has no identifier any more cannot be written to; an entry by hash needs none.
      return own.length > 0 || event.hashes !== undefined ? [factOf(event, own)] : [];
    }),
  };
}
