import { expect, test } from 'vitest';
import type { PlanEntry } from '../../../src/core/plan.ts';
import { DOSSIER_COLUMNS, dossierRecord, dossierRows } from '../../../src/pipeline/dossier-rows.ts';

const entry = (row: number, change: Partial<PlanEntry> = {}): PlanEntry => ({
  row,
  phone: `+49151200000${row}`,
  country: 'DE',
  decision: 'send',
  reasons: [],
  basis: 'consent',
  event: row * 10,
  ...change,
});

async function rowsOf(entries: readonly PlanEntry[], asked: string[] = []): Promise<string[]> {
  async function* batches() {
    yield entries;
  }
  const rows: string[] = [];
  const parts = {
    campaign: 'herbst',
    entries: batches(),
    ledger: {
      lookup: async () => new Map([['+491512000002', { personKey: 1, person: 'P2', state: {} }]]),
    },
    journal: {
      existing: async () => {
        asked.push('people');
        return new Map([['+491512000002', { state: 'failed' as const, code: 131026 }]]);
      },
      existingKeys: async () => {
        asked.push('keys');
        return new Map([['A-1', { state: 'read' as const }]]);
      },
    },
  };
  for await (const batch of dossierRows(parts)) rows.push(...batch.map(dossierRecord));
  return rows;
}

test('each decision is a record with a random id, its findings and its result, and never a number', async () => {
  const rows = await rowsOf([
    entry(2),
    entry(3, {
      decision: 'block',
      reasons: ['consent.missing', 'quiet-hours'],
      basis: undefined,
      event: undefined,
    }),
  ]);
  expect(rows).toEqual([
    '2,P2,DE,send,consent,20,,failed,131026',
    '3,,DE,block,,,consent.missing quiet-hours,,',
  ]);
  expect(rows[0]?.split(',')).toHaveLength(DOSSIER_COLUMNS.length);
  expect(rows.join()).not.toContain('+49');
});

test('a campaign that sends once for a key is asked by its keys, which do not appear', async () => {
  const asked: string[] = [];
  const rows = await rowsOf([entry(2, { key: 'A-1' }), entry(3, { key: 'A-2' })], asked);
  expect(asked).toEqual(['keys']);
  expect(rows).toEqual(['2,P2,DE,send,consent,20,,read,', '3,,DE,send,consent,30,,,']);
});
