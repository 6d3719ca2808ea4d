import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf } from '../helpers/documents.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const TEMPLATE = {
  id: '1',
  name: 'herbst_sale',
  language: 'de',
  status: 'APPROVED',
  category: 'MARKETING',
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Hallo {{1}}, *nur heute*: {{2}} bis {{3}}!' },
    { type: 'FOOTER', text: 'Abmelden: Stop' },
    { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Los', url: 'https://muster.example/{{1}}' }] },
  ],
};

let api: TestSandbox;
let space: Workspace;

beforeAll(async () => {
  api = await sandbox({ templates: [TEMPLATE] });
  space = await workspace({ baseUrl: api.url });
  await space.write(
    'recipients.csv',
    'Handy;Vorname;Sprache;Gutschein;Land\n0151 20000042;Zoë;de;HERBST 1;DE\n0151 20000043;Eva;de;;DE\n',
  );
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

test('a synced template is shown, and a row of the campaign previewed, with styles or with the marks kept', async () => {
  expect((await space.run('templates', 'sync')).code).toBe(0);
  const args = ['templates', 'preview', 'herbst_sale', '--campaign', 'herbst-2026.yaml', '--row', '2'];
  const plain = await space.run(...args);
  expect(plain.code, plain.stderr).toBe(0);
  expect(plain.stdout).toContain('│ Hallo Zoë, *nur heute*: HERBST 1 bis     │');
  expect(plain.stdout).toContain('https://muster.example/HERBST%201');
  expect(plain.stdout).toContain('+49 151 •••• 0042');

  const styled = await space.runWith({ env: { FORCE_COLOR: '1' } }, ...args);
  expect(styled.stdout).toContain('\u001b[1mnur heute\u001b[22m');
  expect(styled.stdout).not.toContain('*nur heute*');

  const shown = await space.run('templates', 'show', 'herbst_sale', '--lang', 'de');
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain('parameters:\n  header: { image: { link: https://example.com/image } }');
});

test('a row without a value exits 3 and says which column', async () => {
  const result = await space.run(
    'templates',
    'preview',
    'herbst_sale',
    '--campaign',
    'herbst-2026.yaml',
    '--row',
    '3',
    '--json',
  );
  expect(result.code).toBe(3);
  const document = documentOf<{
    schema: string;
    sendable: boolean;
    problems: { column: string | null; row: number }[];
  }>(result, 'consend.preview/1');
  expect(document.sendable).toBe(false);
  expect(document.problems[0]).toMatchObject({ row: 3, column: 'Gutschein' });
});
