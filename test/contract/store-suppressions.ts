import { expect, test } from 'vitest';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import { given, phoneOf, type UseBench } from './store.ts';
import { keysOf } from './store-tools.ts';

const SINCE = '2026-02-01T10:00:00Z';

export function suppressed(phone: string, changes: Partial<NewEvent> = {}): NewEvent {
  return given({
    kind: 'suppressed',
    purposes: [],
    channels: [],
    occurredAt: SINCE,
    source: 'by hand',
    identifiers: [phone],
    ...changes,
  });
}

export async function listed(store: Store) {
  const entries = [];
  for await (const batch of store.suppressions.list()) entries.push(...batch);
  return entries;
}

export function suppressionContract(use: UseBench): void {
  test('finds who is suppressed by each of their identifiers, and nobody else', async () => {
    const { store } = use();
    const both = [phoneOf(1), 'DE.user1'];
    await store.ledger.record([suppressed(phoneOf(1), { identifiers: both }), given()]);
    const found = await store.suppressions.find([...both, '+4915112345678', phoneOf(9)]);
    expect([...found.keys()].sort()).toEqual([...both].sort());
    expect(found.get('DE.user1')).toMatchObject({
      kind: 'suppressed',
      at: Date.parse(SINCE),
      liftedAt: undefined,
      seq: 1,
    });
    expect(await store.suppressions.count()).toBe(2);
    expect((await listed(store)).map(({ identifier }) => identifier).sort()).toEqual([...both].sort());
  });

  test('who was let off the list later is not on it, and who was put back is', async () => {
    const { store } = use();
    await store.ledger.record([
      suppressed(phoneOf(1)),
      suppressed(phoneOf(1), { kind: 'unsuppressed', occurredAt: '2026-02-02T10:00:00Z' }),
    ]);
    expect(await store.suppressions.find([phoneOf(1)])).toEqual(new Map());
    expect(await store.suppressions.count()).toBe(0);
    await store.ledger.record([suppressed(phoneOf(1), { occurredAt: '2026-02-03T10:00:00Z' })]);
    expect((await store.suppressions.find([phoneOf(1)])).get(phoneOf(1))).toMatchObject({ seq: 3 });
    expect(await store.suppressions.count()).toBe(1);
  });

  test('a lift of which only the day is known takes nobody off the list who was put there that day', async () => {
    const { store } = use();
    const lift = { kind: 'unsuppressed', occurredAt: '2026-02-01T11:00:00Z', precision: 'day' } as const;
    await store.ledger.record([suppressed(phoneOf(1)), suppressed(phoneOf(1), lift)]);
    expect((await store.suppressions.find([phoneOf(1)])).get(phoneOf(1))).toMatchObject({ seq: 1 });
    await store.care.erase({
      identifier: phoneOf(1),
      requestedAt: SINCE,
      reference: undefined,
      ground: 'b',
      actor: undefined,
      keepSuppression: true,
    });
    expect((await store.suppressions.find([phoneOf(1)])).get(phoneOf(1))).toMatchObject({
      kind: 'suppressed',
    });
  });

  test.each(['suppressed', 'objected'] as const)(
    'a stop by keyed hash alone (%s) reaches who is living behind it, and nobody else',
    async (kind) => {
      const { store } = use();
      const people = [phoneOf(1), phoneOf(2), 'DE.user1'];
      await store.ledger.record(people.map((one) => given({ identifiers: [one] })));
      const hashes = [phoneOf(1), 'DE.user1'].map((one) => keysOf('test').hasher.hash(one));
      const stop = given({
        kind,
        purposes: ['*'],
        channels: ['*'],
        occurredAt: SINCE,
        hashes,
        identifiers: [],
      });
      const results = await store.ledger.record([stop], { refuseRevival: true });
      expect(results).toEqual(['added']);
      expect(await store.ledger.record([stop], { refuseRevival: true })).toEqual(['known']);
      const found = await store.ledger.lookup(people);
      const slot = kind === 'suppressed' ? kind : 'objected|*|*';
      expect(people.map((one) => found.get(one)?.state[slot]?.at)).toEqual([
        Date.parse(SINCE),
        undefined,
        Date.parse(SINCE),
      ]);
    },
  );

  test('lists everybody over several batches, nobody twice', async () => {
    const { store } = use();
    const phones = Array.from({ length: 2_500 }, (_, index) => phoneOf(index));
    await store.ledger.record(
      phones.map((phone, index) => (index % 2 === 0 ? suppressed(phone) : given({ identifiers: [phone] }))),
    );
    const entries = await listed(store);
    expect(entries).toHaveLength(1_250);
    expect(new Set(entries.map(({ identifier }) => identifier)).size).toBe(1_250);
    expect(await store.suppressions.count()).toBe(1_250);
  });

  test('of an empty ledger is empty', async () => {
    const { store } = use();
    expect(await store.suppressions.find([phoneOf(1)])).toEqual(new Map());
    expect(await listed(store)).toEqual([]);
    expect(await store.suppressions.count()).toBe(0);
  });
}
