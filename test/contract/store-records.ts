import { expect, test } from 'vitest';
import type { DeliveryStatus } from '../../src/core/ports.ts';
import {
  admitted,
  type Bench,
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
import { request } from './store-erasure.ts';
import { settled } from './store-outcomes.ts';

const DAY = 86_400_000;

/** A message id as the platform makes them: the recipient's number stands in it in base64. */
export function wamidOf(phone: string, tail = '9A3CA5B3D4CD6E67E7'): string {
  const number = phone.slice(1);
  const head = Buffer.from([0x1c, 0x18, number.length]);
  const rest = Buffer.concat([Buffer.from([0x15, 2, 0, 0x11, 0x18, tail.length]), Buffer.from(`${tail}\0`)]);
  return `wamid.${Buffer.concat([head, Buffer.from(number), rest]).toString('base64')}`;
}

export async function keyOf(bench: Bench, phone: string): Promise<number> {
  return (await bench.store.ledger.lookup([phone])).get(phone)!.personKey;
}

/** Sends to three people: one delivered, one refused for good, one waiting for another try. */
async function sentTo(bench: Bench): Promise<readonly string[]> {
  const phones = await admitted(bench, 3);
  const claimed = await bench.store.journal.exchange(exchangeOf(bench));
  await bench.store.journal.exchange(
    exchangeOf(bench, {
      claim: 0,
      settled: [
        settled(claimed[0]!, { kind: 'accepted', wamid: wamidOf(phones[0]!) }),
        settled(claimed[1]!, {
          kind: 'failed',
          code: 131026,
          title: 'Undeliverable',
          detail: 'to 4915110000001',
        }),
        settled(claimed[2]!, {
          kind: 'retry',
          at: START + 1,
          code: 130429,
          detail: 'slow',
          uncounted: false,
        }),
      ],
    }),
  );
  await bench.store.journal.applyStatuses([status({ wamid: wamidOf(phones[0]!), at: START + 5 })]);
  return phones;
}

const foreign = (phone: string, changes: Partial<DeliveryStatus> = {}): DeliveryStatus =>
  status({ wamid: wamidOf(phone, 'FFFFFFFFFFFFFFFFFF'), phone, ...changes });

export function recordsContract(use: UseBench): void {
  test('tells everything kept of the messages to a person', async () => {
    const phones = await sentTo(use());
    const [delivered] = await use().store.records.messages(await keyOf(use(), phones[0]!));
    expect(delivered).toEqual({
      campaign: 'spring',
      purpose: 'newsletter',
      plan: 'p1',
      row: 2,
      phone: phones[0],
      template: 'spring',
      language: 'de',
      components: message(phones[0]!).components,
      basis: 'consent',
      event: 1,
      state: 'delivered',
      reason: undefined,
      wamid: wamidOf(phones[0]!),
      code: undefined,
      title: undefined,
      detail: undefined,
      acceptedAt: START + 100,
      deliveredAt: START + 5,
      readAt: undefined,
      statuses: [{ status: 'delivered', at: START + 5, detail: undefined }],
      attempts: [],
      resends: [],
    });
    const [failed] = await use().store.records.messages(await keyOf(use(), phones[1]!));
    expect(failed).toMatchObject({ state: 'failed', code: 131026, title: 'Undeliverable' });
    expect(failed!.attempts).toEqual([
      { startedAt: START, kind: 'failed', code: 131026, detail: 'to 4915110000001' },
    ]);
    expect(await use().store.records.messages(99_999)).toEqual([]);
  });

  test('finds statuses of foreign messages by number, also where it stands in the message id alone', async () => {
    const { store } = use();
    const other = phoneOf(5);
    await store.journal.applyStatuses([
      foreign(phoneOf(1)),
      foreign(phoneOf(2), { phone: undefined }),
      foreign(`${phoneOf(1)}0`.slice(0, 15)),
      foreign(other),
    ]);
    const found = await store.records.foreign([phoneOf(1), phoneOf(2)]);
    expect(found.map(({ wamid }) => wamid).sort()).toEqual(
      [foreign(phoneOf(1)).wamid, foreign(phoneOf(2)).wamid].sort(),
    );
    expect(JSON.parse(found[0]!.body)).toMatchObject({ status: 'delivered' });
    expect(await store.records.foreign([])).toEqual([]);
  });

  test('finds a number wherever in a message id it stands, and no longer one that begins or ends like it', async () => {
    const { store } = use();
    const digits = phoneOf(1).slice(1);
    const idOf = (head: string, tail: string) =>
      `wamid.${Buffer.from(`${head}${digits}${tail}`, 'latin1').toString('base64')}`;
    const about = [idOf('', '\x15'), idOf('\x0d', '\x15A'), idOf('\x18\x0d', ''), idOf('abcd', 'efg')];
    const others = [idOf('1', '\x15'), idOf('\x0d', '9')];
    await store.journal.applyStatuses([...about, ...others].map((wamid) => status({ wamid })));
    const found = await store.records.foreign([phoneOf(1)]);
    expect(found.map(({ wamid }) => wamid).sort()).toEqual([...about].sort());
    expect((await store.records.foreign(['DE.user'])).length).toBe(0);
  });

  test('strips what ended before an instant, and leaves who got what in which state', async () => {
    const { store } = use();
    const phones = await sentTo(use());
    const before = await store.journal.counts('spring');
    expect(await store.records.strip(START, { rehearse: true })).toBe(0);
    expect(await store.records.strip(START + DAY, { rehearse: true })).toBe(2);
    expect(await store.records.strip(START + DAY)).toBe(2);
    expect(await store.records.strip(START + DAY)).toBe(0);
    expect(await store.journal.counts('spring')).toEqual(before);
    const rows = await rowsOf(store);
    expect(rows.map(({ phone, wamid, title }) => [phone, wamid, title])).toEqual([
      ['', undefined, undefined],
      ['', undefined, undefined],
      [phones[2], undefined, undefined],
    ]);
    const [delivered] = await store.records.messages(await keyOf(use(), phones[0]!));
    expect(delivered).toMatchObject({ components: [], detail: undefined, deliveredAt: START + 5, row: 2 });
    const [failed] = await store.records.messages(await keyOf(use(), phones[1]!));
    expect(failed!.attempts).toEqual([{ startedAt: START, kind: 'failed', code: 131026, detail: undefined }]);
    // Nobody gets it twice, however little is known of the message.
    expect(await store.journal.admit('spring', 'p2', [message(phones[0]!)])).toBe(0);
    expect(await store.care.isScrubPending()).toBe(true);
  });

  test('a failure keeps its title in the counts as long as one message still has it', async () => {
    const bench = use();
    const phones = await admitted(bench, 3);
    const claimed = await bench.store.journal.exchange(exchangeOf(bench));
    const failed = (index: number, at: number) => ({
      ...settled(claimed[index]!, {
        kind: 'failed' as const,
        code: 131026,
        title: 'Undeliverable',
        detail: '',
      }),
      at,
    });
    await bench.store.journal.exchange(
      exchangeOf(bench, { claim: 0, settled: phones.map((_, index) => failed(index, START)) }),
    );
    await bench.store.care.erase(request({ identifier: phones[0]! }));
    await bench.store.care.erase(request({ identifier: phones[1]! }));
    expect(await bench.store.journal.failures('spring')).toEqual([
      { code: 131026, title: 'Undeliverable', count: 3 },
    ]);
  });

  test('strips nothing that waits or is on its way, and those left out with their campaign', async () => {
    const { store } = use();
    const phones = await admitted(use(), 2);
    await store.journal.exchange(exchangeOf(use(), { claim: 1 }));
    expect(await store.records.strip(START + DAY)).toBe(0);
    await store.journal.supersede('spring', 'p2');
    expect(await store.records.strip(START)).toBe(0);
    expect(await store.records.strip(START + DAY)).toBe(1);
    // Left out means never sent: another plan may take it up again, with content of its own.
    expect(await store.journal.admit('spring', 'p2', [message(phones[1]!, { row: 9 })])).toBe(1);
    expect((await rowsOf(store))[1]).toMatchObject({ phone: phones[1], state: 'planned', row: 9 });
  });

  test('a status that comes after its message was stripped counts and brings nothing back', async () => {
    const { store } = use();
    const phones = await admitted(use(), 1);
    const [claimed] = await store.journal.exchange(exchangeOf(use()));
    const wamid = wamidOf(phones[0]!);
    await store.journal.exchange(
      exchangeOf(use(), { claim: 0, settled: [settled(claimed!, { kind: 'accepted', wamid })] }),
    );
    expect(await store.records.strip(START + DAY)).toBe(1);
    const late = { wamid, correlation: claimed!.correlation, phone: phones[0], at: START + 2 * DAY };
    expect(await store.journal.applyStatuses([status({ ...late, status: 'delivered' })])).toEqual([
      'applied',
    ]);
    expect(
      await store.journal.applyStatuses([
        status({ ...late, status: 'failed', error: { code: 1, title: 'T', detail: 'D' } }),
      ]),
    ).toEqual(['known']);
    const [kept] = await store.records.messages(await keyOf(use(), phones[0]!));
    expect(kept).toMatchObject({ state: 'delivered', phone: '', wamid: undefined, title: undefined });
    expect(kept!.statuses.map(({ detail }) => detail)).toEqual([undefined, undefined]);
    expect(await store.records.foreign(phones)).toEqual([]);
  });

  test('drops statuses of foreign messages from before an instant', async () => {
    const { store } = use();
    await store.journal.applyStatuses([
      foreign(phoneOf(1), { at: START - DAY }),
      foreign(phoneOf(2), { at: START + DAY }),
    ]);
    expect(await store.records.dropForeign(START, { rehearse: true })).toBe(1);
    expect(await store.records.dropForeign(START)).toBe(1);
    expect(await store.records.dropForeign(START)).toBe(0);
    expect(await store.records.foreign([phoneOf(1)])).toEqual([]);
    expect(await store.records.foreign([phoneOf(2)])).toHaveLength(1);
  });

  test('lets go of thousands in batches', async () => {
    const { store, clock } = use();
    const bench = use();
    await admitted(bench, 2_500);
    await store.journal.supersede('spring', 'p2');
    const statuses = Array.from({ length: 2_500 }, (_, index) => foreign(phoneOf(index), { at: START }));
    await store.journal.applyStatuses(statuses);
    await store.runs.save(run({ id: 'r2', startedAt: clock.now() }));
    await store.ledger.record([given()]);
    expect(await store.records.strip(START + DAY)).toBe(2_500);
    expect(await store.records.dropForeign(START + DAY)).toBe(2_500);
  });
}
