import { expect, test } from 'vitest';
import type { AttemptOutcome, ClaimedMessage, SettledAttempt } from '../../src/core/ports.ts';
import {
  admitted,
  exchangeOf,
  given,
  message,
  phoneOf,
  rowsOf,
  run,
  START,
  status,
  type UseBench,
} from './store.ts';

/** Settles a claimed message. */
export function settled(claimed: ClaimedMessage, outcome: AttemptOutcome, at = START + 100): SettledAttempt {
  return { message: claimed.message, attempt: claimed.attempt, outcome, at };
}

export function outcomeContract(use: UseBench): void {
  outcomes(use);
  questions(use);
}

function outcomes(use: UseBench): void {
  const claimOne = async (): Promise<ClaimedMessage> => {
    await admitted(use(), 1);
    const [claimed] = await use().store.journal.exchange(exchangeOf(use()));
    return claimed!;
  };
  const settle = (claimed: ClaimedMessage, outcome: AttemptOutcome, at?: number) =>
    use().store.journal.exchange(exchangeOf(use(), { claim: 0, settled: [settled(claimed, outcome, at)] }));
  const row = async () => (await rowsOf(use().store))[0];

  test('accepted: the message id and the time are kept', async () => {
    const claimed = await claimOne();
    await settle(claimed, { kind: 'accepted', wamid: 'wamid.1' }, START + 7);
    expect(await row()).toMatchObject({
      state: 'accepted',
      wamid: 'wamid.1',
      acceptedAt: START + 7,
      attempts: 1,
    });
  });

  test('failed: code and title are kept and counted', async () => {
    const claimed = await claimOne();
    await settle(claimed, { kind: 'failed', code: 131026, title: 'Undeliverable', detail: '' });
    expect(await row()).toMatchObject({ state: 'failed', code: 131026, title: 'Undeliverable' });
    expect(await use().store.journal.failures('spring')).toEqual([
      { code: 131026, title: 'Undeliverable', count: 1 },
    ]);
  });

  test('unknown: it is not claimed again', async () => {
    const claimed = await claimOne();
    await settle(claimed, { kind: 'unknown', detail: 'reset' });
    expect(await row()).toMatchObject({ state: 'unknown' });
    expect(await use().store.journal.exchange(exchangeOf(use(), { now: START + 1e9 }))).toEqual([]);
  });

  test.each([
    ['counted', false, 2],
    ['uncounted', true, 1],
  ] as const)(
    'a retry that is %s comes back at its time as attempt number as it should, with a new correlation',
    async (_, uncounted, attempt) => {
      const claimed = await claimOne();
      await settle(claimed, { kind: 'retry', at: START + 500, code: 131000, detail: 'try later', uncounted });
      expect(await row()).toMatchObject({ state: 'planned', attempts: attempt - 1 });
      expect(await use().store.journal.nextDue('spring')).toBe(START + 500);
      expect(await use().store.journal.exchange(exchangeOf(use(), { now: START + 499 }))).toEqual([]);
      const [again] = await use().store.journal.exchange(exchangeOf(use(), { now: START + 500 }));
      expect(again).toMatchObject({ message: claimed.message, attempt });
      expect(again?.correlation).not.toBe(claimed.correlation);
    },
  );

  test('an outcome that comes twice, or of an attempt that is over, changes nothing', async () => {
    const claimed = await claimOne();
    await settle(claimed, { kind: 'retry', at: START, code: 131000, detail: '', uncounted: false });
    const [again] = await use().store.journal.exchange(exchangeOf(use()));
    await settle(claimed, { kind: 'failed', code: 1, title: 'late', detail: '' });
    expect(await row()).toMatchObject({ state: 'sending', code: undefined });
    await settle(again!, { kind: 'accepted', wamid: 'wamid.1' }, START + 1);
    await settle(again!, { kind: 'accepted', wamid: 'wamid.2' }, START + 2);
    expect(await row()).toMatchObject({ state: 'accepted', wamid: 'wamid.1', acceptedAt: START + 1 });
  });

  test('an answer after recovery settles what was unknown', async () => {
    const claimed = await claimOne();
    await use().store.journal.recover('spring', START);
    await settle(claimed, { kind: 'accepted', wamid: 'wamid.1' });
    expect(await row()).toMatchObject({ state: 'accepted', wamid: 'wamid.1' });
  });

  test('skipped: it was never sent, says why, and a later plan takes it up', async () => {
    const { journal } = use().store;
    const claimed = await claimOne();
    await settle(claimed, { kind: 'skipped', reason: 'media.missing', detail: 'a.pdf' });
    expect(await row()).toMatchObject({ state: 'skipped', reason: 'media.missing', attempts: 0 });
    expect(await journal.skips('spring')).toEqual([{ reason: 'media.missing', count: 1 }]);
    expect(await journal.exchange(exchangeOf(use(), { now: START + 1e9 }))).toEqual([]);
    expect(await journal.peopleSince(0)).toMatchObject({ count: 0 });
    expect(await journal.admit('spring', 'p2', [message(phoneOf(0))])).toBe(1);
    expect(await row()).toMatchObject({ state: 'planned', reason: undefined });
  });

  test.each(['accepted', 'failed', 'retry', 'skipped', 'unknown'] as const)(
    'an answer %s after a webhook told of delivery takes nothing back',
    async (kind) => {
      const claimed = await claimOne();
      await use().store.journal.applyStatuses([status({ correlation: claimed.correlation })]);
      const outcome: AttemptOutcome = {
        accepted: { kind: 'accepted', wamid: 'wamid.1' } as const,
        failed: { kind: 'failed', code: 1, title: 't', detail: 'd' } as const,
        retry: { kind: 'retry', at: START, code: 1, detail: 'd', uncounted: false } as const,
        skipped: { kind: 'skipped', reason: 'media.missing', detail: 'd' } as const,
        unknown: { kind: 'unknown', detail: 'd' } as const,
      }[kind];
      await settle(claimed, outcome);
      expect(await row()).toMatchObject({
        state: 'delivered',
        wamid: 'wamid.1',
        code: undefined,
        attempts: 1,
      });
      expect(await use().store.journal.exchange(exchangeOf(use(), { now: START + 1e9 }))).toEqual([]);
    },
  );

  test('one message id given to two messages does not keep the outcomes of the others from being written', async () => {
    const bench = use();
    await admitted(bench, 3);
    const claimed = await bench.store.journal.exchange(exchangeOf(bench));
    const same = claimed.map((item) => settled(item, { kind: 'accepted', wamid: 'wamid.same' }));
    await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: same }));
    expect(await bench.store.journal.counts('spring')).toMatchObject({ accepted: 3 });
  });
}

function questions(use: UseBench): void {
  const accept = async (count: number, at: number): Promise<void> => {
    await admitted(use(), count);
    const claimed = await use().store.journal.exchange(exchangeOf(use(), { now: at - 5 }));
    const outcomes = claimed.map((item, index) =>
      settled(item, { kind: 'accepted', wamid: `wamid.${index}` }, at + index),
    );
    await use().store.journal.exchange(exchangeOf(use(), { claim: 0, settled: outcomes }));
  };

  test('contacts are found by purpose and time, by any number of the person', async () => {
    await accept(2, START);
    const { ledger, journal, runs } = use().store;
    await ledger.record([given({ identifiers: [phoneOf(1), phoneOf(7)], source: 'shop' })]);
    const asked = [0, 1, 7, 8].map(phoneOf);
    expect(await journal.contactsSince('newsletter', asked, START)).toEqual(
      new Map([
        [phoneOf(0), [START]],
        [phoneOf(1), [START + 1]],
        [phoneOf(7), [START + 1]],
      ]),
    );
    expect(await journal.contactsSince('newsletter', asked, START + 2)).toEqual(new Map());
    expect(await journal.contactsSince('orders', asked, START)).toEqual(new Map());
    await runs.save(run({ id: 'r2', campaign: 'other', purpose: 'orders' }));
    expect((await journal.contactsSince('newsletter', asked, START)).size).toBe(3);
  });

  test('the last contact is found by purpose, whatever came of it since and for any number of the person', async () => {
    await accept(2, START);
    const { ledger, journal } = use().store;
    await ledger.record([given({ identifiers: [phoneOf(1), phoneOf(7)], source: 'shop' })]);
    const last = await journal.lastContacts('newsletter', [0, 1, 7, 8].map(phoneOf));
    expect([...last.keys()].sort()).toEqual([phoneOf(0), phoneOf(1), phoneOf(7)]);
    for (const at of last.values()) expect(Math.abs(at - START)).toBeLessThan(1000);
    expect(await journal.lastContacts('orders', [phoneOf(0)])).toEqual(new Map());
  });

  test('who waits because the API put a message off is known to every other campaign, by code', async () => {
    await admitted(use(), 2);
    const { journal } = use().store;
    const [putOff, other] = await journal.exchange(exchangeOf(use()));
    const later = { kind: 'retry', at: START + 9e7, detail: '', uncounted: false, held: true } as const;
    const settling = [
      settled(putOff!, { ...later, code: 131049 }),
      settled(other!, { ...later, code: 130429 }),
    ];
    await journal.exchange(exchangeOf(use(), { claim: 0, settled: settling }));
    expect(await journal.putOffElsewhere('summer', 131049)).toEqual(new Map([[putOff!.phone, START + 9e7]]));
    expect(await journal.putOffElsewhere('spring', 131049)).toEqual(new Map());
    expect(await journal.putOffElsewhere('summer', 131050)).toEqual(new Map());
  });

  test('people messaged are counted once over all campaigns, by when they were accepted', async () => {
    await accept(3, START);
    const { journal } = use().store;
    expect(await journal.peopleSince(START)).toEqual({ count: 3, oldest: START });
    expect(await journal.peopleSince(START + 1)).toEqual({ count: 2, oldest: START + 1 });
    await journal.admit('summer', 'p9', [message(phoneOf(0))]);
    expect((await journal.peopleSince(START)).count).toBe(3);
    await journal.exchange(exchangeOf(use(), { campaign: 'summer', now: START + 50 }));
    expect(await journal.peopleSince(START)).toEqual({ count: 3, oldest: START + 1 });
    expect(await journal.peopleSince(START + 51)).toEqual({ count: 0, oldest: undefined });
  });

  test('what may have reached a person counts, what was refused or never left does not', async () => {
    const bench = use();
    await admitted(bench, 4);
    const { journal } = bench.store;
    const [unknown, failed, retried] = await journal.exchange(exchangeOf(bench));
    expect((await journal.peopleSince(START)).count).toBe(4);
    const outcomes = [
      settled(unknown!, { kind: 'unknown', detail: '' }),
      settled(failed!, { kind: 'failed', code: 1, title: '', detail: '' }),
      settled(retried!, { kind: 'retry', at: START + 9e9, code: undefined, detail: '', uncounted: true }),
    ];
    await journal.exchange(exchangeOf(bench, { claim: 0, settled: outcomes }));
    expect((await journal.peopleSince(START)).count).toBe(2);
  });

  test('failures and skips come most first', async () => {
    const bench = use();
    await admitted(bench, 6);
    const claimed = await bench.store.journal.exchange(
      exchangeOf(bench, {
        lastLook: (all) => all.map((_, index) => (index < 2 ? { skip: index ? 'a' : 'b' } : 'send')),
      }),
    );
    const codes = [2, 1, 1, 1];
    const outcomes = claimed.map((item, index) =>
      settled(item, { kind: 'failed', code: codes[index]!, title: `t${codes[index]}`, detail: '' }),
    );
    await bench.store.journal.exchange(exchangeOf(bench, { settled: outcomes }));
    expect(await bench.store.journal.failures('spring')).toEqual([
      { code: 1, title: 't1', count: 3 },
      { code: 2, title: 't2', count: 1 },
    ]);
    expect(await bench.store.journal.skips('spring')).toEqual([
      { reason: 'a', count: 1 },
      { reason: 'b', count: 1 },
    ]);
  });

  test('rows come in order of entry, in several pages, of this campaign alone, while others write', async () => {
    const bench = use();
    const phones = await admitted(bench, 2500);
    await bench.store.journal.admit('summer', 'p9', [message(phoneOf(0))]);
    const seen: string[] = [];
    let pages = 0;
    for await (const page of bench.store.journal.messages('spring')) {
      pages += 1;
      seen.push(...page.map(({ phone }) => phone));
      await bench.store.journal.exchange(exchangeOf(bench));
    }
    expect(pages).toBeGreaterThan(1);
    expect(seen).toEqual(phones);
  });
}
