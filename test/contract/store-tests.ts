/** What a store promises of test messages: durable before they leave, counted by the platform's limits, in no campaign. */
import { expect, test } from 'vitest';
import type { BegunTest, PersonContact, TestFacts, TestLook, TestOutcome } from '../../src/core/ports.ts';
import { admitted, exchangeOf, given, phoneOf, START, status, type UseBench } from './store.ts';
import { request as erasing } from './store-erasure.ts';
import { keyOf, wamidOf } from './store-records.ts';

const DAY = 86_400_000;
const NUMBER = phoneOf(0);

export function testMessageContract(use: UseBench): void {
  const begin = async (
    changes: { phone?: string; look?: (facts: TestFacts) => TestLook; now?: number } = {},
  ) => {
    const { phone = NUMBER, look = () => 'send' as const, now = START } = changes;
    const message = { campaign: 'spring', phone, template: 'spring', language: 'de' };
    return await use().store.tests.begin({ message, now, dayMs: DAY, look });
  };
  const begun = async (changes?: Parameters<typeof begin>[0]) => (await begin(changes)) as BegunTest;
  const settle = (each: BegunTest, outcome: TestOutcome) =>
    use().store.tests.settle(each.test, outcome, START + 400);
  const accepted = async (phone = NUMBER, wamid = 'wamid.test') => {
    const each = await begun({ phone });
    await settle(each, { kind: 'accepted', wamid });
    return each;
  };
  const kept = async (phone = NUMBER) => (await use().store.tests.about([phone]))[0];
  const apply = (...statuses: Parameters<typeof status>[0][]) =>
    use().store.journal.applyStatuses(statuses.map((each) => status(each)));
  const people = async () => (await use().store.journal.peopleSince(START - DAY)).count;
  const facts = async (phone = NUMBER): Promise<TestFacts> => {
    let told: TestFacts | undefined;
    await begin({
      phone,
      now: START + 1000,
      look: (asked) => {
        told = asked;
        return { refuse: 'no' };
      },
    });
    return told!;
  };

  test('tests are told in counts, by campaign and state, with when the newest was', async () => {
    const { tests } = use().store;
    expect(await tests.tally()).toEqual([]);
    await accepted();
    await begun({ now: START + 2000 });
    const messages = { accepted: 1, sending: 1 };
    expect(await tests.tally()).toEqual([{ campaign: 'spring', messages, lastAt: START + 2000 }]);
  });

  test('a test is noted before it leaves and is there after a crash, under a correlation of its own', async () => {
    const bench = use();
    const { correlation } = await begun();
    const store = (await bench.reopen?.()) ?? bench.store;
    expect(await store.tests.about([NUMBER])).toMatchObject([
      { campaign: 'spring', phone: NUMBER, state: 'sending', begunAt: START },
    ]);
    expect(correlation).toMatch(/^[0-9a-z]{8}-T1-1$/);
  });

  test('what the look refuses or puts off leaves nothing', async () => {
    expect(await begin({ look: () => ({ refuse: 'consent.withdrawn' }) })).toEqual({
      refuse: 'consent.withdrawn',
    });
    expect(await begin({ look: () => ({ waitUntil: START + 9 }) })).toEqual({ waitUntil: START + 9 });
    expect(await kept()).toBeUndefined();
    expect(await people()).toBe(0);
  });

  test('the look knows a stop, an entry by hash alone, and the newest contact', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [NUMBER] })]);
    expect(await facts()).toMatchObject({ isSuppressed: false, contactAt: undefined, people: 0 });
    await accepted();
    expect(await facts()).toMatchObject({ contactAt: START + 400, people: 1 });
    await store.ledger.record([
      given({ identifiers: [NUMBER], kind: 'withdrawn', occurredAt: '2026-02-01T10:00:00Z' }),
    ]);
    expect(Object.keys((await facts()).state)).toContain('withdrawn|newsletter|whatsapp');
    await store.care.erase(erasing({ identifier: NUMBER }));
    expect(await facts()).toMatchObject({ isSuppressed: true, state: {} });
  });

  test.each<[string, TestOutcome, object, number]>([
    [
      'accepted',
      { kind: 'accepted', wamid: 'wamid.test' },
      { wamid: 'wamid.test', acceptedAt: START + 400 },
      1,
    ],
    ['failed', { kind: 'failed', code: 131026, title: 'T', detail: 'd' }, { code: 131026, title: 'T' }, 0],
    ['failed', { kind: 'failed', code: undefined, title: '', detail: 'refused' }, { code: undefined }, 0],
    ['unknown', { kind: 'unknown', detail: 'lost' }, { detail: 'lost' }, 1],
  ])(
    'ends %s, and counts as a person of the day where it may have arrived',
    async (state, outcome, told, count) => {
      const each = await begun();
      expect(await people()).toBe(1);
      await settle(each, outcome);
      expect(await kept()).toMatchObject({ state, ...told });
      expect(await people()).toBe(count);
    },
  );

  test('statuses settle it by its id or its correlation, each once, never backwards', async () => {
    const each = await begun();
    const named = { wamid: 'wamid.test', correlation: each.correlation };
    expect(await apply({ ...named, status: 'sent' })).toEqual(['applied']);
    await settle(each, { kind: 'accepted', wamid: 'wamid.test' });
    expect(await kept()).toMatchObject({ state: 'sent' });
    expect(await apply({ wamid: 'wamid.test', status: 'read' })).toEqual(['applied']);
    expect(await apply({ ...named, status: 'delivered' }, { ...named, status: 'read' })).toEqual([
      'known',
      'known',
    ]);
    expect(await kept()).toMatchObject({ state: 'read', deliveredAt: START + 5000, readAt: START + 5000 });
    // The number of another test, as after a restored backup.
    expect(await apply({ ...named, wamid: 'wamid.other' })).toEqual(['foreign']);
    expect(await apply({ wamid: 'wamid.new', correlation: 'abcdefgh-T1-1' })).toEqual(['foreign']);
  });

  test('a status that came before the answer and without correlation is taken in with it', async () => {
    const each = await begun();
    const error = { code: 131026, title: 'T', detail: 'd' };
    expect(await apply({ wamid: 'wamid.test', status: 'failed', error })).toEqual(['foreign']);
    await settle(each, { kind: 'accepted', wamid: 'wamid.test' });
    expect(await kept()).toMatchObject({ state: 'failed', code: 131026, title: 'T' });
  });

  test('no campaign counts it, and a message to the same person learns of it', async () => {
    const bench = use();
    const { journal } = bench.store;
    await admitted(bench, 1);
    await bench.store.ledger.record([given({ identifiers: [phoneOf(5)] })]);
    const counts = await journal.counts('spring');
    await accepted();
    await accepted(phoneOf(5), 'wamid.5');
    await accepted(phoneOf(6), 'wamid.6');
    expect(await journal.counts('spring')).toEqual(counts);
    expect(await journal.webhookOutcomes('spring')).toEqual([]);
    expect(await journal.contactsSince('newsletter', [NUMBER], START - DAY)).toEqual(new Map());
    expect(await people()).toBe(3);
    let contacts: readonly PersonContact[] | undefined;
    await journal.exchange(
      exchangeOf(bench, {
        needs: { contactsMs: DAY, dayMs: DAY, peoplePerDay: 4, messagesPerDay: 3 },
        lastLook: (candidates, use) => {
          contacts = candidates[0]?.contacts;
          expect(use).toMatchObject({ people: { count: 3 }, messages: { count: 3 } });
          return candidates.map(() => 'send');
        },
      }),
    );
    expect(contacts).toEqual([{ at: START + 400, purpose: '' }]);
    // The same person once more: nobody new in the day.
    expect(await people()).toBe(3);
  });

  test('somebody whom the ledger gets to know later is counted once', async () => {
    await accepted();
    await use().store.ledger.record([given({ identifiers: [NUMBER] })]);
    await accepted(NUMBER, 'wamid.second');
    expect(await people()).toBe(1);
    expect(await use().store.tests.about([NUMBER])).toHaveLength(2);
  });

  test('an erasure takes number and ids out, and the day still counts it', async () => {
    const { store } = use();
    await store.ledger.record([given({ identifiers: [NUMBER] })]);
    const each = await begun();
    const personKey = await keyOf(use(), NUMBER);
    expect(await store.care.erase(erasing({ identifier: NUMBER }))).toMatchObject({ messages: 1 });
    await settle(each, { kind: 'accepted', wamid: wamidOf(NUMBER) });
    expect(await apply({ wamid: wamidOf(NUMBER), correlation: each.correlation })).toEqual(['applied']);
    expect(await store.tests.about([NUMBER])).toEqual([]);
    expect(await store.records.messages(personKey)).toEqual([]);
    expect(await people()).toBe(1);
    const digits = Buffer.from(NUMBER.slice(1));
    await store.care.scrub();
    expect((use().files?.() ?? []).filter((file) => Buffer.from(file).includes(digits))).toEqual([]);
  });

  test('a number that only a test names can be erased, and is on the list then', async () => {
    const { store } = use();
    await accepted();
    expect(await store.care.erase(erasing({ identifier: NUMBER }))).toMatchObject({
      isNew: true,
      messages: 1,
      suppressions: 1,
    });
    expect(await store.tests.about([NUMBER])).toEqual([]);
    expect(await facts()).toMatchObject({ isSuppressed: true, people: 1 });
  });

  test('retention lets it go whole with what it counts as a message', async () => {
    const { store } = use();
    await accepted();
    expect(await store.records.strip(START, { rehearse: true })).toBe(0);
    expect(await store.records.strip(START + DAY, { rehearse: true })).toBe(1);
    expect(await store.records.strip(START + DAY)).toBe(1);
    expect(await kept()).toBeUndefined();
  });
}
