import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPacer } from '../../../src/core/pacer.ts';
import type { CampaignControl, RunRecord, Store } from '../../../src/core/ports.ts';
import { MOVING_DAY_MS, PAIR_INTERVAL_MS } from '../../../src/core/sending/limits.ts';
import { ALWAYS_OPEN } from '../../../src/core/sending/scheduler.ts';
import type { SendRequest } from '../../../src/pipeline/send.ts';
import { sendMessages } from '../../../src/pipeline/send.ts';
import { HOUR, MINUTE, NOW, question } from '../core/builders.ts';
import { questionScheduler } from './question-scheduler.ts';
import type { Answer, FakeProvider } from './sender.ts';
import { accepted, fakeProvider, notedPacer, notSent, refused, sendRequest, unknown } from './sender.ts';
import {
  admitted,
  fact,
  memoryStore,
  message,
  phoneOf,
  statesOf,
  type VirtualClock,
  virtualClock,
} from './stores.ts';

let clock: VirtualClock;
let store: Store;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
});
afterEach(() => store.close());

/** Runs once with a provider that answers so. */
async function run(answer: Answer, change: Partial<SendRequest> = {}) {
  const provider = fakeProvider(clock, answer);
  const summary = await sendMessages(sendRequest({ store, clock, provider }, change));
  return { provider, summary, counts: await store.journal.counts('c') };
}
/** A scheduler with the ordinary question and these rules. */
const obeying = (rules: Parameters<typeof questionScheduler>[1]) =>
  questionScheduler((now) => question({ now }), rules);
const runOf = (campaign: string): RunRecord => ({
  id: `r_${campaign}`,
  campaign,
  purpose: 'newsletter',
  plan: 'p1',
  state: 'running',
  startedAt: NOW,
  finishedAt: undefined,
  stoppedBy: undefined,
  resumeAt: undefined,
  sent: 0,
  seconds: 0,
  perSecondLimit: 80,
});
const sentTo = (provider: FakeProvider): string[] => provider.seen.map(({ to }) => to).sort();

describe('a run without trouble', () => {
  test('sends to everybody once, with a correlation of its own, and ends by itself', async () => {
    const phones = await admitted(store, 25);
    const { provider, summary, counts } = await run(accepted);
    expect(sentTo(provider)).toEqual(phones);
    expect(new Set(provider.seen.map(({ correlation }) => correlation)).size).toBe(25);
    expect(counts).toMatchObject({ accepted: 25, planned: 0, sending: 0 });
    expect(summary).toMatchObject({ stopped: undefined, sent: 25 });
  });

  test('keeps no more requests under way than it may', async () => {
    await admitted(store, 25);
    const { provider } = await run(accepted, { concurrency: 3 });
    expect(provider.atOnce).toBe(3);
  });

  test('of nothing sends nothing', async () => {
    const { provider, summary } = await run(accepted);
    expect(provider.seen).toEqual([]);
    expect(summary).toEqual({ stopped: undefined, sent: 0, seconds: 0 });
  });

  test('run again finds nothing left', async () => {
    await admitted(store, 5);
    await run(accepted);
    expect((await run(accepted)).provider.seen).toEqual([]);
  });

  test('tells how it goes on', async () => {
    await admitted(store, 3);
    const told: number[] = [];
    await run(accepted, { onProgress: (progress) => told.push(progress.accepted) });
    expect(told.at(-1)).toBe(3);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });
});

describe('what the API answers', () => {
  test('an unknown outcome is never sent again, in this run or the next', async () => {
    const [first] = await admitted(store, 3);
    const answer: Answer = (outgoing) => (outgoing.to === first ? unknown : accepted(outgoing));
    expect((await run(answer)).counts).toMatchObject({ accepted: 2, unknown: 1 });
    expect((await run(accepted)).provider.seen).toEqual([]);
  });

  test('a request that never left is tried again until it does', async () => {
    await admitted(store, 2);
    const { provider, counts } = await run((outgoing, nth) => (nth < 2 ? notSent : accepted(outgoing)));
    expect(provider.seen).toHaveLength(4);
    expect(counts.accepted).toBe(2);
  });

  test('five requests in a row that never left stop the run; all stay planned', async () => {
    await admitted(store, 10);
    const { summary, counts } = await run(() => notSent);
    expect(summary.stopped).toEqual({ reason: 'api-unreachable', resumeAt: undefined });
    expect(counts).toMatchObject({ planned: 10, unknown: 0, failed: 0 });
  });

  test('a throttled message waits as long as it is told, is never counted as an attempt, and slows the run', async () => {
    await admitted(store, 1);
    const pacer = notedPacer();
    const { provider, counts } = await run(
      (outgoing, nth) => (nth <= 8 ? refused(130429, 3000) : accepted(outgoing)),
      { pacer },
    );
    expect(pacer.throttles).toEqual(Array.from({ length: 8 }, () => 3000));
    expect(counts.accepted).toBe(1);
    const gaps = provider.seen.slice(1).map((seen, index) => seen.at - (provider.seen[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3000);
  });

  test('a server error is tried five times, then the message has failed for good', async () => {
    await admitted(store, 1);
    const { provider, counts } = await run(() => refused(2));
    expect(provider.seen).toHaveLength(5);
    expect(counts).toMatchObject({ failed: 1, planned: 0 });
  });

  test('the pair limit is waited for 1, 4, 16 and 64 seconds, and leaves the pace alone', async () => {
    await admitted(store, 1);
    const pacer = notedPacer();
    const { provider, counts } = await run(() => refused(131056), { pacer });
    const gaps = provider.seen
      .slice(1)
      .map((seen, index) => Math.round((seen.at - (provider.seen[index]?.at ?? 0) - 20) / 1000));
    expect(gaps).toEqual([1, 4, 16, 64]);
    expect(pacer.throttles).toEqual([]);
    expect(counts.failed).toBe(1);
  });

  test('a refusal of one recipient costs nobody else', async () => {
    const [first] = await admitted(store, 5);
    const { counts } = await run((outgoing) =>
      outgoing.to === first ? refused(131026) : accepted(outgoing),
    );
    expect(counts).toMatchObject({ accepted: 4, failed: 1 });
  });

  test('a token that expired stops the run; whom it refused stays planned', async () => {
    await admitted(store, 20);
    const { provider, summary, counts } = await run((outgoing, nth) =>
      outgoing.to < phoneOf(5) && nth === 1 ? accepted(outgoing) : refused(190),
    );
    expect(summary.stopped?.reason).toBe('api:190');
    expect(counts).toMatchObject({ accepted: 5, planned: 15, failed: 0, unknown: 0 });
    expect(provider.seen.length).toBeLessThan(20);
  });

  test('three equal faults of the template stop the run', async () => {
    await admitted(store, 20);
    const { summary, counts } = await run(() => refused(132012), { concurrency: 1 });
    expect(summary.stopped?.reason).toBe('template-fault:132012');
    expect(counts).toMatchObject({ failed: 3, planned: 17 });
  });

  test('too many failures stop the run', async () => {
    await admitted(store, 80);
    const { summary, counts } = await run(() => refused(131026), { concurrency: 1 });
    expect(summary.stopped?.reason).toBe('failure-share');
    expect(counts).toMatchObject({ failed: 50, planned: 30 });
  });

  test('a person who stopped marketing is written to the ledger, and left out from then on', async () => {
    const [first = '', ...others] = await admitted(store, 3);
    await run((outgoing) => (outgoing.to === first ? refused(131050) : accepted(outgoing)));
    const kinds = (await store.ledger.history(first)).map(({ event }) => event.kind);
    expect(kinds).toEqual(expect.arrayContaining(['withdrawn', 'platform-stopped']));
    for (const other of others)
      expect((await store.ledger.history(other)).map(({ event }) => event.kind)).toEqual(['given']);
    await store.journal.admit('d', 'p2', [message(first)]);
    const again = await run(accepted, { campaign: 'd' });
    expect(again.provider.seen).toEqual([]);
    expect(await store.journal.skips('d')).toEqual([{ reason: 'consent.withdrawn', count: 1 }]);
  });
});

describe('the last look', () => {
  test('leaves out who withdrew since the plan, with the reason', async () => {
    const [first = '', ...others] = await admitted(store, 3);
    await store.ledger.record([fact(first, { kind: 'withdrawn', occurredAt: new Date(NOW).toISOString() })]);
    const told: number[] = [];
    const { provider, counts } = await run(accepted, {
      onProgress: (progress) => told.push(progress.skippedOrHeld),
    });
    expect(sentTo(provider)).toEqual(others);
    expect(counts).toMatchObject({ accepted: 2, skipped: 1 });
    expect(await store.journal.skips('c')).toEqual([{ reason: 'consent.withdrawn', count: 1 }]);
    expect(told.at(-1)).toBe(1);
  });

  test('sees a withdrawal that is written while the run goes on', async () => {
    const phones = await admitted(store, 6);
    const last = phones.at(-1) ?? '';
    const provider = fakeProvider(clock, accepted);
    let isWritten = false;
    const journal: SendRequest['journal'] = {
      ...store.journal,
      async exchange(request) {
        if (provider.seen.length > 0 && !isWritten) {
          isWritten = true;
          await store.ledger.record([
            fact(last, { kind: 'withdrawn', occurredAt: new Date(NOW).toISOString() }),
          ]);
        }
        return store.journal.exchange(request);
      },
    };
    await sendMessages(sendRequest({ store, clock, provider }, { journal, concurrency: 2 }));
    expect(sentTo(provider)).toEqual(phones.slice(0, -1));
    expect((await statesOf(store)).get(last)).toBe('skipped');
  });

  test.each([
    ['quiet-hours', 'window', { window: { ...ALWAYS_OPEN, opensAt: () => NOW + 10 * HOUR } }],
    ['campaign.not-yet', 'not-before', { notBefore: NOW + 10 * HOUR }],
  ] as const)('holds for %s, tells it as %s, and says when it goes on', async (limit, reason, rules) => {
    await admitted(store, 2);
    const { provider, summary, counts } = await run(accepted, { scheduler: obeying(rules) });
    expect(provider.seen).toEqual([]);
    expect(counts).toMatchObject({ held: 2 });
    expect(summary.stopped).toEqual({ reason, resumeAt: NOW + 10 * HOUR });
    expect(await store.journal.holds('c')).toEqual([{ limit, count: 2, firstAt: NOW + 10 * HOUR }]);
  });

  test('goes on among those who follow while it turns people away: the pace is for messages', async () => {
    const phones = await admitted(store, 40);
    for (const phone of phones.slice(0, 30))
      await store.ledger.record([
        fact(phone, { kind: 'withdrawn', occurredAt: new Date(NOW).toISOString() }),
      ]);
    const pacer = createPacer({ perSecond: 1, now: NOW });
    const { provider, counts } = await run(accepted, { pacer, until: NOW + 5000 });
    expect(counts.skipped).toBe(30);
    expect(provider.seen).toHaveLength(5);
  });

  test('of somebody whom another campaign wrote to meanwhile sees that: pair rate, then the cap', async () => {
    const [phone = ''] = await admitted(store, 1);
    await store.journal.admit('other', 'p1', [message(phone)]);
    await store.runs.save(runOf('other'));
    await store.runs.save(runOf('c'));
    await run(accepted, { campaign: 'other' });
    const first = await run(accepted);
    expect(first.counts.accepted).toBe(1);
    const [sentAt = 0] = first.provider.seen.map(({ at }) => at);
    expect(sentAt - NOW).toBeGreaterThanOrEqual(PAIR_INTERVAL_MS);
    expect(sentAt - NOW).toBeLessThan(PAIR_INTERVAL_MS + 1500);
    await store.journal.admit('third', 'p1', [message(phone)]);
    const cap = { purpose: 'newsletter', messages: 2, perMs: 24 * HOUR };
    const held = await run(accepted, { campaign: 'third', scheduler: obeying({ frequency: cap }) });
    expect(held.provider.seen).toEqual([]);
    expect(held.summary.stopped?.reason).toBe('frequency-cap');
    const [hold] = await store.journal.holds('third');
    expect(hold).toMatchObject({ limit: 'frequency-cap', count: 1 });
    expect(Math.abs((hold?.firstAt ?? 0) - NOW - 24 * HOUR)).toBeLessThan(1000);
  });
});

describe('an offer that ends', () => {
  const offer = (at: number) => [
    { type: 'limited_time_offer' as const, parameters: [{ kind: 'expiration' as const, at }] },
  ];

  test('goes out while it holds; once it is over the message is left out with the reason', async () => {
    const over = message(phoneOf(1), { components: offer(NOW + HOUR) });
    const holds = message(phoneOf(2), { components: offer(NOW + HOUR + 1) });
    await admitted(store, 3);
    await store.journal.admit('c', 'p2', [over, holds]);
    clock.time = NOW + HOUR;
    const { provider, summary, counts } = await run(accepted);
    expect(sentTo(provider)).toEqual([phoneOf(0), phoneOf(2)]);
    expect(counts).toMatchObject({ accepted: 2, skipped: 1, planned: 0 });
    expect(await store.journal.skips('c')).toEqual([{ reason: 'offer.over', count: 1 }]);
    expect(summary).toMatchObject({ stopped: undefined, sent: 2 });
  });

  test('is looked at again before a further try', async () => {
    await admitted(store, 1);
    await store.journal.admit('c', 'p2', [message(phoneOf(0), { components: offer(NOW + 500) })]);
    const { provider, counts } = await run(() => refused(131000));
    expect(provider.seen).toHaveLength(1);
    expect(counts).toMatchObject({ skipped: 1, failed: 0 });
  });
});

describe('limits', () => {
  test('the run’s own limit is reached exactly, and the rest stays planned', async () => {
    await admitted(store, 20);
    const { provider, summary, counts } = await run(accepted, { limit: 7 });
    expect(provider.seen).toHaveLength(7);
    expect(counts).toMatchObject({ accepted: 7, planned: 13 });
    expect(summary.stopped).toEqual({ reason: 'limit', resumeAt: undefined });
  });

  test('the run’s own limit counts messages: one that was throttled does not use it up', async () => {
    await admitted(store, 3);
    const { counts } = await run((outgoing, nth) => (nth === 1 ? refused(130429, 100) : accepted(outgoing)), {
      limit: 1,
    });
    expect(counts.accepted).toBe(1);
  });

  test('the run’s own limit counts messages: what is tried again is none of its own, and takes no other’s place', async () => {
    await admitted(store, 10);
    const tries = new Map<string, number>();
    const { provider, summary, counts } = await run(
      (outgoing) => {
        const nth = (tries.get(outgoing.to) ?? 0) + 1;
        tries.set(outgoing.to, nth);
        return nth < 3 ? refused(2) : accepted(outgoing);
      },
      { limit: 4 },
    );
    expect(counts).toMatchObject({ accepted: 4, failed: 0, planned: 6 });
    expect(summary.stopped?.reason).toBe('limit');
    expect(provider.seen.length).toBeGreaterThanOrEqual(12);
  });

  test('no message leaves at or after the end', async () => {
    await admitted(store, 20);
    const until = NOW + 50;
    const { provider, summary, counts } = await run(accepted, { until, concurrency: 1 });
    expect(summary.stopped).toEqual({ reason: 'until', resumeAt: undefined });
    expect(provider.seen.length).toBeGreaterThan(0);
    expect(Math.max(...provider.seen.map(({ at }) => at))).toBeLessThan(until);
    expect(counts.accepted).toBe(provider.seen.length);
    expect(counts.planned).toBe(20 - provider.seen.length);
  });

  test('the messaging limit counts people of a moving day, and tells when the next place is free', async () => {
    await admitted(store, 20);
    const { provider, summary, counts } = await run(accepted, { scheduler: obeying({ messagingLimit: 5 }) });
    expect(provider.seen).toHaveLength(5);
    expect(counts).toMatchObject({ accepted: 5, planned: 15 });
    const first = Math.min(...provider.seen.map(({ at }) => at)) + 20;
    expect(summary.stopped).toEqual({ reason: 'messaging-limit', resumeAt: first + MOVING_DAY_MS + 1 });
  });

  test('who was written to within the day takes no second place, who was not needs one', async () => {
    const [first = '', second = ''] = await admitted(store, 2, 'before');
    await run(accepted, { campaign: 'before' });
    await store.ledger.record([fact(phoneOf(7))]);
    await store.journal.admit(
      'c',
      'p1',
      [first, phoneOf(7), second].map((phone) => message(phone)),
    );
    clock.time += MINUTE;
    const { provider, summary } = await run(accepted, { scheduler: obeying({ messagingLimit: 2 }) });
    expect(sentTo(provider)).toEqual([first, second]);
    expect(summary.stopped?.reason).toBe('messaging-limit');
    clock.time = summary.stopped?.resumeAt ?? 0;
    const later = await run(accepted, { scheduler: obeying({ messagingLimit: 3 }) });
    expect(sentTo(later.provider)).toEqual([phoneOf(7)]);
  });

  test('a place that is free within two minutes is waited for', async () => {
    await admitted(store, 4, 'before');
    await run(accepted, { campaign: 'before' });
    const others = [4, 5, 6, 7, 8, 9].map(phoneOf);
    await store.ledger.record(others.map((phone) => fact(phone)));
    await store.journal.admit(
      'c',
      'p1',
      others.map((phone) => message(phone)),
    );
    clock.time = NOW + MOVING_DAY_MS - MINUTE;
    const { provider, summary } = await run(accepted, { scheduler: obeying({ messagingLimit: 6 }) });
    // Two places are free, the other four become so while the run waits.
    expect(sentTo(provider)).toEqual(others);
    const late = provider.seen.filter(({ at }) => at > NOW + MOVING_DAY_MS);
    expect(late).toHaveLength(4);
    expect(summary.stopped).toBeUndefined();
  });

  test('messages per day counts messages to whomever', async () => {
    await admitted(store, 3, 'before');
    await run(accepted, { campaign: 'before' });
    await admitted(store, 3);
    clock.time += MINUTE;
    const { provider, summary } = await run(accepted, { scheduler: obeying({ messagesPerDay: 4 }) });
    expect(provider.seen).toHaveLength(1);
    expect(summary.stopped?.reason).toBe('messages-per-day');
  });

  test('at the campaign’s end nothing leaves any more, and what waits is left out for it', async () => {
    await admitted(store, 20);
    const { provider, summary, counts } = await run(accepted, {
      concurrency: 1,
      scheduler: obeying({ notAfter: NOW + 50 }),
    });
    expect(provider.seen.length).toBeGreaterThan(0);
    expect(Math.max(...provider.seen.map(({ at }) => at))).toBeLessThan(NOW + 50);
    expect(counts).toMatchObject({ planned: 0, skipped: 20 - provider.seen.length });
    expect(await store.journal.skips('c')).toEqual([{ reason: 'campaign.over', count: counts.skipped }]);
    expect(summary.stopped).toBeUndefined();
  });

  test('a message due within two minutes is waited for, a later one is not', async () => {
    const phones = await admitted(store, 1);
    await store.ledger.record([fact(phoneOf(50)), fact(phoneOf(51))]);
    await store.journal.admit('c', 'p1', [
      message(phoneOf(50), { notBefore: NOW + MINUTE }),
      message(phoneOf(51), { notBefore: NOW + HOUR }),
    ]);
    const { provider, summary, counts } = await run(accepted);
    expect(sentTo(provider)).toEqual([...phones, phoneOf(50)]);
    expect(provider.seen.find(({ to }) => to === phoneOf(50))?.at).toBeGreaterThanOrEqual(NOW + MINUTE);
    expect(summary.stopped).toEqual({ reason: 'window', resumeAt: NOW + HOUR });
    expect(counts).toMatchObject({ accepted: 2, held: 1 });
  });
});

describe('a store that fails', () => {
  test('while answers are awaited ends the run with its error, once they are there', async () => {
    await admitted(store, 8);
    let requests = 0;
    const provider = fakeProvider(clock, accepted, () => {
      requests += 1;
      return requests * 200;
    });
    const journal: SendRequest['journal'] = {
      ...store.journal,
      async exchange(request) {
        if (request.settled.length > 0) throw new Error('disk full');
        return store.journal.exchange(request);
      },
    };
    await expect(sendMessages(sendRequest({ store, clock, provider }, { journal }))).rejects.toThrow(
      'disk full',
    );
    expect(provider.seen).toHaveLength(4);
  });
});

describe('stopping', () => {
  test('takes no more work, lets what is under way finish, and records it', async () => {
    await admitted(store, 20);
    const controller = new AbortController();
    const provider = fakeProvider(clock, (outgoing) => {
      controller.abort();
      return accepted(outgoing);
    });
    const summary = await sendMessages(
      sendRequest({ store, clock, provider }, { signal: controller.signal }),
    );
    expect(summary).toMatchObject({ stopped: { reason: 'interrupted', resumeAt: undefined }, sent: 4 });
    expect(await store.journal.counts('c')).toMatchObject({ accepted: 4, planned: 16, sending: 0 });
  });

  test('before it begins sends nothing', async () => {
    await admitted(store, 3);
    const { provider, summary } = await run(accepted, { signal: AbortSignal.abort() });
    expect(provider.seen).toEqual([]);
    expect(summary.stopped?.reason).toBe('interrupted');
  });

  test('by the platform: it is asked every minute, and its first reason stops the run', async () => {
    await admitted(store, 40);
    const asked: number[] = [];
    const provider = fakeProvider(clock, accepted, () => 10_000);
    const summary = await sendMessages(
      sendRequest(
        { store, clock, provider },
        {
          concurrency: 1,
          watch: async () => {
            asked.push(clock.now());
            return asked.length === 3 ? 'template-paused' : undefined;
          },
        },
      ),
    );
    expect(summary.stopped).toEqual({ reason: 'template-paused', resumeAt: undefined });
    expect(asked).toHaveLength(3);
    const gaps = asked.map((at, index) => at - (asked[index - 1] ?? NOW));
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(MINUTE);
      expect(gap).toBeLessThan(MINUTE + 11_000);
    }
    expect((await store.journal.counts('c')).planned).toBeGreaterThan(15);
  });
});

describe('a run whose campaign is', () => {
  /** Sends with requests of a second each; after five seconds somebody says it. */
  async function told(said: CampaignControl, answer: Answer = accepted) {
    await admitted(store, 40);
    const startedAt = clock.now();
    const provider = fakeProvider(clock, answer, () => 1000);
    void clock.sleep(5000).then(() => store.runs.setControl('c', said));
    const summary = await sendMessages(
      sendRequest({ store, clock, provider }, { concurrency: 2, control: () => store.runs.control('c') }),
    );
    const late = provider.seen.filter(({ at }) => at > startedAt + 5000);
    return { summary, late, counts: await store.journal.counts('c') };
  }

  test('paused claims nothing more, finishes what is on the wire and says so', async () => {
    const { summary, late, counts } = await told('paused');
    expect(summary.stopped).toEqual({ reason: 'paused', resumeAt: undefined });
    expect(late).toEqual([]);
    expect(counts).toMatchObject({ sending: 0, skipped: 0, planned: 40 - counts.accepted });
    expect(counts.accepted).toBeGreaterThan(5);
  });

  test('cancelled leaves the rest out, what comes back from the wire included', async () => {
    const answer: Answer = (outgoing) => (clock.now() > NOW + 5000 ? refused(131056) : accepted(outgoing));
    const { summary, late, counts } = await told('cancelled', answer);
    expect(summary.stopped).toEqual({ reason: 'cancelled', resumeAt: undefined });
    expect(late).toEqual([]);
    expect(counts).toMatchObject({ sending: 0, planned: 0, held: 0, skipped: 40 - counts.accepted });
  });

  test('paused before its first message sends nothing and ends at once', async () => {
    await admitted(store, 3);
    await store.runs.setControl('c', 'paused');
    const { provider, summary } = await run(accepted, { control: () => store.runs.control('c') });
    expect(provider.seen).toEqual([]);
    expect(summary.stopped?.reason).toBe('paused');
  });
});
