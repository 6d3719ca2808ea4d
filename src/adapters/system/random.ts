/** The system's randomness: cryptographic bytes for salts and ids, fractions for jitter. */
import { randomBytes } from 'node:crypto';
import type { RandomSource } from '../../core/ports.ts';

/** The real random source. */
export const systemRandom: RandomSource = {
  bytes: (count) => randomBytes(count),
  fraction: () => Math.random(),
};
