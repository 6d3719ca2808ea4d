import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPacer } from '../../src/core/pacer.ts';
import type { SendResult, Store } from '../../src/core/ports.ts';
import { sendMessages } from '../../src/pipeline/send.ts';
import { HOUR, NOW } from '../unit/core/builders.ts';
import {
  accepted,
  type FakeProvider,
  fakeProvider,
  notSent,
  refused,
  sendRequest,
  unknown,
} from '../unit/pipeline/sender.ts';
import {
  admitted,
  fact,
  memoryStore,
  phoneOf,
  statesOf,
  type VirtualClock,
  virtualClock,
} from '../unit/pipeline/stores.ts';

const ANSWERS = [
  'accepted',
  'unknown',
  'not-sent',
  'throttled',
  'busy',
  'pair',
  'skip',
  'suppress',
  'fix',
  'stop',
] as const;
type Said = (typeof ANSWERS)[number];
const CODES: Readonly<Partial<Record<Said, number>>> = {
  throttled: 130429,
  busy: 2,
  pair: 131056,
  skip: 131026,
  suppress: 131050,
  fix: 132012,
  stop: 190,
};

/** A run's circumstances: where it is cut short, and how. */
const circumstances = fc.record(
  {
    interruptAfter: fc.nat(8),
    limit: fc.integer({ min: 1, max: 6 }),
    runtime: fc.integer({ min: 1, max: 400 }),
    concurrency: fc.integer({ min: 1, max: 8 }),
    perSecond: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['concurrency'] },
);
const scenario = fc.record({
  /** What each person's requests are answered with, one after the other; accepted when used up. */
  scripts: fc.array(fc.array(fc.constantFrom(...ANSWERS), { maxLength: 5 }), { minLength: 1, maxLength: 14 }),
  latencies: fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 5 }),
  runs: fc.array(circumstances, { maxLength: 5 }),
  /** Who withdraws before which run. */
  withdrawals: fc.array(fc.record({ run: fc.nat(4), person: fc.nat(13) }), { maxLength: 4 }),
});

function resultOf(said: Said, outgoing: Parameters<typeof accepted>[0]): SendResult {
  if (said === 'accepted') return accepted(outgoing);
  if (said === 'unknown') return unknown;
  return said === 'not-sent' ? notSent : refused(CODES[said] ?? 0, said === 'throttled' ? 50 : undefined);
}

/** Runs of one campaign on one store, until nothing is left to do or the runs named are over and thirty more. */
async function campaignOf(
  store: Store,
  clock: VirtualClock,
  given: typeof scenario extends fc.Arbitrary<infer T> ? T : never,
) {
  const { scripts, latencies, runs, withdrawals } = given;
  const phones = await admitted(store, scripts.length);
  const withdrawnAt = new Map<string, number>();
  let interrupt: () => void = () => {};
  let asked = 0;
  const provider = fakeProvider(
    clock,
    (outgoing, nth) => {
      interrupt();
      return resultOf(scripts[phones.indexOf(outgoing.to)]?.[nth - 1] ?? 'accepted', outgoing);
    },
    () => {
      asked += 1;
      return latencies[asked % latencies.length] ?? 0;
    },
  );
  for (let run = 0; run < runs.length + 30; run += 1) {
    for (const { person } of withdrawals.filter((one) => one.run === run)) {
      const phone = phoneOf(person % scripts.length);
      if (withdrawnAt.has(phone)) continue;
      withdrawnAt.set(phone, clock.now());
      await store.ledger.record([
        fact(phone, { kind: 'withdrawn', occurredAt: new Date(NOW).toISOString() }),
      ]);
    }
    const { interruptAfter, limit, runtime, concurrency = 4, perSecond } = runs[run] ?? {};
    const controller = new AbortController();
    const before = provider.seen.length;
    interrupt = () => {
      if (interruptAfter !== undefined && provider.seen.length - before >= interruptAfter) controller.abort();
    };
    await store.journal.recover('c', clock.now());
    const begun = clock.now();
    const summary = await sendMessages(
      sendRequest(
        { store, clock, provider },
        {
          concurrency,
          limit,
          until: runtime === undefined ? undefined : begun + runtime,
          signal: controller.signal,
          pacer: createPacer({ perSecond, now: begun }),
        },
      ),
    );
    const reached = provider.seen
      .slice(before)
      .filter(({ result }) => ['accepted', 'unknown'].includes(result.kind));
    expect(reached.length).toBeLessThanOrEqual(limit ?? Number.POSITIVE_INFINITY);
    expect((await store.journal.counts('c')).sending).toBe(0);
    if (summary.stopped === undefined) break;
    clock.time = Math.max(clock.time, summary.stopped.resumeAt ?? 0);
  }
  return { phones, provider, withdrawnAt };
}

/** What the API was told and said, by person. */
const requestsOf = (provider: FakeProvider, phone: string) => provider.seen.filter(({ to }) => to === phone);

async function inStore(check: (store: Store, clock: VirtualClock) => Promise<void>): Promise<void> {
  const clock = virtualClock();
  const store = await memoryStore(clock);
  try {
    await check(store, clock);
  } finally {
    await store.close();
  }
}

describe('sending, whatever the API answers and wherever runs are cut short', () => {
  test('reaches nobody twice, loses nobody, and writes to nobody after they withdrew', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, (given) =>
        inStore(async (store, clock) => {
          const { phones, provider, withdrawnAt } = await campaignOf(store, clock, given);
          const states = await statesOf(store);
          expect([...states.keys()].sort()).toEqual(phones);
          for (const phone of phones) {
            const requests = requestsOf(provider, phone);
            // Accepted, or nobody knows: either was the last request, so there was one of them at most.
            const reached = requests.findIndex(
              ({ result }) => result.kind === 'accepted' || result.kind === 'unknown',
            );
            expect(reached === -1 || reached === requests.length - 1).toBe(true);
            const stopped = withdrawnAt.get(phone);
            if (stopped !== undefined) expect(requests.filter(({ at }) => at > stopped)).toEqual([]);
            const last = requests.at(-1)?.result;
            const state = states.get(phone);
            if (last?.kind === 'accepted') expect(state).toBe('accepted');
            else if (last?.kind === 'unknown') expect(state).toBe('unknown');
            else expect(['planned', 'held', 'failed', 'skipped']).toContain(state);
            if (state === 'skipped') expect(stopped).toBeDefined();
          }
        }),
      ),
      { numRuns: 120 },
    );
  });

  test('never uses one correlation for two requests', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, (given) =>
        inStore(async (store, clock) => {
          const { provider } = await campaignOf(store, clock, given);
          expect(new Set(provider.seen.map(({ correlation }) => correlation)).size).toBe(
            provider.seen.length,
          );
        }),
      ),
      { numRuns: 30 },
    );
  });

  test('counts at most five attempts of a message; waits do not count', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Said>('busy', 'pair', 'throttled'), { maxLength: 12 }),
        (script) =>
          inStore(async (store, clock) => {
            const { phones, provider } = await campaignOf(store, clock, {
              scripts: [script],
              latencies: [5],
              runs: [],
              withdrawals: [],
            });
            const phone = phones[0] ?? '';
            const counted = script.filter((said) => said !== 'throttled').length;
            expect((await statesOf(store)).get(phone)).toBe(counted >= 5 ? 'failed' : 'accepted');
            const fifth = [...script.keys()].filter((index) => script[index] !== 'throttled')[4];
            expect(requestsOf(provider, phone)).toHaveLength(
              fifth === undefined ? script.length + 1 : fifth + 1,
            );
          }),
      ),
      { numRuns: 60 },
    );
  });

  test('tells the ledger of everybody who stopped marketing, and of nobody else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom<Said>('accepted', 'suppress', 'skip', 'busy'), { maxLength: 3 }), {
          minLength: 1,
          maxLength: 8,
        }),
        (scripts) =>
          inStore(async (store, clock) => {
            const { phones, provider } = await campaignOf(store, clock, {
              scripts,
              latencies: [1, 40, 3],
              runs: [],
              withdrawals: [],
            });
            for (const phone of phones) {
              const stopped = requestsOf(provider, phone).some(
                ({ result }) => result.kind === 'refused' && result.code === 131050,
              );
              const kinds = (await store.ledger.history(phone)).map(({ event }) => event.kind);
              expect(kinds.includes('platform-stopped')).toBe(stopped);
            }
          }),
      ),
      { numRuns: 60 },
    );
  });
});

test('the rate holds in every second, however fast the API answers', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 50 }), (perSecond, latency) =>
      inStore(async (store, clock) => {
        await admitted(store, Math.min(60, perSecond * 3));
        const provider = fakeProvider(clock, accepted, () => latency);
        await sendMessages(
          sendRequest(
            { store, clock, provider },
            { concurrency: 50, pacer: createPacer({ perSecond, now: clock.now() }), until: NOW + HOUR },
          ),
        );
        const times = provider.seen.map(({ at }) => at).sort((a, b) => a - b);
        for (const [index, at] of times.entries()) {
          const inWindow = times.slice(index).filter((other) => other < at + 1000).length;
          expect(inWindow).toBeLessThanOrEqual(perSecond);
        }
      }),
    ),
    { numRuns: 20 },
  );
});
