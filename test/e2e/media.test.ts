import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../helpers/built.ts';
import { documentOf, type ErrorDocument, type PlanDocument, type RunDocument } from '../helpers/documents.ts';
import { PNG } from '../helpers/media.ts';
import { people, recipientsCsv } from '../helpers/people.ts';
import { type Result, runProcess } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const CAMPAIGN = 'herbst-bild.yaml';
const list = people(1000);
let api: TestSandbox;
let space: Workspace;

beforeAll(async () => {
  api = await sandbox({ messagesPerSecond: 0 });
  space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  await space.edit('consend.yaml', (text) =>
    text
      .replace('messagesPerSecond: 80', 'messagesPerSecond: 1000')
      .replace('messagesPerDay: 2000', 'messagesPerDay: 20000')
      .replace('messages: 2, per', 'messages: 20, per'),
  );
  await mkdir(space.path('bilder'));
  await writeFile(space.path('bilder/herbst.png'), await readFile(join(ROOT, 'examples/bilder/herbst.png')));
  await campaign('herbst-bild-2026');
});
beforeEach(() => api.reset());
afterAll(async () => {
  await api.close();
  await removeFolders();
});

/** Writes the examples' campaign with a picture, under an id of its own. */
async function campaign(id: string, change: (text: string) => string = (text) => text): Promise<void> {
  const text = await readFile(join(ROOT, 'examples', CAMPAIGN), 'utf8');
  await space.write(CAMPAIGN, change(text.replace('herbst-bild-2026', id)));
}

const runOf = (result: Result, code = 0): RunDocument => {
  expect(result.code, result.stdout + result.stderr).toBe(code);
  return documentOf<RunDocument>(result, 'consend.run/1');
};

test('a picture is uploaded once for a thousand people, not at all for the next campaign, and refused when it changed', async () => {
  const plan = documentOf<PlanDocument & { media: object }>(
    await space.run('plan', CAMPAIGN, '--json'),
    'consend.plan/1',
  );
  expect(plan.media).toMatchObject({
    files: [{ file: 'bilder/herbst.png', type: 'image/png', rows: 1000 }],
    ownFiles: 0,
    links: 0,
    troubles: [],
  });
  const sent = runOf(await space.run('send', CAMPAIGN, '--plan', plan.plan, '--yes', '--json'));
  expect(sent.messages['accepted']).toBe(1000);
  expect(await api.state()).toMatchObject({ uploads: 1, accepted: { total: 1000, maxPerNumber: 1 } });

  // The id is still good where the sandbox was not reset: the next campaign to some of them uploads nothing.
  await space.write('recipients.csv', recipientsCsv(list.slice(0, 20)));
  await campaign('herbst-zwei');
  expect(runOf(await space.run('send', CAMPAIGN, '--yes', '--json')).messages['accepted']).toBe(20);
  expect((await api.state()).uploads).toBe(1);

  await campaign('herbst-nichts', (text) => text.replace('bilder/herbst.png', 'bilder/hrbst.png'));
  const nowhere = await space.run('plan', CAMPAIGN, '--lang', 'en');
  expect([nowhere.code, nowhere.stderr]).toEqual([
    3,
    expect.stringMatching(/:\d+:\d+ {2}parameters\.header\.image {2}there is no such file$/m),
  ]);

  await campaign('herbst-drei');
  const reviewed = documentOf<PlanDocument>(await space.run('plan', CAMPAIGN, '--json'), 'consend.plan/1');
  await writeFile(space.path('bilder/herbst.png'), PNG);
  const refused = await space.run('send', CAMPAIGN, '--plan', reviewed.plan, '--yes', '--json');
  expect(refused.code, refused.stdout).toBe(4);
  const error = documentOf<ErrorDocument>(refused, 'consend.error/1');
  expect([error.code, error.message]).toEqual([
    'media.changed',
    expect.stringContaining('bilder/herbst.png'),
  ]);
  const status = await space.run('status', 'herbst-drei', '--lang', 'en');
  expect(status.stdout).toContain('a file of the campaign could not be sent');
  expect(await api.state()).toMatchObject({ uploads: 1, accepted: { total: 1020 } });
});

test('files of single rows: uploaded for who gets them, left out where they are gone, refused outside the folder', async () => {
  const names = ['a.png', 'b.png', 'c.png', '../../.env', '.env', 'page.png', 'bilder'];
  const rows = recipientsCsv(list.slice(100, 100 + names.length)).split('\r\n');
  const cells = ['Bild', ...names];
  await space.write(
    'recipients.csv',
    rows.map((row, at) => (row === '' ? '' : `${row};${cells[at]}`)).join('\r\n'),
  );
  for (const name of ['a', 'b', 'c'])
    await writeFile(space.path(`${name}.png`), Buffer.concat([PNG, Buffer.from(name)]));
  await space.write('page.png', '<!doctype html><title>404</title>');
  await campaign('eigene', (text) =>
    text.replace('{ file: bilder/herbst.png }', '{ file: { column: Bild } }'),
  );
  const plan = documentOf<PlanDocument & { media: { troubles: { code: string }[] } }>(
    await space.run('plan', CAMPAIGN, '--json'),
    'consend.plan/1',
  );
  expect(plan.decisions).toEqual({ send: 3, hold: 0, block: 4 });
  expect(plan.media).toMatchObject({ files: [], ownFiles: 7 });
  expect(plan.media.troubles.map(({ code }) => code).sort()).toEqual([
    'extension',
    'hidden',
    'outside',
    'type',
  ]);
  await unlink(space.path('b.png'));
  // Somebody was to get a message and did not: a script has to hear of it.
  const sent = runOf(await space.run('send', CAMPAIGN, '--plan', plan.plan, '--yes', '--json'), 5);
  expect(sent.state).toBe('partial');
  expect(sent.messages).toMatchObject({ accepted: 2, skipped: 1 });
  expect(await api.state()).toMatchObject({ uploads: 2, messageRequests: 2 });
  const report = await space.run('report', 'eigene', '--lang', 'de');
  expect(report.stdout).toContain('die Datei, die die Nachricht zeigt, fehlt');
});

test('--check-media asks each address once: a row whose picture is missing or of another kind is blocked, the others are sent', async () => {
  const pem = join(ROOT, 'test/fixtures/tls/self-signed.pem');
  const asked: string[] = [];
  const answers: Record<string, [number, string]> = {
    '/good.png': [200, 'image/png'],
    '/page.png': [200, 'text/html; charset=utf-8'],
  };
  const key = await readFile(pem);
  const server = createServer({ cert: key, key }, ({ method, url = '' }, response) => {
    asked.push(`${method} ${url}`);
    const [status, type] = answers[url] ?? [404, 'text/html'];
    response.writeHead(status, { 'content-type': type, 'content-length': '70' }).end();
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  try {
    const base = `https://localhost:${(server.address() as AddressInfo).port}`;
    const links = ['good', 'page', 'good', 'gone', 'good'].map((name) => `${base}/${name}.png`);
    const rows = recipientsCsv(list.slice(200, 200 + links.length)).split('\r\n');
    const cells = ['Bild', ...links];
    await space.write(
      'recipients.csv',
      rows.map((row, at) => (row === '' ? '' : `${row};${cells[at]}`)).join('\r\n'),
    );
    await campaign('adressen', (text) =>
      text.replace('{ file: bilder/herbst.png }', '{ link: { column: Bild } }'),
    );
    const silent = await space.run('plan', CAMPAIGN, '--lang', 'en');
    expect(silent.stdout).toContain('not asked whether they answer (--check-media)');
    expect(asked).toEqual([]);

    // A process of its own: only there a certificate of one's own can be trusted.
    const options = { cwd: space.dir, env: { NODE_EXTRA_CA_CERTS: pem } };
    const german = await runProcess(['plan', CAMPAIGN, '--check-media', '--lang', 'de'], options);
    expect(german.code, german.stderr).toBe(0);
    expect(german.stdout).toContain('Adressen in 5 Zeilen, jede einmal abgefragt: 3');
    for (const line of [
      'ist text/html: als Bild nimmt WhatsApp jpeg und png (Zeile\n',
      'antwortet mit einem Fehler (HTTP 404) (Zeile 5)',
    ])
      expect(german.stdout).toContain(line);
    // A server that answers HEAD with an error is asked for the first byte.
    expect([...asked].sort()).toEqual([
      'GET /gone.png',
      'HEAD /gone.png',
      'HEAD /good.png',
      'HEAD /page.png',
    ]);
    const sent = await runProcess(['send', CAMPAIGN, '--check-media', '--yes', '--json'], options);
    expect(runOf(sent).messages).toMatchObject({ accepted: 3, planned: 0, failed: 0 });
    expect(asked).toHaveLength(8);
  } finally {
    server.close();
  }
});
