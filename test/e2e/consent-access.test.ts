import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people } from '../helpers/people.ts';
import { sandbox, type TestSandbox } from '../helpers/sandbox.ts';
import { CAMPAIGN, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [asked, other, blocked] = people(3) as [Person, Person, Person];
const SCHEMA = 'consend.access/1';

interface Answer {
  readonly schema: string;
  readonly person: string | null;
  readonly identifiers: readonly string[];
  readonly events: readonly { readonly seq: number; readonly event: { readonly kind: string } }[];
  readonly wordings: readonly { readonly id: string; readonly text: string }[];
  readonly messages: readonly { readonly campaign: string; readonly text?: string; readonly state: string }[];
  readonly decisions: readonly { readonly campaign: string; readonly decision: string }[];
  readonly suppression: { readonly kind: string } | null;
  readonly evidence: readonly {
    readonly reference: string;
    readonly file?: string;
    readonly isShared: boolean;
  }[];
  readonly recipients: readonly { readonly name: string }[];
  readonly files: { readonly dir: string };
}

let api: TestSandbox;
let space: Workspace;
beforeAll(async () => {
  api = await sandbox();
});
beforeEach(async () => {
  await api.reset();
  space = await workspace({
    baseUrl: api.url,
    recipients: [asked, other, blocked],
    consenting: [asked, other],
  });
});
afterAll(async () => {
  await api.close();
  await removeFolders();
});

const access = async (person: Person, ...args: string[]): Promise<Answer> =>
  documentOf<Answer>(await space.run('consent', 'access', person.phone, '--json', ...args), SCHEMA);

test('the answer holds events, texts, messages and decisions of that person and nobody else', async () => {
  await space.run('send', CAMPAIGN, '--yes');
  const answer = await access(asked);
  expect(answer.identifiers).toEqual([asked.phone]);
  expect(answer.events.map(({ event }) => event.kind)).toEqual(['given']);
  expect(answer.wordings[0]?.text).toContain('Muster Handels GmbH');
  expect(answer.messages).toHaveLength(1);
  expect(answer.messages[0]?.text).toContain(asked.name);
  expect(answer.decisions).toMatchObject([{ campaign: 'herbst-2026', decision: 'send' }]);
  expect(answer.recipients.map(({ name }) => name)).toContain('WhatsApp Ireland Limited');
  const page = await readFile(`${answer.files.dir}/access.html`, 'utf8');
  for (const text of [page, JSON.stringify(answer)]) {
    expect(text).toContain(asked.phone);
    expect(text).not.toContain(other.phone);
    expect(text).not.toContain(other.name);
  }
});

test('it lies in a folder of its own, for its owner alone, named without the number', async () => {
  const answer = await access(asked);
  expect(answer.files.dir.startsWith(space.path('.consend/access/'))).toBe(true);
  expect(answer.files.dir).not.toContain(asked.phone.slice(1));
  expect(answer.files.dir).toContain(answer.person);
  expect((await stat(`${answer.files.dir}/access.html`)).mode & 0o777).toBe(0o600);
  expect((await readdir(answer.files.dir)).sort()).toEqual(['access.html', 'access.json']);
});

test('it is written in German where asked, to the folder asked for, and overwrites nothing', async () => {
  const made = await space.run(
    'consent',
    'access',
    `0${asked.phone.slice(3)}`,
    '--out',
    'auskunft',
    '--lang',
    'de',
  );
  expect(made).toMatchObject({ code: 0 });
  expect(made.stdout).toContain('Auskunft  auskunft/access.html');
  expect(made.stderr).toContain('nur dieser Person aushändigen');
  expect(await space.read('auskunft/access.html')).toContain(`Was Muster Handels GmbH zu ${asked.phone}`);
  const again = await space.run('consent', 'access', asked.phone, '--out', 'auskunft', '--json');
  expect(again.code).toBe(2);
  expect(documentOf<ErrorDocument>(again, 'consend.error/1').code).toBe('file.exists');
});

test('attached evidence is copied beside it, what is about others as well is only named', async () => {
  const [own, shared] = ['.consend/evidence/own.pdf', '.consend/evidence/shared.pdf'];
  await mkdir(space.path('.consend/evidence'));
  await writeFile(space.path(own), 'own');
  await writeFile(space.path(shared), 'shared');
  const rows = [
    [asked, own, '2026-02-02T10:00:00+01:00'],
    [asked, shared, '2026-02-03T10:00:00+01:00'],
    [other, shared, '2026-02-03T10:00:00+01:00'],
  ] as const;
  for (const [person, reference, at] of rows)
    await space.import(consentsCsv([person], at).replace(/archive\/\d+\.pdf/, reference));
  const answer = await access(asked);
  const of = (reference: string) => answer.evidence.find((one) => one.reference === reference);
  expect(of(own)).toMatchObject({ file: 'evidence/own.pdf', isShared: false });
  expect(of(shared)).toMatchObject({ isShared: true });
  expect(await readdir(`${answer.files.dir}/evidence`)).toEqual(['own.pdf']);
});

test('of somebody whom only a plan knows it gives that plan’s decision', async () => {
  await space.run('plan', CAMPAIGN);
  const answer = await access(blocked);
  expect(answer).toMatchObject({ person: null, events: [], messages: [] });
  expect(answer.decisions).toMatchObject([{ decision: 'block' }]);
});

test('of somebody erased it says that a block entry is all there is', async () => {
  await space.run('consent', 'erase', asked.phone, '--yes');
  const answer = await access(asked, '--lang', 'de');
  expect(answer).toMatchObject({ person: null, events: [], suppression: { kind: 'erased' } });
  expect(await readFile(`${answer.files.dir}/access.html`, 'utf8')).toContain('als Schlüssel-Hash');
});

test('an erasure takes earlier answers along', async () => {
  const { files } = await access(asked);
  await space.run('consent', 'erase', asked.phone, '--yes');
  await expect(stat(files.dir)).rejects.toMatchObject({ code: 'ENOENT' });
});

test.each([
  [['consent', 'access', '0151 99999999'], 3, 'person.unknown'],
  [['consent', 'access', 'Anna'], 2, 'usage.invalid'],
  [['consent', 'access'], 2, 'usage.invalid'],
] as const)('%j ends with exit code %i', async (args, code, error) => {
  const result = await space.run(...args, '--json');
  expect(result.code).toBe(code);
  expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe(error);
});
