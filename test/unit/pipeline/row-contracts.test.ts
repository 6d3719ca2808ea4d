import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PlanEntry } from '../../../src/core/plan.ts';
import type { Store } from '../../../src/core/ports.ts';
import { decideBatch } from '../../../src/pipeline/decide.ts';
import { contractReader, enterContracts } from '../../../src/pipeline/row-contracts.ts';
import { copyOf, NOW } from '../core/builders.ts';
import { campaignInput, deciding, recipient } from './planning.ts';
import { fact, memoryStore, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
  await store.ledger.record([optIn(0)]);
});
afterEach(() => store.close());

const optIn = (n: number) =>
  fact(phoneOf(n), { kind: 'platform-optin', purposes: [], channels: [], source: 'web-form' });
const SOURCE = { plan: 'p_1', purpose: 'orders', recipients: `sha256:${'2'.repeat(64)}` };
const COLUMNS = { reference: 'order', date: 'ordered' };

/** What a campaign about orders decides about a row with these cells. */
async function decided(
  cells: readonly [name: string, order: string, date: string],
  category = 'utility',
  n = 0,
): Promise<PlanEntry> {
  const base = campaignInput({ purpose: 'orders', bases: ['contract'], contract: COLUMNS });
  const input = { ...base, purpose: { id: 'orders', category } as typeof base.purpose };
  const context = deciding(store, {
    input,
    copies: [copyOf({ category: category === 'marketing' ? 'MARKETING' : 'UTILITY' })],
    contract: COLUMNS,
    contractOf: contractReader('Europe/Berlin', NOW),
  });
  const [one] = await decideBatch(context, [recipient(phoneOf(n), 2, { values: [...cells] })]);
  if (!one) throw new Error('nothing was decided');
  return one.entry;
}

describe('an order that a row shows', () => {
  test('carries a service message, and the entry says which', async () => {
    expect(await decided(['Ada', 'B-1', '2026-11-20T10:00:00Z'])).toMatchObject({
      decision: 'send',
      basis: 'contract',
      contract: { reference: 'B-1', at: '2026-11-20T10:00:00.000Z' },
    });
    expect(await decided(['Ada', 'B-1', '20.11.2026'])).toMatchObject({ contract: { day: true } });
  });

  test.each([
    ['without a number', ['Ada', '', '2026-11-20']],
    ['without a date', ['Ada', 'B-1', '']],
    ['with a date that is none', ['Ada', 'B-1', 'soon']],
    ['with a date to come', ['Ada', 'B-1', '2026-12-20']],
  ] as const)('carries nothing %s', async (_, cells) => {
    expect(await decided(cells)).toMatchObject({ decision: 'block', reasons: ['basis.none'] });
  });

  test('carries no advertising, and nobody who did not opt in on WhatsApp', async () => {
    expect((await decided(['Ada', 'B-1', '2026-11-20'], 'marketing')).reasons).toContain('basis.none');
    expect((await decided(['Ada', 'B-1', '2026-11-20'], 'utility', 5)).reasons).toEqual([
      'basis.platform-optin-missing',
    ]);
  });

  test('does not carry what was ended after it', async () => {
    await store.ledger.record([
      fact(phoneOf(0), {
        kind: 'basis-ended',
        basis: 'contract',
        purposes: ['orders'],
        occurredAt: '2026-11-21T10:00:00Z',
      }),
    ]);
    expect(await decided(['Ada', 'B-1', '2026-11-20'])).toMatchObject({ decision: 'block' });
  });

  test('enters the ledger once as the plan is sent, with its row as evidence, and the message rests on it', async () => {
    const entry = await decided(['Ada', 'B-1', '2026-11-20']);
    const [first] = await enterContracts(store.ledger, [entry], SOURCE);
    const history = await store.ledger.history(phoneOf(0));
    expect(history.at(-1)).toMatchObject({
      seq: first?.event,
      event: {
        kind: 'basis-asserted',
        basis: 'contract',
        contract: { reference: 'B-1' },
        evidence: { reference: 'p_1, row 2', digest: SOURCE.recipients },
      },
    });
    const [again] = await enterContracts(store.ledger, [entry], { ...SOURCE, plan: 'p_2' });
    expect(again?.event).toBe(first?.event);
    expect(await store.ledger.history(phoneOf(0))).toHaveLength(history.length);
    // From now on the ledger itself carries it.
    expect(await decided(['Ada', '', ''])).toMatchObject({ decision: 'send', event: first?.event });
  });

  test('is not entered of a row that is blocked', async () => {
    const entry = { ...(await decided(['Ada', 'B-1', '2026-11-20'])), decision: 'block' as const };
    expect(await enterContracts(store.ledger, [entry], SOURCE)).toEqual([entry]);
    expect(await store.ledger.history(phoneOf(0))).toHaveLength(1);
  });
});
