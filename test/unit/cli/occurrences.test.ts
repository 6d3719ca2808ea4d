/** A campaign of which each week has an occurrence of its own, on a virtual clock with the real planner and sender. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignFileOf, sendCommand } from '../../../src/cli/campaign-file.ts';
import { campaignId, namedRun } from '../../../src/cli/named-campaign.ts';
import { openOccurrence } from '../../../src/cli/plan-inputs.ts';
import { makePlan } from '../../../src/cli/planning.ts';
import { sendPlan } from '../../../src/cli/sending.ts';
import { tellUnfinished } from '../../../src/cli/unfinished-occurrences.ts';
import type { OpenWorkspace } from '../../../src/cli/workspace.ts';
import {
  type VirtualRun,
  type VirtualWorkspace,
  virtualCampaign,
  virtualWorkspace,
} from '../../helpers/virtual.ts';

const FILE = 'weekly.yaml';
const WEEK_MS = 7 * 86_400_000;
let space: VirtualWorkspace;
let run: Omit<VirtualRun, 'campaign'>;
let open: OpenWorkspace;

beforeAll(async () => {
  const people = Array.from({ length: 20 }, (_, index) => ({
    phone: `+4915122${index + 100_000}`,
    country: 'DE',
  }));
  space = await virtualWorkspace({ people, settings: (yaml) => yaml.replace(/^ {2}frequency: .*$/m, '') });
  await writeFile(join(space.dir, FILE), virtualCampaign('news-{yyyy}-W{ww}'));
  const outcomes = { failed: 0, delivered: 1, stop: 0 };
  run = await space.open({ startAt: Date.parse('2027-03-24T12:00:00+01:00'), profile: { outcomes } });
  open = run.simulation.open;
});
afterAll(async () => {
  await run.close();
  await space.remove();
});

const now = (): number => run.simulation.clock.now();

async function send(limit: number | undefined, occurrence?: string) {
  const { signal } = new AbortController();
  const { clock } = run.simulation;
  const made = await clock.standStill(() => makePlan(open, { file: FILE, occurrence, signal }));
  const { campaign, summary, dir, account } = made;
  return await sendPlan(open, {
    ...{ campaign, summary, dir, account, signal, abort: signal },
    limits: {
      limit,
      canary: undefined,
      rate: undefined,
      until: undefined,
      wait: false,
      maxLatenessMs: undefined,
    },
  });
}

/** What is said of other occurrences before one is sent. */
async function told(occurrence?: string): Promise<string> {
  const said: string[] = [];
  const session = { ...open.session, warn: (text: string) => void said.push(text) };
  const campaign = await openOccurrence(open, FILE, { now: now(), occurrence });
  await tellUnfinished({ ...open, session }, campaign, FILE);
  return said.join('\n');
}

test('last week’s unfinished occurrence is told with its command when the new one is sent, and can be finished', async () => {
  expect((await send(12)).run).toMatchObject({ campaign: 'news-2027-W12', stoppedBy: 'limit' });
  expect(await told()).toBe('');
  await run.simulation.clock.sleep(WEEK_MS);
  const finish = `consend send ${FILE} --occurrence news-2027-W12`;
  expect(await told()).toContain(
    `news-2027-W12 is not finished, messages still waiting: 8. Finish it: ${finish}`,
  );
  expect(await sendCommand(open, 'news-2027-W12', 'news-2027-W12')).toBe(finish);
  await open.store.runs.setControl('news-2027-W12', 'paused');
  expect(await told()).toContain(`consend resume news-2027-W12, then ${finish}`);
  await open.store.runs.setControl('news-2027-W12', undefined);
  expect(await told('2027-W12')).toBe('');
  const finished = await send(undefined, '2027-W12');
  expect(finished.run).toMatchObject({ campaign: 'news-2027-W12', state: 'done' });
  expect(finished.counts).toMatchObject({ planned: 0, held: 0 });
  expect(await told()).toBe('');
  expect((await send(undefined)).run).toMatchObject({ campaign: 'news-2027-W13', state: 'done' });
  expect(run.requests).toHaveLength(40);
});

test('an occurrence that never began cannot be sent: its name is a typo, and everybody would get it again', async () => {
  const opening = openOccurrence(open, FILE, { now: now(), occurrence: '2026-W12' });
  await expect(opening).rejects.toMatchObject({
    code: 'campaign.unknown',
    params: { campaign: 'news-2026-W12', suggestion: 'news-2027-W12' },
  });
});

test('a file with an occurrence names it for every command, an id is one already', async () => {
  expect(await campaignId(open, { named: FILE, occurrence: '2027-W12' })).toBe('news-2027-W12');
  expect(await namedRun(open, { named: FILE, occurrence: '2027-W12' })).toMatchObject({ state: 'done' });
  expect(await campaignFileOf(open, 'news-2027-W12', 'news-2027-W12')).toBe(join(space.dir, FILE));
  const both = campaignId(open, { named: 'news-2027-W13', occurrence: '2027-W12' });
  await expect(both).rejects.toMatchObject({ code: 'usage.invalid' });
});
