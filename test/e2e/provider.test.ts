import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentOf, type RunDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { SECRETS } from '../helpers/secrets.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const list = people(6);
const opened: TestSandbox[] = [];
let api: TestSandbox;

beforeAll(async () => {
  // The same secret is the token of Graph's paths and the key of 360dialog's.
  api = await open({ apiKey: SECRETS.WHATSAPP_TOKEN });
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await removeFolders();
});

async function open(profile: Record<string, unknown>): Promise<TestSandbox> {
  const one = await sandbox(profile);
  opened.push(one);
  return one;
}

/** A workspace whose provider has these settings more. */
async function ready(baseUrl: string, ...settings: string[]): Promise<Workspace> {
  const space = await workspace({ baseUrl, recipients: list, consenting: list });
  await space.edit('consend.yaml', (text) =>
    text.replace(/^ {2}kind: meta.*$/m, settings.map((setting) => `  ${setting}`).join('\n')),
  );
  return space;
}

async function send(space: Workspace): Promise<{ code: number | null; document: RunDocument }> {
  const result = await space.run('send', CAMPAIGN, '--yes', '--json');
  return { code: result.code, document: documentOf<RunDocument>(result, 'consend.run/1') };
}

describe('a campaign', () => {
  test('goes through 360dialog: templates, plan and messages', async () => {
    await api.reset();
    const space = await ready(api.url, 'kind: 360dialog');
    const synced = await space.run('templates', 'sync');
    expect(synced.code, synced.stderr).toBe(0);
    const { code, document } = await send(space);
    expect([code, document.messages]).toMatchObject([0, { accepted: 6 }]);
    expect((await api.state()).accepted).toMatchObject({ total: 6, maxPerNumber: 1 });
  });

  test('goes through a compatible provider with paths of its own', async () => {
    await api.reset();
    const space = await ready(
      `${api.url}/v25.0`,
      'kind: compatible',
      'paths: { messages: "/{phoneNumberId}/messages", account: false }',
    );
    const { code, document } = await send(space);
    expect([code, document.messages]).toMatchObject([0, { accepted: 6 }]);
  });

  test('sends marketing through the marketing interface when told to, and says what is missing there', async () => {
    const eligible = await open({ marketingApi: 'ELIGIBLE' });
    const settings = ['kind: meta', 'marketingApi: true', 'productPolicy: STRICT'];
    const space = await ready(eligible.url, ...settings);
    const { code, document } = await send(space);
    expect([code, document.stoppedBy]).toEqual([6, 'api:134102']);
    expect((await eligible.state()).accepted.total).toBe(0);
    const told = await space.run('status', CAMPAIGN);
    expect(told.stdout.replace(/\s+/g, ' ')).toContain('134102 Template not usable this way');
    const other = await ready(api.url, ...settings);
    expect((await send(other)).document.messages).toMatchObject({ accepted: 6 });
  });
});
