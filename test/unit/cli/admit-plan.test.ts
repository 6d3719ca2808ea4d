import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { planDigest } from '../../../src/adapters/plan-file/plan-digest.ts';
import { PLAN_FILES } from '../../../src/adapters/plan-file/write-plan.ts';
import { admitPlan } from '../../../src/cli/admit-plan.ts';
import type { SendingParts } from '../../../src/cli/sending-parts.ts';
import { ConsendError } from '../../../src/core/errors.ts';
import { planSummarySchema } from '../../../src/core/plan.ts';
import { entry, planFolder, rowOf, SUMMARY } from '../adapters/plan-file/plan-files.ts';
import { type OpenedForTest, openForTest } from './workspaces-open.ts';

let bench: OpenedForTest;
let folder: ReturnType<typeof planFolder>;
let parts: Pick<SendingParts, 'campaign' | 'summary' | 'dir' | 'approved'>;
/** What the journal was told, in order. */
let told: string[];
let onAdmit: () => void;

const changed = () => new ConsendError('approval.missing', { params: { plan: 'p_1', reason: 'changed' } });
const summaryFile = () => join(folder.dir, PLAN_FILES.summary);

beforeEach(async () => {
  bench = await openForTest();
  told = [];
  onAdmit = () => {};
  const journal = {
    admit: async (_: string, plan: string) => {
      told.push(`admit ${plan}`);
      onAdmit();
    },
    supersede: async (_: string, plan: string) => told.push(`supersede ${plan}`),
    contactsSince: async () => new Map(),
  };
  Object.assign(bench.open, { store: { ...bench.store, journal } });
  folder = planFolder();
  await folder.write([rowOf(entry(0)), rowOf(entry(1))]);
  writeFileSync(summaryFile(), JSON.stringify(SUMMARY));
  const summary = planSummarySchema.parse(SUMMARY);
  const campaign = { id: 'c', purpose: { id: 'newsletter', category: 'utility' } };
  const approved = { digest: await planDigest(folder.dir), changed };
  parts = { campaign, summary, dir: folder.dir, approved } as unknown as typeof parts;
});
afterEach(async () => {
  folder.dispose();
  await bench.store.close();
});

const outcome = (): Promise<string> =>
  admitPlan(bench.open, parts).then(
    () => 'entered',
    (error: ConsendError) => error.code,
  );

test('a plan that is read as it was signed is entered', async () => {
  expect(await outcome()).toBe('entered');
  expect(told).toEqual([`admit ${SUMMARY.plan}`, `supersede ${SUMMARY.plan}`]);
});

test('whose decisions were written anew after the approval was looked at enters nothing', async () => {
  await folder.write([rowOf(entry(0)), rowOf(entry(7))]);
  expect(await outcome()).toBe('approval.missing');
  expect(told).toEqual([]);
  // Without an approval to keep, a whole plan is a whole plan.
  parts = { ...parts, approved: undefined };
  expect(await outcome()).toBe('entered');
});

test('whose summary in use is not the one that was signed enters nothing', async () => {
  parts = { ...parts, summary: { ...parts.summary, campaign: 'other' } };
  expect(await outcome()).toBe('approval.missing');
  expect(told).toEqual([]);
});

test('that changes while it is entered is taken back before the first message', async () => {
  onAdmit = () => writeFileSync(summaryFile(), `${JSON.stringify(SUMMARY)} `);
  expect(await outcome()).toBe('approval.missing');
  expect(told).toEqual([`admit ${SUMMARY.plan}`, 'supersede ']);
});
