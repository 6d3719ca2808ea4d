/** What limits ask of the journal: contacts with each candidate, and how much of the moving day is used up. */
import { expect, test } from 'vitest';
import type {
  ClaimCandidate,
  ClaimedMessage,
  ClaimNeeds,
  DailyUse,
  LastLook,
  PersonContact,
  Store,
} from '../../src/core/ports.ts';
import {
  type Bench,
  exchangeOf,
  given,
  message,
  phoneOf,
  run,
  START,
  status,
  type UseBench,
} from './store.ts';
import { settled } from './store-outcomes.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const needs = (changes: Partial<ClaimNeeds> = {}): ClaimNeeds => ({
  contactsMs: DAY,
  dayMs: DAY,
  peoplePerDay: undefined,
  messagesPerDay: undefined,
  ...changes,
});

interface Asked {
  readonly claimed: readonly ClaimedMessage[];
  readonly contacts: ReadonlyMap<string, readonly PersonContact[]>;
  readonly uses: readonly (DailyUse | undefined)[];
}

/** One exchange, with what the last look was told. */
async function ask(
  bench: Bench,
  changes: Parameters<typeof exchangeOf>[1] & { store?: Store; look?: (use?: DailyUse) => LastLook },
): Promise<Asked> {
  const { store = bench.store, look = () => 'send' as const, ...request } = changes;
  const contacts = new Map<string, readonly PersonContact[]>();
  const uses: (DailyUse | undefined)[] = [];
  const claimed = await store.journal.exchange(
    exchangeOf(bench, {
      ...request,
      lastLook: (candidates: readonly ClaimCandidate[], use) => {
        uses.push(use);
        for (const { phone, contacts: own = [] } of candidates) contacts.set(phone, own);
        return candidates.map(() => look(use));
      },
    }),
  );
  return { claimed, contacts, uses };
}

/** Consents of `count` people, and a message for each in each campaign. */
async function campaigns(
  bench: Bench,
  count: number,
  names: Readonly<Record<string, string>>,
): Promise<string[]> {
  const phones = Array.from({ length: count }, (_, index) => phoneOf(index));
  const { ledger, journal, runs } = bench.store;
  await ledger.record(phones.map((phone) => given({ identifiers: [phone] })));
  for (const [campaign, purpose] of Object.entries(names)) {
    await runs.save(run({ id: `r-${campaign}`, campaign, purpose }));
    await journal.admit(
      campaign,
      'p1',
      phones.map((phone) => message(phone)),
    );
  }
  return phones;
}

const accept = (claimed: readonly ClaimedMessage[], at: number) =>
  claimed.map((one) => settled(one, { kind: 'accepted', wamid: `wamid.${one.correlation}` }, at));

export function limitContract(use: UseBench): void {
  test('a candidate comes with the contacts of every campaign, each with its purpose and time', async () => {
    const bench = use();
    const [first = '', second = '', third = ''] = await campaigns(bench, 3, {
      a: 'newsletter',
      b: 'orders',
      c: 'newsletter',
    });
    const { claimed } = await ask(bench, { campaign: 'a', now: START });
    await ask(bench, { campaign: 'a', claim: 0, settled: accept(claimed.slice(0, 2), START + 500) });
    await ask(bench, {
      campaign: 'a',
      claim: 0,
      settled: claimed
        .slice(2)
        .map((one) => settled(one, { kind: 'failed', code: 1, title: '', detail: '' })),
    });
    await ask(bench, { campaign: 'b', claim: 1, now: START + 1000 });
    const { contacts } = await ask(bench, { campaign: 'c', now: START + 2000, needs: needs() });
    const of = (phone: string) => [...(contacts.get(phone) ?? [])].sort((x, y) => x.at - y.at);
    expect(of(first)).toEqual([
      { at: START + 500, purpose: 'newsletter' },
      { at: START + 1000, purpose: 'orders' },
    ]);
    expect(of(second)).toEqual([{ at: START + 500, purpose: 'newsletter' }]);
    // What was refused reached nobody.
    expect(of(third)).toEqual([]);
  });

  test('contacts go as far back as is asked, and are not looked up where nobody asks', async () => {
    const bench = use();
    const [first = ''] = await campaigns(bench, 1, { a: 'newsletter', b: 'newsletter', c: 'newsletter' });
    await ask(bench, { campaign: 'a', now: START });
    const held = { holdUntil: START + 1 } as const;
    const look = () => held;
    const at = async (campaign: string, now: number, asked: ClaimNeeds | undefined) =>
      (await ask(bench, { campaign, now, needs: asked, look })).contacts.get(first);
    expect(await at('b', START + HOUR, needs({ contactsMs: HOUR }))).toHaveLength(1);
    expect(await at('b', START + HOUR + 1, needs({ contactsMs: HOUR }))).toEqual([]);
    expect(await at('c', START + HOUR, undefined)).toEqual([]);
  });

  test('the day is counted only where a limit is near, and then exactly: people once, messages each', async () => {
    const bench = use();
    await campaigns(bench, 6, { a: 'newsletter', b: 'newsletter' });
    const limited = needs({ peoplePerDay: 6, messagesPerDay: 100 });
    const first = await ask(bench, { campaign: 'a', claim: 2, needs: limited });
    expect(first.uses).toEqual([
      { people: { count: 0, oldest: undefined }, messages: { count: 0, oldest: undefined } },
    ]);
    // Two are counted and two more have room: nothing is to be said.
    expect((await ask(bench, { campaign: 'a', claim: 2, now: START + 10, needs: limited })).uses).toEqual([
      undefined,
    ]);
    const near = await ask(bench, { campaign: 'b', claim: 6, now: START + 20, needs: limited });
    expect(near.uses).toEqual([
      { people: { count: 4, oldest: START }, messages: { count: 4, oldest: START } },
    ]);
    // The four of them that were written to before took no second place.
    const after = await ask(bench, { campaign: 'a', claim: 6, now: START + 30, needs: limited });
    expect(after.uses).toEqual([
      { people: { count: 6, oldest: START + 20 }, messages: { count: 10, oldest: START } },
    ]);
  });

  test('what leaves the day makes room, what was refused never took any', async () => {
    const bench = use();
    await campaigns(bench, 5, { a: 'newsletter' });
    const limited = needs({ peoplePerDay: 2 });
    const { claimed } = await ask(bench, { campaign: 'a', claim: 2, needs: limited });
    await ask(bench, {
      campaign: 'a',
      claim: 0,
      settled: [
        ...accept(claimed.slice(0, 1), START + 5),
        ...claimed
          .slice(1)
          .map((one) =>
            settled(one, { kind: 'retry', at: START + DAY * 9, code: 4, detail: '', uncounted: true }),
          ),
      ],
    });
    const counted = async (now: number) => {
      const look = () => ({ stopUntil: undefined, because: 'messaging-limit' }) as const;
      return (await ask(bench, { campaign: 'a', claim: 2, now, needs: limited, look })).uses[0]?.people.count;
    };
    expect(await counted(START + 10)).toBe(1);
    expect(await counted(START + DAY + 5)).toBe(1);
    expect(await counted(START + DAY + 6)).toBe(0);
  });

  test('what another process claims is in the count, and a status that proves a message went out is', async () => {
    const bench = use();
    if (bench.reopen === undefined) return;
    await campaigns(bench, 8, { a: 'newsletter', b: 'newsletter' });
    const other = await bench.reopen();
    const limited = needs({ peoplePerDay: 5 });
    await ask(bench, { campaign: 'a', claim: 1, needs: limited });
    await ask(bench, { campaign: 'b', claim: 4, store: other });
    const after = await ask(bench, { campaign: 'a', claim: 1, needs: limited });
    expect(after.uses[0]?.people.count).toBe(4);
    // Refused, then proven to have gone out: a contact that no claim has noted.
    const late = await ask(bench, { campaign: 'b', claim: 1, store: other });
    const [one] = late.claimed;
    const refused = { kind: 'retry', at: START + DAY, code: 2, detail: '', uncounted: false } as const;
    await ask(bench, { campaign: 'b', claim: 0, store: other, settled: one ? [settled(one, refused)] : [] });
    await other.journal.applyStatuses([status({ wamid: 'wamid.late', correlation: one?.correlation })]);
    const counted = await ask(bench, { campaign: 'a', claim: 1, needs: limited, now: START + 6000 });
    expect(counted.uses[0]?.people.count).toBe(5);
  });

  test('people who asked on WhatsApp to stop are counted once, of those whom the campaign wrote to', async () => {
    const bench = use();
    const phones = await campaigns(bench, 4, { a: 'newsletter' });
    const { journal, ledger } = bench.store;
    const { claimed } = await ask(bench, { campaign: 'a', claim: 3 });
    await ask(bench, { campaign: 'a', claim: 0, settled: accept(claimed, START + 5) });
    const { seq } = await journal.optOutsSince('a', undefined);
    const stop = (index: number, change = {}) =>
      given({
        kind: 'withdrawn',
        identifiers: [phones[index] ?? ''],
        occurredAt: '2026-03-01T12:00:09Z',
        source: 'whatsapp',
        ...change,
      });
    // One by reply, one by post, one who was never written to.
    await ledger.record([stop(0), stop(1, { source: 'letter' }), stop(3)]);
    expect(await journal.optOuts('a')).toBe(1);
    const since = await journal.optOutsSince('a', seq);
    expect(since.people).toBe(1);
    await ledger.record([stop(2), stop(2, { kind: 'platform-stopped' })]);
    expect(await journal.optOutsSince('a', since.seq)).toMatchObject({ people: 1 });
    expect(await journal.optOuts('a')).toBe(2);
    // The stops themselves, by whatever way, each person's first: what a dossier tells with their latency.
    const stops = await journal.stops('a');
    expect(stops.map(({ saidAt }) => saidAt)).toEqual(Array(3).fill(Date.parse('2026-03-01T12:00:09Z')));
    for (const { contactAt, recordedAt } of stops) expect(recordedAt).toBeGreaterThanOrEqual(contactAt);
    expect(await journal.stops('nobody')).toEqual([]);
    expect(await journal.optOuts('nobody')).toBe(0);
  });
}
