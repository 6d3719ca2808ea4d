import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentOf, type RecipientsDocument } from '../helpers/documents.ts';
import { run } from '../helpers/run.ts';
import { freshFolder, removeFolders } from '../helpers/workspace.ts';

let dir: string;
/** As a German Excel saves it: Windows-1252, semicolons, CRLF. */
const EXCEL = [
  'Kundennr;Vorname;Handy',
  'K-1;Hülya;0151 20002204',
  'K-2;Jörg;4,91511E+12',
  'K-3;Zoë;+49 151 20002204',
  'K-4;Ute;0900 5123456',
  'K-5;Bär;0221 4710100',
  'K-6;Kurz;12',
  'K-7;Viel;0151 20002211;zu;viel',
  '',
].join('\r\n');

const write = (name: string, content: string | Buffer): Promise<void> => writeFile(join(dir, name), content);
const check = (...args: string[]) => run(['recipients', 'check', ...args], { cwd: dir });

beforeAll(async () => {
  dir = await freshFolder();
  await write('excel.csv', Buffer.from(EXCEL, 'latin1'));
});
afterAll(removeFolders);

test('the document tells encoding, delimiter, columns, rows and every problem with its row, without any workspace', async () => {
  const result = await check('excel.csv', '--json');
  expect(result.code, result.stderr).toBe(0);
  const document = documentOf<RecipientsDocument>(result, 'consend.recipients/1');
  expect(Object.keys(document).sort()).toEqual([
    'columns',
    'delimiter',
    'encoding',
    'problems',
    'problemsTotal',
    'rows',
    'schema',
  ]);
  expect(document.encoding).toBe('windows-1252');
  expect(document.delimiter).toBe(';');
  expect(document.columns['phone']).toBe('Handy');
  expect(document.rows).toEqual({ read: 7, valid: 3, invalid: 4, duplicate: 1 });
  expect(document.problems.map(({ row, code }) => [row, code])).toEqual([
    [3, 'phone.excel-scientific'],
    [4, 'row.duplicate'],
    [5, 'phone.premium-rate'],
    [6, 'phone.not-mobile'],
    [7, 'phone.too-short'],
    [8, 'row.too-many-columns'],
  ]);
  expect(document.problemsTotal).toBe(6);
  for (const problem of document.problems) expect(problem.message).not.toBe('');
  expect(document.problems[0]?.column).toBe('Handy');
});

test('a row that repeats an earlier one names that row', async () => {
  const { problems } = documentOf<RecipientsDocument>(
    await check('excel.csv', '--json'),
    'consend.recipients/1',
  );
  expect(problems.find(({ code }) => code === 'row.duplicate')?.message).toContain('row 2');
});

test('--rejects never writes over the list itself, nor over a file of somebody else', async () => {
  await write('list.csv', 'phone\n12\n');
  await write('mine.csv', 'mine');
  for (const name of ['list.csv', 'mine.csv']) {
    const before = await readFile(join(dir, name), 'utf8');
    expect((await check('list.csv', '--rejects', name, '--json')).code).toBe(2);
    expect(await readFile(join(dir, name), 'utf8')).toBe(before);
  }
});

test('--rejects writes every row that cannot be used, as it stood, with its reason', async () => {
  const lines = Array.from({ length: 150 }, (_, index) => `K-${index};Wort${index}`);
  await write('many.csv', ['nr;handy', ...lines, ''].join('\n'));
  const result = await check('many.csv', '--rejects', 'bad.csv', '--json');
  const document = documentOf<RecipientsDocument>(result, 'consend.recipients/1');
  expect(document.problems).toHaveLength(100);
  expect(document.problemsTotal).toBe(150);
  const rejects = (await readFile(join(dir, 'bad.csv'), 'utf8')).trimEnd().split('\r\n');
  expect(rejects).toHaveLength(151);
  expect(rejects[0]).toBe('\uFEFFnr;handy;consend_row;consend_problem;consend_explanation');
  expect(rejects[150]).toMatch(/^K-149;Wort149;151;phone\./);
});

test('standard input is read as a file is', async () => {
  const result = await run(['recipients', 'check', '-', '--json'], {
    cwd: dir,
    input: Buffer.from(EXCEL, 'latin1'),
  });
  expect(result.code, result.stderr).toBe(0);
  const document = documentOf<RecipientsDocument>(result, 'consend.recipients/1');
  expect(document.encoding).toBe('windows-1252');
  expect(document.rows.read).toBe(7);
});

test.each([
  ['UTF-8', Buffer.from('handy,name\n0151 20002204,Jörg\n'), 'utf-8', ','],
  ['UTF-8 with a byte order mark', Buffer.from('\uFEFFhandy\tname\n0151 20002204\tJörg\n'), 'utf-8', '\t'],
  [
    'UTF-16 with a byte order mark',
    Buffer.from('\uFEFFhandy|name\n0151 20002204|Jörg\n', 'utf16le'),
    'utf-16le',
    '|',
  ],
  [
    'a file that names its delimiter as Excel does',
    Buffer.from('sep=;\nhandy;name\n0151 20002204;Jörg\n'),
    'utf-8',
    ';',
  ],
])('reads %s', async (_, content, encoding, delimiter) => {
  await write('form.csv', content);
  const document = documentOf<RecipientsDocument>(await check('form.csv', '--json'), 'consend.recipients/1');
  expect(document.encoding.toLowerCase()).toMatch(new RegExp(`^${encoding}`));
  expect(document.delimiter).toBe(delimiter);
  expect(document.rows).toEqual({ read: 1, valid: 1, invalid: 0, duplicate: 0 });
});

test('two columns that may hold the number are an error that names both', async () => {
  await write('two.csv', 'handy;telefon\n0151 20002204;0221 4710100\n');
  const result = await check('two.csv');
  expect(result.code).toBe(3);
  expect(result.stderr).toContain('handy');
  expect(result.stderr).toContain('telefon');
  expect((await check('two.csv', '--phone', 'handy')).code).toBe(0);
});

test('a file that is not there and an empty one end with 3', async () => {
  await write('empty.csv', '');
  expect((await check('nowhere.csv')).code).toBe(3);
  expect((await check('empty.csv')).code).toBe(3);
});

test('the terminal masks the numbers of rows with problems', async () => {
  const { stdout } = await check('excel.csv');
  expect(stdout).not.toContain('20002204');
  expect(stdout).toContain('7 rows: 2 usable');
});
