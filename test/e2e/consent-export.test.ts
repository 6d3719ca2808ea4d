import { cp, readdir, stat } from 'node:fs/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument, type ImportDocument } from '../helpers/documents.ts';
import { consentsCsv, people, withdrawalsCsv } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [stays, goes, stopped] = people(3) as [ReturnType<typeof people>[0], ...ReturnType<typeof people>];

let space: Workspace;
beforeEach(async () => {
  space = await workspace();
  await space.import(consentsCsv([stays, goes!, stopped!]));
  await space.import(withdrawalsCsv([stopped!], '2026-03-01'));
});
afterAll(removeFolders);

test('an export imported into an empty ledger and exported again is the same, byte by byte', async () => {
  expect((await space.run('consent', 'export', '--out', 'out/ledger.csv')).code).toBe(0);
  expect((await stat(space.path('out/ledger.csv'))).mode & 0o777).toBe(0o600);
  expect(await readdir(space.path('out'))).toEqual(['ledger.csv']);
  const other = await workspace();
  const { rows } = await other.import(await space.read('out/ledger.csv'));
  expect(rows).toEqual({ read: 4, added: 4, known: 0, refused: 0, rejected: 0 });
  await other.run('consent', 'export', '--out', 'again.csv');
  expect(await other.read('again.csv')).toBe(await space.read('out/ledger.csv'));
});

test('standard output gets the CSV alone, without a mark', async () => {
  const { stdout, stderr } = await space.run('consent', 'export');
  expect(stdout.startsWith('phone,event,basis,')).toBe(true);
  expect(stdout.trimEnd().split('\r\n')).toHaveLength(5);
  expect(stderr).toContain('6 events exported');
});

test('a file is not overwritten without a yes', async () => {
  await space.write('mine.csv', 'mine');
  const refused = await space.run('consent', 'export', '--out', 'mine.csv', '--json');
  expect(refused.code).toBe(2);
  expect(documentOf<ErrorDocument>(refused, 'consend.error/1').code).toBe('usage.confirmation-needed');
  expect(await space.read('mine.csv')).toBe('mine');
  const done = await space.run('consent', 'export', '--out', 'mine.csv', '--yes', '--json');
  expect(documentOf(done, 'consend.export/1')).toMatchObject({
    format: 'csv',
    file: space.path('mine.csv'),
    events: 6,
    erased: 0,
  });
  expect(await space.read('mine.csv')).toContain(stays.phone);
});

test('as NDJSON it is the log: a header, an event a line with its commitment, the totals', async () => {
  const { stdout } = await space.run('consent', 'export', '--json');
  const [head, ...lines] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const last = lines.pop();
  expect(head).toMatchObject({ schema: 'consend.ledger/1', ledger: { size: 6 } });
  expect(lines.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(lines[0]).toMatchObject({
    person: expect.any(String),
    commitment: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
    event: { kind: 'given', identifiers: [stays.phone] },
  });
  expect(last).toEqual({ totals: { events: 6, erased: 0 }, ledger: head?.ledger });
  const conflict = await space.run('consent', 'export', '--json', '--format', 'csv');
  expect(conflict.code).toBe(2);
});

test('of people erased only keyed hashes go along, and keep them out where the key was copied', async () => {
  expect((await space.run('consent', 'erase', goes!.phone, '--ground', 'b', '--yes')).code).toBe(0);
  await space.run('consent', 'export', '--out', 'ledger.csv');
  const csv = await space.read('ledger.csv');
  expect(csv).not.toContain(goes!.phone);
  expect(csv).toMatch(/,erasure,.*hmac:[0-9a-f]{16}:[0-9a-f]{64}/);

  const without = await workspace();
  expect((await without.import(csv)).rows).toMatchObject({ added: 3, rejected: 1 });
  expect(await without.read('import.rejects.csv')).toContain('suppression.key');

  const withKey = await workspace();
  await withKey.import('phone\n');
  await cp(space.path('.consend/keys/suppression.key'), withKey.path('.consend/keys/suppression.key'));
  expect((await withKey.import(csv)).rows).toMatchObject({ added: 4, rejected: 0 });
  const old = await withKey.import(consentsCsv([goes!]));
  expect(old.rows).toMatchObject({ refused: 1, added: 0 });
  const lines = (await space.run('consent', 'export', '--format', 'ndjson')).stdout.trimEnd().split('\n');
  expect(JSON.parse(lines[2] ?? '')).toEqual({ seq: 2, commitment: expect.any(String), erased: true });
});

test('an old export brings nobody back who stopped since', async () => {
  await space.run('consent', 'export', '--out', 'old.csv');
  await space.import(withdrawalsCsv([stays], '2026-04-01'));
  const result = await space.run('consent', 'import', 'old.csv', '--json');
  expect(documentOf<ImportDocument>(result, 'consend.import/1').rows).toMatchObject({ added: 0, known: 4 });
});
