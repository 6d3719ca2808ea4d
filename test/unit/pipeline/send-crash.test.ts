import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPacer } from '../../../src/core/pacer.ts';
import type { ExchangeRequest, MessageJournal, Store } from '../../../src/core/ports.ts';
import { type SendRequest, sendMessages } from '../../../src/pipeline/send.ts';
import { MINUTE } from '../core/builders.ts';
import { type Answer, accepted, fakeProvider, notSent, refused, sendRequest } from './sender.ts';
import { admitted, memoryStore, phoneOf, type VirtualClock, virtualClock } from './stores.ts';

let clock: VirtualClock;
let store: Store;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
});
afterEach(() => store.close());

async function run(answer: Answer, change: Partial<SendRequest> = {}) {
  const provider = fakeProvider(clock, answer);
  const summary = await sendMessages(sendRequest({ store, clock, provider }, change));
  return { provider, summary, counts: await store.journal.counts('c') };
}

/** A journal whose process dies at the first exchange that has outcomes, before or after they are written. */
function dyingJournal(journal: MessageJournal, written: 'before' | 'after'): MessageJournal {
  const exchange = async (request: ExchangeRequest) => {
    if (request.settled.length === 0) return await journal.exchange(request);
    if (written === 'after') await journal.exchange(request);
    throw new Error('died');
  };
  return { ...journal, exchange };
}

test('what an abandoned run left under way becomes unknown and is never sent again', async () => {
  await admitted(store, 30);
  const provider = fakeProvider(clock, accepted);
  const journal = dyingJournal(store.journal, 'before');
  await expect(sendMessages(sendRequest({ store, clock, provider }, { journal }))).rejects.toThrow('died');
  const { sending } = await store.journal.counts('c');
  expect(sending).toBeGreaterThan(0);
  await clock.sleep(MINUTE);
  expect(await store.journal.recover('c', clock.now())).toBe(sending);
  const second = await run(accepted);
  expect(second.counts).toMatchObject({ unknown: sending, accepted: 30 - sending, sending: 0, planned: 0 });
  const all = [...provider.seen, ...second.provider.seen].map(({ to }) => to);
  expect(all).toHaveLength(30);
  expect(new Set(all).size).toBe(30);
});

test('a person’s stop is in the ledger when its message is settled: dying right then forgets nobody', async () => {
  await admitted(store, 1);
  const journal = dyingJournal(store.journal, 'after');
  await expect(run(() => refused(131050), { journal })).rejects.toThrow('died');
  expect((await store.journal.counts('c')).failed).toBe(1);
  const kinds = (await store.ledger.history(phoneOf(0))).map(({ event }) => event.kind);
  expect(kinds).toContain('withdrawn');
});

test('an answer between requests that never left shows that the API can be reached', async () => {
  await admitted(store, 6);
  const answers = [notSent, notSent, notSent, notSent, refused(131000), notSent];
  const { summary, counts } = await run((outgoing) => answers.shift() ?? accepted(outgoing), {
    concurrency: 1,
  });
  expect(summary.stopped).toBeUndefined();
  expect(counts.accepted).toBe(6);
});

test('different faults of the template, or others between them, do not count as three equal ones', async () => {
  await admitted(store, 7);
  const codes = [132000, 132000, 132012, 132000, 132000, 131026, 132000];
  const { summary, counts } = await run(() => refused(codes.shift() ?? 0), { concurrency: 1 });
  expect(summary.stopped).toBeUndefined();
  expect(counts.failed).toBe(7);
});

test('a third of failures stops the run as soon as fifty outcomes are known', async () => {
  await admitted(store, 90);
  let count = 0;
  const answer: Answer = (outgoing) => (++count % 3 === 0 ? refused(131026) : accepted(outgoing));
  const { summary, counts } = await run(answer, { concurrency: 1 });
  expect(summary.stopped?.reason).toBe('failure-share');
  expect(counts).toMatchObject({ accepted: 34, failed: 16, planned: 40 });
});

test.each([
  ['throttling halves the pace', 130429, 40],
  ['the limit of one pair leaves the pace', 131056, 80],
] as const)('%s', async (_, code, pace) => {
  await admitted(store, 2);
  const pacer = createPacer({ perSecond: 80, now: clock.now() });
  const { counts } = await run((outgoing, nth) => (nth === 1 ? refused(code, 100) : accepted(outgoing)), {
    pacer,
  });
  expect(pacer.current()).toBe(pace);
  expect(counts.accepted).toBe(2);
});
