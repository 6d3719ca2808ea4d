import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifySignature } from '../../src/adapters/keys/index.ts';
import { EVENT_KINDS } from '../../src/core/consent.ts';
import type { NewEvent, Store } from '../../src/core/ports.ts';
import type { VerifyResult } from '../../src/core/verification.ts';
import { verifyLedger } from '../../src/pipeline/verify.ts';
import { phoneOf, sha256, type UseBench } from './store.ts';
import { request } from './store-erasure.ts';
import { keysOf } from './store-tools.ts';

const IDENTIFIERS = [phoneOf(0), phoneOf(1), phoneOf(2), 'DE.user'];
const KINDS = EVENT_KINDS.filter(
  (kind) => !['erased', 'imported', 'override', 'identifier-changed'].includes(kind),
);

const fact: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constantFrom(...KINDS),
  purposes: fc.constantFrom(['newsletter'], ['orders', '*marketing'], ['*']),
  channels: fc.constantFrom(['whatsapp'], ['*']),
  occurredAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'),
  source: fc.constantFrom('shop', 'form'),
  identifiers: fc.subarray(IDENTIFIERS, { minLength: 1, maxLength: 2 }),
});

/** A change of hands: one identifier is taken in, another given up. */
const change: fc.Arbitrary<NewEvent> = fc
  .record({
    pair: fc.shuffledSubarray(IDENTIFIERS, { minLength: 2, maxLength: 2 }),
    day: fc.constantFrom(1, 2, 3),
  })
  .map(({ pair, day }) => ({
    kind: 'identifier-changed',
    purposes: [],
    channels: [],
    occurredAt: `2026-01-0${day}T12:00:00Z`,
    source: 'meta',
    identifiers: [pair[0] as string],
    released: [pair[1] as string],
  }));

type Step =
  | { readonly record: readonly NewEvent[] }
  | { readonly erase: string; readonly keepSuppression: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      record: fc.array(fc.oneof({ weight: 5, arbitrary: fact }, change), { maxLength: 5 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ erase: fc.constantFrom(...IDENTIFIERS), keepSuppression: fc.boolean() }),
  },
);

/** Goes through the steps, an hour apart. */
async function play(store: Store, steps: readonly Step[], tick: () => void): Promise<void> {
  for (const one of steps) {
    tick();
    if ('record' in one) await store.ledger.record(one.record);
    else await store.care.erase(request({ identifier: one.erase, keepSuppression: one.keepSuppression }));
  }
}

async function verified(store: Store): Promise<VerifyResult> {
  const ours = keysOf('test').signer.publicKey;
  return await store.snapshot((rows) => verifyLedger(rows, { sha256, verify: verifySignature, ours }));
}

export function erasureLawContract(use: UseBench): void {
  test('whatever was recorded and erased in whatever order, the ledger verifies and rebuilding finds nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const store = await use().fresh();
        const { clock } = use();
        await play(store, steps, () => {
          clock.time += 3_600_000;
        });
        const { findings, erasedEvents } = await verified(store);
        expect(findings).toEqual([]);
        expect(erasedEvents).toBeGreaterThanOrEqual(0);
        expect(await store.care.rebuild()).toEqual({ people: 0, identifiers: 0, suppressions: 0 });
      }),
      { numRuns: 30 },
    );
  });

  test('no fact from before an erasure opens anything for the erased again', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { minLength: 1, maxLength: 8 }),
        fc.array(fact, { maxLength: 8 }),
        async (known, list) => {
          const store = await use().fresh();
          await store.ledger.record(known);
          const erased = new Set(known.flatMap(({ identifiers }) => identifiers));
          for (const identifier of erased) await store.care.erase(request({ identifier }));
          await store.ledger.record([...known, ...list], { refuseRevival: true });
          const found = await store.ledger.lookup([...erased]);
          for (const { state } of found.values()) {
            const opened = Object.keys(state).filter((slot) =>
              /^(given|confirmed|basis:|platform-optin)/.test(slot),
            );
            // Somebody else may have come to the erased number by a stop that names both: their own past goes with its restriction.
            const shut = Math.max(state.suppressed?.at ?? 0, state['objected|*|*']?.at ?? 0);
            for (const slot of opened) expect(state[slot]!.at).toBeLessThan(shut);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a copy that learns of the erasures keeps the same people out as the store itself', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const store = await use().fresh();
        const { clock } = use();
        await play(store, steps, () => {
          clock.time += 3_600_000;
        });
        const other = await use().fresh();
        await other.care.reapply(await store.care.erasures());
        expect(await other.care.erasures()).toEqual(await store.care.erasures());
        expect((await verified(other)).findings).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
}
