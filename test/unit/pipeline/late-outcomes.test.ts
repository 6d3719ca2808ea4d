import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createBreaker } from '../../../src/core/breaker.ts';
import { createPacer } from '../../../src/core/pacer.ts';
import type { DeliveryStatus, OutgoingMessage, Store } from '../../../src/core/ports.ts';
import { countryRefusals } from '../../../src/core/sending/countries.ts';
import { followLateOutcomes } from '../../../src/pipeline/late-outcomes.ts';
import { sendMessages } from '../../../src/pipeline/send.ts';
import { type Answer, accepted, fakeProvider, notedPacer, refused, sendRequest } from './sender.ts';
import { admitted, fact, memoryStore, message, phoneOf, type VirtualClock, virtualClock } from './stores.ts';

let clock: VirtualClock;
let store: Store;
beforeEach(async () => {
  clock = virtualClock();
  store = await memoryStore(clock);
});
afterEach(() => store.close());

type Fate = (nth: number, outgoing: OutgoingMessage) => { status: DeliveryStatus['status']; code?: number };

/** Sends slowly, with a receiver that hears of each accepted message a second later. */
async function run(
  fate: Fate,
  { perSecond = 20, answer = accepted as Answer, pacer = createPacer({ perSecond, now: clock.now() }) } = {},
) {
  const parts = { breaker: createBreaker(), countries: countryRefusals(), pacer };
  const late = followLateOutcomes({ ...parts, campaign: 'c', journal: store.journal, clock });
  await late.look();
  let nth = 0;
  const letters: Promise<unknown>[] = [];
  const provider = fakeProvider(clock, (outgoing, times) => {
    const result = answer(outgoing, times);
    if (result.kind !== 'accepted') return result;
    nth += 1;
    const { status, code } = fate(nth, outgoing);
    const letter = clock.sleep(1000).then(() =>
      store.journal.applyStatuses([
        {
          wamid: result.wamid,
          correlation: outgoing.correlation,
          status,
          at: clock.now(),
          phone: outgoing.to,
          error: code === undefined ? undefined : { code, title: 't', detail: 'd' },
          pricing: undefined,
        },
      ]),
    );
    letters.push(letter);
    return result;
  });
  const summary = await sendMessages(sendRequest({ store, clock, provider }, { ...parts, late }));
  await Promise.all(letters);
  return { summary, provider, counts: await store.journal.counts('c') };
}

describe('failures that come by webhook while a run sends', () => {
  test('open the breaker: a campaign of which nine in ten fail later stops early', async () => {
    await admitted(store, 400);
    const { summary, counts } = await run((nth) =>
      nth % 10 === 0 ? { status: 'delivered' } : { status: 'failed', code: 131026 },
    );
    expect(summary.stopped).toEqual({ reason: 'failure-share', resumeAt: undefined });
    expect(counts.planned).toBeGreaterThan(250);
    expect(counts.failed).toBeGreaterThan(50);
  });

  test('within the allowed share stop nothing', async () => {
    await admitted(store, 200);
    const { summary, counts } = await run((nth) =>
      nth % 4 === 0 ? { status: 'failed', code: 131026 } : { status: 'sent' },
    );
    expect(summary.stopped).toBeUndefined();
    expect(counts).toMatchObject({ planned: 0 });
  });

  test.each([131042, 131031, 368, 131048, 132015])(
    'stop it at the first where they hold for the account or the template: %i',
    async (code) => {
      await admitted(store, 200);
      const { summary, counts } = await run((nth) =>
        nth === 3 ? { status: 'failed', code } : { status: 'delivered' },
      );
      expect(summary.stopped).toEqual({ reason: `api:${code}`, resumeAt: undefined });
      expect(counts.planned).toBeGreaterThan(100);
    },
  );

  test('stop it where three in a row have the same template fault', async () => {
    await admitted(store, 200);
    const { summary } = await run(() => ({ status: 'failed', code: 131053 }));
    expect(summary.stopped?.reason).toBe('template-fault:131053');
  });

  test('slow it where they say that it sends too fast', async () => {
    await admitted(store, 100);
    const { take, depart, answered } = createPacer({ perSecond: 20, now: clock.now() });
    const pacer = { ...notedPacer(), take, depart, answered };
    await run((nth) => (nth === 2 ? { status: 'failed', code: 130429 } : { status: 'sent' }), { pacer });
    expect(pacer.throttles).toEqual([undefined]);
  });

  test('from before the run are none of its business', async () => {
    await admitted(store, 60);
    await run(() => ({ status: 'failed', code: 131042 }));
    await store.journal.admit('c', 'p1', []);
    const { summary } = await run(() => ({ status: 'delivered' }));
    expect(summary.stopped).toBeUndefined();
  });
});

describe('a country that the business may not write to', () => {
  /** Of three people one is in Brazil. */
  async function mixed(count: number): Promise<void> {
    const phones = Array.from({ length: count }, (_, n) => phoneOf(n));
    await store.ledger.record(phones.map((phone) => fact(phone)));
    const countries = ['BR', 'DE', 'AT'];
    const messages = phones.map((phone, n) =>
      message(phone, { row: n + 2, country: countries[n % 3] ?? '' }),
    );
    await store.journal.admit('c', 'p1', messages);
  }
  const isBrazilian = (phone: string): boolean => Number(phone.slice(-4)) % 3 === 0;

  test('is left out after three refusals, with its name, and the others go on', async () => {
    await mixed(90);
    const { summary, counts } = await run(() => ({ status: 'delivered' }), {
      answer: (outgoing) => (isBrazilian(outgoing.to) ? refused(130497) : accepted(outgoing)),
    });
    expect(summary.stopped).toBeUndefined();
    expect(counts).toMatchObject({ planned: 0, failed: 3, skipped: 27 });
    expect(await store.journal.skips('c')).toEqual([{ reason: 'country-refused:BR', count: 27 }]);
  });

  test('is left out as well where webhooks tell so', async () => {
    await mixed(300);
    const { summary, counts } = await run((_, outgoing) =>
      isBrazilian(outgoing.to) ? { status: 'failed', code: 130497 } : { status: 'delivered' },
    );
    expect(summary.stopped).toBeUndefined();
    expect(await store.journal.skips('c')).toEqual([
      { reason: 'country-refused:BR', count: 100 - counts.failed },
    ]);
    expect(counts.failed).toBeLessThan(40);
  });
});
