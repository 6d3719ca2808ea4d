import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type PlanDocument, type RunDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { exampleTemplates, sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const NAME = 'herbst_sale';
const list = people(6);
let api: TestSandbox;
let space: Workspace;

beforeAll(async () => {
  api = await sandbox();
  space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

const plan = async (): Promise<PlanDocument> =>
  documentOf<PlanDocument>(await space.run('plan', CAMPAIGN, '--json'), 'consend.plan/1');
const change = (body: object): Promise<unknown> => api.control('templates', { name: NAME, ...body });

/** A send that must be refused, with nothing sent. Gives what it names. */
async function refused(...args: string[]): Promise<ErrorDocument & { readonly told: string }> {
  const before = (await api.state()).messageRequests;
  const result = await space.run('send', CAMPAIGN, '--yes', '--json', ...args);
  expect(result.code, result.stdout + result.stderr).toBe(4);
  const error = documentOf<ErrorDocument>(result, 'consend.error/1');
  expect(error.code).toBe('plan.stale');
  expect((await api.state()).messageRequests).toBe(before);
  return { ...error, told: error.problems.map(({ path, message }) => `${path} ${message}`).join('\n') };
}

async function sent(...args: string[]): Promise<{ code: number | null; run: RunDocument; stderr: string }> {
  const result = await space.run('send', CAMPAIGN, '--yes', '--json', ...args);
  return { code: result.code, run: documentOf<RunDocument>(result, 'consend.run/1'), stderr: result.stderr };
}

describe('a template that changes between plan and send', () => {
  test('is told by diff and stops send by name of what changed, until a plan of the new state is reviewed', async () => {
    expect((await space.run('templates', 'sync')).code).toBe(0);
    const first = await plan();
    expect(first.templates).toEqual([
      expect.objectContaining({
        language: 'de',
        status: 'APPROVED',
        category: 'MARKETING',
        quality: 'GREEN',
      }),
    ]);

    await change({ category: 'UTILITY', correctCategory: 'MARKETING' });
    const diff = await space.run('templates', 'diff', '--exit-code');
    expect(diff.code).toBe(4);
    expect(diff.stdout).toMatch(/^✗ stops +herbst_sale \(de\) +category MARKETING → UTILITY/m);
    expect((await refused('--plan', first.plan)).told).toMatch(
      /^herbst_sale \(de\) category MARKETING → UTILITY/,
    );

    // As service it cannot carry the campaign's advertising at all.
    const blocked = await space.run('plan', CAMPAIGN);
    expect(blocked.stdout.replace(/\s+/g, ' ')).toContain(
      'the platform takes advertising in MARKETING templates alone',
    );
    expect(blocked.code).toBe(4);
    await change({ category: 'MARKETING' });
    expect((await space.run('templates', 'sync')).code).toBe(0);
    const { plan: second } = await plan();
    const [german] = (await exampleTemplates()).filter(({ language }) => language === 'de');
    const components = german?.components.map((part) =>
      part.type === 'BODY' ? { ...part, text: part.text?.replace('Hallo {{1}}', 'Guten Tag {{1}}') } : part,
    );
    await change({ language: 'de', components });
    const content = await refused('--plan', second);
    expect(content.told).toMatch(
      /^herbst_sale \(de\) body changed: "Hallo \{\{1\}\}.*→ "Guten Tag \{\{1\}\}/,
    );
    expect(content.hint).toContain(`templates diff ${NAME} --stored --since`);

    const third = await plan();
    await change({ event: 'pacing-pause' });
    expect((await refused('--plan', third.plan)).told).toMatch(
      /^herbst_sale \(de\) status approved → paused/,
    );
    // English is in nobody's row: that it stays paused is no matter.
    await change({ event: 'unpause', language: 'de', quality: 'YELLOW' });
    const part = await sent('--plan', third.plan, '--limit', '2');
    expect([part.code, part.run.messages['accepted']]).toEqual([6, 2]);
    expect(part.stderr).toContain('quality green → yellow');

    await change({ language: 'de', components: german?.components });
    const rest = await refused();
    expect(rest.told).toContain('body changed');
    const [fourth] = /p_\w+/.exec(rest.hint) ?? [];
    const done = await sent('--plan', fourth ?? '');
    expect([done.code, done.run.messages['accepted']]).toEqual([0, 6]);
    expect((await api.state()).accepted).toMatchObject({ total: 6, maxPerNumber: 1 });
  });

  test('is listed, and its campaign followed, also where the ledger’s keys are missing, which is told', async () => {
    await rm(space.path('.consend/keys'), { recursive: true });
    for (const words of [['templates', 'list'], ['status']]) {
      const read = await space.run(...words);
      expect([read.code, read.stdout], read.stderr).toEqual([0, expect.stringContaining('herbst')]);
      expect(read.stderr).toContain('so nothing can be recorded or sent');
    }
    expect((await space.run('plan', CAMPAIGN)).code).toBe(9);
  });
});
