import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { systemClock } from '../../../../src/adapters/system/clock.ts';
import { systemRandom } from '../../../../src/adapters/system/random.ts';
import { fileDigest, sha256, sha256Digest } from '../../../../src/adapters/system/sha256.ts';

/** FIPS 180-2, appendix B.1: the digest of `abc`. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('SHA-256', () => {
  test('is the standard’s, of bytes and of a text’s UTF-8 alike', () => {
    expect(Buffer.from(sha256('abc')).toString('hex')).toBe(ABC);
    expect(sha256Digest(new TextEncoder().encode('abc'))).toBe(`sha256:${ABC}`);
    expect(sha256Digest('ü')).toBe(sha256Digest(new Uint8Array([0xc3, 0xbc])));
  });

  test('of a file is that of its bytes', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'consend-digest-'));
    const file = join(dir, 'a');
    writeFileSync(file, 'abc');
    expect(await fileDigest(file)).toBe(`sha256:${ABC}`);
    rmSync(dir, { recursive: true });
    await expect(fileDigest(file)).rejects.toThrow();
  });
});

describe('the system’s clock', () => {
  test('tells epoch milliseconds', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  test('sleeps at least as long as it is asked to, give or take the timer’s millisecond', async () => {
    const before = performance.now();
    await systemClock.sleep(30);
    expect(performance.now() - before).toBeGreaterThanOrEqual(28);
  });

  test('wakes up at once when the signal aborts, and does not reject', async () => {
    const controller = new AbortController();
    const slept = systemClock.sleep(60_000_000, controller.signal);
    controller.abort();
    await expect(slept).resolves.toBeUndefined();
    await expect(systemClock.sleep(60_000_000, AbortSignal.abort())).resolves.toBeUndefined();
  });
});

describe('the system’s randomness', () => {
  test('gives as many bytes as asked for, and other ones each time', () => {
    expect(systemRandom.bytes(0)).toHaveLength(0);
    expect(systemRandom.bytes(16)).toHaveLength(16);
    expect(Buffer.from(systemRandom.bytes(16)).equals(Buffer.from(systemRandom.bytes(16)))).toBe(false);
  });

  test('gives fractions from 0 up to, not including, 1', () => {
    const drawn = Array.from({ length: 1000 }, () => systemRandom.fraction());
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    expect(new Set(drawn).size).toBeGreaterThan(900);
  });
});
