import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import type { Store } from '../../../../../src/core/ports.ts';
import { given, phoneOf, sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';

let baseDir: string;
const opened: Store[] = [];

async function open(name: string): Promise<Store> {
  const store = await openStore({
    url: `sqlite:${name}`,
    baseDir,
    clock: testClock(),
    random: testRandom(name),
    sha256,
    keys: testKeys(),
  });
  opened.push(store);
  return store;
}

beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-copy-'));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(baseDir, { recursive: true });
});

describe('a copy of the store', () => {
  it('is the whole store, for the owner alone, and a store of its own', async () => {
    const store = await open('store.db');
    await store.ledger.record([1, 2, 3].map((index) => given({ identifiers: [phoneOf(index)] })));
    await store.care.copyTo(join(baseDir, 'copy.db'));
    expect(statSync(join(baseDir, 'copy.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(baseDir).filter((name) => name.includes('partial'))).toEqual([]);
    const before = await store.ledger.position();
    await store.ledger.record([given()]);
    const copy = await open('copy.db');
    expect(await copy.ledger.position()).toEqual(before);
    expect(await copy.ledger.lookup([phoneOf(2)])).toEqual(await store.ledger.lookup([phoneOf(2)]));
  });

  it('overwrites nothing', async () => {
    const store = await open('store.db');
    const file = join(baseDir, 'letter.txt');
    writeFileSync(file, 'mine');
    await expect(store.care.copyTo(file)).rejects.toMatchObject({ code: 'file.exists', params: { file } });
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('that cannot be written is an error that names it, and leaves nothing behind', async () => {
    const store = await open('store.db');
    const path = join(baseDir, 'nowhere', 'copy.db');
    await expect(store.care.copyTo(path)).rejects.toMatchObject({
      code: 'store.unavailable',
      params: { path, reason: 'cannot-open' },
    });
  });

  it('takes the place of what an interrupted copy left', async () => {
    const store = await open('store.db');
    await store.ledger.record([given()]);
    writeFileSync(join(baseDir, 'copy.db.partial'), 'half of something');
    await store.care.copyTo(join(baseDir, 'copy.db'));
    expect((await (await open('copy.db')).ledger.size()).events).toBe(1);
  });
});
