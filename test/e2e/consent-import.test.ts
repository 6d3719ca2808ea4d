import { readFile } from 'node:fs/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [first, second, third] = people(3) as [Person, Person, Person];

let space: Workspace;
beforeEach(async () => {
  space = await workspace();
});
afterAll(removeFolders);

function expectToAddUp(rows: {
  read: number;
  added: number;
  known: number;
  refused: number;
  rejected: number;
}): void {
  expect(rows.read).toBe(rows.added + rows.known + rows.refused + rows.rejected);
}

test('running an import twice adds nothing and leaves the ledger as it was', async () => {
  const csv = consentsCsv(people(20));
  const once = await space.import(csv);
  expect(once.rows).toEqual({ read: 20, added: 20, known: 0, refused: 0, rejected: 0 });
  const twice = await space.import(csv);
  expect(twice.rows).toEqual({ read: 20, added: 0, known: 20, refused: 0, rejected: 0 });
  expect(twice.ledger).toEqual(once.ledger);
});

test('bad rows go to a rejects file that, corrected, is imported alone', async () => {
  const good = consentsCsv([first, second]).trimEnd();
  const csv = [
    good,
    `${third.phone},given,consent,newsletter,whatsapp,,web-form,checkbox,,,,`,
    'kein Handy,given,consent,newsletter,whatsapp,2026-02-01,shop,,,,,',
    '',
  ].join('\n');
  const imported = await space.import(csv);
  expect(imported.rows).toEqual({ read: 4, added: 2, known: 0, refused: 0, rejected: 2 });
  const rejects = await space.read('import.rejects.csv');
  expect(rejects).toContain('consent.date-missing');
  expect(rejects.trimEnd().split('\r\n')).toHaveLength(3);

  const [header = '', dateless = ''] = rejects.trimEnd().split('\r\n');
  await space.write(
    'corrected.csv',
    [header, dateless.replace('whatsapp,,', 'whatsapp,2026-02-03,'), ''].join('\r\n'),
  );
  const result = await space.run('consent', 'import', 'corrected.csv', '--json');
  expect(documentOf<{ schema: string; rows: object }>(result, 'consend.import/1').rows).toEqual({
    read: 1,
    added: 1,
    known: 0,
    refused: 0,
    rejected: 0,
  });
});

test('a consent older than the withdrawal is refused, a newer one is added', async () => {
  await space.import(consentsCsv([first], '2026-01-10T10:00:00+01:00'));
  await space.import(withdrawalsCsv([first], '2026-03-01T10:00:00+01:00'));
  const older = await space.import(consentsCsv([first], '2026-02-01T10:00:00+01:00'));
  expect(older.rows).toEqual({ read: 1, added: 0, known: 0, refused: 1, rejected: 0 });
  const newer = await space.import(consentsCsv([first], '2026-04-01T10:00:00+02:00'));
  expect(newer.rows).toEqual({ read: 1, added: 1, known: 0, refused: 0, rejected: 0 });
});

test('a file as a German Excel saves it is read: Windows-1252, semicolons', async () => {
  const csv = [
    'Handy;event;basis;purpose;channel;occurred_at;source;note',
    `0151 20200001;given;consent;newsletter;whatsapp;2026-02-01;Geschäft Köln;für Jörg`,
    '',
  ].join('\r\n');
  const { rows } = await space.import(Buffer.from(csv, 'latin1'));
  expect(rows).toEqual({ read: 1, added: 1, known: 0, refused: 0, rejected: 0 });
});

test('--map names columns that consend does not find, and flags fill those that are missing', async () => {
  const csv = [
    'Rufnummer_neu;Wofür;am',
    `${first.phone};newsletter;2026-02-01`,
    `${second.phone};newsletter;2026-02-02`,
    '',
  ].join('\n');
  const { rows } = await space.import(
    csv,
    '--map',
    'phone=Rufnummer_neu,purpose=Wofür,occurred_at=am',
    '--source',
    'shop',
    '--basis',
    'consent',
    '--event',
    'given',
  );
  expect(rows).toEqual({ read: 2, added: 2, known: 0, refused: 0, rejected: 0 });
});

test('the flags --purpose, --source, --wording and --occurred-at fill a bare list of numbers', async () => {
  const { rows } = await space.import(
    `phone\n${first.phone}\n`,
    '--purpose',
    'newsletter',
    '--source',
    'shop',
    '--wording',
    'newsletter-de@3',
    '--occurred-at',
    '2026-02-01',
  );
  expect(rows).toEqual({ read: 1, added: 1, known: 0, refused: 0, rejected: 0 });
});

test('a bare list of numbers without those flags is rejected: it could not be proven', async () => {
  const { rows } = await space.import(`phone\n${first.phone}\n`);
  expect(rows).toEqual({ read: 1, added: 0, known: 0, refused: 0, rejected: 1 });
});

test('a purpose that consend.yaml does not know is rejected with its own reason', async () => {
  const { rows } = await space.import(
    consentsCsv([first, second]).replace('newsletter,whatsapp', 'gewinnspiel,whatsapp'),
  );
  expectToAddUp(rows);
  expect(rows.rejected).toBe(1);
  expect(await space.read('import.rejects.csv')).toContain('consent.purpose-unknown');
});

test('--dry-run counts what would happen and writes nothing', async () => {
  const csv = consentsCsv(people(5));
  const dry = await space.import(csv, '--dry-run');
  expect(dry.rows.added).toBe(5);
  expect(dry.ledger.size).toBe(0);
  expect((await space.import(csv)).rows.added).toBe(5);
});

test('a row with a confirmation is two facts and one row', async () => {
  const csv = consentsCsv([first]).replace(
    'newsletter-de@3,,,',
    'newsletter-de@3,2026-02-01T11:00:00+01:00,whatsapp,',
  );
  const imported = await space.import(csv);
  expect(imported.rows).toEqual({ read: 1, added: 1, known: 0, refused: 0, rejected: 0 });
  const plain = await workspace();
  const other = await plain.import(consentsCsv([first]));
  expect(imported.ledger.size).toBe(other.ledger.size + 1);
});

test('an unknown column in --map is a usage error that names the flag', async () => {
  await space.write('c.csv', consentsCsv([first]));
  const result = await space.run('consent', 'import', 'c.csv', '--map', 'zweck=purpose', '--json');
  expect(result.code).toBe(2);
  expect(documentOf<ErrorDocument>(result, 'consend.error/1').message).toContain('--map');
});

test('the terminal tells the counts and where the rejects are', async () => {
  await space.write(
    'c.csv',
    `${consentsCsv([first]).trimEnd()}\nunfug,given,consent,newsletter,whatsapp,2026-02-01,shop,,,,,\n`,
  );
  const result = await space.run('consent', 'import', 'c.csv');
  expect(result.code).toBe(0);
  expect(result.stdout).toContain('2 rows: 1 added · 0 known already · 0 refused · 1 rejected');
  expect(result.stdout).toContain('c.rejects.csv');
  expect(await readFile(space.path('c.rejects.csv'), 'utf8')).toContain('unfug');
});
