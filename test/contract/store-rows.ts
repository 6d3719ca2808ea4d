import { expect, test } from 'vitest';
import type { LedgerRows, NewEvent, RawEvent, RawPerson, Store } from '../../src/core/ports.ts';
import { given, phoneOf, sha256, type UseBench } from './store.ts';

async function all<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const rows: T[] = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

const peopleOf = (store: Store): Promise<RawPerson[]> => store.snapshot((rows) => all(rows.people()));
const eventsOf = (store: Store, after = 0): Promise<RawEvent[]> =>
  store.snapshot((rows) => all(rows.events(after)));

function many(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => given({ identifiers: [phoneOf(index)] }));
}

export function rowsContract(use: UseBench): void {
  test('gives the events after a number in order, with what the log commits to', async () => {
    const { store } = use();
    await store.ledger.record([given(), given({ kind: 'withdrawn', occurredAt: '2026-01-11T10:00:00Z' })]);
    const events = await eventsOf(store);
    expect(events.map((event) => event.seq)).toEqual([1, 2]);
    for (const { salt, body, commitment } of events) {
      const commited = sha256(Buffer.concat([salt!, Buffer.from(body!)]));
      expect(Buffer.from(commitment).equals(commited)).toBe(true);
    }
    expect((await eventsOf(store, 1)).map((event) => event.seq)).toEqual([2]);
    expect(await eventsOf(store, 2)).toEqual([]);
  });

  test('gives everybody in order of their keys with state, identifiers and events, over several batches', async () => {
    const { store } = use();
    await store.ledger.record(many(2100));
    await store.ledger.record([
      given({ identifiers: [phoneOf(1500), 'DE.user1'], occurredAt: '2026-01-12T10:00:00Z' }),
    ]);
    const sizes: number[] = [];
    const people = await store.snapshot(async (rows) => {
      const found: RawPerson[] = [];
      for await (const batch of rows.people()) {
        sizes.push(batch.length);
        found.push(...batch);
      }
      return found;
    });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    const living = people.filter((person) => person.ref !== 'workspace');
    expect(living).toHaveLength(2100);
    expect(people.map((person) => person.personKey)).toEqual(
      people.map((person) => person.personKey).sort((left, right) => left - right),
    );
    const lookup = await store.ledger.lookup([phoneOf(1500)]);
    const facts = lookup.get(phoneOf(1500))!;
    const person = living.find(({ identifiers }) => identifiers.includes('DE.user1'))!;
    expect(person).toMatchObject({ ref: facts.person, personKey: facts.personKey });
    expect(person.identifiers).toEqual([phoneOf(1500), 'DE.user1']);
    expect(JSON.parse(person.state)).toEqual(facts.state);
    expect(person.events.map(({ seq }) => seq)).toEqual([1501, 2101]);
    expect(living.flatMap(({ events }) => events)).toHaveLength(2101);
  });

  test('gives people by their keys with all their rows, and nobody for a key that no table knows', async () => {
    const { store } = use();
    await store.ledger.record([...many(5), given({ identifiers: [phoneOf(2), 'DE.user1'], source: 'shop' })]);
    const everybody = await peopleOf(store);
    const keys = [everybody.at(-1)!.personKey, everybody[3]!.personKey, 4711];
    const some = await store.snapshot((rows) => rows.peopleOf(keys));
    expect(some).toEqual([everybody[3], everybody.at(-1)]);
    expect(await store.snapshot((rows) => rows.peopleOf([]))).toEqual([]);
  });

  test('counts the rows of people and identifiers, and tells frontier and origin', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [phoneOf(0), 'DE.user1'] }), ...many(3).slice(1)]);
    const people = await peopleOf(store);
    await store.snapshot(async (rows) => {
      expect(await rows.counts()).toEqual({ people: people.length, identifiers: 4 });
      expect(await rows.tree()).toMatchObject({ size: 3 });
      expect((await rows.tree()).peaks).toHaveLength(64);
      expect(await rows.origin()).toMatch(/^consend\.local\/[0-9a-z]{8}$/);
    });
  });

  test('shows one moment, whatever is written meanwhile', async () => {
    const { store, reopen } = use();
    if (reopen === undefined) return;
    await store.ledger.record(many(2));
    const seen = await store.snapshot(async (rows: LedgerRows) => {
      const before = await all(rows.events(0));
      await store.ledger.record(many(5).slice(2));
      return [before.length, (await all(rows.events(0))).length, (await rows.tree()).size];
    });
    expect(seen).toEqual([2, 2, 2]);
    expect(await eventsOf(store)).toHaveLength(5);
  });

  test('of an empty ledger is empty', async () => {
    const { store } = use();
    expect(await eventsOf(store)).toEqual([]);
    expect((await peopleOf(store)).filter(({ ref }) => ref !== 'workspace')).toEqual([]);
    await store.snapshot(async (rows) => {
      expect(await rows.tree()).toEqual({ size: 0, peaks: new Uint8Array(0) });
      expect(await rows.checkpointAt(10)).toBeUndefined();
      expect(await all(rows.checkpoints())).toEqual([]);
      expect(await all(rows.suppressions())).toEqual([]);
      expect(await rows.wordings()).toEqual([]);
    });
  });
}
