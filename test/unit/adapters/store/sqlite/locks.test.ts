import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import { sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';

const CHILD = new URL('../../../../contract/hold-lock.ts', import.meta.url).pathname;
const URL_OF_STORE = 'sqlite:s.db';

let baseDir: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-lock-'));
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
  rmSync(baseDir, { recursive: true });
});

const open = () =>
  openStore({
    url: URL_OF_STORE,
    baseDir,
    clock: testClock(),
    random: testRandom('lock'),
    sha256,
    keys: testKeys(),
  });

/** Starts a process that takes the lock; resolves to what it said. */
async function holder(name: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, URL_OF_STORE, baseDir, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

test('a lock that another process holds is not to be had, and is free once that process is killed', async () => {
  const store = await open();
  const { child, said } = await holder('campaign:spring');
  expect(said).toBe('held');
  expect(await store.lock('campaign:spring')).toBeUndefined();
  const other = await store.lock('campaign:summer');
  expect(other).toBeDefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const taken = await store.lock('campaign:spring');
  expect(taken).toBeDefined();
  expect((await holder('campaign:spring')).said).toBe('busy');
  await taken?.release();
  expect((await holder('campaign:spring')).said).toBe('held');
  await other?.release();
  await store.close();
});

test('of five processes that want a lock at once one gets it', async () => {
  await (await open()).close();
  const all = await Promise.all(Array.from({ length: 5 }, () => holder('campaign:spring')));
  expect(all.map(({ said }) => said).sort()).toEqual(['busy', 'busy', 'busy', 'busy', 'held']);
});
