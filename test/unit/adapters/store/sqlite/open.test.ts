import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type StoreOptions } from '../../../../../src/adapters/store/index.ts';
import { chooseDriver } from '../../../../../src/adapters/store/sqlite/driver.ts';
import { STORE_VERSION } from '../../../../../src/adapters/store/sqlite/migrations/index.ts';
import {
  given,
  message,
  phoneOf,
  sha256,
  testClock,
  testKeys,
  testRandom,
} from '../../../../contract/store.ts';

let baseDir: string;
beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-open-'));
});
afterEach(() => rmSync(baseDir, { recursive: true }));

const open = (changes: Partial<StoreOptions> = {}) =>
  openStore({
    url: 'sqlite:data/s.db',
    baseDir,
    clock: testClock(),
    random: testRandom('open'),
    sha256,
    keys: testKeys(),
    ...changes,
  });
const file = () => join(baseDir, 'data', 's.db');

/** Runs SQL on the store's file behind the program's back. */
async function tamper(...statements: readonly string[]): Promise<void> {
  const database = (await chooseDriver())({ path: file(), readOnly: false });
  try {
    for (const sql of statements) database.exec(sql);
  } finally {
    database.close();
  }
}

async function seeded(): Promise<void> {
  const store = await open();
  await store.ledger.record([given({ identifiers: [phoneOf(0)] }), given({ identifiers: [phoneOf(1)] })]);
  await store.journal.admit('spring', 'p1', [message(phoneOf(0))]);
  await store.close();
}

test('the file and its directory are for the owner alone', async () => {
  await seeded();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(statSync(join(baseDir, 'data')).mode & 0o777).toBe(0o700);
});

test('an absolute path is taken as it is', async () => {
  const store = await open({ url: `sqlite:${join(baseDir, 'abs.db')}`, baseDir: '/nowhere' });
  await store.close();
  expect(statSync(join(baseDir, 'abs.db')).size).toBeGreaterThan(0);
});

test.each(['postgres://localhost/x', 'mysql://x', 'nothing', 'sqlite:', ''])(
  'the URL "%s" is an invalid setting',
  async (url) => {
    await expect(open({ url })).rejects.toMatchObject({
      code: 'config.invalid',
      problems: [{ path: 'store.url' }],
    });
  },
);

test('a store that a newer program wrote is refused and left alone', async () => {
  await seeded();
  await tamper(`PRAGMA user_version = ${STORE_VERSION + 1}`);
  await expect(open()).rejects.toMatchObject({
    code: 'store.newer',
    params: { path: file(), version: STORE_VERSION + 1, supported: STORE_VERSION },
  });
});

test('a file that is no database is damaged', async () => {
  mkdirSync(join(baseDir, 'data'));
  writeFileSync(file(), 'phone,name\n'.repeat(1000));
  await expect(open()).rejects.toMatchObject({ code: 'store.damaged', params: { reason: 'not-a-store' } });
});

test("another program's database is not touched", async () => {
  mkdirSync(join(baseDir, 'data'));
  await tamper('CREATE TABLE theirs (id INTEGER)');
  await expect(open()).rejects.toMatchObject({ code: 'store.damaged', params: { reason: 'not-a-store' } });
});

test('a store in a place that cannot be written is unavailable', async () => {
  mkdirSync(join(baseDir, 'data'));
  writeFileSync(join(baseDir, 'data', 's.db'), '');
  const below = `sqlite:${join('data', 's.db', 'deeper.db')}`;
  await expect(open({ url: below })).rejects.toMatchObject({ code: 'store.unavailable' });
});

test('reading a store that is not there is an error, not a new store', async () => {
  await expect(open({ readOnly: true })).rejects.toMatchObject({
    code: 'store.unavailable',
    params: { reason: 'cannot-open' },
  });
});

test('opened for reading, a store is read and never written', async () => {
  await seeded();
  const store = await open({ readOnly: true });
  expect((await store.ledger.size()).events).toBe(2);
  await expect(store.ledger.record([given()])).rejects.toMatchObject({
    code: 'store.unavailable',
    params: { reason: 'read-only' },
  });
  await store.close();
});

test('a full disk is told as such, and nothing of the batch is written', async () => {
  await seeded();
  // The driver's seam lets a page limit stand in for the disk: the same result code, SQLITE_FULL.
  const { connect } = await import('../../../../../src/adapters/store/sqlite/connection.ts');
  const { openSqliteLedger } = await import('../../../../../src/adapters/store/sqlite/ledger.ts');
  const database = (await chooseDriver())({ path: file(), readOnly: false });
  database.prepare('PRAGMA max_page_count = 40').get();
  const connection = connect(database, file());
  const ledger = openSqliteLedger(connection, {
    clock: testClock(),
    random: testRandom('full'),
    sha256,
    keys: await testKeys().create(),
    origin: 'consend.local/full',
    marketing: undefined,
  });
  const many = Array.from({ length: 2000 }, (_, index) => given({ identifiers: [phoneOf(index + 10)] }));
  await expect(ledger.record(many)).rejects.toMatchObject({
    code: 'store.unavailable',
    params: { reason: 'full' },
  });
  expect((await ledger.size()).events).toBe(2);
  expect(await ledger.record([given({ source: 'small' })])).toEqual(['added']);
  connection.close();
});

test('a damaged page is told as damage', async () => {
  await seeded();
  const bytes = Buffer.alloc(4096 * 60, 0xab);
  const { openSync, writeSync, closeSync } = await import('node:fs');
  const handle = openSync(file(), 'r+');
  writeSync(handle, bytes, 0, bytes.length, 4096);
  closeSync(handle);
  const reading = async (): Promise<void> => {
    const store = await open();
    try {
      await store.ledger.lookup([phoneOf(0)]);
    } finally {
      await store.close();
    }
  };
  await expect(reading()).rejects.toMatchObject({ code: 'store.damaged' });
});

test('the database itself refuses a second message of a campaign to a person', async () => {
  await seeded();
  const copy = `INSERT INTO messages (campaign, person, phone, row, country, basis, event, template, language, zone, components, plan,
    state, not_before) SELECT campaign, person, phone, row, country, basis, event, template, language, zone, components, plan,
    state, not_before FROM messages`;
  await expect(tamper(copy)).rejects.toThrow(/UNIQUE/);
});

test.each([
  ['DELETE FROM events', /never deleted/],
  ["UPDATE events SET body = '{}' WHERE seq = 1", /never changed/],
  ['UPDATE events SET person = 2 WHERE seq = 1', /never changed/],
  ["UPDATE events SET commitment = x'00' WHERE seq = 1", /never changed/],
])('the database itself refuses: %s', async (sql, refusal) => {
  await seeded();
  await expect(tamper(sql)).rejects.toThrow(refusal);
});

test('an erasure may empty an event, and history then passes over it', async () => {
  await seeded();
  await tamper('UPDATE events SET body = NULL, salt = NULL WHERE seq = 1');
  const store = await open();
  expect(await store.ledger.history(phoneOf(0))).toEqual([]);
  expect((await store.ledger.size()).events).toBe(2);
  await store.close();
});

test('the stored root is the one of the stored commitments, and these open to the stored events', async () => {
  await seeded();
  const { leafHash, rootOfLeaves } = await import('../../../../../src/core/merkle.ts');
  const { canonicalJson } = await import('../../../../../src/core/canonical-json.ts');
  const database = (await chooseDriver())({ path: file(), readOnly: true });
  const rows = database.prepare('SELECT body, salt, commitment FROM events ORDER BY seq').all();
  database.close();
  const leaves = rows.map(({ body, salt, commitment }) => {
    expect(canonicalJson(JSON.parse(String(body)))).toBe(body);
    const opened = sha256(Buffer.concat([salt as Uint8Array, Buffer.from(String(body))]));
    expect(opened).toEqual(commitment);
    return leafHash(sha256, commitment as Uint8Array);
  });
  const store = await open();
  const root = Buffer.from(rootOfLeaves(sha256, leaves)).toString('base64');
  expect(await store.ledger.position()).toEqual({ size: 2, root });
  await store.close();
});

test('several openings of a new store at once end with one store', async () => {
  const stores = await Promise.all([open(), open(), open()]);
  await stores[0]?.ledger.record([given()]);
  expect((await stores[2]?.ledger.size())?.events).toBe(1);
  for (const store of stores) await store.close();
  chmodSync(file(), 0o600);
});

test("with the marketing purposes known, an objection to marketing leaves other purposes' facts alone", async () => {
  const store = await open({ marketingPurposes: ['newsletter'] });
  await store.ledger.record([
    given({ kind: 'objected', purposes: ['*marketing'], occurredAt: '2026-02-01T00:00:00Z' }),
  ]);
  const facts = [given({ purposes: ['orders'] }), given()];
  expect(await store.ledger.record(facts, { refuseRevival: true })).toEqual(['added', 'refused']);
  await store.close();
});
