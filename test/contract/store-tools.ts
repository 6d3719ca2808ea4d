/** Clock, randomness and hash as tests of a store pass them in. */
import { createHash } from 'node:crypto';
import type { Clock, RandomSource, Sha256 } from '../../src/core/ports.ts';

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
