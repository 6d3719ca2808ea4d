import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../helpers/built.ts';
import { documentOf, type ErrorDocument, type PlanDocument, type RunDocument } from '../helpers/documents.ts';
import { people, recipientsCsv, withdrawalsCsv } from '../helpers/people.ts';
import type { Result } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, pointAt, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let api: TestSandbox;
const list = people(10);

beforeAll(async () => {
  api = await sandbox();
});
beforeEach(async () => {
  await api.reset();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

/** A workspace with a plan that somebody reviewed. */
async function reviewed(): Promise<{ space: Workspace; plan: PlanDocument }> {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const plan = documentOf<PlanDocument>(await space.run('plan', CAMPAIGN, '--json'), 'consend.plan/1');
  return { space, plan };
}

const sendPlan = (space: Workspace, plan: PlanDocument, ...args: string[]): Promise<Result> =>
  space.run('send', CAMPAIGN, '--plan', plan.plan, '--yes', ...args);

async function expectStale(result: Result, input: string): Promise<ErrorDocument> {
  expect(result.code, result.stdout + result.stderr).toBe(4);
  const error = documentOf<ErrorDocument>(result, 'consend.error/1');
  expect(error.code).toBe('plan.stale');
  expect(error.message.toLowerCase()).toContain(input);
  expect((await api.state()).messageRequests).toBe(0);
  return error;
}

describe('send --plan', () => {
  test('sends exactly the reviewed plan while nothing has changed', async () => {
    const { space, plan } = await reviewed();
    const result = await sendPlan(space, plan, '--json');
    expect(result.code, result.stdout).toBe(0);
    expect(documentOf<RunDocument>(result, 'consend.run/1').messages['accepted']).toBe(10);
  });

  test('refuses after a setting changed that it was decided by and names it; a slower rate changes nothing', async () => {
    const { space, plan } = await reviewed();
    const frequency = 'frequency: { messages: 2, per: 7 days }';
    const oftener = 'frequency: { messages: 3, per: 7 days }';
    await space.edit('consend.yaml', (text) => text.replace(frequency, oftener));
    await expectStale(await sendPlan(space, plan, '--json'), 'consend.yaml limits.frequency');
    await space.edit('consend.yaml', (text) =>
      text.replace(oftener, frequency).replace('messagesPerSecond: 80', 'messagesPerSecond: 40'),
    );
    const slower = await sendPlan(space, plan, '--json');
    expect(slower.code, slower.stdout).toBe(0);
  });

  test('refuses after the list changed and names whose decision changed', async () => {
    const { space, plan } = await reviewed();
    const [added] = people(1, 900);
    await space.write('recipients.csv', recipientsCsv([...list.slice(1), ...(added ? [added] : [])]));
    const error = await expectStale(await sendPlan(space, plan, '--json'), 'recipients');
    expect(error.problems).toHaveLength(2);
    const told = error.problems.map(({ path, message }) => `${path} ${message}`).join('\n');
    expect(told).toContain(list[0]?.phone.slice(-4));
    expect(told).toContain(added?.phone.slice(-4));
    expect(told).toMatch(/send → –/);
    expect(told).toMatch(/– → block/);
  });

  test('shows those people masked in the terminal, and in full with --show-numbers', async () => {
    const { space, plan } = await reviewed();
    await space.write('recipients.csv', recipientsCsv(list.slice(1)));
    const phone = list[0]?.phone ?? '';
    const masked = await sendPlan(space, plan);
    expect(masked.code).toBe(4);
    expect(masked.stderr).not.toContain(phone);
    expect(masked.stderr).toContain('••••');
    const shown = await sendPlan(space, plan, '--show-numbers');
    expect(shown.stderr).toContain(phone);
  });

  test('refuses after the campaign changed and names the campaign', async () => {
    const { space, plan } = await reviewed();
    await space.edit(CAMPAIGN, (text) => text.replace('"30.11."', '"24.12."'));
    await expectStale(await sendPlan(space, plan, '--json'), 'campaign');
  });

  test('refuses after the template changed on the platform and names the template', async () => {
    const { space, plan } = await reviewed();
    const { data } = JSON.parse(await readFile(join(ROOT, 'examples', 'templates.json'), 'utf8')) as {
      data: { components: { type: string; text?: string }[] }[];
    };
    for (const { components } of data)
      for (const part of components) if (part.type === 'FOOTER') part.text = 'Muster Handels GmbH · Stop';
    const other = await sandbox({ templates: data });
    try {
      await pointAt(space, other.url);
      expect((await space.run('templates', 'sync')).code).toBe(0);
      await expectStale(await sendPlan(space, plan, '--json'), 'template');
      expect((await other.state()).messageRequests).toBe(0);
    } finally {
      await other.close();
    }
  });

  test('skips a person who withdrew since the plan; no request names that person', async () => {
    const { space, plan } = await reviewed();
    const gone = list.slice(4, 5);
    await space.import(withdrawalsCsv(gone, '2026-11-01T10:00:00+01:00'));
    const result = await sendPlan(space, plan, '--json');
    expect(result.code, result.stdout).toBe(0);
    expect(documentOf<RunDocument>(result, 'consend.run/1').messages).toMatchObject({
      accepted: 9,
      skipped: 1,
      planned: 0,
    });
    const { accepted, messageRequests } = await api.state();
    expect(accepted.byNumber[gone[0]?.phone ?? '']).toBeUndefined();
    expect(messageRequests).toBe(9);
  });

  test('refuses a plan that there is not, and one whose decisions were altered', async () => {
    const { space, plan } = await reviewed();
    const missing = await space.run(
      'send',
      CAMPAIGN,
      '--yes',
      '--plan',
      'p_01JDKQ3V9N8Z6T4R2W0X5Y7B1C',
      '--json',
    );
    expect(missing.code).toBe(3);
    expect(documentOf<ErrorDocument>(missing, 'consend.error/1').code).toBe('plan.missing');
    const file = join('.consend', 'plans', plan.campaign, plan.plan, 'decisions.ndjson');
    await space.edit(file, (text) => text.replace('HERBST-1000', 'HERBST-9999'));
    const altered = await sendPlan(space, plan, '--json');
    expect(altered.code).toBe(3);
    expect(documentOf<ErrorDocument>(altered, 'consend.error/1').code).toBe('plan.damaged');
    expect((await api.state()).messageRequests).toBe(0);
  });

  test('continues its own plan after a limit', async () => {
    const { space, plan } = await reviewed();
    expect((await sendPlan(space, plan, '--limit', '4')).code).toBe(6);
    const rest = await sendPlan(space, plan, '--json');
    expect(rest.code, rest.stdout).toBe(0);
    expect(documentOf<RunDocument>(rest, 'consend.run/1').messages['accepted']).toBe(10);
    const { accepted } = await api.state();
    expect(accepted).toMatchObject({ total: 10, maxPerNumber: 1 });
  });
});
