import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimedMessage, DeliveryStatus } from '../../src/core/ports.ts';
import { admitted, type Bench, exchangeOf, rowsOf, START, status, type UseBench } from './store.ts';
import { settled } from './store-outcomes.ts';

const ERROR = { code: 131026, title: 'Undeliverable', detail: 'gone' };

async function accepted(bench: Bench): Promise<ClaimedMessage> {
  await admitted(bench, 1);
  const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
  const outcome = settled(claimed!, { kind: 'accepted', wamid: 'wamid.1' });
  await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
  return claimed!;
}

export function statusContract(use: UseBench): void {
  const row = async () => (await rowsOf(use().store))[0];
  const apply = (...statuses: DeliveryStatus[]) => use().store.journal.applyStatuses(statuses);

  test('statuses move a message on, repeats and late ones change nothing', async () => {
    await accepted(use());
    expect(await apply(status({ status: 'sent', at: START + 1 }))).toEqual(['applied']);
    expect(await apply(status({ status: 'read', at: START + 3 }))).toEqual(['applied']);
    expect(await apply(status({ status: 'delivered', at: START + 2 }))).toEqual(['known']);
    expect(await apply(status({ status: 'read', at: START + 9 }), status({ status: 'sent' }))).toEqual([
      'known',
      'known',
    ]);
    expect(await row()).toMatchObject({ state: 'read', deliveredAt: START + 2, readAt: START + 3 });
  });

  test('a failure counts unless the message was delivered, and delivery takes a failure back', async () => {
    await accepted(use());
    expect(await apply(status({ status: 'failed', error: ERROR }))).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'failed', code: 131026, title: 'Undeliverable' });
    expect(await apply(status({ status: 'delivered' }))).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'delivered', code: undefined });
    const other = await use().store.journal.failures('spring');
    expect(other).toEqual([]);
  });

  describe('a failure by webhook that asks for hours', () => {
    const later = { code: 131049, title: 'Not delivered', detail: 'healthy ecosystem' };
    const failed = (wamid = 'wamid.1') => status({ wamid, status: 'failed', error: later, at: START + 9 });
    const HELD = { state: 'held', reason: 'api:131049', acceptedAt: undefined, code: undefined };

    /** A day later: claimed again and accepted under another id. */
    async function again(bench: Bench): Promise<ClaimedMessage> {
      const now = START + 9 + 24 * 3_600_000;
      expect(await bench.store.journal.exchange(exchangeOf(bench, { now: now - 1 }))).toEqual([]);
      const [claimed] = await bench.store.journal.exchange(exchangeOf(bench, { now }));
      const outcome = settled(claimed!, { kind: 'accepted', wamid: 'wamid.2' });
      await bench.store.journal.exchange(exchangeOf(bench, { now, claim: 0, settled: [outcome] }));
      return claimed!;
    }

    test('puts the message off for a day, once: a second one is final', async () => {
      await accepted(use());
      expect(await apply(status({ status: 'sent' }), failed(), failed())).toEqual([
        'applied',
        'applied',
        'known',
      ]);
      expect(await row()).toMatchObject(HELD);
      expect(await again(use())).toMatchObject({ wasPutOff: true });
      expect(await row()).toMatchObject({ state: 'accepted', wamid: 'wamid.2' });
      expect(await apply(failed(), status({ wamid: 'wamid.2', status: 'sent' }))).toEqual([
        'applied',
        'applied',
      ]);
      expect(await row()).toMatchObject({ state: 'sent' });
      expect(await apply(failed('wamid.2'))).toEqual(['applied']);
      expect(await row()).toMatchObject({ state: 'failed', code: 131049, title: 'Not delivered' });
      expect(await use().store.journal.webhookOutcomes('spring')).toContainEqual(
        expect.objectContaining({ outcome: 'held', code: 131049, count: 1 }),
      );
    });

    test('is not undone by a sent that comes after it, but by a delivery', async () => {
      await accepted(use());
      await apply(failed());
      expect(await apply(status({ status: 'sent' }))).toEqual(['known']);
      expect(await row()).toMatchObject(HELD);
      expect(await apply(status({ status: 'delivered' }))).toEqual(['applied']);
      expect(await row()).toMatchObject({ state: 'delivered' });
    });

    test('that was delivered after the second attempt was accepted is said to have come twice', async () => {
      await accepted(use());
      await apply(failed());
      await again(use());
      await apply(status({ status: 'sent' }));
      const tally = { failed: 0, unknown: 0, twice: 0 };
      expect(await use().store.resends.tally('spring')).toEqual(tally);
      await apply(status({ status: 'delivered' }));
      expect(await use().store.resends.tally('spring')).toEqual({ ...tally, twice: 1 });
    });

    test.each(['sending', 'unknown'] as const)('puts a message off that is %s', async (state) => {
      const bench = use();
      await admitted(bench, 1);
      const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
      if (state === 'unknown') await bench.store.journal.recover('spring', START);
      expect(await apply({ ...failed(), correlation: claimed!.correlation })).toEqual(['applied']);
      const outcome = settled(claimed!, { kind: 'accepted', wamid: 'wamid.1' });
      await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
      expect(await row()).toMatchObject(HELD);
    });
  });

  test('a failure after delivery is kept and changes nothing', async () => {
    await accepted(use());
    expect(await apply(status({ status: 'delivered' }), status({ status: 'failed', error: ERROR }))).toEqual([
      'applied',
      'known',
    ]);
    expect(await row()).toMatchObject({ state: 'delivered', code: undefined });
  });

  test.each(['sending', 'unknown'] as const)(
    'a status settles a %s message by its correlation and names it',
    async (state) => {
      const bench = use();
      await admitted(bench, 1);
      const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
      if (state === 'unknown') await bench.store.journal.recover('spring', START);
      expect(await apply(status({ correlation: claimed!.correlation, status: 'sent' }))).toEqual(['applied']);
      expect(await row()).toMatchObject({ state: 'sent', wamid: 'wamid.1', acceptedAt: START + 5000 });
      // From now on the message id alone is enough.
      expect(await apply(status({ status: 'delivered' }))).toEqual(['applied']);
    },
  );

  test('a message that was to be tried again and went out after all is not sent again', async () => {
    const bench = use();
    await admitted(bench, 1);
    const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
    const outcome = settled(claimed!, {
      kind: 'retry',
      at: START,
      code: 131000,
      detail: '',
      uncounted: false,
    });
    await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
    expect(await apply(status({ correlation: claimed!.correlation, status: 'sent' }))).toEqual(['applied']);
    expect(await bench.store.journal.exchange(exchangeOf(bench))).toEqual([]);
  });

  test('a late failure of an earlier attempt leaves the running one alone', async () => {
    const bench = use();
    await admitted(bench, 1);
    const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
    const outcome = settled(claimed!, {
      kind: 'retry',
      at: START,
      code: 131000,
      detail: '',
      uncounted: false,
    });
    await bench.store.journal.exchange(exchangeOf(bench, { settled: [outcome] }));
    expect(
      await apply(status({ correlation: claimed!.correlation, status: 'failed', error: ERROR })),
    ).toEqual(['known']);
    expect(await row()).toMatchObject({ state: 'sending' });
  });

  test('statuses of messages that this store did not send are foreign and change nothing', async () => {
    const bench = use();
    const claimed = await accepted(bench);
    const elsewhere = claimed.correlation.replace(/^[^-]+/, 'zzzzzzz0');
    expect(
      await apply(
        status({ wamid: 'wamid.x' }),
        status({ wamid: 'wamid.x', correlation: elsewhere }),
        status({ wamid: 'wamid.x', correlation: 'order-4711' }),
        status({ wamid: 'wamid.x', correlation: claimed.correlation.replace(/-[^-]+-/, '-zz-') }),
      ),
    ).toEqual(['foreign', 'foreign', 'foreign', 'foreign']);
    expect(await row()).toMatchObject({ state: 'accepted' });
  });

  test('a status that came before the answer and without a correlation counts once the answer is there', async () => {
    const bench = use();
    await admitted(bench, 1);
    const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
    expect(await apply(status({ status: 'delivered' }))).toEqual(['foreign']);
    const outcome = settled(claimed!, { kind: 'accepted', wamid: 'wamid.1' });
    await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
    expect(await row()).toMatchObject({ state: 'delivered' });
  });

  test('billing facts are kept as the platform reported them', async () => {
    await accepted(use());
    const pricing = { billable: false, model: 'PMP', category: 'marketing_lite' };
    await apply(status({ status: 'sent', pricing }), status({ status: 'delivered' }));
    expect(await row()).toMatchObject({ billable: false, category: 'marketing_lite' });
  });

  test('outcomes that webhooks told are counted by code and country, each message once', async () => {
    const { journal } = use().store;
    await accepted(use());
    const told = () => journal.webhookOutcomes('spring');
    expect(await told()).toEqual([]);
    await apply(status({ status: 'sent' }), status({ status: 'sent' }));
    expect(await told()).toEqual([{ outcome: 'out', code: 0, country: 'DE', count: 1 }]);
    await apply(status({ status: 'failed', error: ERROR }));
    const counts = (outcomes: Awaited<ReturnType<typeof told>>) =>
      outcomes.map(({ outcome, code, count }) => [outcome, code, count]).sort();
    expect(counts(await told())).toEqual([
      ['failed', 131026, 1],
      ['out', 0, 0],
    ]);
    await apply(status({ status: 'delivered' }), status({ status: 'read' }));
    expect(counts(await told())).toEqual([
      ['failed', 131026, 0],
      ['out', 0, 1],
    ]);
    expect(await journal.webhookOutcomes('nobody')).toEqual([]);
  });

  test('statuses in any order and any number of copies end in the same state', async () => {
    const all: DeliveryStatus[] = [
      status({
        status: 'sent',
        at: START + 1,
        pricing: { billable: true, model: 'PMP', category: 'utility' },
      }),
      status({ status: 'delivered', at: START + 2 }),
      status({ status: 'read', at: START + 3 }),
      status({ status: 'failed', at: START + 4, error: ERROR }),
    ];
    const told = fc.uniqueArray(fc.constantFrom(...all.keys()), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(told, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), async (indexes, order) => {
        const copies = [...indexes, ...indexes];
        const shuffled = copies
          .map((item, position) => ({ item, key: order[position]! }))
          .sort((left, right) => left.key - right.key)
          .map(({ item }) => all[item]!);
        const ends = [];
        for (const statuses of [indexes.toSorted().map((index) => all[index]!), shuffled]) {
          const bench = { ...use(), store: await use().fresh() };
          await accepted(bench);
          await bench.store.journal.applyStatuses(statuses);
          ends.push((await rowsOf(bench.store))[0]);
        }
        expect(ends[1]).toEqual(ends[0]);
      }),
      { numRuns: 30 },
    );
  });
}
