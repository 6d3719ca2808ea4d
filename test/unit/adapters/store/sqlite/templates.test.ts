import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import { sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';
import { template } from '../../../core/builders.ts';

test('a copy that somebody made unreadable is none, and the next sync replaces it', async () => {
  const baseDir = mkdtempSync(join(tmpdir(), 'consend-templates-'));
  const parts = { clock: testClock(), random: testRandom('templates'), sha256, keys: testKeys() };
  const store = await openStore({ url: 'sqlite:a.db', baseDir, ...parts });
  try {
    const { templates } = store;
    const [whole, broken] = [template({ name: 'whole' }), template({ name: 'broken' })];
    await templates.replace([whole, broken], 1000);
    const database = new Database(join(baseDir, 'a.db'));
    for (const table of ['templates', 'template_states'])
      database.prepare(`UPDATE ${table} SET body = '{"name":' WHERE name = 'broken'`).run();
    database.close();
    expect(await templates.byName('broken')).toEqual([]);
    expect((await templates.list()).map((copy) => copy.template.name)).toEqual(['whole']);
    expect((await templates.asOf(1000)).map(({ name }) => name)).toEqual(['whole']);
    expect(await templates.history('broken')).toMatchObject([{ name: 'broken', template: undefined }]);
    await templates.replace([whole, broken], 2000);
    expect(await templates.byName('broken')).toMatchObject([{ template: broken, syncedAt: 2000 }]);
  } finally {
    await store.close();
    rmSync(baseDir, { recursive: true });
  }
});
