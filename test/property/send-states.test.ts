import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MessageState } from '../../src/core/message-state.ts';
import { TRANSITIONS } from '../../src/core/message-state.ts';
import type { AttemptOutcome, ClaimedMessage, DeliveryStatus, Store } from '../../src/core/ports.ts';
import { HOUR, NOW } from '../unit/core/builders.ts';
import { admitted, memoryStore, message, phoneOf, statesOf } from '../unit/pipeline/stores.ts';

const PEOPLE = 3;

/** One thing that may happen to a campaign's journal. Numbers pick among what there is. */
const step = fc.oneof(
  fc.record({
    what: fc.constant('claim' as const),
    count: fc.nat(PEOPLE),
    look: fc.constantFrom('send' as const, 'skip' as const, 'hold' as const),
  }),
  fc.record({
    what: fc.constant('settle' as const),
    pick: fc.nat(),
    outcome: fc.constantFrom(
      'accepted' as const,
      'failed' as const,
      'retry' as const,
      'skipped' as const,
      'unknown' as const,
    ),
  }),
  fc.record({
    what: fc.constant('status' as const),
    pick: fc.nat(),
    status: fc.constantFrom('sent' as const, 'delivered' as const, 'read' as const, 'failed' as const),
    named: fc.boolean(),
  }),
  fc.record({
    what: fc.constantFrom('recover' as const, 'supersede' as const, 'admit' as const, 'wait' as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Every state that legal moves lead to from one, itself among them. */
function reachable(from: MessageState, seen: Set<MessageState> = new Set([from])): Set<MessageState> {
  for (const next of TRANSITIONS[from]) {
    if (seen.has(next)) continue;
    seen.add(next);
    reachable(next, seen);
  }
  return seen;
}

const OUTCOMES: Readonly<Record<string, (wamid: string, now: number) => AttemptOutcome>> = {
  accepted: (wamid) => ({ kind: 'accepted', wamid }),
  failed: () => ({ kind: 'failed', code: 131026, title: 't', detail: 'd' }),
  retry: (_, now) => ({ kind: 'retry', at: now, code: 2, detail: 'd', uncounted: false }),
  skipped: () => ({ kind: 'skipped', reason: 'media.missing', detail: 'd' }),
  unknown: () => ({ kind: 'unknown', detail: 'd' }),
};

/** A journal with what was claimed from it. */
class Walk {
  private readonly store: Store;
  private readonly claimed: ClaimedMessage[] = [];
  private now = NOW;
  private plans = 1;

  constructor(store: Store) {
    this.store = store;
  }

  async take(next: Step): Promise<void> {
    const { journal } = this.store;
    switch (next.what) {
      case 'claim': {
        const look = {
          send: 'send',
          skip: { skip: 'consent.withdrawn' },
          hold: { holdUntil: this.now + HOUR },
        } as const;
        const lastLook = (all: readonly unknown[]) => all.map(() => look[next.look]);
        this.claimed.push(
          ...(await journal.exchange({
            campaign: 'c',
            settled: [],
            claim: next.count,
            now: this.now,
            lastLook,
          })),
        );
        return;
      }
      case 'settle': {
        const one = this.claimed[next.pick % Math.max(1, this.claimed.length)];
        const outcome = OUTCOMES[next.outcome]?.(`wamid.${one?.correlation}`, this.now);
        if (!one || !outcome) return;
        const settled = [{ message: one.message, attempt: one.attempt, outcome, at: this.now }];
        await journal.exchange({ campaign: 'c', settled, claim: 0, now: this.now, lastLook: () => [] });
        return;
      }
      case 'status': {
        const one = this.claimed[next.pick % Math.max(1, this.claimed.length)];
        if (!one) return;
        const error = next.status === 'failed' ? { code: 131026, title: 't', detail: 'd' } : undefined;
        const correlation = next.named ? one.correlation : undefined;
        const status: DeliveryStatus = {
          wamid: `wamid.${one.correlation}`,
          correlation,
          status: next.status,
          at: this.now,
          phone: one.phone,
          error,
          pricing: undefined,
        };
        await journal.applyStatuses([status]);
        return;
      }
      case 'recover':
        await journal.recover('c', this.now);
        return;
      case 'supersede':
        await journal.supersede('c', `p${this.plans}`);
        return;
      case 'admit': {
        this.plans += 1;
        const messages = Array.from({ length: PEOPLE }, (_, n) =>
          message(phoneOf(n), { notBefore: n === 0 ? this.now + HOUR : undefined }),
        );
        await journal.admit('c', `p${this.plans}`, messages);
        return;
      }
      case 'wait':
        this.now += HOUR;
    }
  }
}

describe('the states of messages in the journal', () => {
  test('only ever move where the table lets them, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const store = await memoryStore();
        try {
          await admitted(store, PEOPLE);
          const walk = new Walk(store);
          let before = await statesOf(store);
          for (const next of steps) {
            await walk.take(next);
            const after = await statesOf(store);
            expect([...after.keys()]).toEqual([...before.keys()]);
            for (const [phone, state] of after) {
              const from = before.get(phone) as MessageState;
              const isRenewed =
                next.what === 'admit' &&
                ['planned', 'held'].includes(from) &&
                ['planned', 'held'].includes(state);
              expect(
                isRenewed || reachable(from).has(state as MessageState),
                `${from} to ${state} by ${next.what}`,
              ).toBe(true);
            }
            const counts = await store.journal.counts('c');
            expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(PEOPLE);
            before = after;
          }
        } finally {
          await store.close();
        }
      }),
      { numRuns: 200 },
    );
  });
});
