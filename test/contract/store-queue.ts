/** What forecasts ask of a store: what waits, in groups, and what the limits of a moving day have seen. */
import { expect, test } from 'vitest';
import type { ClaimedMessage, NewMessage } from '../../src/core/ports.ts';
import { admitted, exchangeOf, given, message, phoneOf, run, START, type UseBench } from './store.ts';
import { settled } from './store-outcomes.ts';

const MINUTE = 60_000;

export function queueContract(use: UseBench): void {
  const admit = async (messages: readonly Partial<NewMessage>[], campaign = 'spring'): Promise<void> => {
    const { ledger, journal, runs } = use().store;
    await ledger.record(messages.map((_, who) => given({ identifiers: [phoneOf(who)] })));
    await runs.save(run({ id: campaign, campaign }));
    await journal.admit(
      campaign,
      `plan-${campaign}`,
      messages.map((changes, who) => message(phoneOf(who), { event: who + 1, ...changes })),
    );
  };
  const claim = (count: number, now = START, campaign = 'spring'): Promise<readonly ClaimedMessage[]> =>
    use().store.journal.exchange(exchangeOf(use(), { claim: count, now, campaign }));
  const accept = (claimed: ClaimedMessage, at: number, campaign = 'spring') =>
    use().store.journal.exchange(
      exchangeOf(use(), {
        campaign,
        claim: 0,
        settled: [settled(claimed, { kind: 'accepted', wamid: `wamid.${campaign}.${claimed.message}` }, at)],
      }),
    );

  test('a store that knows nothing of a campaign tells of nothing that waits, left or was seen', async () => {
    const { queue } = use().store;
    expect(await queue.waiting('spring')).toEqual([]);
    expect(await queue.contacts(0)).toEqual({ people: [], messages: [] });
    expect(await queue.sentSince('spring', 0)).toBe(0);
  });

  test('what waits is told in the order of sending: what is due first, of that whose window closes first', async () => {
    await admit([
      { zone: 'Europe/Berlin', closesAt: START + 9 * MINUTE },
      { zone: 'Asia/Tokyo', country: 'JP', closesAt: START + 3 * MINUTE },
      { zone: 'Europe/Berlin', closesAt: START + 9 * MINUTE },
      { notBefore: START + 5 * MINUTE, because: 'frequency' },
    ]);
    expect(await use().store.queue.waiting('spring')).toEqual([
      { count: 1, dueAt: 0, country: 'JP', zoneCell: 'Asia/Tokyo', because: '' },
      { count: 2, dueAt: 0, country: 'DE', zoneCell: 'Europe/Berlin', because: '' },
      { count: 1, dueAt: START + 5 * MINUTE, country: 'DE', zoneCell: '', because: 'frequency' },
    ]);
  });

  test('what falls due within a minute may stand together, and is never told as due before it is', async () => {
    const dueAt = [1, 2, MINUTE - 1, MINUTE, 10 * MINUTE].map((after) => START + after);
    await admit(dueAt.map((notBefore) => ({ notBefore })));
    const groups = await use().store.queue.waiting('spring');
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(dueAt.length);
    const told = groups.map((group) => group.dueAt);
    expect(told).toEqual([...told].sort((one, other) => one - other));
    for (const at of dueAt) {
      const among = groups.find((group) => group.dueAt >= at);
      expect(among?.dueAt).toBeLessThan(at + MINUTE);
    }
  });

  test('what is on its way or has ended waits no longer, what the API put off does, and says for what', async () => {
    await admitted(use(), 3);
    const claimed = await claim(2);
    const { queue } = use().store;
    expect(await queue.waiting('spring')).toMatchObject([{ count: 1, dueAt: 0 }]);
    const again = { kind: 'retry', at: START + MINUTE, code: 130429, uncounted: false, held: true } as const;
    await accept(claimed[0]!, START);
    await use().store.journal.exchange(
      exchangeOf(use(), { claim: 0, settled: [settled(claimed[1]!, { ...again, detail: 'slower' })] }),
    );
    expect(await queue.waiting('spring')).toEqual([
      expect.objectContaining({ count: 1, dueAt: 0, because: '' }),
      expect.objectContaining({ count: 1, dueAt: START + MINUTE, because: 'api:130429' }),
    ]);
    expect(await queue.waiting('summer')).toEqual([]);
  });

  test('a contact is seen from when its request begins; once it is accepted, at the time of acceptance', async () => {
    await admitted(use(), 2);
    const [first] = await claim(1, START);
    const { queue } = use().store;
    expect((await queue.contacts(START)).messages).toEqual([{ at: START, count: 1 }]);
    await accept(first!, START + 2 * MINUTE);
    expect((await queue.contacts(START)).messages).toEqual([{ at: START + 2 * MINUTE, count: 1 }]);
    expect((await queue.contacts(START + 2 * MINUTE)).messages).toHaveLength(1);
    expect((await queue.contacts(START + 2 * MINUTE + 1)).messages).toEqual([]);
  });

  test('a refused request is no contact', async () => {
    await admitted(use(), 1);
    const [only] = await claim(1);
    const failure = { kind: 'failed', code: 131026, title: 'Undeliverable', detail: '' } as const;
    await use().store.journal.exchange(exchangeOf(use(), { claim: 0, settled: [settled(only!, failure)] }));
    expect(await use().store.queue.contacts(0)).toEqual({ people: [], messages: [] });
    expect(await use().store.queue.sentSince('spring', 0)).toBe(0);
  });

  test('over all campaigns a person counts once, at their newest contact, and each message counts', async () => {
    await admit([{}, {}]);
    for (const each of await claim(2)) await accept(each, START);
    await admit([{}], 'summer');
    const [later] = await claim(1, START + 9 * MINUTE, 'summer');
    await accept(later!, START + 10 * MINUTE, 'summer');
    expect(await use().store.queue.contacts(START)).toEqual({
      people: [
        { at: START, count: 1 },
        { at: START + 10 * MINUTE, count: 1 },
      ],
      messages: [
        { at: START, count: 2 },
        { at: START + 10 * MINUTE, count: 1 },
      ],
    });
  });

  test('what has left since an instant counts for its campaign alone, from that instant on', async () => {
    await admit([{}, {}]);
    await claim(1, START);
    await claim(1, START + MINUTE);
    await admit([{}], 'summer');
    await claim(1, START + MINUTE, 'summer');
    const { queue } = use().store;
    const since = (at: number) => queue.sentSince('spring', at);
    expect([await since(START), await since(START + 1), await since(START + MINUTE)]).toEqual([2, 1, 1]);
    expect(await since(START + MINUTE + 1)).toBe(0);
    expect(await queue.sentSince('summer', 0)).toBe(1);
  });
}
