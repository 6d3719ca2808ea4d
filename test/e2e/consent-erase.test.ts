import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { searchFor } from '../../src/core/number-search.ts';
import { documentOf, type ErrorDocument, type PlanDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people } from '../helpers/people.ts';
import type { Result } from '../helpers/run.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const everybody = people(4);
const [gone, stays, third, unknown] = everybody as [Person, Person, Person, Person];
const SCHEMA = 'consend.erasure/1';

interface Certificate {
  readonly schema: string;
  readonly person: string | null;
  readonly isNew: boolean;
  readonly request: {
    readonly reference: string | null;
    readonly requestedAt: string;
    readonly ground: string;
  };
  readonly decidedBy: string | null;
  readonly erased: readonly { readonly what: string; readonly count: number }[];
  readonly stays: readonly { readonly what: string; readonly count: number }[];
  readonly suppression: string;
  readonly toDo: readonly { readonly what: string; readonly items: readonly string[] }[];
  readonly ledger: { readonly size: number; readonly root: string; readonly event: number | null };
}

let space: Workspace;
afterAll(removeFolders);

/** Files below the workspace that hold a person's number, however it is spelled. */
async function holding(person: Person, below = '.consend'): Promise<string[]> {
  const search = searchFor([person.phone]);
  const found: string[] = [];
  for (const entry of await readdir(space.path(below), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = await readFile(file, 'latin1');
    if (search.has(bytes) || bytes.includes(person.name)) found.push(file.slice(space.dir.length + 1));
  }
  return found;
}
const certificateOf = (result: Result): Certificate => documentOf<Certificate>(result, SCHEMA);
const counts = (lines: Certificate['erased']): Record<string, number> =>
  Object.fromEntries(lines.map(({ what, count }) => [what, count]));

describe('a person who was planned for and written to', () => {
  let api: TestSandbox;
  beforeAll(async () => {
    api = await sandbox();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    await api.reset();
    space = await workspace({ baseUrl: api.url, recipients: everybody, consenting: [gone, stays, third] });
  });

  test('is gone from database, plans, reports and lists, and the others’ plan can still be sent', async () => {
    const planned = documentOf<PlanDocument>(await space.run('plan', CAMPAIGN, '--json'), 'consend.plan/1');
    expect(planned.decisions.send).toBe(3);
    expect((await holding(gone)).length).toBeGreaterThanOrEqual(6);

    const erased = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(erased.isNew).toBe(true);
    expect(counts(erased.erased)).toMatchObject({ events: 1, identifiers: 1, plans: 1, 'plan-rows': 1 });
    expect(await holding(gone)).toEqual([]);
    expect((await holding(stays)).length).toBeGreaterThanOrEqual(5);

    const sent = await space.run('send', CAMPAIGN, '--plan', planned.plan, '--yes', '--json');
    expect(JSON.parse(sent.stdout)).toMatchObject({ schema: 'consend.run/1', campaign: 'herbst-2026' });
    const { byNumber } = (await api.state()).accepted;
    expect(Object.keys(byNumber).map((number) => number.replace(/^\+/, ''))).toEqual(
      expect.arrayContaining([stays, third].map(({ phone }) => phone.slice(1))),
    );
    expect(Object.keys(byNumber)).toHaveLength(2);
  });

  test('after a run is gone from the outcome’s files, and the campaign stays as it was for the others', async () => {
    const sent = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect([0, 5]).toContain(sent.code);
    expect(await holding(gone, '.consend/reports')).toEqual(['.consend/reports/herbst-2026/messages.csv']);
    const erased = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(counts(erased.erased)).toMatchObject({ messages: 1 });
    expect(await holding(gone)).toEqual([]);
    const again = await space.run('send', CAMPAIGN, '--yes', '--json');
    expect([0, 4]).toContain(again.code);
    expect((await api.state()).accepted).toMatchObject({ total: 3, maxPerNumber: 1 });
  });

  test('of somebody whom only a plan knows takes their rows', async () => {
    await space.run('plan', CAMPAIGN);
    expect((await holding(unknown)).length).toBeGreaterThan(1);
    const erased = certificateOf(await space.run('consent', 'erase', unknown.phone, '--yes', '--json'));
    expect(erased).toMatchObject({ person: null, isNew: false });
    expect(counts(erased.erased)).toMatchObject({ plans: 1, 'plan-rows': 1 });
    expect(await holding(unknown)).toEqual([]);
  });
});

describe('an erasure', () => {
  beforeEach(async () => {
    space = await workspace({ recipients: everybody, consenting: [gone, stays, third] });
  });

  test('asks for a yes, and without a terminal changes nothing', async () => {
    const result = await space.run('consent', 'erase', gone.phone);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('+49 151 •••• 0000 · 1 event · 1 identifier');
    expect(result.stderr).toContain('--yes');
    expect(result.stderr).not.toContain(gone.phone);
    expect(await holding(gone)).toContain('.consend/consend.db');
  });

  test('writes a certificate that holds no number, and says what stays and what is left to do', async () => {
    const result = await space.run(
      ...['consent', 'erase', `0${gone.phone.slice(3)}`, '--reference', 'DSR-2026-017'],
      ...['--requested-at', '2026-01-20', '--ground', 'c', '--actor', 'A. Beispiel'],
      ...['--yes', '--json', '--out', 'bescheinigung.html', '--lang', 'de'],
    );
    const certificate = certificateOf(result);
    expect(certificate).toMatchObject({
      request: { reference: 'DSR-2026-017', ground: 'c', requestedAt: '2026-01-20T12:00:00+01:00' },
      decidedBy: 'A. Beispiel',
      suppression: 'kept',
    });
    expect(counts(certificate.stays)).toEqual({ commitments: 1, 'erasure-event': 1, suppression: 1 });
    expect(certificate.toDo.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['files', 'shell-history']),
    );
    expect(certificate.toDo.find(({ what }) => what === 'files')?.items).toContain('recipients.csv: Zeile 2');
    const page = await space.read('bescheinigung.html');
    expect(page).toContain('Bescheinigung über die Löschung');
    const search = searchFor([gone.phone]);
    for (const text of [result.stdout, result.stderr, page, await space.read('bescheinigung.json')])
      expect(search.has(text)).toBe(false);
    expect((await stat(space.path('bescheinigung.html'))).mode & 0o777).toBe(0o600);
    expect(await readdir(space.path('.consend/certificates'))).toHaveLength(2);
  });

  test('done again gives the certificate again and changes nothing', async () => {
    const first = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    const second = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(second).toMatchObject({ isNew: false, person: first.person, erased: [], ledger: first.ledger });
    expect(counts(second.stays)).toMatchObject({ suppression: 1 });
    expect((await space.read('.consend/erasures.ndjson')).trim().split('\n')).toHaveLength(1);
  });

  test('keeps a later list from bringing the person back unnoticed', async () => {
    await space.run('consent', 'erase', gone.phone, '--yes');
    const imported = await space.import(consentsCsv([gone], '2026-02-01T10:00:00+01:00'));
    expect(imported.rows).toMatchObject({ added: 0, refused: 1 });
  });

  test('lets the block entry go where the person insists', async () => {
    const certificate = certificateOf(
      await space.run('consent', 'erase', gone.phone, '--forget-suppression', '--yes', '--json'),
    );
    expect(certificate.suppression).toBe('forgotten');
    expect(counts(certificate.stays)).not.toHaveProperty('suppression');
    const imported = await space.import(consentsCsv([gone], '2026-02-01T10:00:00+01:00'));
    expect(imported.rows).toMatchObject({ added: 1, refused: 0 });
  });

  test('of several people gives each a certificate of their own', async () => {
    const result = await space.run(
      'consent',
      'erase',
      gone.phone,
      third.phone,
      unknown.phone,
      '--yes',
      '--json',
    );
    expect(result.stderr).toContain('person.unknown');
    const { certificates } = documentOf<{ schema: string; certificates: Certificate[] }>(
      result,
      'consend.erasures/1',
    );
    expect(new Set(certificates.map(({ person }) => person)).size).toBe(2);
    expect(await holding(gone)).toEqual([]);
    expect(await holding(third)).toEqual([]);
    expect(await holding(stays)).toContain('.consend/consend.db');
  });

  test('of a number that nobody knows says where else it stands and erases nothing', async () => {
    const result = await space.run('consent', 'erase', unknown.phone, '--yes', '--json');
    expect(result.code).toBe(3);
    const { code, problems } = documentOf<ErrorDocument>(result, 'consend.error/1');
    expect(code).toBe('person.unknown');
    expect(problems).toEqual([
      {
        path: 'recipients.csv',
        line: 5,
        message: 'names the number; consend does not change files that it did not write',
      },
    ]);
    expect(result.stdout).not.toContain(unknown.phone);
  });

  test('of a number that nobody knows is certified where a certificate is asked for', async () => {
    const result = await space.run(
      'consent',
      'erase',
      unknown.phone,
      '--yes',
      '--json',
      '--out',
      'none.json',
    );
    expect(certificateOf(result)).toMatchObject({ person: null, erased: [], stays: [] });
    expect(JSON.parse(await space.read('none.json'))).toMatchObject({ schema: SCHEMA });
  });

  test.each([
    [['--ground', 'x'], 'a, b, c, d, e or f'],
    [['--ground', 'retention'], 'a, b, c, d, e or f'],
    [['--requested-at', '2999-01-01'], 'not in the future'],
    [['--requested-at', '31.02.2026'], 'not in the future'],
  ] as const)('refuses %j and erases nothing', async (options, words) => {
    const result = await space.run('consent', 'erase', gone.phone, '--yes', ...options);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(words);
    expect(await holding(gone)).toContain('.consend/consend.db');
  });

  test.each([
    ['--reference', gone.phone],
    ['--reference', `Antrag 0${gone.phone.slice(3)}`],
    ['--reference', '+49 30 1234567'],
    ['--reference', '0151 20009999'],
    ['--actor', gone.phone],
  ])('refuses a number as %s %s, does not repeat it and erases nothing', async (option, value) => {
    const result = await space.run('consent', 'erase', gone.phone, '--yes', option, value);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`${option} holds a telephone number`);
    expect(result.stderr).not.toContain(value);
    expect(await holding(gone)).toContain('.consend/consend.db');
  });

  test.each(['DSR-2026-017', '2026/11/20-0001', 'Az. 030/2026/17', '20261120001'])(
    'takes %s for a reference',
    async (reference) => {
      const result = await space.run(
        ...['consent', 'erase', gone.phone, '--yes', '--json', '--reference', reference],
      );
      expect(certificateOf(result).request.reference).toBe(reference);
    },
  );

  test('says by whom it was decided without being told', async () => {
    const certificate = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(certificate.decidedBy).toMatch(/./);
  });

  test.each([
    ['kept.html', 2, 'kept.html is there already'],
    ['kept.json', 2, 'kept.html is there already'],
    ['cert.pdf', 2, '.html or .json'],
    ['kept.html/cert.html', 9, 'kept.html cannot be written'],
  ])('erases nothing where no certificate can be written to %s', async (out, code, words) => {
    await space.write('kept.html', 'somebody else’s');
    const result = await space.run('consent', 'erase', gone.phone, '--yes', '--out', out);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(words);
    expect(await space.read('kept.html')).toBe('somebody else’s');
    expect(await holding(gone)).toContain('.consend/consend.db');
  });

  test('names both files of the certificate, no line of a notice wider than the terminal', async () => {
    const result = await space.run(
      ...['consent', 'erase', gone.phone, '--yes', '--out', 'answers/cert.html', '--lang', 'de'],
    );
    expect(result.code).toBe(0);
    expect(result.stdout).toContain(space.path('answers/cert.html'));
    expect(result.stdout).toContain(space.path('answers/cert.json'));
    const unasked = await space.run('consent', 'erase', third.phone, '--forget-suppression');
    for (const line of unasked.stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('done again leaves no more to do than the first time', async () => {
    const whats = (certificate: Certificate) => certificate.toDo.map(({ what }) => what);
    const first = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    const second = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(whats(second)).toEqual(whats(first));
    await rm(space.path('.consend/certificates'), { recursive: true });
    // Nobody knows any more whether messages went out.
    const third = certificateOf(await space.run('consent', 'erase', gone.phone, '--yes', '--json'));
    expect(whats(third)).toContain('processor');
  });

  test('refuses what is no number, and one certificate file for two people', async () => {
    expect((await space.run('consent', 'erase', 'Anna', '--yes')).code).toBe(2);
    const two = await space.run('consent', 'erase', gone.phone, third.phone, '--yes', '--out', 'one.html');
    expect(two.code).toBe(2);
    expect(await holding(gone)).toContain('.consend/consend.db');
  });
});
