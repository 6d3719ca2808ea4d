import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ConsentState, EMPTY_STATE, EVENT_KINDS, factText, foldEvent } from '../../src/core/consent.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import { phoneOf, sha256, type UseBench } from './store.ts';

const PHONES = [0, 1, 2].map(phoneOf);

const fact: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  purposes: fc.uniqueArray(fc.constantFrom('newsletter', 'orders', '*', '*marketing'), {
    minLength: 1,
    maxLength: 2,
  }),
  channels: fc.uniqueArray(fc.constantFrom('whatsapp', '*'), { minLength: 1, maxLength: 2 }),
  occurredAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'),
  source: fc.constantFrom('shop', 'form'),
  identifiers: fc.constantFrom(...PHONES).map((phone): [string] => [phone]),
});
const facts = fc.array(fact, { maxLength: 12 });

/** States by number with what decides each slot, but for what depends on arrival: sequence numbers and random person ids. */
async function decided(store: Store): Promise<Record<string, unknown>> {
  const found = await store.ledger.lookup(PHONES);
  const states: Record<string, unknown> = {};
  for (const phone of PHONES) {
    const state = found.get(phone)?.state ?? {};
    states[phone] = Object.fromEntries(
      Object.keys(state)
        .sort()
        .map((slot) => [slot, { at: state[slot]!.at }]),
    );
  }
  return states;
}

export function lawContract(use: UseBench): void {
  test('the same facts in any order and batching give the same state', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.infiniteStream(fc.nat()), fc.nat(12), async (given, keys, cut) => {
        const shuffled = given
          .map((item) => ({ item, key: keys.next().value as number }))
          .sort((left, right) => left.key - right.key)
          .map(({ item }) => item);
        const [one, other] = [await use().fresh(), await use().fresh()];
        await one.ledger.record(given);
        await other.ledger.record(shuffled.slice(0, cut));
        await other.ledger.record(shuffled.slice(cut));
        expect(await decided(other)).toEqual(await decided(one));
        expect(await other.ledger.size()).toEqual(await one.ledger.size());
      }),
      { numRuns: 40 },
    );
  });

  test('recording everything a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (given) => {
        const store = await use().fresh();
        await store.ledger.record(given);
        const before = [await store.ledger.position(), await store.ledger.lookup(PHONES)];
        expect(await store.ledger.record(given)).toEqual(given.map(() => 'known'));
        expect([await store.ledger.position(), await store.ledger.lookup(PHONES)]).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  test("each person's state is the fold of that person's log", async () => {
    await fc.assert(
      fc.asyncProperty(facts, facts, async (first, second) => {
        const store = await use().fresh();
        await store.ledger.record(first);
        await store.ledger.record(second, { refuseRevival: true });
        const found = await store.ledger.lookup(PHONES);
        for (const phone of PHONES) {
          let state: ConsentState = EMPTY_STATE;
          for (const { seq, event } of await store.ledger.history(phone)) {
            const key = Buffer.from(sha256(factText(event)).subarray(0, 16)).toString('hex');
            state = foldEvent(state, { event, seq, fact: key });
          }
          const kept = found.get(phone)?.state ?? {};
          for (const slot of new Set([...Object.keys(state), ...Object.keys(kept)])) {
            // Events about identifiers decide no slot, so the fact key is the text's alone.
            expect(kept[slot], slot).toEqual(state[slot]);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
}
