import { expect, test } from 'vitest';
import type { LastLook, NewMessage } from '../../src/core/ports.ts';
import { exchangeOf, given, message, phoneOf, rowsOf, run, START, type UseBench } from './store.ts';
import { request } from './store-erasure.ts';
import { settled } from './store-outcomes.ts';

/** A message for the n-th person under a key; event n + 1 is their consent. */
const keyed = (who: number, key: string, changes: Partial<NewMessage> = {}): NewMessage =>
  message(phoneOf(who), { key, event: who + 1, ...changes });

export function onceContract(use: UseBench): void {
  const people = async (count: number): Promise<void> => {
    const { ledger, runs } = use().store;
    await ledger.record(Array.from({ length: count }, (_, who) => given({ identifiers: [phoneOf(who)] })));
    await runs.save(run());
  };

  test('a person gets one message of a campaign for each key, and each key goes out once, to whomever', async () => {
    const bench = use();
    await people(2);
    const { journal } = bench.store;
    expect(await journal.onceFor('spring')).toBeUndefined();
    const batch = [keyed(0, 'A'), keyed(0, 'B'), keyed(0, 'A'), keyed(1, 'A'), keyed(1, 'C')];
    expect(await journal.admit('spring', 'p1', batch)).toBe(3);
    expect((await rowsOf(bench.store)).map(({ phone, key }) => [phone, key])).toEqual([
      [phoneOf(0), 'A'],
      [phoneOf(0), 'B'],
      [phoneOf(1), 'C'],
    ]);
    expect(await journal.onceFor('spring')).toBe('key');
    const claimed = await journal.exchange(exchangeOf(bench, { claim: 9 }));
    expect(claimed).toHaveLength(3);
    expect(await journal.admit('spring', 'p2', batch)).toBe(0);
    expect(await journal.exchange(exchangeOf(bench, { claim: 9 }))).toEqual([]);
  });

  test('keys of a campaign are found whoever they are for, and tell nothing of another campaign', async () => {
    const { journal } = use().store;
    await people(1);
    await journal.admit('spring', 'p1', [keyed(0, 'A'), keyed(0, 'Ä 🌍')]);
    expect(await journal.existingKeys('spring', ['A', 'a', 'Ä 🌍'])).toEqual(
      new Map([
        ['A', { state: 'planned' }],
        ['Ä 🌍', { state: 'planned' }],
      ]),
    );
    expect(await journal.existingKeys('summer', ['A'])).toEqual(new Map());
    expect(await journal.admit('summer', 'p2', [keyed(0, 'A')])).toBe(1);
  });

  test('what waits under a key takes the parameters of a newer plan, and its person where the number has changed', async () => {
    const bench = use();
    await people(2);
    const { journal, records, ledger } = bench.store;
    await journal.admit('spring', 'p1', [keyed(0, 'A')]);
    const [tried] = await journal.exchange(exchangeOf(bench, { claim: 1 }));
    const refusal = { kind: 'retry', at: START + 5000, code: undefined, uncounted: true } as const;
    await journal.exchange(
      exchangeOf(bench, {
        claim: 0,
        settled: [settled(tried!, { ...refusal, detail: `refused for ${phoneOf(0)}` })],
      }),
    );
    expect(await journal.admit('spring', 'p2', [keyed(1, 'A', { language: 'en' })])).toBe(1);
    const keys = await ledger.lookup([phoneOf(0), phoneOf(1)]);
    const messages = async (who: number) => records.messages(keys.get(phoneOf(who))!.personKey);
    expect(await messages(0)).toEqual([]);
    const [moved] = await messages(1);
    expect(moved).toMatchObject({ key: 'A', phone: phoneOf(1), language: 'en', detail: undefined });
    expect(moved?.attempts.map(({ detail }) => detail)).toEqual([undefined]);
    expect(await journal.counts('spring')).toMatchObject({ planned: 1 });
  });

  test.each([
    ['per key', [keyed(0, 'A')], [message(phoneOf(0))]],
    ['per person', [message(phoneOf(0))], [keyed(0, 'A')]],
    ['both ways in one batch', [], [message(phoneOf(0)), keyed(0, 'A')]],
  ])('a campaign that was entered %s takes none of the other kind', async (_, first, second) => {
    const bench = use();
    await people(1);
    const { journal } = bench.store;
    if (first.length > 0) await journal.admit('spring', 'p1', first);
    await expect(journal.admit('spring', 'p2', second)).rejects.toMatchObject({
      code: 'campaign.once-changed',
      params: { campaign: 'spring' },
    });
    expect(await rowsOf(bench.store)).toHaveLength(first.length);
  });

  test('the last look is told of whom a batch holds several messages', async () => {
    const bench = use();
    await people(2);
    const { journal } = bench.store;
    await journal.admit('spring', 'p1', [keyed(0, 'A'), keyed(1, 'B'), keyed(0, 'C')]);
    const seen: number[] = [];
    await journal.exchange(
      exchangeOf(bench, {
        claim: 3,
        lastLook: (all) => {
          seen.push(...all.map(({ person }) => person));
          return all.map((): LastLook => 'send');
        },
      }),
    );
    expect(seen).toHaveLength(3);
    expect(seen[0]).toBe(seen[2]);
    expect(seen[0]).not.toBe(seen[1]);
  });

  test('of people with several messages who ask to stop, each counts once', async () => {
    const bench = use();
    await people(2);
    const { journal, ledger } = bench.store;
    await journal.admit('spring', 'p1', [keyed(0, 'A'), keyed(0, 'B'), keyed(1, 'C')]);
    await journal.exchange(exchangeOf(bench, { claim: 3 }));
    const { seq } = await journal.optOutsSince('spring', undefined);
    await ledger.record([
      given({
        kind: 'withdrawn',
        source: 'whatsapp',
        occurredAt: '2026-02-03T00:00:00Z',
        identifiers: [phoneOf(0)],
      }),
    ]);
    expect(await journal.optOuts('spring')).toBe(1);
    expect((await journal.optOutsSince('spring', seq)).people).toBe(1);
  });

  test('retention takes the key out of what has ended and still lets nobody have it twice', async () => {
    const bench = use();
    await people(1);
    const { journal, records } = bench.store;
    await journal.admit('spring', 'p1', [keyed(0, 'ORDER-7731')]);
    const [claimed] = await journal.exchange(exchangeOf(bench, { claim: 1 }));
    const outcome = { kind: 'accepted', wamid: 'wamid.A' } as const;
    await journal.exchange(exchangeOf(bench, { claim: 0, settled: [settled(claimed!, outcome)] }));
    expect(await records.strip(START + 10 * 86_400_000)).toBe(1);
    expect((await rowsOf(bench.store)).map(({ key }) => key)).toEqual([undefined]);
    expect(await journal.existingKeys('spring', ['ORDER-7731'])).toEqual(
      new Map([['ORDER-7731', expect.objectContaining({ state: 'accepted' })]]),
    );
    expect(await journal.admit('spring', 'p2', [keyed(0, 'ORDER-7731')])).toBe(0);
  });

  test("an erasure takes a person's keys and what they could be recognised by, and counts stay right", async () => {
    const bench = use();
    await people(2);
    const { journal, care } = bench.store;
    await journal.admit('spring', 'p1', [keyed(0, 'ORDER-7731'), keyed(0, 'ORDER-7732'), keyed(1, 'C')]);
    const erased = await care.erase(request({ identifier: phoneOf(0) }));
    expect(erased).toMatchObject({ messages: 2 });
    expect(await journal.existingKeys('spring', ['ORDER-7731', 'ORDER-7732', 'C'])).toEqual(
      new Map([['C', { state: 'planned' }]]),
    );
    expect(await journal.counts('spring')).toMatchObject({ planned: 1, skipped: 2 });
    expect(await journal.onceFor('spring')).toBe('key');
    await care.scrub();
    for (const bytes of bench.files?.() ?? []) expect(Buffer.from(bytes).includes('ORDER-773')).toBe(false);
  });
}
