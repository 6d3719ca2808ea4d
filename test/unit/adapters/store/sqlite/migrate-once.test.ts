import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import { chooseDriver } from '../../../../../src/adapters/store/sqlite/driver.ts';
import { MIGRATIONS, STORE_VERSION } from '../../../../../src/adapters/store/sqlite/migrations/index.ts';
import { sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';
import { type FactV1, phoneOfV1, writeStoreV1 } from '../../../../helpers/store-v1.ts';

let baseDir: string;
beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-migrate-once-'));
});
afterEach(() => rmSync(baseDir, { recursive: true }));

const file = () => join(baseDir, 'old.db');
const open = () =>
  openStore({
    url: 'sqlite:old.db',
    baseDir,
    clock: testClock(),
    random: testRandom('once'),
    sha256,
    keys: testKeys(),
  });

function inDatabase<T>(work: (database: Database.Database) => T): T {
  const database = new Database(file());
  try {
    return work(database);
  } finally {
    database.close();
  }
}
const rows = (sql: string): unknown[] => inDatabase((database) => database.prepare(sql).all());

/** Columns of a message of version 6, with a value that is no column's default. */
const MESSAGE = {
  phone: 4915170000000,
  row: 7,
  country: 'DE',
  basis: 'consent',
  event: 1,
  template: 't',
  language: 'de',
  zone: 'Europe/Berlin',
  components: '[{"type":"body"}]',
  plan: 'p1',
  state: 'failed',
  not_before: 11,
  closes_at: 12,
  attempts: 2,
  tries: 3,
  tried_at: 13,
  contact_at: 14,
  reason: 'why',
  wamid: 'wamid.',
  code: 131026,
  title: 'title',
  detail: 'detail',
  accepted_at: 15,
  delivered_at: 16,
  read_at: 17,
  held_for_quality: 1,
  billable: 1,
  pricing_model: 'PMP',
  pricing_category: 'utility',
};

/** A store as version 6 left it: two campaigns, messages with gaps between their ids, attempts, statuses, a run. */
async function writeStoreV6(): Promise<void> {
  const facts = [0, 1, 2].map(
    (who): FactV1 => ({
      who,
      kind: 'given',
      purposes: ['newsletter'],
      channels: ['whatsapp'],
      occurredAt: '2026-01-10T10:00:00Z',
      source: 'web form',
    }),
  );
  writeStoreV1(file(), facts);
  const database = (await chooseDriver())({ path: file(), readOnly: false });
  for (const { version, sql, run } of MIGRATIONS) {
    if (version === 1 || version > 6) continue;
    database.exec(sql);
    run?.(database, { sha256 });
  }
  database.exec(`PRAGMA user_version = 6;
    INSERT INTO campaigns (id, name, purpose) VALUES (1, 'spring', 'newsletter'), (2, 'summer', 'newsletter')`);
  const names = Object.keys(MESSAGE);
  const insert = database.prepare(
    `INSERT INTO messages (id, campaign, person, ${names.join(', ')}) VALUES (?, ?, ?, ${names.map(() => '?').join(', ')})`,
  );
  for (const [id, campaign, person] of [
    [3, 1, 1],
    [900, 1, 2],
    [5, 2, 1],
  ] as const)
    insert.run(id, campaign, person, ...Object.values({ ...MESSAGE, wamid: `wamid.${id}` }));
  database.exec(`INSERT INTO attempts (message, try, attempt, started_at, finished_at, kind) VALUES (900, 1, 1, 1, 2, 'retry');
    INSERT INTO statuses (message, status, at, wamid) VALUES (3, 'delivered', 1, 'wamid.3')`);
  database.close();
}

const OLD = `SELECT id, campaign, person, ${Object.keys(MESSAGE).join(', ')} FROM messages ORDER BY id`;
const INDEXES =
  "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'messages' AND sql IS NOT NULL ORDER BY name";

describe('a store of version 6', () => {
  test('keeps every message as it was, and what refers to it', async () => {
    await writeStoreV6();
    const before = rows(OLD);
    expect(before).toHaveLength(3);
    const store = await open();
    await store.close();
    expect(rows(OLD)).toEqual(before);
    expect(rows('SELECT DISTINCT hex(once_key) AS key, once_value FROM messages')).toEqual([
      { key: '', once_value: null },
    ]);
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(rows('PRAGMA foreign_key_list(attempts)')).toMatchObject([{ table: 'messages', from: 'message' }]);
    expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rows('PRAGMA user_version')).toEqual([{ user_version: STORE_VERSION }]);
    expect(rows(INDEXES).map((row) => (row as { name: string }).name)).toEqual([
      'messages_by_contact',
      'messages_by_key',
      'messages_by_wamid',
      'messages_contacts',
      'messages_due',
      'messages_in_order',
      'messages_once',
    ]);
  });

  test('still has nobody twice, and takes several keys of one person in another campaign', async () => {
    await writeStoreV6();
    const store = await open();
    const message = (key?: string) => ({
      phone: phoneOfV1(0),
      row: 2,
      country: 'DE',
      basis: 'contract' as const,
      event: 1,
      template: 't',
      language: 'de',
      zone: '',
      components: [],
      notBefore: undefined,
      key,
    });
    expect(await store.journal.existing('spring', [phoneOfV1(0)])).toEqual(
      new Map([[phoneOfV1(0), expect.objectContaining({ state: 'failed' })]]),
    );
    expect(await store.journal.admit('spring', 'p2', [message()])).toBe(0);
    expect(await store.journal.admit('orders', 'p2', [message('A'), message('B'), message('A')])).toBe(2);
    await store.close();
    const again = `INSERT INTO messages (campaign, person, phone, row, country, basis, event, template, language, zone, components, plan,
      state, not_before, once_key) SELECT campaign, 3, phone, row, country, basis, event, template, language, zone, components, plan,
      state, not_before, once_key FROM messages WHERE once_value = 'A'`;
    expect(() => inDatabase((database) => database.exec(again))).toThrow(/UNIQUE/);
  });

  test('stays whole where making the table anew fails', async () => {
    await writeStoreV6();
    const before = rows(OLD);
    // The last index finds its name taken, after the old table is gone.
    inDatabase((database) => database.exec('CREATE TABLE messages_by_key (x)'));
    await expect(open()).rejects.toThrow(/messages_by_key/);
    expect(rows('PRAGMA user_version')).toEqual([{ user_version: 6 }]);
    expect(rows(OLD)).toEqual(before);
    expect(rows('SELECT count(*) AS count FROM attempts')).toEqual([{ count: 1 }]);
  });
});
