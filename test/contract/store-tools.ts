/** Clock, randomness, hash and keys as tests of a store pass them in. */
import { createHash } from 'node:crypto';
import { privateKeyPem, signerOf } from '../../src/adapters/keys/ed25519.ts';
import { hasherOf } from '../../src/adapters/keys/hasher.ts';
import type { Clock, KeyRing, LedgerKeys, RandomSource, Sha256 } from '../../src/core/ports.ts';

/** SHA-256 as the store gets it. */
export const sha256: Sha256 = (data) => new Uint8Array(createHash('sha256').update(data).digest());

/** Instant at which a contract's clock starts. */
export const START = Date.parse('2026-03-01T12:00:00Z');

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  time: number;
}

/** A clock at `START`. */
export function testClock(): TestClock {
  return {
    time: START,
    now() {
      return this.time;
    },
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}

/** Randomness that differs with each draw and is the same in each run. */
export function testRandom(seed: string): RandomSource {
  let draws = 0;
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let start = 0; start < count; start += 32) {
        draws += 1;
        bytes.set(sha256(`${seed}:${draws}`).subarray(0, count - start), start);
      }
      return bytes;
    },
    fraction: () => 0.5,
  };
}

/** Keys that are the same for the same seed: of a signing key and one or more hashing keys, newest first. */
export function keysOf(signing: string, ...hashing: readonly string[]): LedgerKeys {
  const [newest = signing, ...older] = hashing;
  return {
    signer: signerOf(privateKeyPem(sha256(`signing:${signing}`))),
    hasher: hasherOf([sha256(`hashing:${newest}`), ...older.map((seed) => sha256(`hashing:${seed}`))]),
  };
}

/** A key ring that has its keys, the same for the same seed; without keys it has none until they are made. */
export function testKeys(seed = 'test', { hasKeys = true } = {}): KeyRing & { made: boolean } {
  return {
    file: `${seed}/ledger.key`,
    made: hasKeys,
    async load() {
      return this.made ? keysOf(seed) : undefined;
    },
    async create() {
      this.made = true;
      return keysOf(seed);
    },
  };
}
