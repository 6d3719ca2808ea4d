import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { STORE_VERSION } from '../../src/adapters/store/sqlite/migrations/index.ts';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { start } from '../helpers/run.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [first, second, third] = people(3) as [Person, Person, Person];

interface Status {
  readonly schema: string;
  readonly version: number;
  readonly people: number;
  readonly events: number;
  readonly root: string;
  readonly erasures: number;
  readonly scrubPending: boolean;
  readonly lastBackup: { readonly file: string; readonly at: string } | null;
}
interface Restore {
  readonly schema: string;
  readonly erasuresApplied: number;
  readonly replaced: {
    readonly events: number;
    readonly lost: number;
    readonly stopsCarried: number;
    readonly sentSince: readonly string[];
  } | null;
  readonly ledger: { readonly size: number; readonly root: string };
}

let space: Workspace;
beforeEach(async () => {
  space = await workspace({ consenting: [first, second, third] });
});
afterAll(removeFolders);

const status = async (): Promise<Status> =>
  documentOf<Status>(await space.run('store', 'status', '--json'), 'consend.store/1');
const restore = async (file: string): Promise<Restore> =>
  documentOf<Restore>(await space.run('store', 'restore', file, '--yes', '--json'), 'consend.restore/1');
const isListed = async (person: Person): Promise<boolean> =>
  (await space.run('suppress', 'list', '--show-numbers')).stdout.includes(person.phone);
/** Files beside the database that a restore uses. */
const besides = async (): Promise<string[]> =>
  (await readdir(space.path('.consend'))).filter((name) => /restoring|replaced|partial/.test(name));

describe('status and migration', () => {
  test('tell what is in the store, its version, and that nothing waits', async () => {
    expect(await status()).toMatchObject({
      version: STORE_VERSION,
      people: 3,
      events: 4,
      erasures: 0,
      scrubPending: false,
      lastBackup: null,
    });
    expect((await space.run('store', 'status', '--lang', 'de')).stdout).toContain(
      'unterschrieben bei 4 Ereignissen',
    );
    expect((await space.run('store', 'migrate')).stdout).toContain(`version ${STORE_VERSION}, the newest`);
  });

  test('a rebuild changes nothing where nothing differs', async () => {
    const before = await status();
    const rebuilt = await space.run('store', 'migrate', '--rebuild', '--json');
    expect(JSON.parse(rebuilt.stdout)).toEqual({
      schema: 'consend.store-migration/1',
      from: STORE_VERSION,
      to: STORE_VERSION,
      rebuilt: { people: 0, identifiers: 0, suppressions: 0 },
    });
    expect(await status()).toMatchObject({ root: before.root });
  });
});

describe('a backup', () => {
  test('is a file for its owner alone, is remembered, and overwrites nothing', async () => {
    const made = await space.run('store', 'backup', 'backup.db');
    expect(made.code).toBe(0);
    expect(made.stderr).toContain('The keys are not in it.');
    expect((await stat(space.path('backup.db'))).mode & 0o777).toBe(0o600);
    expect((await status()).lastBackup?.file).toBe(space.path('backup.db'));
    const again = await space.run('store', 'backup', 'backup.db', '--json');
    expect(again.code).toBe(2);
    expect(documentOf<ErrorDocument>(again, 'consend.error/1').code).toBe('file.exists');
    expect((await space.run('store', 'backup', 'no/such/folder/b.db')).code).toBe(9);
  });

  test('is named in the certificate of who was erased after it', async () => {
    await space.run('store', 'backup', 'backup.db');
    const erased = JSON.parse((await space.run('consent', 'erase', first.phone, '--yes', '--json')).stdout);
    const task = erased.toDo.find(({ what }: { what: string }) => what === 'backups');
    expect(task.items[0]).toContain(space.path('backup.db'));
  });
});

describe('a restore', () => {
  test('applies erasures made since, before anything else may use the store', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.run('consent', 'erase', first.phone, '--yes');
    const restored = await restore('backup.db');
    expect(restored).toMatchObject({ erasuresApplied: 1, replaced: { events: 5, lost: 0, stopsCarried: 0 } });
    expect(await besides()).toEqual([]);
    expect((await readFile(space.path('.consend/consend.db'))).includes(first.phone.slice(1))).toBe(false);
    // The block entry came along: an old list does not bring the person back.
    const imported = await space.import(consentsCsv([first], '2026-02-01T10:00:00+01:00'));
    expect(imported.rows).toMatchObject({ added: 0, refused: 1 });
    expect((await status()).erasures).toBe(1);
  });

  test('applies them also where the store that knew them is gone', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.run('consent', 'erase', first.phone, '--yes');
    await writeFile(space.path('.consend/consend.db'), 'not a database at all, just some bytes');
    const restored = await restore('backup.db');
    expect(restored).toMatchObject({ erasuresApplied: 1, replaced: null });
    expect((await status()).events).toBe(6);
  });

  test('carries over every stop made since, and says what is lost', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.import(withdrawalsCsv([second], '2026-03-01T10:00:00+01:00'));
    await space.run('suppress', 'add', third.phone);
    await space.import(consentsCsv(people(2, 50)));
    const result = await space.run('store', 'restore', 'backup.db', '--yes', '--json');
    expect(documentOf<Restore>(result, 'consend.restore/1').replaced).toMatchObject({ stopsCarried: 2 });
    expect(result.stderr).toContain('restore.events-lost');
    expect(await isListed(third)).toBe(true);
    const again = await space.import(consentsCsv([second], '2026-02-15T10:00:00+01:00'));
    expect(again.rows).toMatchObject({ refused: 1 });
  });

  test('carries over the stops made since an older backup was restored, for a newer one knows none of them', async () => {
    await space.run('store', 'backup', 'old.db');
    await space.import(consentsCsv(people(5, 50)));
    await space.run('store', 'backup', 'new.db');
    await restore('old.db');
    await space.run('suppress', 'add', first.phone);
    expect((await restore('new.db')).replaced).toMatchObject({ stopsCarried: 1 });
    expect(await isListed(first)).toBe(true);
    expect((await space.run('consent', 'verify')).code).toBe(0);
  });

  test('asks, and without a terminal changes nothing', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.run('suppress', 'add', third.phone);
    const before = await status();
    const result = await space.run('store', 'restore', 'backup.db', '--json');
    expect(result.code).toBe(2);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('usage.confirmation-needed');
    expect((await status()).root).toBe(before.root);
    expect(await besides()).toEqual([]);
  });

  test('is refused while somebody uses the store, and leaves it as it is', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.run('suppress', 'add', third.phone);
    const server = start(['webhook', 'serve', '--port', '0'], { cwd: space.dir });
    try {
      await server.firstLine();
      const result = await space.run('store', 'restore', 'backup.db', '--yes', '--json');
      expect(result.code).toBe(9);
      expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('store.unavailable');
    } finally {
      await server.stop();
    }
    expect(await isListed(third)).toBe(true);
    expect(await besides()).toEqual([]);
  });

  test.each([
    ['recipients.csv', 3, 'backup.unusable'],
    ['nowhere.db', 3, 'file.missing'],
    ['.consend/consend.db', 3, 'backup.unusable'],
  ])('of %s is refused with exit code %i', async (file, code, error) => {
    const before = await status();
    const result = await space.run('store', 'restore', file, '--yes', '--json');
    expect(result.code).toBe(code);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe(error);
    expect((await status()).root).toBe(before.root);
  });

  test('of a damaged backup is refused', async () => {
    await space.run('store', 'backup', 'backup.db');
    const bytes = await readFile(space.path('backup.db'));
    bytes.fill(0xaa, 4096, 12_288);
    await writeFile(space.path('damaged.db'), bytes);
    const result = await space.run('store', 'restore', 'damaged.db', '--yes', '--json');
    expect(result.code).toBe(3);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('backup.unusable');
  });

  test('of a backup of another workspace is refused: its keys are others', async () => {
    const other = await workspace({ consenting: people(1, 70) });
    await other.run('store', 'backup', 'other.db');
    await copyFile(other.path('other.db'), space.path('other.db'));
    // Workspaces of one test file share their ledgers; the keys tell this one apart.
    const foreign = await workspace();
    await foreign.import(consentsCsv([first]));
    await copyFile(other.path('other.db'), foreign.path('other.db'));
    const result = await foreign.run('store', 'restore', 'other.db', '--yes', '--json');
    expect(result.code).toBe(9);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('ledger.key-foreign');
  });

  test('killed at any moment leaves the old store or the new one, and nothing that holds up the next', async () => {
    await space.run('store', 'backup', 'backup.db');
    await space.run('consent', 'erase', first.phone, '--yes');
    await space.run('suppress', 'add', third.phone);
    const roots = new Set<string>([(await status()).root]);
    for (let ms = 60; ms <= 600; ms += 45) {
      const child = start(['store', 'restore', 'backup.db', '--yes'], { cwd: space.dir });
      const timer = setTimeout(() => child.child.kill('SIGKILL'), ms);
      await child.ended;
      clearTimeout(timer);
      const found = await status();
      roots.add(found.root);
      // Old or new, the person who was erased is not in it and the stop is.
      expect(found.erasures).toBe(1);
      expect(await isListed(third)).toBe(true);
    }
    expect((await restore('backup.db')).erasuresApplied).toBe(1);
    expect(await besides()).toEqual([]);
  });
});
