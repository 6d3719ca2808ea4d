import { beforeEach, expect, test } from 'vitest';
import type { NewEvent, Store } from '../../../src/core/ports.ts';
import { PAIR_INTERVAL_MS } from '../../../src/core/sending/limits.ts';
import {
  sendTests,
  type TestMessage,
  type TestResult,
  type TestSending,
} from '../../../src/pipeline/test-send.ts';
import { campaign as configOf, daysAgo, NOW } from '../core/builders.ts';
import { type Answer, accepted, fakeProvider, notSent, refused, unknown } from './sender.ts';
import { admitted, fact, memoryStore, phoneOf, type VirtualClock, virtualClock } from './stores.ts';

const OWN = '+4915129999942';
const OTHER = '+4915129999943';
const campaign = {
  id: 'c',
  config: configOf(),
  digest: 'sha256:0',
  purpose: { id: 'newsletter', category: 'marketing' as const },
};
const to = (phone: string, change: Partial<TestMessage> = {}): TestMessage => ({
  phone,
  row: 2,
  template: 'herbst_sale',
  language: 'de',
  components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }],
  ...change,
});

let clock: VirtualClock;
let store: Store;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
});

/** Sends tests with a provider that answers as told. */
async function send(
  messages: readonly TestMessage[],
  answer: Answer = accepted,
  change: Partial<TestSending> = {},
): Promise<{ results: readonly TestResult[]; seen: ReturnType<typeof fakeProvider>['seen'] }> {
  const provider = fakeProvider(clock, answer);
  const results = await sendTests({
    campaign,
    messages,
    tests: store.tests,
    ledger: store.ledger,
    provider,
    category: 'MARKETING',
    messagingLimit: undefined,
    clock,
    signal: new AbortController().signal,
    abort: new AbortController().signal,
    ...change,
  });
  return { results, seen: provider.seen };
}
const kindsOf = (results: readonly TestResult[]) => results.map(({ kind }) => kind);
const reasonOf = (result: TestResult | undefined) => result?.kind === 'not-sent' && result.reason;

test('each message leaves once with its intent noted, and nobody of the ledger is needed', async () => {
  const { results, seen } = await send([to(OWN), to(OTHER)]);
  expect(results).toMatchObject([
    { phone: OWN, row: 2, kind: 'accepted', wamid: `wamid.${seen[0]?.correlation}` },
    { phone: OTHER, kind: 'accepted' },
  ]);
  expect(seen.map(({ correlation }) => correlation.slice(8))).toEqual(['-T1-1', '-T2-1']);
  expect(await store.tests.about([OWN])).toMatchObject([{ campaign: 'c', state: 'accepted' }]);
  expect((await store.ledger.size()).events).toBe(0);
});

test('two messages to one number keep the pair rate, also after a campaign’s message', async () => {
  const { seen } = await send([to(OWN), to(OWN, { row: 3 })]);
  expect(seen[1]!.at - seen[0]!.at).toBeGreaterThanOrEqual(PAIR_INTERVAL_MS);
  await admitted(store, 1);
  const startedAt = clock.now();
  await store.journal.exchange({
    campaign: 'c',
    settled: [],
    claim: 1,
    now: startedAt,
    lastLook: (candidates) => candidates.map(() => 'send'),
  });
  const after = await send([to(phoneOf(0))]);
  expect(after.seen[0]!.at).toBe(startedAt + PAIR_INTERVAL_MS);
});

test.each<[string, Partial<NewEvent>, string]>([
  ['withdrawn', { kind: 'withdrawn', purposes: ['newsletter'] }, 'consent.withdrawn'],
  ['stopped on the platform', { kind: 'platform-stopped' }, 'optout.platform-stop'],
  ['suppressed', { kind: 'suppressed', purposes: ['*'], channels: ['*'] }, 'optout.suppressed'],
  ['restricted', { kind: 'restricted', purposes: ['*'], channels: ['*'] }, 'recipient.restricted'],
])('a number whose person has %s gets nothing, and the others do', async (_, change, reason) => {
  await store.ledger.record([fact(OWN), fact(OWN, { ...change, occurredAt: daysAgo(1) })]);
  const { results, seen } = await send([to(OWN), to(OTHER)]);
  expect(reasonOf(results[0])).toBe(reason);
  expect(seen.map(({ to: number }) => number)).toEqual([OTHER]);
  expect(await store.tests.about([OWN])).toEqual([]);
});

test('a stop that comes in while the pair rate is waited for is heard', async () => {
  await store.ledger.record([fact(OWN)]);
  const waiting = send([to(OWN), to(OWN, { row: 3 })]);
  await clock.sleep(1000);
  await store.ledger.record([fact(OWN, { kind: 'withdrawn', occurredAt: new Date(NOW).toISOString() })]);
  const { results, seen } = await waiting;
  expect(kindsOf(results)).toEqual(['accepted', 'not-sent']);
  expect(seen).toHaveLength(1);
});

test('a used-up messaging limit refuses new people alone', async () => {
  expect(kindsOf((await send([to(OWN)], accepted, { messagingLimit: 1 })).results)).toEqual(['accepted']);
  const { results } = await send([to(OTHER), to(OWN)], accepted, { messagingLimit: 1 });
  expect(kindsOf(results)).toEqual(['not-sent', 'accepted']);
  expect(reasonOf(results[0])).toBe('messaging-limit');
});

test('a refusal is told and never tried again; a person’s stop is in the ledger', async () => {
  const { results, seen } = await send([to(OWN), to(OTHER)], ({ to: number }) =>
    refused(number === OWN ? 131050 : 131049),
  );
  expect(results).toMatchObject([
    { kind: 'failed', code: 131050, title: 'title 131050' },
    { kind: 'failed', code: 131049 },
  ]);
  expect(seen).toHaveLength(2);
  expect(await store.tests.about([OWN])).toMatchObject([{ state: 'failed', code: 131050 }]);
  expect((await store.ledger.history(OWN)).map(({ event }) => event.kind)).toContain('withdrawn');
});

test('what every message would meet ends the test; what is lost stays unknown, what never left is none', async () => {
  const { results, seen } = await send([to(OWN), to(OTHER)], () => refused(190));
  expect(results).toHaveLength(1);
  expect(seen).toHaveLength(1);
  const more = await send([to(OTHER), to('+4915129999944')], ({ to: number }) =>
    number === OTHER ? unknown : notSent,
  );
  expect(kindsOf(more.results)).toEqual(['unknown', 'not-sent']);
  expect(await store.tests.about([OTHER])).toMatchObject([{ state: 'unknown' }]);
  // Refused or never left: nobody was reached. Unknown: perhaps.
  expect((await store.journal.peopleSince(NOW)).count).toBe(1);
});

test('an interruption begins nothing more, also in the midst of a wait', async () => {
  const stop = new AbortController();
  const sending = send([to(OWN), to(OWN, { row: 3 }), to(OTHER)], accepted, { signal: stop.signal });
  await clock.sleep(1000);
  stop.abort();
  const { results, seen } = await sending;
  expect(kindsOf(results)).toEqual(['accepted']);
  expect(seen).toHaveLength(1);
});

test('an offer that is over goes out to nobody', async () => {
  const offer = {
    type: 'limited_time_offer' as const,
    parameters: [{ kind: 'expiration' as const, at: NOW - 1 }],
  };
  const { results, seen } = await send([to(OWN, { components: [offer] })]);
  expect(reasonOf(results[0])).toBe('offer.over');
  expect(seen).toEqual([]);
});
