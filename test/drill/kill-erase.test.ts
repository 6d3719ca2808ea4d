import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyPlan } from '../../src/adapters/plan-file/read-plan.ts';
import { openPlanWriter } from '../../src/adapters/plan-file/write-plan.ts';
import { searchFor } from '../../src/core/number-search.ts';
import { ulid } from '../../src/core/ulid.ts';
import type { Workspace } from './campaign.ts';
import { consentCsv, numbers, removeFolders, workspace } from './campaign.ts';
import { endAll, run, runJson, start } from './command.ts';
import { byDepth, chance, pause, report } from './depth.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const PEOPLE = byDepth({ short: 30, full: 300 });
const KILLS = byDepth({ short: 3, full: 60 });

/** A plan that names everybody, so that an erasure has a file to write anew. */
async function plan(space: Workspace, phones: readonly string[]): Promise<string> {
  const id = `p_${ulid(Date.now(), new Uint8Array(10))}`;
  const dir = join(space.dir, '.consend', 'plans', 'c', id);
  const head = {
    plan: id,
    campaign: 'c',
    createdAt: '2026-11-23T09:00:00Z',
    delimiter: ';' as const,
    header: 'Handy',
  };
  const writer = await openPlanWriter(dir, head);
  await writer.write(
    phones.map((phone, index) => ({
      entry: {
        row: index + 2,
        phone,
        country: 'DE',
        decision: 'block',
        reasons: ['consent.missing'],
      } as const,
      problem: undefined,
      original: phone,
    })),
  );
  await writer.finish();
  return dir;
}

/** Files below `.consend/` that hold the number: as text, or as the integer that the database keeps. */
async function holding(space: Workspace, phone: string): Promise<string[]> {
  const search = searchFor([phone]);
  const integer = Buffer.alloc(6);
  integer.writeUIntBE(Number(phone.slice(1)), 0, 6);
  const found: string[] = [];
  for (const entry of await readdir(join(space.dir, '.consend'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (search.has(bytes.toString('latin1')) || bytes.includes(integer)) found.push(entry.name);
  }
  return found;
}

describe('an erasure that is killed', () => {
  it('leaves a ledger that verifies and plans that are whole; doing it again leaves no trace', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones);
    const dir = await plan(space, phones);
    const draw = chance('kill-erase');
    const begun = Date.now();
    await run(space.dir, 'consent', 'erase', phones[0] ?? '', '--yes');
    const wholeMs = Date.now() - begun;
    for (let kills = 0; kills < KILLS; kills += 1) {
      const phone = phones[1 + (kills % (PEOPLE - 2))] ?? '';
      const erasing = start(space.dir, ['consent', 'erase', phone, '--yes']);
      await pause(draw() * wholeMs);
      await erasing.kill();
      await verifyPlan(dir);
      expect((await run(space.dir, 'consent', 'verify')).code).toBe(0);
      const again = await run(space.dir, 'consent', 'erase', phone, '--yes');
      expect(again.code, again.stderr).toBe(0);
      expect(await holding(space, phone)).toEqual([]);
    }
    const last = phones.at(-1) ?? '';
    expect((await holding(space, last)).length).toBeGreaterThan(1);
    report(`erasure of ${wholeMs} ms killed ${KILLS} times`);
  });
});

describe('a retention run that is killed', () => {
  it('is completed by the next one: everybody due is gone, everybody else is there', async () => {
    const phones = numbers(PEOPLE);
    const space = await workspace(phones.slice(0, 1));
    const due = phones.slice(1, PEOPLE / 2);
    await space.consents('old.csv', consentCsv(due, 'given', '2018-01-01T10:00:00+01:00'));
    await space.consents('gone.csv', consentCsv(due, 'withdrawn', '2019-01-01T10:00:00+01:00'));
    await space.consents('new.csv', consentCsv(phones.slice(PEOPLE / 2)));
    for (const name of ['old.csv', 'gone.csv', 'new.csv']) await space.import(name);
    const dir = await plan(space, phones);
    await mkdir(join(space.dir, '.consend', 'evidence'), { recursive: true });
    await writeFile(join(space.dir, '.consend', 'evidence', 'orphan.pdf'), 'x');
    const draw = chance('kill-retention');
    for (let kills = 0; kills < Math.min(KILLS, 10); kills += 1) {
      const running = start(space.dir, ['retention', 'run', '--yes', '--quiet']);
      await pause(150 + draw() * 500);
      await running.kill();
      await verifyPlan(dir);
      expect((await run(space.dir, 'consent', 'verify')).code).toBe(0);
    }
    await runJson(space.dir, ['retention', 'run', '--yes']);
    const status = await runJson<{ erasures: number; scrubPending: boolean }>(space.dir, ['store', 'status']);
    expect(status).toMatchObject({ erasures: due.length, scrubPending: false });
    for (const phone of due) expect(await holding(space, phone)).toEqual([]);
    for (const phone of phones.slice(PEOPLE / 2)) expect(await holding(space, phone)).not.toEqual([]);
    const known = await readFile(join(space.dir, '.consend', 'erasures.ndjson'), 'utf8');
    expect(known.trim().split('\n').length).toBe(due.length);
  });
});
