import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import type { RawPerson, Store } from '../../../../../src/core/ports.ts';
import { given, phoneOf, sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';

let baseDir: string;
let store: Store;

beforeEach(async () => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-rows-'));
  store = await openStore({
    url: 'sqlite:store.db',
    baseDir,
    clock: testClock(),
    random: testRandom('rows'),
    sha256,
    keys: testKeys(),
  });
});
afterEach(async () => {
  await store.close();
  rmSync(baseDir, { recursive: true });
});

/** Changes the file behind the program's back. */
function tamper(sql: string): void {
  const database = new Database(join(baseDir, 'store.db'));
  database.pragma('foreign_keys = OFF');
  database.exec(sql);
  database.close();
}

async function people(): Promise<RawPerson[]> {
  return await store.snapshot(async (rows) => {
    const found: RawPerson[] = [];
    for await (const batch of rows.people()) found.push(...batch.filter(({ ref }) => ref !== 'workspace'));
    return found;
  });
}

describe('raw rows', () => {
  it('name whoever has only events or only identifiers', async () => {
    await store.ledger.record([given({ identifiers: [phoneOf(1)] }), given({ identifiers: [phoneOf(2)] })]);
    const [one] = await people();
    tamper(`DELETE FROM people WHERE id = ${one!.personKey};
      INSERT INTO phones (number, person) VALUES (4915100000001, 77);
      INSERT INTO user_ids (user_id, person) VALUES ('DE.x', 78)`);
    const found = await people();
    expect(found).toHaveLength(4);
    expect(found[0]).toEqual({ ...one, ref: '', state: '' });
    expect(found.slice(2)).toEqual([
      { personKey: 77, ref: '', state: '', identifiers: ['+4915100000001'], events: [] },
      { personKey: 78, ref: '', state: '', identifiers: ['DE.x'], events: [] },
    ]);
  });

  it('show a row that was put before the first', async () => {
    await store.ledger.record([given()]);
    tamper("INSERT INTO people (id, ref, state) VALUES (-5, 'x', '{}')");
    expect((await people())[0]).toMatchObject({ personKey: -5, ref: 'x', events: [] });
  });

  it('show a byte that is no UTF-8, also where it reads like the character that stood there', async () => {
    await store.ledger.record([given({ note: 'caf\ufffd' })]);
    const [before] = await people();
    tamper(`DROP TRIGGER events_keep;
      UPDATE events SET body = CAST(unhex(replace(hex(body), 'EFBFBD', 'F0BFBD')) AS TEXT)`);
    const [after] = await people();
    expect(before!.events[0]!.body).toContain('caf\ufffd');
    expect(after!.events[0]!.body).not.toBe(before!.events[0]!.body);
  });
});
