import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, type RunDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, workspace } from '../helpers/workspace.ts';

const list = people(3);
const [own, other, third] = ['+4915129999942', '+4915129999943', '+4915129999944'] as const;

let api: TestSandbox;
beforeAll(async () => {
  api = await sandbox();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

interface TestDocument {
  readonly schema: string;
  readonly campaign: string;
  readonly messages: readonly { readonly phone: string; readonly row: number; readonly state: string }[];
}

test('consend send --test: to listed numbers alone, asked for, and counted by no campaign', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const sent = async () => (await api.state()).accepted.byNumber;

  const unlisted = await space.run('send', CAMPAIGN, '--test', '0151 29999942', '--yes');
  expect(unlisted.code).toBe(2);
  expect(unlisted.stderr).toContain(`testNumbers: ["${own}"]`);
  await space.edit('consend.yaml', (text) =>
    text.replace(/^# testNumbers.*$/m, `testNumbers: ["0151 29999942", "${other}", "${third}"]`),
  );

  const unasked = await space.run('send', CAMPAIGN, '--test', own);
  expect(unasked.code).toBe(2);
  expect(unasked.stderr).toContain('--yes');
  const mixed = await space.run('send', CAMPAIGN, '--test', own, '--yes', '--max-runtime', '1h');
  expect(mixed.code).toBe(2);
  expect(mixed.stderr).toContain('--max-runtime');
  expect((await space.run('send', CAMPAIGN, '--test-rows', '2')).code).toBe(2);
  expect(await sent()).toEqual({});

  const tested = await space.run('send', CAMPAIGN, '--test', own, other, '--yes', '--json');
  expect(tested.code, tested.stderr).toBe(0);
  const document = documentOf<TestDocument>(tested, 'consend.test-send/1');
  expect(document.messages.map(({ phone, row, state }) => [phone, row, state])).toEqual([
    [own, 2, 'accepted'],
    [other, 2, 'accepted'],
  ]);
  expect(await sent()).toEqual({ [own]: 1, [other]: 1 });
  const status = (await space.run('status')).stdout;
  expect(status).toContain('Nothing was sent from this workspace yet.');
  expect(status).toContain("Test messages of herbst-2026 (in no campaign's figures): 2 accepted");

  const german = await space.run('send', CAMPAIGN, '--test', third, '--yes', '--lang', 'de');
  expect(german.stdout).toContain('Testnachricht an +49 151 •••• 9944 (Zeile 2): angenommen');

  await space.run('consent', 'withdraw', other, '--purpose', 'newsletter');
  const stopped = await space.run('send', CAMPAIGN, '--test', own, other, '--yes');
  expect(stopped.code).toBe(4);
  expect(stopped.stderr).toContain('consent.withdrawn');
  expect(await sent()).toEqual({ [own]: 1, [other]: 1, [third]: 1 });

  const campaign = await space.run('send', CAMPAIGN, '--yes', '--json');
  expect(documentOf<RunDocument>(campaign, 'consend.run/1').messages).toMatchObject({ accepted: 3 });
  expect((await api.state()).accepted.total).toBe(6);
  // Everybody has it: there is no row left whose message could be shown.
  expect((await space.run('send', CAMPAIGN, '--test', own, '--yes')).code).toBe(4);
});
