/** Random bytes from few large draws: one draw per event would cost more than its hash. */
import type { RandomSource } from '../../../core/ports.ts';

/** Bytes of the first draw, enough for an event, and of the largest. */
const [FIRST, LARGEST] = [64, 16_384];

/** Hands out random bytes, each once; the more it has handed out, the more it draws at once. */
export function randomPool(random: RandomSource): (count: number) => Uint8Array {
  let draw = FIRST;
  let pool = random.bytes(draw);
  let used = 0;
  return (count) => {
    if (used + count > pool.length) {
      draw = Math.min(LARGEST, draw * 4);
      pool = random.bytes(Math.max(draw, count));
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}
