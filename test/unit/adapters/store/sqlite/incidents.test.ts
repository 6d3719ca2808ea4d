import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import { chooseDriver } from '../../../../../src/adapters/store/sqlite/driver.ts';
import { sha256, testKeys, testRandom } from '../../../../contract/store-tools.ts';
import { NOW } from '../../../core/builders.ts';

const dir = mkdtempSync(join(tmpdir(), 'consend-incidents-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('an incident cannot be changed or removed in the file unnoticed', async () => {
  const open = () =>
    openStore({
      url: 'sqlite:incidents.db',
      baseDir: dir,
      clock: { now: () => NOW, sleep: async () => {} },
      random: testRandom('incidents'),
      sha256,
      keys: testKeys(),
    });
  const store = await open();
  for (const what of ['one', 'two', 'three'])
    await store.incidents.append({ incident: undefined, recordedAt: NOW, by: undefined, facts: { what } });
  await store.close();
  const driver = await chooseDriver(undefined);
  const database = driver({ path: join(dir, 'incidents.db'), readOnly: false });
  expect(() => database.exec("UPDATE incident_entries SET body = '{}'")).toThrow(/never changed/);
  expect(() => database.exec('DELETE FROM incident_entries')).toThrow(/never removed/);
  database.exec('DROP TRIGGER incident_entries_stay; DROP TRIGGER incident_entries_remain');
  database.exec(`UPDATE incident_entries SET body = replace(body, 'two', 'tow') WHERE id = 2`);
  database.close();
  const changed = await open();
  await expect(changed.incidents.entries()).rejects.toMatchObject({
    code: 'ledger.tampered',
    params: { detail: 'incidents 2' },
  });
  await changed.close();
});
