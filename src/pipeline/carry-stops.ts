/**
 * What a store knows that an older copy of it does not: stops among it must not be lost with a restore, or people who said
 * no since would be written to again (Art. 7 (3), 21 (3) GDPR).
 */
import type { ConsentEvent } from '../core/consent.ts';
import { RESTRICTIVE_KINDS } from '../core/consent-scope.ts';
import type { NewEvent, Store } from '../core/ports.ts';

/** A copy's log. */
export interface CopiedLog {
  /** How many events it holds. */
  readonly size: number;
  /** Commitment to the event at a place, 1-based. */
  commitmentAt(seq: number): Uint8Array | undefined;
}

/**
 * Up to which event a store and a copy have the same log. Less than the copy holds where the store has gone another way
 * since: it was itself restored, from an older copy. Each commitment is salted, so the same one means the same past.
 */
async function sharedSize(store: Store, copy: CopiedLog): Promise<number> {
  return await store.snapshot(async (rows) => {
    const commitmentAt = async (seq: number): Promise<Uint8Array | undefined> => {
      for await (const [event] of rows.events(seq - 1))
        return event?.seq === seq ? event.commitment : undefined;
      return undefined;
    };
    const isShared = async (seq: number): Promise<boolean> => {
      const [own, copied] = [await commitmentAt(seq), copy.commitmentAt(seq)];
      return own !== undefined && own.join() === copied?.join();
    };
    let [shared, other] = [0, Math.min(copy.size, (await rows.tree()).size) + 1];
    if (await isShared(other - 1)) return other - 1;
    while (other - shared > 1) {
      const middle = Math.floor((shared + other) / 2);
      if (await isShared(middle)) shared = middle;
      else other = middle;
    }
    return shared;
  });
}

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

/** What the store knows beyond what it shares with a copy. */
export async function sinceCopy(store: Store, copy: CopiedLog): Promise<SinceCopy> {
  const { events, stops } = await stopsAfter(store, await sharedSize(store, copy));
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
