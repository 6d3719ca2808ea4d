import { expect, test } from 'vitest';
import type { AttemptOutcome, ClaimedMessage, DeliveryStatus, ResendRequest } from '../../src/core/ports.ts';
import {
  admitted,
  type Bench,
  exchangeOf,
  given,
  message,
  phoneOf,
  rowsOf,
  START,
  status,
  type UseBench,
} from './store.ts';
import { settled } from './store-outcomes.ts';

const DAY = 86_400_000;
const BOTH = { failed: true, unknown: true };
const REFUSED = { kind: 'failed', code: 132012, title: 'Parameters', detail: 'd' } as const;
const LOST = { kind: 'unknown', detail: 'lost' } as const;

/** Sends to one person, with what came of it. */
async function sent(bench: Bench, outcome: AttemptOutcome): Promise<ClaimedMessage> {
  await admitted(bench, 1);
  return await again(bench, outcome);
}

/** Claims once more and settles. */
async function again(bench: Bench, outcome: AttemptOutcome): Promise<ClaimedMessage> {
  const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
  await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: [settled(claimed!, outcome)] }));
  return claimed!;
}

export function resendContract(use: UseBench): void {
  const row = async () => (await rowsOf(use().store))[0];
  const apply = (...statuses: DeliveryStatus[]) => use().store.journal.applyStatuses(statuses);
  const tally = () => use().store.resends.tally('spring');
  const request = (changes: Partial<ResendRequest> = {}): ResendRequest => ({
    campaign: 'spring',
    messages: [{ phone: phoneOf(0) }],
    wish: BOTH,
    now: use().clock.now(),
    ...changes,
  });
  const decide = (changes: Partial<ResendRequest> = {}) => use().store.resends.decide(request(changes));

  test('a failed message goes back to the queue by decision alone, once for each, and its attempts go on counting', async () => {
    const bench = use();
    await sent(bench, REFUSED);
    const { exchange } = bench.store.journal;
    expect(await exchange(exchangeOf(bench))).toEqual([]);
    expect(await bench.store.resends.count(request())).toEqual({ failed: 1, unknown: 0 });
    expect(await decide({ wish: { failed: false, unknown: true } })).toBe(0);
    expect(await decide()).toBe(1);
    expect(await decide()).toBe(0);
    const [claimed] = await exchange(exchangeOf(bench));
    expect(claimed).toMatchObject({ attempt: 2, phone: phoneOf(0) });
    expect(await exchange(exchangeOf(bench))).toEqual([]);
    const [known] = await bench.store.records.messages(1);
    expect(known?.attempts).toMatchObject([{ kind: 'failed', detail: 'd' }]);
    expect(await tally()).toEqual({ failed: 1, unknown: 0, twice: 0 });
  });

  test('a code that says "never" is not sent again, whatever the user decides', async () => {
    await sent(use(), { ...REFUSED, code: 131026 });
    expect(await decide()).toBe(0);
    expect(await use().store.resends.groups('spring', START)).toMatchObject([{ code: 131026, count: 1 }]);
  });

  test('an unknown message rests for a day before a decision takes it up, and stays a contact', async () => {
    const bench = use();
    await sent(bench, LOST);
    bench.clock.time += DAY - 1;
    expect(await decide()).toBe(0);
    expect(await bench.store.resends.groups('spring', bench.clock.now() - DAY)).toMatchObject([
      { state: 'unknown', code: undefined, count: 1, recent: 1 },
    ]);
    bench.clock.time += 1;
    expect(await decide()).toBe(1);
    expect(await bench.store.journal.contactsSince('newsletter', [phoneOf(0)], START)).toEqual(
      new Map([[phoneOf(0), [START]]]),
    );
  });

  test('a message that failed after it was accepted gets statuses of its own, and what it was is kept', async () => {
    const bench = use();
    const first = await sent(bench, { kind: 'accepted', wamid: 'wamid.1' });
    const error = { code: 131042, title: 'Payment', detail: 'none' };
    await apply(status({ status: 'sent' }), status({ status: 'failed', error }));
    expect(await bench.store.resends.groups('spring', START)).toMatchObject([
      { state: 'failed', code: 131042, title: 'Payment', count: 1, afterAccepted: 1, billed: 0 },
    ]);
    expect(await decide()).toBe(1);
    expect(await row()).toMatchObject({ state: 'planned', wamid: undefined, code: undefined });
    expect(await bench.store.journal.contactsSince('newsletter', [phoneOf(0)], START)).toEqual(new Map());
    await again(bench, { kind: 'accepted', wamid: 'wamid.2' });
    expect(await apply(status({ wamid: 'wamid.2', status: 'sent' }))).toEqual(['applied']);
    expect(await apply(status({ wamid: 'wamid.2', status: 'delivered' }))).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'delivered', wamid: 'wamid.2', attempts: 2 });
    const [known] = await bench.store.records.messages(1);
    expect(known?.statuses.map((each) => each.status).sort()).toEqual([
      'delivered',
      'failed',
      'sent',
      'sent',
    ]);
    expect(first.correlation).not.toBe(known?.wamid);
  });

  test('a late status of the earlier attempt, by its id or its correlation, says that the person has it twice', async () => {
    const bench = use();
    const first = await sent(bench, LOST);
    bench.clock.time += DAY;
    await decide();
    await again(bench, { kind: 'accepted', wamid: 'wamid.2' });
    const late = status({ wamid: 'wamid.1', correlation: first.correlation, status: 'delivered' });
    expect(await apply(late)).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'accepted', wamid: 'wamid.2' });
    expect(await tally()).toEqual({ failed: 0, unknown: 1, twice: 1 });
    await apply(status({ wamid: 'wamid.2', status: 'sent' }));
    expect(await row()).toMatchObject({ state: 'sent' });
    const [known] = await bench.store.records.messages(1);
    expect(known?.statuses).toMatchObject([{ status: 'delivered' }, { status: 'sent' }]);
  });

  test('a late status before the second request leaves settles the message: nothing more is sent', async () => {
    const bench = use();
    const first = await sent(bench, LOST);
    bench.clock.time += DAY;
    await decide();
    expect(await apply(status({ correlation: first.correlation, status: 'delivered' }))).toEqual(['applied']);
    expect(await bench.store.journal.exchange(exchangeOf(bench))).toEqual([]);
    expect(await row()).toMatchObject({ state: 'delivered' });
    expect(await tally()).toEqual({ failed: 0, unknown: 0, twice: 0 });
  });

  test('by the id of an accepted message that failed, too, where the provider drops the correlation', async () => {
    const bench = use();
    await sent(bench, { kind: 'accepted', wamid: 'wamid.1' });
    await apply(status({ status: 'failed', error: { code: 131053, title: 't', detail: 'd' } }));
    await decide();
    await again(bench, { kind: 'accepted', wamid: 'wamid.2' });
    expect(await apply(status({ wamid: 'wamid.1', status: 'read' }))).toEqual(['applied']);
    expect(await row()).toMatchObject({ state: 'accepted' });
    expect(await tally()).toEqual({ failed: 1, unknown: 0, twice: 1 });
  });

  test('a new plan renews what was taken back, and an erased person leaves nothing of it', async () => {
    const bench = use();
    await sent(bench, { kind: 'accepted', wamid: 'wamid.geheim' });
    await apply(
      status({
        wamid: 'wamid.geheim',
        status: 'failed',
        error: { code: 131053, title: 't', detail: 'geheim' },
      }),
    );
    await decide();
    expect(await bench.store.journal.admit('spring', 'p2', [message(phoneOf(0), { template: 'new' })])).toBe(
      1,
    );
    const [claimed] = await bench.store.journal.exchange(exchangeOf(bench));
    expect(claimed).toMatchObject({ template: 'new', attempt: 2 });
    await bench.store.care.erase({
      identifier: phoneOf(0),
      ground: 'b',
      requestedAt: '2026-02-01T00:00:00Z',
      reference: undefined,
      actor: undefined,
      keepSuppression: true,
    });
    const [known] = await bench.store.records.messages(1);
    expect(JSON.stringify(known)).not.toContain('geheim');
  });

  test('of messages under keys the one that is asked for is taken up, not the others of its person', async () => {
    const bench = use();
    await bench.store.ledger.record([given()]);
    const [phone] = given().identifiers as [string];
    const keyed = ['A-1', 'A-2'].map((key) => message(phone, { key }));
    await bench.store.journal.admit('spring', 'p1', keyed);
    const claimed = await bench.store.journal.exchange(exchangeOf(bench));
    const outcomes = claimed.map((one) => settled(one, REFUSED));
    await bench.store.journal.exchange(exchangeOf(bench, { claim: 0, settled: outcomes }));
    expect(await decide({ messages: [{ phone, key: 'A-2' }] })).toBe(1);
    expect((await rowsOf(bench.store)).map(({ key, state }) => [key, state])).toEqual([
      ['A-1', 'failed'],
      ['A-2', 'planned'],
    ]);
  });
}
