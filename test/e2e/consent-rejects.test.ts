import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type ImportDocument } from '../helpers/documents.ts';
import { people } from '../helpers/people.ts';
import { until } from '../helpers/run.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

let space: Workspace;
beforeEach(async () => {
  space = await workspace();
});
afterAll(removeFolders);

const HEAD = 'Handy;Zweck;Datum;Quelle;event;note\r\n';
/** Rows with what is wrong in each and what is right: a mechanical correction replaces the one by the other. */
const ROWS: readonly (readonly [row: string, wrong: string, right: string])[] = [
  ['0151 20300001;newsletter;2026-02-01;Laden;given;plain', '', ''],
  ['0151 20300002;newsleter;2026-02-01;Laden;given;=1+1', 'newsleter', 'newsletter'],
  ['0151 20300003;newsletter;2026-02-31;Laden;withdrawn;"a;b"', '2026-02-31', '2026-02-21'],
  ['4,9151E+12;newsletter;2026-02-01;Laden;given;', '4,9151E+12', '0151 20300004'],
  ['0151 20300005;newsletter;2026-02-01T25:00;Laden;given;', 'T25:00', 'T15:00'],
  ['0151 20300006;newsletter;01.02.26;Laden;objected;', '01.02.26', '2026-02-01'],
  ['0151 20300007;newsletter;2026-02-01;Laden;gegeben;"two\r\nlines"', 'gegeben', 'given'],
  ['0151 20300008;newsletter;2099-01-01;Laden;given;', '2099', '2025'],
];

const corrected = (text: string): string =>
  ROWS.reduce((sum, [, wrong, right]) => (wrong === '' ? sum : sum.replace(wrong, right)), text);

/** The ledger as an export tells it, which leaves out what differs from import to import. */
async function exported(of: Workspace): Promise<string[]> {
  const { stdout } = await of.run('consent', 'export', '--quiet');
  return stdout.split('\r\n').sort();
}

test('the rejects file, corrected and imported alone, gives what a right input would have given', async () => {
  const file = HEAD + ROWS.map(([row]) => `${row}\r\n`).join('');
  const first = await space.import(file);
  expect(first.rows).toEqual({ read: 8, added: 1, known: 0, refused: 0, rejected: 7 });
  const rejects = await space.read('import.rejects.csv');
  await space.write('import.rejects.csv', corrected(rejects));
  const second = await space.run('consent', 'import', 'import.rejects.csv', '--json');
  expect(documentOf<ImportDocument>(second, 'consend.import/1').rows).toEqual({
    read: 7,
    added: 7,
    known: 0,
    refused: 0,
    rejected: 0,
  });
  const other = await workspace();
  expect((await other.import(corrected(file))).rows.added).toBe(8);
  expect(await exported(space)).toEqual(await exported(other));
});

test('rejects of a rejects file go to a file of their own: what is read is never written', async () => {
  await space.import(`${HEAD}12;newsletter;2026-02-01;Laden;given;\r\n`);
  const before = await space.read('import.rejects.csv');
  const again = await space.run('consent', 'import', 'import.rejects.csv', '--json');
  const document = documentOf<ImportDocument & { rejects: string }>(again, 'consend.import/1');
  expect(document.rejects).toBe(space.path('import.rejects.2.csv'));
  expect(await space.read('import.rejects.csv')).toBe(before);
  expect((await space.read('import.rejects.2.csv')).split('\r\n')[0]).toBe(before.split('\r\n')[0]);
  const named = await space.run(
    'consent',
    'import',
    'import.rejects.csv',
    '--rejects',
    'import.rejects.csv',
    '--json',
  );
  expect(named.code).toBe(2);
  expect(documentOf<ErrorDocument>(named, 'consend.error/1').code).toBe('file.exists');
});

test('a rejects file that tells of nothing any more is removed, by no dry run', async () => {
  const isThere = async () =>
    (await stat(space.path('import.rejects.csv')).catch(() => undefined)) !== undefined;
  await space.import(`${HEAD}12;newsletter;2026-02-01;Laden;given;\r\n`);
  await space.import(HEAD + ROWS[0]?.[0], '--dry-run');
  expect(await isThere()).toBe(true);
  await space.import(HEAD + ROWS[0]?.[0]);
  expect(await isThere()).toBe(false);
});

test('dates in another notation are asked for, and read as the user says', async () => {
  await space.write('c.csv', `${HEAD}0151 20300001;newsletter;03.04.2026;Laden;given;\r\n`);
  const asked = await space.run('consent', 'import', 'c.csv', '--json');
  expect(asked.code).toBe(3);
  const error = documentOf<ErrorDocument>(asked, 'consend.error/1');
  expect(error).toMatchObject({ code: 'date-format.needed' });
  expect(error.message).toContain('03.04.2026');
  expect(error.hint).toContain('--date-format DD.MM.YYYY');
  for (const [format, day] of [
    ['DD.MM.YYYY', '2026-04-03'],
    ['MM.DD.YYYY', '2026-03-04'],
  ] as const) {
    const of = await workspace();
    await of.write('c.csv', await space.read('c.csv'));
    expect((await of.run('consent', 'import', 'c.csv', '--date-format', format)).code).toBe(0);
    expect((await of.run('consent', 'export')).stdout).toContain(day);
  }
});

test('options that no row could be read with are usage errors that name the flag', async () => {
  await space.write('c.csv', `${HEAD}0151 20300001;newsletter;2026-02-01;Laden;given;\r\n`);
  for (const [flag, value, said] of [
    ['--date-format', 'TT.MM.JJJJ', 'DD.MM.YYYY'],
    ['--purpose', 'newsleter', 'newsletter'],
    ['--event', 'givn', 'given'],
    ['--occurred-at', '31.12.2025', 'ISO 8601'],
    ['--map', 'purpos=Zweck', 'purpose'],
  ] as const) {
    const result = await space.run('consent', 'import', 'c.csv', flag, value, '--json');
    const { message } = documentOf<ErrorDocument>(result, 'consend.error/1');
    expect(result.code).toBe(2);
    expect(message).toContain(flag);
    expect(message).toContain(said);
  }
});

test('a wording that consend.yaml does not list is imported and warned of once; a changed text costs its own rows, and no stop', async () => {
  const row = (wording: string) => `0151 20300001;newsletter;2026-02-01;Laden;given;${wording}\r\n`;
  const head = HEAD.replace('note', 'wording');
  await space.write('c.csv', head + row('old@1') + row('old@2') + row('newsletter-de@3'));
  const result = await space.run('consent', 'import', 'c.csv', '--json');
  expect(documentOf<ImportDocument>(result, 'consend.import/1')).toMatchObject({
    unlistedWordings: [
      { wording: 'old@1', rows: 1 },
      { wording: 'old@2', rows: 1 },
    ],
  });
  expect(result.stderr.match(/wording\.unlisted/g)).toHaveLength(1);
  await space.edit('wordings/newsletter-de-3.txt', (text) => `${text} And more.`);
  const stop = row('newsletter-de@3').replace('given', 'withdrawn');
  await space.write('c.csv', head + row('old@1') + row('newsletter-de@3') + stop);
  const changed = await space.run('consent', 'import', 'c.csv', '--json');
  expect(changed.stderr).toContain('wording.changed');
  const document = documentOf<ImportDocument>(changed, 'consend.import/1');
  expect(document.rows).toMatchObject({ read: 3, added: 1, known: 1, rejected: 1 });
  expect(await space.read('c.rejects.csv')).toContain('consent.wording-changed');
});

test('stopped in the middle it says how to go on, and the same command does', async () => {
  const rows = people(60_000).map(
    ({ phone }) => `${phone};newsletter;2026-02-01T10:00;Laden;given;a note that makes the file longer\r\n`,
  );
  await space.write('many.csv', HEAD + rows.join(''));
  const importing = space.start('consent', 'import', 'many.csv');
  await until(() => importing.stderr().includes('Importing many.csv'));
  const stopped = await importing.stop('SIGTERM');
  expect(stopped.code).toBe(6);
  expect(stopped.stderr).toContain('Run the same command again');
  const again = documentOf<ImportDocument>(
    await space.run('consent', 'import', 'many.csv', '--json'),
    'consend.import/1',
  );
  expect(again.rows.added + again.rows.known).toBe(60_000);
  expect(again.rows.added).toBeGreaterThan(0);
  expect((await space.run('consent', 'verify')).code).toBe(0);
});

test('rows from standard input leave their rejects in the folder of the command, and no copy behind', async () => {
  const input = `${HEAD}12;newsletter;2026-02-01;Laden;given;\r\n`;
  const result = await space.runWith({ input }, 'consent', 'import', '-', '--json');
  expect(documentOf<ImportDocument>(result, 'consend.import/1').rows.rejected).toBe(1);
  expect(await space.read('stdin.rejects.csv')).toContain('phone.');
  const left = await stat(space.path('.consend/tmp')).catch(() => undefined);
  if (left !== undefined) {
    const { readdir } = await import('node:fs/promises');
    expect(await readdir(space.path('.consend/tmp'))).toEqual([]);
  }
});

test('a stop in words of its own is told as a lost one, with the event that is meant and exit 5', async () => {
  for (const [word, meant] of [
    ['STOP', 'withdrawn'],
    ['withdrwan', 'withdrawn'],
    ['withdraw', 'withdrawn'],
    ['objection', 'objected'],
    ['Widerruf', 'withdrawn'],
    ['Widerspruch', 'objected'],
    ['abgemeldet', 'withdrawn'],
    ['opt-out', 'withdrawn'],
    ['unsubscribed', 'withdrawn'],
  ] as const) {
    const good = '0151 20300001;newsletter;2026-02-01;Laden;given;';
    await space.write('c.csv', `${HEAD}${good}\r\n0151 20300002;newsletter;2026-02-01;Laden;${word};\r\n`);
    const result = await space.run('consent', 'import', 'c.csv', '--json');
    expect(result.code).toBe(5);
    expect(JSON.parse(result.stdout)).toMatchObject({ stops: { rejected: 1 } });
    expect(await space.read('c.rejects.csv')).toContain(`(did you mean ${meant}?)`);
  }
});

test('an import exits 5 where every row is rejected, and 0 where some consents are', async () => {
  const bad = '0151 20300001;newsleter;2026-02-01;Laden;given;\r\n';
  await space.write('all.csv', HEAD + bad);
  expect((await space.run('consent', 'import', 'all.csv')).code).toBe(5);
  await space.write('some.csv', `${HEAD}${bad}0151 20300002;newsletter;2026-02-01;Laden;given;\r\n`);
  expect((await space.run('consent', 'import', 'some.csv')).code).toBe(0);
});

test('rows that are too long keep all their cells from one rejects file to the next', async () => {
  const long = '0151 20300001;newsletter;2026-02-01;Laden;given;note;zuviel;noch eins';
  const formula = '0151 20300002;newsletter;2026-02-01;Laden;given;=HYPERLINK("http://x.invalid";"y")';
  await space.import(`${HEAD}${long}\r\n${formula}\r\n`);
  const cells = (text: string): string[] =>
    text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.replace(/;\d+;row\..*$/, ''));
  const first = cells(await space.read('import.rejects.csv'));
  expect(first[0]).toBe(long);
  await space.run('consent', 'import', 'import.rejects.csv');
  expect(cells(await space.read('import.rejects.2.csv'))).toEqual(first);
});

test('the next step after an import is the command that works from where the user stands', async () => {
  const head = 'Nr;Zweck;am;Quelle\r\n';
  await space.write('neue liste.csv', `${head}0151 20300001;newsleter;01.02.2026 10:00;Laden\r\n`);
  const result = await space.runWith(
    { cwd: tmpdir() },
    ...[
      '-C',
      space.dir,
      'consent',
      'import',
      space.path('neue liste.csv'),
      '--map',
      'phone=Nr,occurred_at=am',
    ],
    ...['--date-format', 'DD.MM.YYYY HH:mm'],
  );
  const command = result.stdout.split('\n').find((line) => line.startsWith('  consend '));
  expect(command).toContain(`consend -C ${space.dir} consent import `);
  expect(command).toContain('neue liste.rejects.csv"');
  expect(command).toContain('--map phone=Nr,occurred_at=am --date-format "DD.MM.YYYY HH:mm"');
});

test('a dry run says what would be added', async () => {
  await space.write('c.csv', `${HEAD}${ROWS[0]?.[0]}\r\n`);
  expect((await space.run('consent', 'import', 'c.csv', '--dry-run')).stdout).toContain('1 would be added');
  const german = await space.run('--lang', 'de', 'consent', 'import', 'c.csv', '--dry-run');
  expect(german.stdout).toContain('1 kämen hinzu');
});
