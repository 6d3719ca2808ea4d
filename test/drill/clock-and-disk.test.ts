import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument } from './campaign.ts';
import { FILE, numbers, removeFolders, totalOf, workspace } from './campaign.ts';
import type { Surroundings } from './command.ts';
import { endAll, run, start } from './command.ts';
import { isFull, pause, report, until } from './depth.ts';
import { sandbox } from './sandbox.ts';

afterAll(async () => {
  await endAll();
  await removeFolders();
});

const HOUR_MS = 3_600_000;

/** Node's own clock, set off by some time: what a machine does whose clock is set back between two runs. */
function shifted(ms: number): Surroundings {
  const code = `const now = Date.now; Date.now = () => now() + ${ms};`;
  return { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` } };
}

/** A clock that jumps back by an hour two seconds after the start. */
function jumping(): Surroundings {
  const code = `const now = Date.now; const at = now() + 2000; Date.now = () => (now() < at ? now() : now() - ${HOUR_MS});`;
  return { env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` } };
}

describe('a clock', () => {
  it('that is set back or forward between two runs makes nobody be messaged twice or be forgotten', async () => {
    const [space, api] = await Promise.all([workspace(numbers(90)), sandbox()]);
    await space.pointAt(api.url);
    for (const [ms, limit] of [
      [0, '30'],
      [-26 * HOUR_MS, '30'],
      [26 * HOUR_MS, '1000'],
    ] as const) {
      const { code, stdout, stderr } = await start(
        space.dir,
        ['send', FILE, '--yes', '--json', '--limit', limit],
        shifted(ms),
      ).ended;
      expect(code, `${stdout}${stderr}`).toBe(limit === '30' ? 6 : 0);
      expect(totalOf(JSON.parse(stdout) as RunDocument)).toBe(90);
    }
    expect((await api.state()).accepted).toMatchObject({ total: 90, maxPerNumber: 1 });
    report('clock set back by 26 h and forward by 26 h between runs: 90 messages, 0 doubles, 0 lost');
  }, 60_000);

  it('that is set back during a run neither stops it nor sends anything twice', async () => {
    const [space, api] = await Promise.all([workspace(numbers(160)), sandbox()]);
    await space.pointAt(api.url);
    const sender = start(space.dir, ['send', FILE, '--yes', '--json', '--rate', '50'], jumping());
    await until(async () => sender.isOver() || (await api.state()).accepted.total >= 160, 20_000);
    const { code, stdout, stderr } = await sender.ended;
    expect(code, `${stdout}${stderr}`).toBe(0);
    expect((await api.state()).accepted).toMatchObject({ total: 160, maxPerNumber: 1 });
    report('clock set back by an hour during a run: 160 messages, 0 doubles, 0 lost');
  }, 60_000);
});

describe.runIf(isFull)('a store', () => {
  it('that another program holds for too long in the middle of a run ends it with exit 9, and nobody is lost', async () => {
    const [space, api] = await Promise.all([workspace(numbers(200)), sandbox()]);
    await space.pointAt(api.url);
    await api.faults({ rules: [{ delayMs: 50 }] });
    const sender = space.send('--rate', '80');
    await until(async () => (await api.state()).accepted.total >= 20);
    const database = new Database(join(space.dir, '.consend', 'consend.db'));
    database.exec('BEGIN IMMEDIATE');
    await Promise.race([sender.ended, pause(15_000)]);
    database.exec('ROLLBACK');
    database.close();
    const { code, stdout, stderr } = await sender.ended;
    expect(code, `${stdout}${stderr}`).toBe(9);
    await api.faults();
    const rest = await space.send().ended;
    expect([0, 5], `${rest.stdout}${rest.stderr}`).toContain(rest.code);
    const document = JSON.parse(rest.stdout) as RunDocument;
    const { accepted } = await api.state();
    expect(accepted.maxPerNumber).toBe(1);
    expect(totalOf(document)).toBe(200);
    const { planned, skipped, unknown = 0 } = document.messages;
    expect({ planned, skipped }).toEqual({ planned: 0, skipped: 0 });
    expect(accepted.total + unknown).toBeGreaterThanOrEqual(200);
    report(`store held in the middle of a run: ${unknown} unknown`);
  }, 120_000);
});

// The superuser may write anywhere: nothing to try there.
describe.skipIf(process.getuid?.() === 0)('a workspace that cannot be written to', () => {
  it('refuses to send, exit 9, before anything leaves', async () => {
    const [space, api] = await Promise.all([workspace(numbers(20)), sandbox()]);
    await space.pointAt(api.url);
    const state = join(space.dir, '.consend');
    const files = (await readdir(state)).map((name) => join(state, name));
    for (const file of [...files, state]) await chmod(file, 0o500);
    const { code, stdout, stderr } = await run(space.dir, 'send', FILE, '--yes', '--json');
    for (const file of [state, ...files]) await chmod(file, 0o700);
    expect(code, `${stdout}${stderr}`).toBe(9);
    expect((await api.state()).accepted.total).toBe(0);
    report('read-only workspace: nothing sent');
  }, 60_000);
});
