import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifySignature } from '../../../../../src/adapters/keys/index.ts';
import { openStore } from '../../../../../src/adapters/store/index.ts';
import { STORE_VERSION } from '../../../../../src/adapters/store/sqlite/migrations/index.ts';
import type { NewEvent } from '../../../../../src/core/ports.ts';
import { isSignedBy, parseCheckpoint, parseNote } from '../../../../../src/core/signed-note.ts';
import { keysOf, sha256, testClock, testKeys, testRandom } from '../../../../contract/store.ts';
import { type FactV1, phoneOfV1, writeStoreV1 } from '../../../../helpers/store-v1.ts';

let baseDir: string;
beforeEach(() => {
  baseDir = mkdtempSync(join(tmpdir(), 'consend-migrate-'));
});
afterEach(() => rmSync(baseDir, { recursive: true }));

const file = () => join(baseDir, 'old.db');
const open = (
  url = 'sqlite:old.db',
  options: { readOnly?: boolean; keys?: ReturnType<typeof testKeys> } = {},
) =>
  openStore({
    url,
    baseDir,
    clock: testClock(),
    random: testRandom('migrate'),
    sha256,
    keys: testKeys(),
    ...options,
  });

const fact = (who: number, changes: Partial<FactV1> = {}): FactV1 => ({
  who,
  kind: 'given',
  purposes: ['newsletter'],
  channels: ['whatsapp'],
  occurredAt: '2026-01-10T10:00:00Z',
  source: 'web form',
  ...changes,
});

/** Facts of some people, so that each slot and each tie is decided. */
const FACTS: readonly FactV1[] = [
  fact(0),
  fact(0, { kind: 'withdrawn', purposes: ['*'], occurredAt: '2026-01-11T10:00:00Z' }),
  fact(1, { source: 'a' }),
  fact(1, { source: 'b' }),
  fact(1, { source: 'c' }),
  fact(2, { kind: 'basis-asserted', basis: 'contract', contract: { reference: 'C-1' } }),
  fact(2, { kind: 'identifier-linked', purposes: [], channels: [] }),
  fact(3, { kind: 'confirmed', confirmation: { channel: 'email' } }),
  fact(4, { note: 'Zürich 🌍' }),
  fact(4, { kind: 'platform-stopped', purposes: ['*'], channels: ['*'] }),
];
const PHONES = [0, 1, 2, 3, 4].map(phoneOfV1);
const newEvent = ({ who, ...rest }: FactV1): NewEvent => ({ ...rest, identifiers: [phoneOfV1(who)] });

const rows = (sql: string): unknown[] => {
  const database = new Database(file(), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

describe('a store of version 1', () => {
  test('has after opening the states and facts of a store that recorded the same today', async () => {
    writeStoreV1(file(), FACTS);
    const [old, fresh] = [await open(), await open('sqlite:fresh.db')];
    await fresh.ledger.record(FACTS.map(newEvent));
    const found = await old.ledger.lookup(PHONES);
    const expected = await fresh.ledger.lookup(PHONES);
    for (const phone of PHONES) expect(found.get(phone)?.state, phone).toEqual(expected.get(phone)?.state);
    expect(await old.ledger.record(FACTS.map(newEvent))).toEqual(FACTS.map(() => 'known'));
    expect(await old.ledger.size()).toEqual({ people: 5, events: FACTS.length });
    await Promise.all([old.close(), fresh.close()]);
  });

  test('keeps its events and its root, and gets a first checkpoint at its size', async () => {
    writeStoreV1(file(), FACTS);
    const events = rows('SELECT seq, person, body, salt, commitment FROM events');
    const peaks = rows('SELECT peaks FROM tree');
    const store = await open();
    const { size, root } = await store.ledger.position();
    await store.close();
    expect(rows('SELECT seq, person, body, salt, commitment FROM events')).toEqual(events);
    expect(rows('SELECT peaks FROM tree')).toEqual(peaks);
    const [kept] = rows('SELECT size, note FROM checkpoints') as { size: number; note: string }[];
    const note = parseNote(kept!.note)!;
    const name = 'consend.local/oldstore';
    const checkpoint = parseCheckpoint(note.text)!;
    expect({ ...checkpoint, root: Buffer.from(checkpoint.root).toString('base64') }).toEqual({
      origin: name,
      size,
      root,
    });
    const { publicKey } = keysOf('test').signer;
    expect(isSignedBy(note, { sha256, verify: verifySignature, name, publicKey })).toBe(true);
    expect(rows('SELECT from_size FROM keys')).toEqual([{ from_size: 0 }]);
  });

  test('goes on as any other: numbers, people, journal and rules', async () => {
    writeStoreV1(file(), FACTS, { message: true });
    const store = await open();
    expect(await store.ledger.record([newEvent(fact(9))])).toEqual(['added']);
    expect((await store.ledger.history(phoneOfV1(9)))[0]?.seq).toBe(FACTS.length + 1);
    expect((await store.ledger.lookup([phoneOfV1(9)])).get(phoneOfV1(9))?.personKey).toBe(6);
    expect((await store.journal.counts('spring')).planned).toBe(1);
    await store.close();
    expect(rows('PRAGMA foreign_key_check')).toEqual([]);
    expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rows('PRAGMA user_version')).toEqual([{ user_version: STORE_VERSION }]);
    expect(rows("SELECT value FROM meta WHERE key = 'store.id'")).toEqual([{ value: 'oldstore' }]);
    const database = new Database(file());
    expect(() => database.exec("UPDATE events SET fact = x'00' WHERE seq = 1")).toThrow(/never changed/);
    database.close();
  });

  test('an event without content keeps its commitment, and its fact tells nothing any more', async () => {
    writeStoreV1(file(), FACTS, { emptied: [1] });
    const store = await open();
    expect((await store.ledger.history(phoneOfV1(0))).map(({ event }) => event.kind)).toEqual(['withdrawn']);
    expect((await store.ledger.lookup(PHONES)).get(phoneOfV1(0))?.state).not.toHaveProperty(
      'given|newsletter|whatsapp',
    );
    await store.close();
    const [row] = rows('SELECT fact, commitment FROM events WHERE seq = 1') as Record<string, Buffer>[];
    expect(new Uint8Array(row!.fact!)).toEqual(sha256(row!.commitment!).subarray(0, 16));
  });

  test('without events it becomes one that was made today', async () => {
    writeStoreV1(file(), []);
    const store = await open();
    expect(await store.ledger.record([newEvent(fact(0))])).toEqual(['added']);
    await store.close();
    expect(rows('SELECT size FROM checkpoints')).toEqual([{ size: 1 }]);
  });

  test('keeps what it knew of templates: each content since it was first seen, the copies as last read', async () => {
    writeStoreV1(file(), []);
    const database = new Database(file());
    const body = (text: string, status = 'APPROVED'): string =>
      JSON.stringify({
        id: '1',
        name: 'spring',
        language: 'de',
        status,
        category: 'MARKETING',
        parameterFormat: 'POSITIONAL',
        quality: 'GREEN',
        components: [{ type: 'BODY', text }],
      });
    const old = database.prepare('INSERT INTO template_history VALUES (?, ?, ?, ?, ?)');
    old.run('spring', 'de', 'sha256:a', 10, body('A'));
    old.run('spring', 'de', 'sha256:b', 20, body('B'));
    old.run('spring', 'en', 'sha256:c', 20, body('C'));
    old.run('spring', 'fr', 'sha256:d', 20, 'no JSON');
    const copy = database.prepare('INSERT INTO templates VALUES (?, ?, ?, ?, ?)');
    copy.run('spring', 'de', 'sha256:b', 30, body('B'));
    copy.run('spring', 'en', 'sha256:c', 30, body('C', 'PAUSED'));
    database.close();
    const store = await open();
    await store.close();
    expect(
      rows('SELECT language, digest, first_seen, last_seen, json_valid(body) AS valid FROM template_states'),
    ).toEqual([
      { language: 'de', digest: 'sha256:a', first_seen: 10, last_seen: 10, valid: 1 },
      { language: 'de', digest: 'sha256:b', first_seen: 20, last_seen: 30, valid: 1 },
      { language: 'en', digest: 'sha256:c', first_seen: 20, last_seen: 20, valid: 1 },
      { language: 'en', digest: 'sha256:c', first_seen: 30, last_seen: 30, valid: 1 },
      { language: 'fr', digest: 'sha256:d', first_seen: 20, last_seen: 20, valid: 0 },
    ]);
    expect(rows('SELECT at, count FROM template_syncs')).toEqual([{ at: 30, count: 2 }]);
  });

  test('is not opened for reading, and left as it is', async () => {
    writeStoreV1(file(), FACTS);
    await expect(open('sqlite:old.db', { readOnly: true })).rejects.toMatchObject({
      code: 'store.unavailable',
      params: { reason: 'outdated' },
    });
    expect(rows('PRAGMA user_version')).toEqual([{ user_version: 1 }]);
  });

  test('what fails on the way leaves version 1 whole', async () => {
    writeStoreV1(file(), FACTS);
    const before = rows('SELECT * FROM events');
    const database = new Database(file());
    database.exec(`CREATE TRIGGER planted BEFORE UPDATE ON people WHEN OLD.id = 5
      BEGIN SELECT RAISE(ABORT, 'the last one'); END`);
    database.close();
    await expect(open()).rejects.toThrow('the last one');
    expect(rows('PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    expect(rows('SELECT * FROM events')).toEqual(before);
    expect(rows("SELECT name FROM sqlite_schema WHERE name = 'checkpoints'")).toEqual([]);
  });

  test.each(['no JSON', '{}', '[1]', 'null'])(
    'an event that somebody made %s keeps nobody out',
    async (text) => {
      writeStoreV1(file(), FACTS);
      const database = new Database(file());
      database.exec(`DROP TRIGGER events_keep; UPDATE events SET body = '${text}' WHERE seq = 10`);
      database.close();
      const store = await open();
      expect(await store.ledger.record(FACTS.slice(0, -1).map(newEvent))).toEqual(
        FACTS.slice(0, -1).map(() => 'known'),
      );
      await store.close();
    },
  );

  test('takes people by the thousand', async () => {
    const many = Array.from({ length: 2500 }, (_, who) => fact(who));
    writeStoreV1(file(), [...many, ...many.map((one) => ({ ...one, source: 'again' }))]);
    const store = await open();
    expect(await store.ledger.record(many.map(newEvent))).toEqual(many.map(() => 'known'));
    const found = await store.ledger.lookup(many.map(({ who }) => phoneOfV1(who)));
    expect([...found.values()].every(({ state }) => state['given|newsletter|whatsapp'] !== undefined)).toBe(
      true,
    );
    await store.close();
  });
});
