import { cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { chooseDriver } from '../../src/adapters/store/sqlite/driver.ts';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { run } from '../helpers/run.ts';
import { freshFolder, removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

interface VerifyDocument {
  readonly schema: string;
  readonly holds: boolean;
  readonly events: number;
  readonly read: number;
  readonly root: string;
  readonly verifierKey: string;
  readonly since: number;
  readonly ownKey: boolean;
  readonly exported: { readonly size: number; readonly problem: string | null } | null;
  readonly first: { readonly table: string; readonly row: number | string; readonly problem: string } | null;
  readonly findingsTotal: number;
}
interface CheckpointDocument {
  readonly schema: string;
  readonly size: number;
  readonly root: string;
  readonly note: string;
  readonly verifierKey: string;
}
interface CheckDocument {
  readonly schema: string;
  readonly holds: boolean;
  readonly events: readonly { readonly seq: number; readonly event: { readonly kind: string } }[];
  readonly faults: readonly { readonly part: string; readonly problem: string }[];
}

const everybody = people(12);
const [first, second] = everybody as [Person, Person];

let space: Workspace;
beforeEach(async () => {
  space = await workspace({ consenting: everybody });
});
afterAll(removeFolders);

const verify = async (...args: string[]) => {
  const result = await space.run('consent', 'verify', '--json', ...args);
  return { code: result.code, document: documentOf<VerifyDocument>(result, 'consend.verify/1') };
};

async function tamper(sql: string): Promise<void> {
  const database = (await chooseDriver())({ path: space.path('.consend/consend.db'), readOnly: false });
  for (const trigger of ['events_stay', 'events_keep']) database.exec(`DROP TRIGGER IF EXISTS ${trigger}`);
  database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
  database.close();
}

describe('consend consent verify', () => {
  test('exits 0 and counts what it read', async () => {
    const { code, document } = await verify();
    expect(code).toBe(0);
    expect(document).toMatchObject({ holds: true, ownKey: true, findingsTotal: 0, since: 0, first: null });
    expect(document.events).toBeGreaterThanOrEqual(12);
    expect(document.read).toBe(document.events);
    const human = await space.run('consent', 'verify');
    expect(human.stdout).toContain(document.root);
    expect(human.stdout).toContain(document.verifierKey);
    expect(await space.run('consent', 'verify', '--quiet')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('exits 8 and names the first bad record, with numbers masked', async () => {
    await tamper("UPDATE events SET body = replace(body, 'newsletter', 'newsletteR') WHERE seq = 3");
    const { code, document } = await verify();
    expect(code).toBe(8);
    expect(document.first).toMatchObject({ table: 'events', row: 3, problem: 'event.commitment' });
    await tamper(`DELETE FROM phones WHERE number = ${second.phone.slice(1)}`);
    const german = await space.run('consent', 'verify', '--lang', 'de');
    expect(german.code).toBe(8);
    expect(german.stdout).toContain('Ereignis 3 (events)');
    expect(german.stdout).not.toContain(second.phone);
  });

  test('finds a deleted tail and a rewritten history by the checkpoint that was exported', async () => {
    await rename(space.path('.consend'), space.path('before'));
    await cp(space.path('before'), space.path('.consend'), { recursive: true });
    await space.import(withdrawalsCsv([first], '2026-06-01T10:00:00+02:00'));
    expect((await space.run('consent', 'checkpoint', '--out', 'kept.txt')).code).toBe(0);
    expect((await verify('--checkpoint', 'kept.txt')).document.exported).toMatchObject({ problem: null });

    // The log as it was before the withdrawal: everything in it is right, and somebody is missing from it.
    await rm(space.path('.consend'), { recursive: true });
    await rename(space.path('before'), space.path('.consend'));
    expect((await verify()).code).toBe(0);
    const tail = await verify('--checkpoint', 'kept.txt');
    expect(tail.code).toBe(8);
    expect(tail.document.exported?.problem).toBe('exported.tail-missing');
    expect((await space.run('consent', 'verify', '--checkpoint', 'kept.txt')).stdout).toContain(
      'the tail was deleted',
    );

    await space.import(withdrawalsCsv([second], '2026-06-02T10:00:00+02:00'));
    const other = await verify('--checkpoint', 'kept.txt');
    expect(other.code).toBe(8);
    expect(other.document.exported?.problem).toBe('exported.rewritten');
  });

  test('goes on from a trusted checkpoint, by its size or its file', async () => {
    await space.run('consent', 'checkpoint', '--out', 'kept.txt');
    const { events } = (await verify()).document;
    await space.import(withdrawalsCsv([first, second], '2026-06-01T10:00:00+02:00'));
    for (const since of ['kept.txt', String(events)]) {
      const { code, document } = await verify('--since', since);
      expect(code).toBe(0);
      expect(document).toMatchObject({ since: events, read: document.events - events });
      expect(document.read).toBeGreaterThanOrEqual(2);
    }
  });

  test('says what is wrong with its options', async () => {
    await space.write('no-note.txt', 'nothing\n');
    for (const [args, code, error] of [
      [['--since', '1'], 3, 'checkpoint.unknown'],
      [['--since', 'no-note.txt'], 3, 'checkpoint.unreadable'],
      [['--checkpoint', 'no-note.txt'], 3, 'checkpoint.unreadable'],
      [['--checkpoint', 'nowhere.txt'], 3, 'file.missing'],
      [['--checkpoint', 'no-note.txt', '--since', '12'], 2, 'usage.invalid'],
    ] as const) {
      const result = await space.run('consent', 'verify', '--json', ...args);
      expect(result.code).toBe(code);
      expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe(error);
    }
  });

  test('says of a checkpoint file that was altered that it was, and nothing against the ledger', async () => {
    const { note, size } = documentOf<CheckpointDocument>(
      await space.run('consent', 'checkpoint', '--json'),
      'consend.checkpoint/1',
    );
    await space.write('kept.txt', note.replace(`\n${size}\n`, `\n${size + 1}\n`));
    for (const option of ['--checkpoint', '--since']) {
      const result = await space.run('consent', 'verify', option, 'kept.txt');
      expect(result.code).toBe(3);
      expect(result.stderr).toContain('kept.txt was altered');
    }
  });

  test('finds an attached file that was altered, and tells of one that is lost', async () => {
    await space.write('card.pdf', 'scan');
    const given = await space.run(
      ...['consent', 'record', '+4915120009901', '--event', 'given', '--purpose', 'newsletter'],
      ...['--source', 'paper', '--evidence', 'card.pdf', '--attach'],
    );
    expect(given.stderr).not.toContain('✗');
    expect((await verify()).code).toBe(0);
    const [copy = ''] = await readdir(space.path('.consend/evidence'));
    await space.write(`.consend/evidence/${copy}`, 'forged');
    const { code, document } = await verify();
    expect(code).toBe(8);
    expect(document).toMatchObject({
      findingsTotal: 1,
      first: { table: 'evidence', row: copy, problem: 'evidence.altered' },
    });
    await rm(space.path(`.consend/evidence/${copy}`));
    const lost = await space.run('consent', 'verify', '--lang', 'de');
    expect(lost.code).toBe(0);
    expect(lost.stderr).toContain(copy);
  });

  test('warns of a text whose file is not the one that people agreed to', async () => {
    expect((await space.run('consent', 'verify')).stderr).not.toContain('is no longer the text');
    await space.edit('wordings/newsletter-de-3.txt', (text) => `${text}!`);
    const result = await space.run('consent', 'verify');
    expect(result.code).toBe(0);
    expect(result.stderr).toContain('wordings/newsletter-de-3.txt is no longer the text of');
  });

  test('does without the keys of the workspace, and tells', async () => {
    await rename(space.path('.consend/keys'), space.path('keys-elsewhere'));
    const { code, document } = await verify();
    expect(code).toBe(0);
    expect(document.ownKey).toBe(false);
    expect((await space.run('consent', 'verify')).stdout).toContain('This workspace’s key is not there');
  });

  test('finds that another key signed everything', async () => {
    const other = await workspace({ consenting: everybody.slice(0, 1) });
    await rm(space.path('.consend/keys'), { recursive: true });
    await rename(other.path('.consend/keys'), space.path('.consend/keys'));
    const { code, document } = await verify();
    expect(code).toBe(8);
    expect(document.first).toMatchObject({ table: 'keys', problem: 'key.not-ours' });
  });
});

describe('consend consent prove and check-proof', () => {
  test('a proof holds anywhere, without the workspace, and only for the key that is named', async () => {
    await space.import(withdrawalsCsv([first], '2026-06-01T10:00:00+02:00'));
    const made = await space.run('consent', 'prove', first.phone);
    expect(made.code).toBe(0);
    const [page = '', name = ''] = (await readdir(space.dir))
      .filter((file) => file.startsWith('proof-'))
      .sort();
    expect(page).toBe(name.replace('.json', '.html'));
    expect(await readFile(space.path(page), 'utf8')).toContain(name);
    expect(name).toMatch(/^proof-[0-9a-z]{8}-\d+\.json$/);
    expect(name).not.toContain(first.phone.slice(-8));
    if (process.platform !== 'win32') expect((await stat(space.path(name))).mode & 0o777).toBe(0o600);

    const elsewhere = await freshFolder();
    await rename(space.path(name), `${elsewhere}/p.json`);
    const check = (...args: string[]) =>
      run(['consent', 'check-proof', 'p.json', ...args], { cwd: elsewhere });
    const read = documentOf<CheckDocument>(await check('--json'), 'consend.check-proof/1');
    expect(read).toMatchObject({ holds: true, faults: [] });
    expect(read.events.map(({ event }) => event.kind)).toContain('withdrawn');

    const key = (await verify()).document.verifierKey;
    const known = await check('--key', key);
    expect(known.code).toBe(0);
    expect(known.stdout).not.toContain(first.phone);
    expect((await check('--show-numbers')).stdout).toContain(first.phone);
    const other = await workspace({ consenting: everybody.slice(0, 1) });
    const foreign = documentOf<CheckpointDocument>(
      await other.run('consent', 'checkpoint', '--json'),
      'consend.checkpoint/1',
    ).verifierKey;
    const refused = await check('--key', foreign, '--json');
    expect(refused.code).toBe(8);
    expect(documentOf<CheckDocument>(refused, 'consend.check-proof/1').faults).toEqual([
      expect.objectContaining({ part: 'verifierKey', problem: 'key.not-expected' }),
    ]);
    expect((await check('--key', 'no key')).code).toBe(2);
  });

  test('a changed proof exits 8 and names the broken part; what is none exits 3', async () => {
    await space.run('consent', 'prove', first.phone, '--out', 'p.json');
    await space.edit('p.json', (text) => text.replace('newsletter', 'newsletteR'));
    const changed = await space.run('consent', 'check-proof', 'p.json');
    expect(changed.code).toBe(8);
    expect(changed.stdout).toContain('events[0]');
    for (const text of ['{', '{"schema":"consend.proof/2"}', '[]', Buffer.from([0xff, 0xfe])]) {
      await space.write('q.json', text);
      const result = await space.run('consent', 'check-proof', 'q.json', '--json');
      expect(result.code).toBe(3);
      expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('proof.unreadable');
    }
    expect((await space.run('consent', 'check-proof', 'nowhere.json')).code).toBe(3);
  });

  test('proving overwrites nothing, and knows whom the ledger does not know', async () => {
    await space.write('p.json', 'mine');
    const there = await space.run('consent', 'prove', first.phone, '--out', 'p.json', '--json');
    expect(there.code).toBe(2);
    expect(documentOf<ErrorDocument>(there, 'consend.error/1').code).toBe('file.exists');
    expect(await space.read('p.json')).toBe('mine');
    const unknown = await space.run('consent', 'prove', '+4915199999999', '--json');
    expect(unknown.code).toBe(3);
    const error = documentOf<ErrorDocument>(unknown, 'consend.error/1');
    expect(error.code).toBe('person.unknown');
    expect(error.message).not.toContain('99999999');
  });

  test('nothing is proven from a ledger that does not bear it out', async () => {
    await tamper("UPDATE events SET commitment = x'00' WHERE seq = 2");
    expect((await space.run('consent', 'prove', first.phone)).code).toBe(8);
  });
});

describe('consend consent checkpoint', () => {
  test('gives the signed note alone on standard output, and its key beside it', async () => {
    const result = await space.run('consent', 'checkpoint');
    expect(result.code).toBe(0);
    expect(result.stdout).toMatch(/^consend\.local\/\w+\n\d+\n\S+=\n\n— consend\.local\/\w+ \S+\n$/);
    expect(result.stderr).toContain('Verifier key');
    const document = documentOf<CheckpointDocument>(
      await space.run('consent', 'checkpoint', '--json'),
      'consend.checkpoint/1',
    );
    expect(document.note).toBe(result.stdout);
    await space.write('piped.txt', result.stdout);
    expect((await verify('--checkpoint', 'piped.txt')).code).toBe(0);
  });

  test('of an empty ledger there is none', async () => {
    const empty = await workspace();
    await empty.import(`${consentsCsv([]).trimEnd()}\n`);
    const result = await empty.run('consent', 'checkpoint', '--json');
    expect(result.code).toBe(3);
    expect(documentOf<ErrorDocument>(result, 'consend.error/1').code).toBe('ledger.empty');
    expect(await empty.run('consent', 'verify')).toMatchObject({ code: 0 });
  });
});
