import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RunDocument, Workspace } from './campaign.ts';
import { copyOf, FILE, freshFolder, totalOf } from './campaign.ts';
import type { Ended } from './command.ts';
import { start } from './command.ts';
import { useCopies } from './copies.ts';
import { byDepth, isFull, pause, report, until } from './depth.ts';
import type { Sandbox } from './sandbox.ts';

const PEOPLE = 300;
/** Requests of a run that may be under way at once (`src/cli/sending.ts`). */
const CONCURRENCY = 96;
/** Sizes at which the database's log stops in the middle of a run. */
const BYTES = byDepth({ short: [900_000], full: [600_000, 900_000, 1_300_000, 1_800_000, 3_000_000] });

let api: Sandbox;
let space: Workspace;
useCopies(PEOPLE, (...made) => {
  [space, api] = made;
});

/** Ends with exit 9 and the store as the reason; then, with room again, everybody gets the message once or is named as unknown. */
async function expectAllKept(where: Workspace, { code, stdout, stderr }: Ended): Promise<string> {
  expect(code, `${stdout}${stderr}`).toBe(9);
  expect(JSON.parse(stdout)).toMatchObject({ schema: 'consend.error/1', code: 'store.unavailable' });
  const before = (await api.state()).accepted.total;
  await api.faults();
  const rest = await where.send().ended;
  expect([0, 5], `${rest.stdout}${rest.stderr}`).toContain(rest.code);
  const document = JSON.parse(rest.stdout) as RunDocument;
  const { accepted } = await api.state();
  const { unknown = 0 } = document.messages;
  expect(accepted.maxPerNumber).toBe(1);
  expect(totalOf(document)).toBe(PEOPLE);
  expect(document.messages).toMatchObject({ accepted: PEOPLE - unknown, planned: 0, sending: 0, failed: 0 });
  // Whoever is unknown was on the wire as the disk was full: taken or not, the answer could not be written down.
  expect(unknown).toBeLessThanOrEqual(CONCURRENCY);
  expect(accepted.total).toBeGreaterThanOrEqual(PEOPLE - unknown);
  return `stopped after ${before} of ${PEOPLE}, 0 doubles, 0 lost, ${unknown} unknown`;
}

describe('a disk that is full', () => {
  it.each(BYTES)(
    'for files over %d bytes stops the run, and nobody is lost or messaged twice',
    async (fileBytes) => {
      await api.faults({ rules: [{ delayMs: 50 }] });
      const args = ['send', FILE, '--yes', '--json', '--rate', '80'];
      const ended = await start(space.dir, args, { fileBytes }).ended;
      report(`disk full at ${fileBytes} bytes a file: ${await expectAllKept(space, ended)}`);
    },
    120_000,
  );
});

/** A small file system of its own, where this user may have one. */
const mounts: string[] = [];
async function smallDisk(): Promise<string | undefined> {
  const dir = await freshFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'none', dir]).status !== 0) return undefined;
  mounts.push(dir);
  return dir;
}

afterAll(() => {
  for (const dir of mounts) spawnSync('umount', ['-l', dir]);
});

describe.runIf(isFull)('a small disk that something else fills', () => {
  it('in the middle of a run stops it, and everything is sent once there is room again', async ({ skip }) => {
    const dir = await smallDisk();
    if (dir === undefined) return skip('only a user who may mount can try this');
    const small = await copyOf(space, dir);
    await api.faults({ rules: [{ delayMs: 50 }] });
    const sender = small.send('--rate', '80');
    await until(async () => sender.isOver() || (await api.state()).accepted.total >= 20);
    const filler = join(dir, 'filler');
    await writeFile(filler, Buffer.alloc(8_000_000)).catch(() => {});
    await Promise.race([sender.ended, pause(20_000)]);
    const ended = await sender.ended;
    await rm(filler);
    report(`disk filled by something else: ${await expectAllKept(small, ended)}`);
  }, 120_000);
});
