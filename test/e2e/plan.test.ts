import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type PlanDocument } from '../helpers/documents.ts';
import { type Person, people, recipientsCsv } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let api: TestSandbox;
let list: Person[];

beforeAll(async () => {
  api = await sandbox();
  list = people(12);
});
beforeEach(async () => {
  await api.reset();
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

async function plan(
  space: Workspace,
  ...args: string[]
): Promise<{ code: number | null; document: PlanDocument }> {
  const result = await space.run('plan', CAMPAIGN, '--json', ...args);
  return { code: result.code, document: documentOf<PlanDocument>(result, 'consend.plan/1') };
}

const codes = ({ findings }: PlanDocument): string[] => findings.map(({ code }) => code);

/** Rows whose numbers Excel destroyed. */
const damaged = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `K-9${index};X;Y;4,91511E+12;Köln;DE;de;HERBST-0000`);

test('a plan with people to message ends with 0, and nothing leaves the machine', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list.slice(0, 9) });
  const { code, document } = await plan(space);
  expect(code).toBe(0);
  expect(document.decisions).toEqual({ send: 9, hold: 0, block: 3 });
  expect(document.findings).toContainEqual({
    code: 'consent.missing',
    severity: 'block',
    scope: 'recipient',
    count: 3,
  });
  expect((await api.state()).messageRequests).toBe(0);
});

test('a plan that leaves nobody to message ends with 4 and names the reason', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list });
  const { code, document } = await plan(space);
  expect(code).toBe(4);
  expect(document.decisions).toEqual({ send: 0, hold: 0, block: 12 });
  expect(codes(document)).toContain('consent.missing');
});

test('values that cannot be sent are told by row, column and reason, and languages that the template lacks', async () => {
  const space = await workspace({ baseUrl: api.url, consenting: list });
  const lines = recipientsCsv(list).split('\n');
  const cells = (line: number, change: (cells: string[]) => void) => {
    const row = lines[line - 1]?.split(';') ?? [];
    change(row);
    lines[line - 1] = row.join(';');
  };
  cells(3, (row) => row.splice(7, 1, ''));
  for (const line of [5, 8]) cells(line, (row) => row.splice(1, 1, 'Ada      Lovelace'));
  cells(6, (row) => row.splice(6, 1, 'fr'));
  await space.write('recipients.csv', lines.join('\n'));
  const { document } = await plan(space);
  expect(document.decisions).toEqual({ send: 9, hold: 0, block: 3 });
  expect(document.findings.find(({ code }) => code === 'template.parameter-malformed')).toMatchObject({
    count: 2,
    problems: [
      { parameter: 'body."1"', column: 'Vorname', reason: 'spaces', count: 2, firstRow: 5, varies: false },
    ],
  });
  expect(document.messages).toMatchObject({ fallback: { language: 'de', count: 1, wanted: { fr: 1 } } });
  const decisions = (await readFile(document.files.decisions, 'utf8')).split('\r\n');
  expect(decisions[0]?.endsWith(';consend_detail')).toBe(true);
  expect(decisions[2]).toContain('Gutschein (body.""2""): is empty and has no fallback');
  expect(decisions[4]).toContain('Vorname (body.""1""): holds more than four spaces in a row');
  expect(decisions[3]?.endsWith(';')).toBe(true);
});

test('send --dry-run is a plan: the same document, the same exit code, no message', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const dry = await space.run('send', CAMPAIGN, '--dry-run', '--json');
  expect(dry.code).toBe(0);
  expect(documentOf<PlanDocument>(dry, 'consend.plan/1').decisions.send).toBe(12);
  expect((await api.state()).messageRequests).toBe(0);
});

test('--out puts the four files of a plan into a folder', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const { document } = await plan(space, '--out', 'out');
  for (const name of ['plan.json', 'decisions.ndjson', 'decisions.csv', 'report.html']) {
    expect(existsSync(space.path(join('out', name))), name).toBe(true);
  }
  expect(document.files.report).toBe(space.path(join('out', 'report.html')));
});

test('more than a tenth of unusable rows ends with 3, sends nothing and leaves a file with those rows', async () => {
  const space = await workspace({ baseUrl: api.url, consenting: list });
  await space.write('recipients.csv', recipientsCsv(list, damaged(2)));
  const refused = await space.run('plan', CAMPAIGN, '--json');
  expect(refused.code).toBe(3);
  const error = documentOf<ErrorDocument>(refused, 'consend.error/1');
  expect(error.code).toBe('recipients.unusable');
  const file = /(\/\S*rejects\.csv)/.exec(`${error.message} ${error.hint}`)?.[1];
  expect(file, `${error.message} ${error.hint}`).toBeDefined();
  const rejects = await readFile(file ?? '', 'utf8');
  const [, ...rows] = rejects.trimEnd().split('\r\n');
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toMatch(/^K-9\d;X;Y;4,91511E\+12;.*;phone\.excel-scientific;/);
  const send = await space.run('send', CAMPAIGN, '--yes');
  expect(send.code).toBe(3);
  expect((await api.state()).messageRequests).toBe(0);
});

test('a tenth of unusable rows and less is no reason to refuse', async () => {
  const space = await workspace({ baseUrl: api.url, consenting: list });
  await space.write('recipients.csv', recipientsCsv(list, damaged(1)));
  expect((await plan(space)).code).toBe(0);
});

test('--accept-invalid goes on with the usable rows', async () => {
  const space = await workspace({ baseUrl: api.url, consenting: list });
  await space.write('recipients.csv', recipientsCsv(list, damaged(5)));
  const { code, document } = await plan(space, '--accept-invalid');
  expect(code).toBe(0);
  expect(document.rows).toEqual({ read: 17, valid: 12, invalid: 5, duplicate: 0 });
  expect(document.decisions.send).toBe(12);
});

test('without a processing agreement on file the policy de blocks the whole campaign, a reviewed plan too', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  const reviewed = await plan(space);
  expect(reviewed.code).toBe(0);
  await rm(space.path('contracts/agreement.md'));
  const { code, document } = await plan(space);
  expect(code).toBe(4);
  expect(document.decisions.send).toBe(0);
  expect(document.findings).toContainEqual(
    expect.objectContaining({ code: 'provider.dpa-missing', severity: 'block', scope: 'provider' }),
  );
  const sent = await space.run('send', CAMPAIGN, '--yes', '--json');
  expect(sent.code).toBe(4);
  const late = await space.run('send', CAMPAIGN, '--plan', reviewed.document.plan, '--yes', '--json');
  expect(late.code).toBe(4);
  expect(late.stdout).toContain('contracts/agreement.md is not there.');
  expect((await api.state()).messageRequests).toBe(0);
  const papers = await space.run('compliance', 'check', '--json');
  expect(papers.code).toBe(4);
  expect(papers.stdout).toContain('provider.dpa-missing');
});

test('an existing customer who meets three of the four conditions of § 7 (3) UWG is blocked, one who meets all four is not', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list.slice(0, 5) });
  const [whole, noNotice, otherGoods, noSale, objecting] = list.map(({ phone }) => phone);
  const optIn = (phone: string | undefined): string =>
    `${phone},platform-optin,,,,2026-02-05T12:00:00+01:00,chat,,,,,,`;
  const customer = (phone: string | undefined, cells: string): string =>
    `${phone},basis-asserted,existing-customer,newsletter,whatsapp,2026-03-04T11:00:00+01:00,shop,order,${cells}`;
  const imported = await space.import(
    [
      'phone,event,basis,purpose,channel,occurred_at,source,method,sale_ref,sale_date,product_group,notice,note',
      ...list.slice(0, 5).map(({ phone }) => optIn(phone)),
      customer(whole, 'S-1,2026-03-04,gartenmoebel,order mail,'),
      customer(noNotice, 'S-2,2026-03-04,gartenmoebel,,'),
      customer(otherGoods, 'S-3,2026-03-04,kleinelektronik,order mail,'),
      customer(noSale, 'S-4,,gartenmoebel,order mail,'),
      customer(objecting, 'S-5,2026-03-04,gartenmoebel,order mail,'),
      `${objecting},objected,existing-customer,newsletter,*,2026-10-03T16:45:00+02:00,email,,,,,,`,
      '',
    ].join('\n'),
  );
  expect(imported.rows.rejected).toBe(0);
  const { document } = await plan(space);
  const decisions = await readFile(document.files.decisions, 'utf8');
  const reasonsOf = (phone: string | undefined): string =>
    decisions.split(/\r?\n/).find((line) => line.includes(phone ?? '?')) ?? '';
  expect(document.decisions).toEqual({ send: 1, hold: 0, block: 4 });
  expect(reasonsOf(whole)).toContain('existing-customer');
  expect(reasonsOf(noNotice)).toContain('basis.uwg73.notice-missing');
  expect(reasonsOf(otherGoods)).toContain('basis.uwg73.not-own-similar');
  expect(reasonsOf(noSale)).toContain('basis.uwg73.sale-missing');
  expect(reasonsOf(objecting)).toContain('basis.uwg73.objected');
});

test('decisions.csv neutralises cells that a spreadsheet would run', async () => {
  const [first] = list;
  const space = await workspace({ baseUrl: api.url, consenting: list.slice(0, 1) });
  await space.write(
    'recipients.csv',
    recipientsCsv([], [`K-1;=HYPERLINK("x");Muster;${first?.phone};Köln;DE;de;HERBST-1`]),
  );
  const shown = await space.run('plan', CAMPAIGN, '--accept-invalid', '--json');
  const { files } = documentOf<PlanDocument>(shown, 'consend.plan/1');
  const decisions = await readFile(files.decisions, 'utf8');
  expect(decisions).not.toMatch(/(^|;)"?=HYPERLINK/m);
});

test('numbers are masked in the terminal and shown in full with --show-numbers', async () => {
  const space = await workspace({ baseUrl: api.url, consenting: list });
  await space.write(
    'recipients.csv',
    recipientsCsv(list, [
      'K-9;X;Y;0900 5123456;Köln;DE;de;HERBST-0000',
      'K-9;X;Y;0900 5123457;Köln;DE;de;HERBST-0000',
    ]),
  );
  const masked = await space.run('plan', CAMPAIGN);
  const shown = await space.run('plan', CAMPAIGN, '--show-numbers');
  expect([masked.code, shown.code]).toEqual([3, 3]);
  expect(masked.stdout + masked.stderr).not.toContain('512345');
  expect(shown.stderr).toContain('0900 5123456');
});

test('a plan shows no number in full in the terminal', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list.slice(0, 5) });
  const planned = await space.run('plan', CAMPAIGN);
  expect(planned.code).toBe(0);
  for (const { phone } of list) expect(planned.stdout + planned.stderr).not.toContain(phone);
});

test('a pinned version of the API that ends soon is warned of, in the terminal and on the page', async () => {
  const space = await workspace({ baseUrl: api.url, recipients: list, consenting: list });
  await space.edit('consend.yaml', (text) => text.replace(/apiVersion: \S+/, 'apiVersion: v21.0'));
  // v21.0 ends on 21 Jan 2027: whatever day this runs on after 23 Oct 2026, it ends soon or has ended.
  const { code, stdout } = await space.run('plan', CAMPAIGN, '--out', 'out');
  expect(code).toBe(0);
  expect(stdout.replace(/\s+/g, ' ')).toMatch(/version v21\.0 of the API (ends|ended) on 21 Jan 2027/);
  expect(await space.read('out/report.html')).toMatch(/ersion v21\.0 der API endete? am 21\.01\.2027/);
});
