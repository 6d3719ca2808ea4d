import { expect, test } from 'vitest';
import {
  admitted,
  exchangeOf,
  given,
  message,
  phoneOf,
  rowsOf,
  START,
  status,
  type UseBench,
} from './store.ts';
import { ADA, ADA_ID, ada, request, withCampaign } from './store-erasure.ts';
import { settled } from './store-outcomes.ts';
import { keyOf, wamidOf } from './store-records.ts';

const LATER = '2026-04-01T10:00:00Z';

/** What an erasure takes out of the journal, and out of the store's files. */
export function erasedMessagesContract(use: UseBench): void {
  test('takes the person out of their messages, and counts stay right', async () => {
    const bench = use();
    const { store } = bench;
    const phones = await withCampaign(bench);
    const counts = await store.journal.counts('spring');
    const personKey = await keyOf(bench, ADA);
    const result = await store.care.erase(request());
    expect(result).toMatchObject({ messages: 1, statuses: 1 });
    expect(await store.journal.counts('spring')).toEqual(counts);
    expect(await store.records.messages(personKey)).toEqual([
      expect.objectContaining({
        phone: '',
        row: 0,
        components: [],
        wamid: undefined,
        title: undefined,
        detail: undefined,
        state: 'delivered',
        deliveredAt: START + 5000,
      }),
    ]);
    expect((await rowsOf(store)).map(({ phone }) => phone)).toEqual(['', phones[1], phones[2]]);
    // The limit on people per day counts whom it was spent on.
    expect(await store.journal.peopleSince(START)).toMatchObject({ count: 1 });
  });

  test('what waits is left out, and the sender goes on with the others', async () => {
    const bench = use();
    const phones = await admitted(bench, 3);
    await bench.store.care.erase(request({ identifier: phones[1]! }));
    expect(await bench.store.journal.counts('spring')).toMatchObject({ planned: 2, skipped: 1 });
    expect(await bench.store.journal.skips('spring')).toEqual([{ reason: 'recipient.erased', count: 1 }]);
    const claimed = await bench.store.journal.exchange(exchangeOf(bench));
    expect(claimed.map(({ phone }) => phone)).toEqual([phones[0], phones[2]]);
  });

  test.each([
    ['accepted', { kind: 'accepted', wamid: wamidOf(ADA) }],
    ['failed', { kind: 'failed', code: 131026, title: 'Bad', detail: `to ${ADA.slice(1)}` }],
    ['skipped', { kind: 'skipped', reason: 'media.missing', detail: `to ${ADA.slice(1)}` }],
    ['skipped', { kind: 'retry', at: START, code: 1, detail: `to ${ADA.slice(1)}`, uncounted: false }],
    ['unknown', { kind: 'unknown', detail: `to ${ADA.slice(1)}` }],
  ] as const)(
    'a message on its way is settled as %s without bringing anything back',
    async (state, outcome) => {
      const bench = use();
      const { store } = bench;
      await admitted(bench, 1);
      const [claimed] = await store.journal.exchange(exchangeOf(bench));
      // A status without correlation may come before the answer does, and the erasure between them.
      await store.journal.applyStatuses([status({ wamid: 'wamid.none', phone: phoneOf(5) })]);
      const personKey = await keyOf(bench, ADA);
      await store.care.erase(request());
      expect(await store.journal.counts('spring')).toMatchObject({ sending: 1 });
      expect(
        await store.journal.exchange(exchangeOf(bench, { settled: [settled(claimed!, outcome)] })),
      ).toEqual([]);
      const [kept] = await store.records.messages(personKey);
      expect(kept).toMatchObject({ state, phone: '', wamid: undefined, title: undefined, detail: undefined });
      expect(kept!.attempts.map(({ detail }) => detail).filter((detail) => detail !== undefined)).toEqual([]);
    },
  );

  test('a status that comes late counts by its correlation and brings nothing back', async () => {
    const bench = use();
    const { store } = bench;
    await admitted(bench, 1);
    const [claimed] = await store.journal.exchange(exchangeOf(bench));
    const personKey = await keyOf(bench, ADA);
    await store.care.erase(request());
    const late = { wamid: wamidOf(ADA), phone: ADA, error: { code: 1, title: 'T', detail: ADA } };
    expect(
      await store.journal.applyStatuses([
        status({ ...late, correlation: claimed!.correlation, status: 'sent' }),
      ]),
    ).toEqual(['applied']);
    // Without it, nobody can tell whose it is, and nothing of it is kept.
    expect(await store.journal.applyStatuses([status({ ...late, status: 'read' })])).toEqual(['foreign']);
    expect(await store.journal.applyStatuses([status({ ...late, phone: undefined })])).toEqual(['foreign']);
    const [kept] = await store.records.messages(personKey);
    expect(kept).toMatchObject({ state: 'sent', wamid: undefined, title: undefined });
    expect(await store.records.foreign([ADA])).toEqual([]);
  });

  test('an early status is taken in by the erased message that it belongs to', async () => {
    const bench = use();
    const { store } = bench;
    await admitted(bench, 1);
    const [claimed] = await store.journal.exchange(exchangeOf(bench));
    const personKey = await keyOf(bench, ADA);
    // Of a message id that names nobody, as a provider of its own may make them.
    await store.care.erase(request({ keepSuppression: false }));
    await store.journal.applyStatuses([status({ wamid: 'abc', status: 'delivered' })]);
    const outcome = settled(claimed!, { kind: 'accepted', wamid: 'abc' });
    await store.journal.exchange(exchangeOf(bench, { settled: [outcome], claim: 0 }));
    const [kept] = await store.records.messages(personKey);
    expect(kept).toMatchObject({ state: 'delivered', wamid: undefined });
    expect(kept!.statuses).toHaveLength(1);
  });

  test('statuses of foreign messages about the person go, by number and by the number in the message id', async () => {
    const { store } = use();
    await store.ledger.record([ada()]);
    await store.journal.applyStatuses([
      status({ wamid: wamidOf(ADA), phone: undefined }),
      status({ wamid: 'other', phone: ADA }),
      status({ wamid: wamidOf(phoneOf(1)), phone: phoneOf(1) }),
    ]);
    expect(await store.care.erase(request())).toMatchObject({ statuses: 2 });
    expect(await store.records.foreign([ADA])).toEqual([]);
    expect(await store.records.foreign([phoneOf(1)])).toHaveLength(1);
  });

  test('of somebody known by foreign statuses alone nothing but the erasure stays', async () => {
    const { store } = use();
    await store.journal.applyStatuses([status({ wamid: 'other', phone: ADA })]);
    expect(await store.care.erase(request())).toMatchObject({ isNew: true, statuses: 1, suppressions: 1 });
    expect(await store.records.foreign([ADA])).toEqual([]);
    expect((await store.suppressions.find([ADA])).get(ADA)).toMatchObject({ kind: 'erased' });
  });

  test('nothing of the person stands in the files after the scrub, and all others are there', async () => {
    const bench = use();
    const { store, files } = bench;
    if (files === undefined) return;
    const phones = await admitted(bench, 800);
    const secrets = ['fair in Ulm', 'archive/ada.pdf', 'likes tea', '203.0.113.7', ADA_ID, 'Tea for Ada'];
    await store.ledger.record([ada()]);
    await store.journal.admit(
      'summer',
      'p7',
      phones.map((phone, index) =>
        message(phone, {
          event: index + 1,
          components: [
            {
              type: 'body',
              parameters: [{ kind: 'text', text: phone === ADA ? 'Tea for Ada' : 'x'.repeat(index % 300) }],
            },
          ],
        }),
      ),
    );
    const [claimed] = await store.journal.exchange(exchangeOf(bench, { claim: 1 }));
    const outcome = settled(claimed!, { kind: 'accepted', wamid: wamidOf(ADA) });
    await store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [outcome] }));
    await store.journal.applyStatuses([status({ wamid: wamidOf(ADA), phone: ADA })]);
    await store.ledger.record(
      phones.map((phone) => given({ identifiers: [phone], kind: 'noticed', occurredAt: LATER })),
    );
    const digits = ADA.slice(1);
    const forms = [
      ...secrets,
      digits,
      wamidOf(ADA),
      wamidOf(ADA).slice(10, 28),
      Buffer.from(digits).toString('base64').slice(0, 16),
    ].map((form) => Buffer.from(form));
    const asKey = Buffer.alloc(8);
    asKey.writeBigInt64BE(BigInt(digits));
    forms.push(asKey.subarray(2));
    const found = () =>
      forms
        .filter((form) => files().some((file) => Buffer.from(file).includes(form)))
        .map((form) => form.toString('latin1'));
    expect(found().length).toBeGreaterThan(8);
    const counts = await store.journal.counts('summer');
    await store.care.erase(request());
    expect(await store.care.scrub()).toBe(true);
    expect(found()).toEqual([]);
    expect(await store.journal.counts('summer')).toEqual({ ...counts, planned: 799, skipped: 1 });
    expect((await store.ledger.lookup(phones)).size).toBe(799);
  });
}
