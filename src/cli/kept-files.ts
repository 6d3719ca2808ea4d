/** Plans, reports, exports and left-overs of a workspace, as a retention run lets them go. */
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PLAN_FILES } from '../adapters/plan-file/write-plan.ts';
import type { KeptPlan } from '../core/retention.ts';
import { ulidInstant } from '../core/ulid.ts';
import type { KeptFiles } from '../pipeline/retention.ts';
import { shownPlan } from './person-plans.ts';

async function entriesOf(dir: string): Promise<{ readonly name: string; readonly isFolder: boolean }[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
}

async function writtenAt(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

/** When anything below a folder was written last, epoch milliseconds. */
async function newestIn(dir: string): Promise<number> {
  let newest = 0;
  for (const { name } of await entriesOf(dir)) newest = Math.max(newest, await writtenAt(join(dir, name)));
  return newest;
}

async function plansOf(dir: string): Promise<KeptPlan[]> {
  const plans: KeptPlan[] = [];
  for (const { name, isFolder } of await entriesOf(dir)) {
    const at = name.startsWith('p_') ? ulidInstant(name.slice(2)) : undefined;
    if (isFolder && at !== undefined) plans.push({ campaign: basename(dir), plan: name, at });
  }
  return plans;
}

/** Removes a plan's folder, and the campaign's view of it first: a link must not keep what its plan has lost. */
async function removePlan(campaign: string, plan: string): Promise<void> {
  if ((await shownPlan(campaign)) === plan) {
    for (const name of Object.values(PLAN_FILES)) await rm(join(campaign, name), { force: true });
  }
  await rm(join(campaign, plan), { recursive: true, force: true });
  const left = await entriesOf(campaign);
  if (left.length === 0) await rm(campaign, { recursive: true, force: true });
}

/** Left-overs are of use to nobody after a day, milliseconds. */
const LEFT_OVER_MS = 86_400_000;

async function clearIn(dir: string, before: number, rehearse: boolean): Promise<number> {
  let count = 0;
  for (const { name, isFolder } of await entriesOf(dir)) {
    const path = join(dir, name);
    const at = isFolder ? await newestIn(path) : await writtenAt(path);
    if (at >= before) continue;
    count += 1;
    if (!rehearse) await rm(path, { recursive: true, force: true });
  }
  return count;
}

/** The kept files of a workspace's `.consend` folder. */
export function keptFiles(stateDir: string, now: number): KeptFiles {
  const plansDir = join(stateDir, 'plans');
  const reportsDir = join(stateDir, 'reports');
  return {
    async plans() {
      const found = new Map<string, readonly KeptPlan[]>();
      for (const { name, isFolder } of await entriesOf(plansDir))
        if (isFolder) found.set(name, await plansOf(join(plansDir, name)));
      return found;
    },
    removePlan: ({ campaign, plan }) => removePlan(join(plansDir, campaign), plan),
    async reports() {
      const found = new Map<string, number>();
      for (const { name, isFolder } of await entriesOf(reportsDir))
        if (isFolder) found.set(name, await newestIn(join(reportsDir, name)));
      return found;
    },
    removeReports: (campaign) => rm(join(reportsDir, campaign), { recursive: true, force: true }),
    evidence: async () =>
      (await entriesOf(join(stateDir, 'evidence'))).flatMap(({ name, isFolder }) => (isFolder ? [] : [name])),
    evidenceName: (reference) => /(?:^|\/)evidence\/([^/]+)$/.exec(reference)?.[1],
    removeEvidence: (name) => rm(join(stateDir, 'evidence', name), { force: true }),
    async clear(before, rehearse) {
      const exports = [
        await clearIn(join(stateDir, 'access'), before, rehearse),
        await clearIn(join(stateDir, 'proofs'), before, rehearse),
      ];
      const leftOvers = await clearIn(join(stateDir, 'tmp'), now - LEFT_OVER_MS, rehearse);
      return exports.reduce((sum, count) => sum + count, leftOvers);
    },
  };
}
