import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports.ts';
import { importChecks } from '../../../src/pipeline/import-checks.ts';
import type { ConsentRow, ImportCounts, ImportRequest } from '../../../src/pipeline/import-consents.ts';
import { importConsents } from '../../../src/pipeline/import-consents.ts';
import { daysAgo, NOW, TEXT, workspace } from '../core/builders.ts';
import { fact, memoryStore, phoneOf } from './stores.ts';

let store: Store;
beforeEach(async () => {
  store = await memoryStore();
});
afterEach(() => store.close());

async function* batches(...all: readonly (readonly ConsentRow[])[]) {
  yield* all;
}
const row = (n: number, ...events: ConsentRow['events']): ConsentRow => ({ row: n, events });
const consent = (n: number): ConsentRow => row(n, fact(phoneOf(n)));
const load = (rows: ImportRequest['rows'], change: Partial<ImportRequest> = {}) =>
  importConsents({ rows, ledger: store.ledger, ...change });

/** People 2 to 4 are new, 5 is known, 6 withdrew later, 7 is unusable, 8 is new with a confirmation. */
async function mixed(change: Partial<ImportRequest> = {}): Promise<ImportCounts> {
  await store.ledger.record([
    fact(phoneOf(5)),
    fact(phoneOf(6), { kind: 'withdrawn', occurredAt: daysAgo(1) }),
  ]);
  const confirmed = fact(phoneOf(8), { kind: 'confirmed', occurredAt: daysAgo(9) });
  return load(
    batches(
      [consent(2), consent(3), consent(5)],
      [consent(6), row(7), consent(4)],
      [row(8, fact(phoneOf(8)), confirmed)],
    ),
    change,
  );
}

describe('an import', () => {
  test('refuses a row as a whole: no confirmation outlives the consent that a withdrawal has overtaken', async () => {
    await store.ledger.record([fact(phoneOf(6), { kind: 'withdrawn', occurredAt: daysAgo(5) })]);
    const rows = [
      row(2, fact(phoneOf(2), { occurredAt: daysAgo(9) })),
      row(
        3,
        fact(phoneOf(6), { occurredAt: daysAgo(9) }),
        fact(phoneOf(6), { kind: 'confirmed', occurredAt: daysAgo(1) }),
      ),
    ];
    expect(await load(batches(rows))).toEqual({ read: 2, added: 1, known: 0, refused: 1, rejected: 0 });
    expect(await store.ledger.history(phoneOf(6))).toHaveLength(1);
  });

  test('counts each row once, and its counts add up', async () => {
    const counts = await mixed();
    expect(counts).toEqual({ read: 7, added: 4, known: 1, refused: 1, rejected: 1 });
    expect(counts.added + counts.known + counts.refused + counts.rejected).toBe(counts.read);
  });

  test('run twice adds nothing', async () => {
    await mixed();
    const before = await store.ledger.position();
    expect(await mixed()).toEqual({ read: 7, added: 0, known: 5, refused: 1, rejected: 1 });
    expect(await store.ledger.position()).toEqual(before);
  });

  test('names the rows that it refused', async () => {
    const refused: number[] = [];
    await mixed({ onTurnedAway: (n) => refused.push(n) });
    expect(refused).toEqual([6]);
    expect((await store.ledger.history(phoneOf(6))).map(({ event }) => event.kind)).toEqual(['withdrawn']);
  });

  test('leaves out what a check turns away, confirmation and all, and goes on; a stop always enters', async () => {
    const checks = importChecks(workspace({ wordings: [{ ...TEXT, withdrawal: true }] }), NOW);
    const ticked = fact(phoneOf(2), { method: 'preticked' });
    const rows = batches([
      row(2, ticked, fact(phoneOf(2), { kind: 'confirmed', occurredAt: daysAgo(9) })),
      row(3, fact(phoneOf(3), { method: 'raffle' })),
      row(4, fact(phoneOf(4), { kind: 'withdrawn', source: 'contacts' })),
      row(5, fact(phoneOf(5), { wording: { id: 'lost', version: '1' } })),
    ]);
    const away: unknown[] = [];
    const counts = await load(rows, {
      checks,
      onTurnedAway: (n, _, finding) => away.push([n, finding?.code]),
    });
    expect(counts).toEqual({ read: 4, added: 3, known: 0, refused: 0, rejected: 1 });
    expect(away).toEqual([[2, 'consent.not-affirmative']]);
    expect(await store.ledger.history(phoneOf(2))).toEqual([]);
    expect(
      [...checks.found.values()].map(({ finding, count }) => [finding.code, finding.severity, count]),
    ).toEqual([
      ['consent.not-affirmative', 'block', 1],
      ['consent.coupled', 'warn', 1],
    ]);
    expect(checks.notRun()).toMatchObject([{ code: 'consent.withdrawal-info-missing', subjects: 1 }]);
  });

  test('names the check behind what the ledger refused', async () => {
    await store.ledger.record([fact(phoneOf(6), { kind: 'withdrawn', occurredAt: daysAgo(1) })]);
    const checks = importChecks(workspace(), NOW);
    const away: unknown[] = [];
    await load(batches([consent(6)]), {
      checks,
      onTurnedAway: (n, _, finding) => away.push([n, finding?.code]),
    });
    expect(away).toEqual([[6, 'optout.resubscribe-without-consent']]);
  });

  test('counts a row as added where only its confirmation is new', async () => {
    await store.ledger.record([fact(phoneOf(9))]);
    const rows = batches([row(2, fact(phoneOf(9)), fact(phoneOf(9), { kind: 'confirmed' }))]);
    expect(await load(rows)).toMatchObject({ read: 1, added: 1, known: 0 });
  });

  test('counts a row that repeats another of its own file as known', async () => {
    expect(await load(batches([consent(2), { ...consent(2), row: 3 }]))).toMatchObject({
      read: 2,
      added: 1,
      known: 1,
    });
  });

  test('tells after each batch how it goes', async () => {
    const told: number[] = [];
    await mixed({ onProgress: ({ read }) => told.push(read) });
    expect(told).toEqual([3, 6, 7]);
  });

  test('that added something leaves a note of the file and of what became of its rows, about nobody', async () => {
    const about = { name: 'list.csv', digest: 'sha256:aa', actor: 'A. Muster', now: () => NOW };
    const counts = await mixed({ about });
    const lines = [];
    for await (const batch of store.ledger.log()) lines.push(...batch);
    expect(lines.at(-1)?.event).toMatchObject({
      kind: 'imported',
      person: 'workspace',
      identifiers: [],
      source: 'import',
      occurredAt: new Date(NOW).toISOString(),
      evidence: { reference: 'list.csv', digest: 'sha256:aa' },
      batch: counts,
      actor: 'A. Muster',
    });
    const before = await store.ledger.position();
    await mixed({ about });
    expect(await store.ledger.position()).toEqual(before);
    await load(batches([consent(99)]), { about, rehearse: true });
    expect(await store.ledger.position()).toEqual(before);
  });

  test('rehearsed counts the same and writes nothing', async () => {
    await store.ledger.record([fact(phoneOf(5))]);
    const before = await store.ledger.position();
    const counts = await load(batches([consent(2), consent(5), row(7)]), { rehearse: true });
    expect(counts).toEqual({ read: 3, added: 1, known: 1, refused: 0, rejected: 1 });
    expect(await store.ledger.position()).toEqual(before);
  });

  test('that is stopped leaves whole batches, and run again completes', async () => {
    const controller = new AbortController();
    const rows = () => batches([consent(2), consent(3)], [consent(4)]);
    await expect(
      load(rows(), { signal: controller.signal, onProgress: () => controller.abort() }),
    ).rejects.toThrow();
    expect(await store.ledger.size()).toEqual({ people: 2, events: 2 });
    expect(await load(rows())).toMatchObject({ added: 1, known: 2 });
  });
});
