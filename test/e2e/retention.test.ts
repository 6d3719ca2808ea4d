import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { fileKeyRing } from '../../src/adapters/keys/index.ts';
import { openStore } from '../../src/adapters/store/index.ts';
import { systemClock } from '../../src/adapters/system/clock.ts';
import { systemRandom } from '../../src/adapters/system/random.ts';
import { sha256 } from '../../src/adapters/system/sha256.ts';
import { searchFor } from '../../src/core/number-search.ts';
import type { Store } from '../../src/core/ports.ts';
import { ulid } from '../../src/core/ulid.ts';
import { documentOf, type ErrorDocument } from '../helpers/documents.ts';
import { consentsCsv, type Person, people, withdrawalsCsv } from '../helpers/people.ts';
import { removeFolders, type Workspace, workspace } from '../helpers/workspace.ts';

const [due, young, active] = people(3) as [Person, Person, Person];
const SCHEMA = 'consend.retention/1';
const DAY = 86_400_000;

interface Retention {
  readonly schema: string;
  readonly dryRun: boolean;
  readonly due: boolean;
  readonly before: Readonly<Record<string, string>>;
  readonly counts: Readonly<Record<string, number>>;
  readonly scrub: string;
}
const NOTHING = {
  people: 0,
  messages: 0,
  webhookPayloads: 0,
  plans: 0,
  reports: 0,
  evidence: 0,
  otherFiles: 0,
};

let space: Workspace;
beforeEach(async () => {
  space = await workspace();
});
afterAll(removeFolders);

async function withOldPeople(): Promise<void> {
  await space.import(consentsCsv([due, young, active], '2018-02-01T10:00:00+01:00'));
  await space.import(withdrawalsCsv([due], '2019-03-01T10:00:00+01:00'));
  await space.import(withdrawalsCsv([young], '2026-03-01T10:00:00+01:00'));
}

/** The workspace's store, open in this process beside the program's. */
function openHere(): Promise<Store> {
  return openStore({
    url: `sqlite:${space.path('.consend/consend.db')}`,
    baseDir: space.dir,
    clock: systemClock,
    random: systemRandom,
    sha256,
    keys: fileKeyRing(space.path('.consend/keys'), systemRandom),
  });
}

/** Whether any of consend's files holds the number. */
async function isHeld(person: Person): Promise<boolean> {
  const search = searchFor([person.phone]);
  for (const entry of await readdir(space.path('.consend'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && search.has(await readFile(join(entry.parentPath, entry.name), 'latin1')))
      return true;
    // The database keeps numbers as integers.
    if (entry.name.startsWith('consend.db')) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      const integer = Buffer.alloc(6);
      integer.writeUIntBE(Number(person.phone.slice(1)), 0, 6);
      if (bytes.includes(integer)) return true;
    }
  }
  return false;
}

/** A file of a time long ago. */
async function oldFile(name: string, at: number): Promise<void> {
  const path = space.path(name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, '{}');
  await utimes(path, at / 1000, at / 1000);
}

const run = async (...args: string[]): Promise<Retention> =>
  documentOf<Retention>(await space.run('retention', 'run', '--json', ...args), SCHEMA);

test('people whose consent ended long ago are erased from the files themselves; others stay', async () => {
  await withOldPeople();
  expect(await isHeld(due)).toBe(true);
  const rehearsal = await run('--dry-run');
  expect(rehearsal).toMatchObject({ dryRun: true, due: true, counts: { ...NOTHING, people: 1 } });
  expect(await isHeld(due)).toBe(true);

  const done = await run('--yes');
  expect(done).toMatchObject({ dryRun: false, counts: { ...NOTHING, people: 1 }, scrub: 'done' });
  expect(await isHeld(due)).toBe(false);
  expect(await isHeld(young)).toBe(true);
  expect(await isHeld(active)).toBe(true);
  // The block entry stays: an old list cannot bring the person back.
  const imported = await space.import(consentsCsv([due], '2018-02-01T10:00:00+01:00'));
  expect(imported.rows).toMatchObject({ added: 0, refused: 1 });
  expect(JSON.parse(await space.read('.consend/retention.ndjson'))).toMatchObject({ counts: { people: 1 } });
});

test('run from cron it says nothing when nothing was due, one line when something was', async () => {
  const silent = await space.run('retention', 'run', '--yes', '--quiet');
  expect(silent).toEqual({ code: 0, stdout: '', stderr: '' });
  await withOldPeople();
  const told = await space.run('retention', 'run', '--yes', '--quiet', '--lang', 'de');
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(told.stdout.trim().split('\n')).toHaveLength(1);
  expect(told.stdout).toContain('1 Person, deren Einwilligungen und Grundlagen vor dem 01.01.');
});

test('without a terminal it needs a yes, but only where something is due', async () => {
  expect((await space.run('retention', 'run')).stdout).toContain('Nothing is due.');
  await withOldPeople();
  const asked = await space.run('retention', 'run', '--json');
  expect(asked.code).toBe(2);
  expect(documentOf<ErrorDocument>(asked, 'consend.error/1').code).toBe('usage.confirmation-needed');
  expect(await isHeld(due)).toBe(true);
});

test('old plans, reports and exports go by the workspace’s own periods, young ones stay', async () => {
  await space.edit('consend.yaml', (text) => `${text}\nretention: { plans: 30 days }\n`);
  const [old, fresh] = [Date.now() - 40 * DAY, Date.now() - 20 * DAY];
  const planOf = (at: number): string => `.consend/plans/c/p_${ulid(at, new Uint8Array(10))}/plan.json`;
  await oldFile(planOf(old), old);
  await oldFile(planOf(fresh), fresh);
  await oldFile('.consend/reports/old/report.html', old);
  await oldFile('.consend/reports/fresh/report.html', fresh);
  await oldFile('.consend/access/AAA-2026-01-01/access.json', old);
  await oldFile('.consend/tmp/stdin-1.csv', Date.now() - 2 * DAY);
  expect((await run('--yes')).counts).toEqual({ ...NOTHING, plans: 1, reports: 1, otherFiles: 2 });
  expect(await readdir(space.path('.consend/plans/c'))).toEqual([planOf(fresh).split('/')[3]]);
  expect(await readdir(space.path('.consend/reports'))).toEqual(['fresh']);
  expect(await readdir(space.path('.consend/access'))).toEqual([]);
  expect((await run('--yes')).counts).toEqual(NOTHING);
});

test('two at once keep apart: the second ends with exit code 7 and changes nothing', async () => {
  await withOldPeople();
  const store = await openHere();
  const lock = await store.lock('care');
  try {
    const second = await space.run('retention', 'run', '--yes', '--json');
    expect(second.code).toBe(7);
    expect(documentOf<ErrorDocument>(second, 'consend.error/1').code).toBe('run.locked');
    expect(await isHeld(due)).toBe(true);
  } finally {
    await lock?.release();
    await store.close();
  }
  expect((await run('--yes')).counts).toEqual({ ...NOTHING, people: 1 });
});

test('what somebody else’s open database keeps in the file is told as pending, and taken out by the next run', async () => {
  await withOldPeople();
  const store = await openHere();
  await store.snapshot(async (rows) => {
    await rows.counts();
    const pending = await space.run('retention', 'run', '--yes', '--json');
    expect(documentOf<Retention>(pending, SCHEMA)).toMatchObject({ counts: { people: 1 }, scrub: 'pending' });
    expect(pending.stderr).toContain('store.scrub-pending');
  });
  await store.close();
  expect(await run('--yes')).toMatchObject({ counts: NOTHING, scrub: 'done' });
  expect(await isHeld(due)).toBe(false);
});

test('a period that is none is refused with its place in consend.yaml', async () => {
  await space.edit('consend.yaml', (text) => `${text}\nretention: { plans: forever }\n`);
  const result = await space.run('retention', 'run', '--yes', '--json');
  expect(result.code).toBe(3);
  expect(documentOf<ErrorDocument>(result, 'consend.error/1').problems[0]?.path).toBe('retention.plans');
});
