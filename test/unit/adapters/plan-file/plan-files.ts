/** Plans written to a folder of their own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPlanEntries, verifyPlan } from '../../../../src/adapters/plan-file/read-plan.ts';
import {
  openPlanWriter,
  PLAN_FILES,
  type PlanFileHead,
} from '../../../../src/adapters/plan-file/write-plan.ts';
import type { PlanEntry, PlanSummary } from '../../../../src/core/plan.ts';
import type { DecidedRow } from '../../../../src/core/ports.ts';

/** What heads the plans of these tests. */
export const HEAD: PlanFileHead = {
  plan: 'p_1',
  campaign: 'c',
  createdAt: '2026-11-23T09:00:00+01:00',
  delimiter: ';',
  header: 'Handy;Vorname',
};

const digest = `sha256:${'a'.repeat(64)}`;

/** A plan's summary. */
export const SUMMARY: PlanSummary = {
  schema: 'consend.plan/1',
  plan: 'p_0000000002',
  campaign: 'c',
  createdAt: '2026-11-23T09:00:00+01:00',
  inputs: { campaign: digest, recipients: digest, template: digest, ledger: { size: 3, root: 'cm9vdA==' } },
  rows: { read: 1, valid: 1, invalid: 0, duplicate: 0 },
  decisions: { send: 1, hold: 0, block: 0 },
  findings: [{ code: 'quiet-hours', severity: 'info', scope: 'recipient', count: 1 }],
  messages: { count: 1, template: 't', language: { de: 1 }, category: 'MARKETING' },
  cost: {
    currency: 'USD',
    total: 0.1,
    byCountry: [{ country: 'DE', messages: 1, unit: 0.1, total: 0.1 }],
    rates: '2026-10-01',
  },
  schedule: { firstAt: null, lastAt: null, seconds: 0, perSecond: 80, days: 1, limitedBy: 'throughput' },
  files: { report: 'r', decisions: 'd' },
  purpose: 'newsletter',
  decidedFor: '2026-11-23T09:00:00+01:00',
  templateSyncedAt: null,
};

/** An entry to send to the n-th person. */
export function entry(n: number, change: Partial<PlanEntry> = {}): PlanEntry {
  return {
    row: n + 2,
    phone: `+49151${10_000_000 + n}`,
    country: 'DE',
    decision: 'send',
    reasons: [],
    basis: 'consent',
    event: n + 1,
    language: 'de',
    components: [{ type: 'body', parameters: [{ kind: 'text', text: 'Ada' }] }],
    ...change,
  };
}

/** A row of the input with its entry. */
export const rowOf = (one: PlanEntry): DecidedRow => ({
  entry: one,
  problem: undefined,
  original: `${one.phone};Ada`,
});

/** A new folder, gone with `dispose`. */
export function planFolder() {
  const dir = mkdtempSync(join(tmpdir(), 'consend-plan-'));
  const entries = join(dir, PLAN_FILES.entries);
  return {
    dir,
    /** Writes a whole plan. */
    async write(rows: readonly DecidedRow[], head: PlanFileHead = HEAD): Promise<void> {
      const writer = await openPlanWriter(dir, head);
      await writer.write(rows);
      await writer.finish();
    },
    /** Reads all entries back. */
    async read(batchSize?: number): Promise<PlanEntry[]> {
      const all: PlanEntry[] = [];
      for await (const batch of readPlanEntries(dir, batchSize)) all.push(...batch);
      return all;
    },
    /** Bytes of decisions.ndjson. */
    bytes: (): Buffer => readFileSync(entries),
    /** Overwrites decisions.ndjson. */
    overwrite: (content: Buffer | string): void => writeFileSync(entries, content),
    /** Text of decisions.csv. */
    csv: (): string => readFileSync(join(dir, PLAN_FILES.decisions), 'utf8'),
    /** What verifying says: the error's code, or `whole`. */
    verdict: (): Promise<string> =>
      verifyPlan(dir).then(
        () => 'whole',
        (error: { code?: string }) => error.code ?? String(error),
      ),
    dispose: (): void => rmSync(dir, { recursive: true }),
  };
}
