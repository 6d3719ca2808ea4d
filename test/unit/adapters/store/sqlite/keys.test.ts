import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileKeyRing, verifySignature } from '../../../../../src/adapters/keys/index.ts';
import { openStore, type StoreOptions } from '../../../../../src/adapters/store/index.ts';
import { systemRandom } from '../../../../../src/adapters/system/random.ts';
import type { KeyRing } from '../../../../../src/core/ports.ts';
import { isSignedBy, parseCheckpoint, parseNote } from '../../../../../src/core/signed-note.ts';
import {
  given,
  keysOf,
  phoneOf,
  sha256,
  testClock,
  testKeys,
  testRandom,
} from '../../../../contract/store.ts';

let baseDir: string;
beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-admit-'));
});
afterEach(() => rmSync(baseDir, { recursive: true }));

const open = (keys: KeyRing | undefined, changes: Partial<StoreOptions> = {}) =>
  openStore({
    url: 'sqlite:s.db',
    baseDir,
    clock: testClock(),
    random: testRandom('admit'),
    sha256,
    keys,
    ...changes,
  });

/** Rows of the store's file as they stand. */
function rows<T>(sql: string): T[] {
  const database = new Database(join(baseDir, 's.db'), { readonly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

/** A ring that holds these keys. */
const ringOf = (...seeds: readonly [string, ...string[]]): KeyRing => ({
  file: 'ring/ledger.key',
  load: async () => keysOf(...seeds),
  create: async () => keysOf(...seeds),
});

async function seeded(ring: KeyRing = testKeys()): Promise<void> {
  const store = await open(ring);
  await store.ledger.record([given(), given({ identifiers: [phoneOf(1)] })]);
  await store.close();
}

/** Puts a number on the suppression list, as known by its hash alone. */
async function suppress(ring: KeyRing, hash: string): Promise<void> {
  const store = await open(ring);
  await store.ledger.record([given({ kind: 'suppressed', identifiers: [], hashes: [hash] })]);
  await store.close();
}

describe('a ledger’s keys', () => {
  test('are made when neither the ledger nor the ring has any, and known from then on', async () => {
    const ring = testKeys('new', { hasKeys: false });
    await (await open(ring)).close();
    expect(ring.made).toBe(true);
    const [row, ...others] = rows<{ public_key: Buffer; from_size: number }>('SELECT * FROM keys');
    expect(others).toEqual([]);
    expect(new Uint8Array(row!.public_key)).toEqual(keysOf('new').signer.publicKey);
    expect(row!.from_size).toBe(0);
    expect(rows('SELECT * FROM checkpoints')).toEqual([]);
    await (await open(ring)).close();
  });

  test('are those of the ring where it has some already', async () => {
    await seeded(ringOf('theirs'));
    const [row] = rows<{ public_key: Buffer }>('SELECT public_key FROM keys');
    expect(new Uint8Array(row!.public_key)).toEqual(keysOf('theirs').signer.publicKey);
  });

  test('missing later are an error that names their file, and none are made', async () => {
    await seeded();
    const ring = testKeys('test', { hasKeys: false });
    await expect(open(ring)).rejects.toMatchObject({
      code: 'ledger.key-missing',
      params: { file: 'test/ledger.key', reason: 'missing' },
    });
    expect(ring.made).toBe(false);
  });

  test('missing for a ledger that has no events yet are as much of an error', async () => {
    await (await open(testKeys())).close();
    await expect(open(testKeys('test', { hasKeys: false }))).rejects.toMatchObject({
      code: 'ledger.key-missing',
    });
  });

  test('of another ledger are refused, and nothing is signed with them', async () => {
    await seeded();
    const before = rows('SELECT * FROM checkpoints');
    await expect(open(ringOf('other'))).rejects.toMatchObject({
      code: 'ledger.key-foreign',
      params: { file: 'ring/ledger.key' },
    });
    expect(rows('SELECT * FROM checkpoints')).toEqual(before);
    expect(rows('SELECT * FROM keys')).toHaveLength(1);
  });

  test('after a change of keys are the newest ones: an older key is refused', async () => {
    await seeded(ringOf('old'));
    const database = new Database(join(baseDir, 's.db'));
    database.prepare('INSERT INTO keys VALUES (?, 3)').run(keysOf('new').signer.publicKey);
    database.close();
    await expect(open(ringOf('old'))).rejects.toMatchObject({ code: 'ledger.key-foreign' });
    await (await open(ringOf('new'))).close();
  });

  test('are not needed for reading', async () => {
    await seeded();
    const store = await open(undefined, { readOnly: true });
    expect((await store.ledger.lookup([phoneOf(1)])).size).toBe(1);
    expect((await store.ledger.position()).size).toBe(2);
    await store.close();
  });

  test('must be asked of somebody when writing', async () => {
    await expect(open(undefined)).rejects.toMatchObject({ code: 'internal' });
    expect(existsSync(join(baseDir, 's.db'))).toBe(true);
    await seeded();
  });

  test('in files are made once by several openings at once', async () => {
    const ring = () => fileKeyRing(join(baseDir, '.consend', 'keys'), systemRandom);
    const stores = await Promise.all([open(ring()), open(ring()), open(ring())]);
    await stores[0]!.ledger.record([given()]);
    await stores[2]!.ledger.record([given({ source: 'shop' })]);
    for (const store of stores) await store.close();
    expect(rows('SELECT * FROM keys')).toHaveLength(1);
    rmSync(join(baseDir, '.consend', 'keys', 'suppression.key'));
    await expect(open(ring())).rejects.toMatchObject({
      code: 'ledger.key-missing',
      params: { file: join(baseDir, '.consend', 'keys', 'suppression.key') },
    });
  });
});

describe('the key of the suppression list', () => {
  const hash = (seed: string): string => keysOf('test', seed).hasher.hash(phoneOf(7));

  test('may be a new one while the list is empty', async () => {
    await seeded(ringOf('test', 'one'));
    await (await open(ringOf('test', 'two'))).close();
  });

  test('must be held as long as the list has hashes made with it', async () => {
    await suppress(ringOf('test', 'one'), hash('one'));
    await expect(open(ringOf('test', 'two'))).rejects.toMatchObject({
      code: 'suppression.key-missing',
      params: { key: keysOf('test', 'one').hasher.keyId },
    });
    await (await open(ringOf('test', 'two', 'one'))).close();
  });

  test('replaced by a newer one still finds whom it had hashed', async () => {
    await suppress(ringOf('test', 'one'), hash('one'));
    const store = await open(ringOf('test', 'two', 'one'));
    await store.ledger.record([given({ identifiers: [phoneOf(7)], occurredAt: '2027-01-01T00:00:00Z' })]);
    expect((await store.ledger.history(phoneOf(7))).map(({ event }) => event.kind)).toEqual([
      'suppressed',
      'given',
    ]);
    await store.close();
  });
});

describe('checkpoints', () => {
  const kept = () =>
    rows<{ size: number; note: string; peaks: Buffer }>('SELECT * FROM checkpoints ORDER BY size');

  test('one for each write, at the size of the tree, signed by the ledger’s key under its name', async () => {
    const store = await open(testKeys());
    await store.ledger.record([given(), given({ source: 'b' })]);
    await store.ledger.record([given({ source: 'c' })]);
    const { root, size } = await store.ledger.position();
    await store.close();
    const [{ value: id }] = rows<{ value: string }>("SELECT value FROM meta WHERE key = 'store.id'") as [
      { value: string },
    ];
    expect(kept().map((row) => row.size)).toEqual([2, 3]);
    const name = `consend.local/${id}`;
    for (const { note } of kept()) {
      const { publicKey } = keysOf('test').signer;
      expect(isSignedBy(parseNote(note)!, { sha256, verify: verifySignature, name, publicKey })).toBe(true);
    }
    const last = parseCheckpoint(parseNote(kept()[1]!.note)!.text)!;
    expect(last).toEqual({ origin: name, size, root: new Uint8Array(Buffer.from(root, 'base64')) });
    expect(rows<{ peaks: Buffer }>('SELECT peaks FROM tree')[0]?.peaks).toEqual(kept()[1]?.peaks);
  });

  test('none where nothing was written: known facts, rehearsals, refusals', async () => {
    const store = await open(testKeys());
    const stop = given({ kind: 'withdrawn', occurredAt: '2026-02-01T00:00:00Z' });
    await store.ledger.record([stop]);
    await store.ledger.record([stop]);
    await store.ledger.record([given({ source: 'b' })], { rehearse: true });
    await store.ledger.record([given()], { refuseRevival: true });
    await store.ledger.record([]);
    await store.close();
    expect(kept().map((row) => row.size)).toEqual([1]);
  });

  test('what cannot be signed is not written', async () => {
    const failing: KeyRing = {
      ...testKeys(),
      load: async () => ({
        ...keysOf('test'),
        signer: {
          ...keysOf('test').signer,
          sign: () => {
            throw new Error('no hand');
          },
        },
      }),
    };
    const store = await open(failing);
    await expect(store.ledger.record([given()])).rejects.toThrow('no hand');
    expect(await store.ledger.size()).toEqual({ people: 0, events: 0 });
    await store.close();
  });
});
