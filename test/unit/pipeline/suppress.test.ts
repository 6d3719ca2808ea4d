import { beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports.ts';
import { importSuppressions, suppress, unsuppress } from '../../../src/pipeline/suppress.ts';
import { daysAgo, NOW } from '../core/builders.ts';
import { fact, memoryStore, phoneOf } from './stores.ts';

const order = { at: NOW, actor: 'A. Beispiel', reason: 'asked by phone', source: 'manual' };
const later = { ...order, at: NOW + 1 };
const [one, two] = [phoneOf(1), phoneOf(2)] as const;

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
});
const isListed = async (identifier: string): Promise<boolean> =>
  (await store.suppressions.find([identifier])).has(identifier);

describe('suppressing', () => {
  test('is an event of the person with who, when and why, and once is enough', async () => {
    await store.ledger.record([fact(one)]);
    expect(await suppress(store, [one, two], order)).toEqual(['added', 'added']);
    expect(await suppress(store, [two, one], later)).toEqual(['known', 'known']);
    const [, event] = await store.ledger.history(one);
    expect(event?.event).toMatchObject({
      kind: 'suppressed',
      actor: 'A. Beispiel',
      note: 'asked by phone',
      source: 'manual',
      occurredAt: new Date(NOW).toISOString(),
    });
    expect((await store.ledger.size()).events).toBe(3);
  });

  test('is lifted, and can be done again', async () => {
    await suppress(store, [one], order);
    expect(await unsuppress(store, [one, two], later)).toEqual(['removed', 'absent']);
    expect(await isListed(one)).toBe(false);
    expect(await suppress(store, [one], { ...order, at: NOW + 2 })).toEqual(['added']);
    expect(await isListed(one)).toBe(true);
  });
});

describe('somebody known by keyed hash alone', () => {
  /** Puts somebody on the list by hash, as an erasure of a suppressed person leaves them. */
  async function byHash(identifier: string): Promise<void> {
    await suppress(store, [identifier], order);
    const hash = (await store.suppressions.find([identifier])).get(identifier)?.hash ?? '';
    await unsuppress(store, [identifier], later);
    store = await memoryStore();
    await store.ledger.record([
      {
        kind: 'suppressed',
        purposes: ['*'],
        channels: ['*'],
        occurredAt: daysAgo(1),
        source: 'erasure',
        identifiers: [],
        hashes: [hash],
      },
    ]);
  }

  test('is known, and taken off without the number coming back', async () => {
    await byHash(one);
    expect(await suppress(store, [one], order)).toEqual(['known']);
    expect(await unsuppress(store, [one], order)).toEqual(['removed']);
    expect(await isListed(one)).toBe(false);
    expect(await store.ledger.person(one)).toBeUndefined();
  });
});

describe('a list', () => {
  async function* batches(...all: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
    yield* all;
  }

  test('is imported batch by batch, whoever stands there twice once, and twice changes nothing', async () => {
    const phones = Array.from({ length: 25 }, (_, n) => phoneOf(n));
    const list = [phones.slice(0, 10), [...phones.slice(5), phones[24] ?? '']];
    expect(await importSuppressions(store, batches(...list), order)).toEqual({ added: 25, known: 6 });
    expect(await importSuppressions(store, batches(...list), later)).toEqual({ added: 0, known: 31 });
    expect(await store.suppressions.count()).toBe(25);
  });
});
