import { createHash, createHmac } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileKeyRing, verifySignature } from '../../../../src/adapters/keys/index.ts';
import { systemRandom } from '../../../../src/adapters/system/random.ts';

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'consend-keys-'));
  folder = join(base, '.consend', 'keys');
});
afterEach(() => rmSync(base, { recursive: true }));

const ring = () => fileKeyRing(folder, systemRandom);
const file = (name: 'ledger.key' | 'suppression.key') => join(folder, name);

test('a workspace without keys has none, and asking makes none', async () => {
  expect(await ring().load()).toBeUndefined();
  expect(existsSync(folder)).toBe(false);
});

test('keys once made are the same ever after, for the owner alone', async () => {
  const made = await ring().create();
  const loaded = await ring().load();
  expect(loaded?.signer.publicKey).toEqual(made.signer.publicKey);
  expect(loaded?.hasher.keyIds).toEqual(made.hasher.keyIds);
  const message = new TextEncoder().encode('checkpoint');
  expect(verifySignature(made.signer.publicKey, message, loaded!.signer.sign(message))).toBe(true);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  for (const name of ['ledger.key', 'suppression.key'] as const)
    expect(statSync(file(name)).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(base, '.consend'))).toEqual(['keys']);
});

test('making keys where there are some gives these and changes no file', async () => {
  const made = await ring().create();
  const before = readFileSync(file('ledger.key'), 'utf8');
  expect((await ring().create()).signer.publicKey).toEqual(made.signer.publicKey);
  expect(readFileSync(file('ledger.key'), 'utf8')).toBe(before);
});

test('several makers at once end with the keys of one', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => ring().create()));
  expect(new Set(made.map(({ signer }) => Buffer.from(signer.publicKey).toString('hex'))).size).toBe(1);
  expect(new Set(made.map(({ hasher }) => hasher.keyId)).size).toBe(1);
  expect(readdirSync(join(base, '.consend'))).toEqual(['keys']);
});

test('an empty folder is no obstacle', async () => {
  mkdirSync(folder, { recursive: true });
  await ring().create();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('what else lies in the folder is kept, and told to be in the way', async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'note.txt'), 'mine');
  await expect(ring().create()).rejects.toMatchObject({ code: 'file.unwritable' });
  expect(readdirSync(folder)).toEqual(['note.txt']);
});

describe('a key that is not there is never made anew', () => {
  test.each(['ledger.key', 'suppression.key'] as const)('%s alone is gone', async (name) => {
    await ring().create();
    rmSync(file(name));
    const gone = { code: 'ledger.key-missing', params: { file: file(name), reason: 'missing' } };
    await expect(ring().load()).rejects.toMatchObject(gone);
    await expect(ring().create()).rejects.toMatchObject(gone);
    expect(existsSync(file(name))).toBe(false);
  });

  test.each([
    ['ledger.key', ''],
    ['ledger.key', 'garbage'],
    ['ledger.key', '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n'],
    ['suppression.key', ''],
    ['suppression.key', 'abc\n'],
    ['suppression.key', `${'0'.repeat(63)}g\n`],
    ['suppression.key', `${'0'.repeat(64)}\n${'1'.repeat(62)}\n`],
  ] as const)('%s holds %j', async (name, text) => {
    await ring().create();
    writeFileSync(file(name), text);
    await expect(ring().create()).rejects.toMatchObject({
      code: 'ledger.key-missing',
      params: { file: file(name), reason: 'garbled' },
    });
    expect(readFileSync(file(name), 'utf8')).toBe(text);
  });

  test('a file that cannot be read is told as such', async () => {
    await ring().create();
    rmSync(file('ledger.key'));
    mkdirSync(file('ledger.key'));
    await expect(ring().load()).rejects.toMatchObject({
      code: 'ledger.key-missing',
      params: { reason: 'unreadable' },
    });
  });
});

describe('keyed hashes', () => {
  const [NEW, OLD] = ['ab'.repeat(32), '01'.repeat(32)];
  const hmac = (key: string): string =>
    createHmac('sha256', Buffer.from(key, 'hex')).update('+4915112345678').digest('hex');
  const idOf = (key: string): string =>
    createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex').slice(0, 16);

  test('are HMAC-SHA-256 with the newest key, and name it', async () => {
    await ring().create();
    writeFileSync(file('suppression.key'), `${NEW}\n\n  ${OLD.toUpperCase()}  \r\n`);
    const { hasher } = (await ring().load())!;
    expect(hasher.keyIds).toEqual([idOf(NEW), idOf(OLD)]);
    expect(hasher.keyId).toBe(idOf(NEW));
    expect(hasher.hash('+4915112345678')).toBe(`hmac:${idOf(NEW)}:${hmac(NEW)}`);
    expect(hasher.candidates('+4915112345678')).toEqual([
      `hmac:${idOf(NEW)}:${hmac(NEW)}`,
      `hmac:${idOf(OLD)}:${hmac(OLD)}`,
    ]);
  });

  test('differ by workspace for the same number', async () => {
    const one = await ring().create();
    const other = await fileKeyRing(join(base, 'other'), systemRandom).create();
    expect(one.hasher.hash('+4915112345678')).not.toBe(other.hasher.hash('+4915112345678'));
  });
});
