/** Randomness that follows from a seed: for simulations, whose result must be the same each time. Never for secrets. */
import type { RandomSource } from '../../core/ports.ts';
import { sha256 } from './sha256.ts';

const DIGEST_BYTES = 32;
/** Bytes that make a fraction: 48 bits, which a number holds exactly. */
const FRACTION_BYTES = 6;

/** A source that draws the same for the same seed (an integer). */
export function seededRandom(seed: number): RandomSource {
  let drawn = 0;
  let left: Uint8Array = new Uint8Array(0);
  const bytes = (count: number): Uint8Array => {
    const result = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (left.length === 0) {
        drawn += 1;
        left = sha256(`${seed}:${drawn}`).subarray(0, DIGEST_BYTES);
      }
      const part = left.subarray(0, count - filled);
      result.set(part, filled);
      left = left.subarray(part.length);
      filled += part.length;
    }
    return result;
  };
  return {
    bytes,
    fraction: () => bytes(FRACTION_BYTES).reduce((sum, byte) => sum * 256 + byte, 0) / 256 ** FRACTION_BYTES,
  };
}
