import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConsentEvent, ConsentState } from '../../src/core/consent.ts';
import { EMPTY_STATE, EVENT_KINDS, factText, foldEvent, LEGAL_BASES } from '../../src/core/consent.ts';
import { event, NOW } from '../unit/core/builders.ts';

/** Few instants, purposes and channels, so that facts meet: same slot, same instant, same fact. */
const anyEvent: fc.Arbitrary<ConsentEvent> = fc
  .record({
    kind: fc.constantFrom(...EVENT_KINDS),
    purposes: fc.subarray(['newsletter', 'orders', '*', '*marketing'], { minLength: 1 }),
    channels: fc.subarray(['whatsapp', 'email', '*'], { minLength: 1 }),
    basis: fc.constantFrom(...LEGAL_BASES),
    at: fc.integer({ min: 0, max: 5 }),
    source: fc.constantFrom('web-form', 'shop'),
    sale: fc.option(fc.record({ reference: fc.constantFrom('R-1', 'R-2') }), { nil: undefined }),
  })
  .map(({ at, sale, ...rest }) =>
    event({ ...rest, occurredAt: new Date(NOW + at * 1000).toISOString(), ...(sale ? { sale } : {}) }),
  );
const history = fc.array(anyEvent, { maxLength: 30 });

/** A history with an order of arrival that has nothing to do with it. */
const reordered = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    arrival: fc.shuffledSubarray(events, { minLength: events.length }),
  }),
);

const arrive = (
  events: readonly ConsentEvent[],
  state: ConsentState = EMPTY_STATE,
  first = 1,
): ConsentState =>
  events.reduce(
    (known, one, index) => foldEvent(known, { event: one, seq: first + index, fact: factText(one) }),
    state,
  );

/** The state without places in the log, which are the order of arrival itself. */
const decided = (state: ConsentState): unknown =>
  Object.fromEntries(
    Object.entries(state)
      .map(([slot, { at, fact, facts }]) => [slot, { at, fact, facts }] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );

describe('the fold of the consent ledger', () => {
  test('gives the same state in whatever order events arrive', () => {
    fc.assert(
      fc.property(reordered, ({ events, arrival }) => {
        expect(decided(arrive(arrival))).toEqual(decided(arrive(events)));
      }),
      { numRuns: 500 },
    );
  });

  test('takes a second arrival of any of them without a change', () => {
    fc.assert(
      fc.property(history, fc.nat(), (events, pick) => {
        const state = arrive(events);
        const again = events[events.length === 0 ? 0 : pick % events.length];
        if (again) expect(arrive([again], state, 1000)).toBe(state);
      }),
    );
  });

  test('takes batches as it takes single events', () => {
    fc.assert(
      fc.property(history, fc.nat(30), (events, cut) => {
        const inTwo = arrive(events.slice(cut), arrive(events.slice(0, cut)), cut + 1);
        expect(inTwo).toEqual(arrive(events));
      }),
    );
  });

  test('never forgets: a slot once written stays, and its instant never goes back', () => {
    fc.assert(
      fc.property(history, anyEvent, (events, next) => {
        const before = arrive(events);
        const after = arrive([next], before, 1000);
        for (const [slot, entry] of Object.entries(before))
          expect(after[slot]?.at).toBeGreaterThanOrEqual(entry.at);
      }),
    );
  });
});
