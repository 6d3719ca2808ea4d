import { readdir } from 'node:fs/promises';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { type Person, people } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [first, second, third] = people(3) as [Person, Person, Person];
const SCHEMA = 'consend.suppressions/1';

interface Listed {
  readonly schema: string;
  readonly count: number;
  readonly entries: readonly {
    readonly number: string | null;
    readonly kind: string;
    readonly since: string;
  }[];
}

let space: Workspace;
beforeEach(async () => {
  space = await workspace({ consenting: [first, second, third] });
});
afterAll(removeFolders);

const listed = async (): Promise<(string | null)[]> =>
  documentOf<Listed>(await space.run('suppress', 'list', '--json'), SCHEMA).entries.map(
    ({ number }) => number,
  );

test('people are put on the list by any spelling of their number, and taken off with a yes', async () => {
  const added = await space.run(
    'suppress',
    'add',
    `0${first.phone.slice(3)}`,
    second.phone,
    '--reason',
    'call',
  );
  expect(added).toMatchObject({ code: 0, stderr: '' });
  expect(added.stdout).toBe(
    '+49 151 •••• 0000 is on the list from now on.\n+49 151 •••• 0001 is on the list from now on.\n',
  );
  expect(await listed()).toEqual([first.phone, second.phone]);

  const unasked = await space.run('suppress', 'remove', first.phone, '--json');
  expect(unasked.code).toBe(2);
  expect(documentOf<ErrorDocument>(unasked, 'consend.error/1').code).toBe('usage.confirmation-needed');
  expect(await listed()).toEqual([first.phone, second.phone]);

  const removed = await space.run('suppress', 'remove', first.phone, third.phone, '--yes', '--json');
  expect(documentOf<Listed>(removed, SCHEMA)).toEqual({
    schema: SCHEMA,
    removed: 1,
    absent: 1,
    entries: [
      { number: first.phone, result: 'removed' },
      { number: third.phone, result: 'absent' },
    ],
  });
  expect(await listed()).toEqual([second.phone]);
});

test('numbers are masked for people unless they ask', async () => {
  await space.run('suppress', 'add', first.phone);
  expect((await space.run('suppress', 'list')).stdout).not.toContain(first.phone);
  expect((await space.run('suppress', 'list', '--show-numbers')).stdout).toContain(first.phone);
  expect((await space.run('suppress', 'list', '--lang', 'de')).stdout).toContain('1 Eintrag');
});

test('a list is imported with its unusable rows told, and twice changes nothing', async () => {
  await space.write(
    'robinson.csv',
    `Kunde;Handy\r\nA;${first.phone}\r\nB;kein Handy\r\nC;${first.phone}\r\nD;+442071838750\r\n`,
  );
  const once = await space.run('suppress', 'import', 'robinson.csv', '--json');
  expect(once.code).toBe(5);
  expect(once.stderr).toContain('suppressions.rejected');
  expect(JSON.parse(once.stdout)).toMatchObject({
    schema: 'consend.suppression-import/1',
    rows: { read: 4, added: 2, known: 1, rejected: 1 },
    rejects: space.path('robinson.rejects.csv'),
  });
  expect(await space.read('robinson.rejects.csv')).toContain('B;kein Handy;3;phone.invalid');
  const twice = await space.run('suppress', 'import', 'robinson.csv', '--json');
  expect(JSON.parse(twice.stdout)).toMatchObject({ rows: { read: 4, added: 0, known: 3, rejected: 1 } });
  expect(JSON.parse(twice.stdout).ledger).toEqual(JSON.parse(once.stdout).ledger);
});

test('a list on standard input leaves no copy behind', async () => {
  const piped = await space.runWith({ input: `phone\n${first.phone}\n` }, 'suppress', 'import', '-');
  expect(piped).toMatchObject({ code: 0, stdout: '1 row: 1 added · 0 already known · 0 unusable\n' });
  expect(await readdir(space.path('.consend/tmp'))).toEqual([]);
  expect(await listed()).toEqual([first.phone]);
});

test.each([
  [['suppress', 'add', '12'], 2, '"12" is too short for a phone number'],
  [['suppress', 'add'], 2, 'missing'],
  [['suppress', 'import', 'nowhere.csv'], 3, 'does not exist'],
  [['suppress', 'import', 'consend.yaml'], 3, 'looks like a phone number'],
  [['suppress', 'import', 'recipients.csv', '--phone', 'Fax'], 3, 'Fax'],
] as const)('%j ends with exit code %i and says why', async (args, code, words) => {
  const result = await space.run(...args);
  expect(result.code).toBe(code);
  expect(result.stderr).toContain(words);
});
