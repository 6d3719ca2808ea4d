import { expect, it } from 'vitest';
import { NumberSet } from '../../../../src/adapters/recipients/number-set.ts';

it('knows the row of every number added, among three hundred thousand', () => {
  const set = new NumberSet();
  const number = (index: number) => 4_915_100_000_000 + index * 7;
  let repeated = 0;
  for (let index = 0; index < 300_000; index++) if (set.add(number(index), index + 2) !== 0) repeated++;
  expect(repeated).toBe(0);
  for (let index = 0; index < 300_000; index += 97) expect(set.add(number(index), 1)).toBe(index + 2);
});

it('tells numbers apart that differ beyond 32 bits, and in the last of fifteen digits', () => {
  const set = new NumberSet();
  expect(set.add(999_999_999_999_999, 1)).toBe(0);
  expect(set.add(999_999_999_999_998, 2)).toBe(0);
  expect(set.add(999_999_999_999_999 % 2 ** 32, 3)).toBe(0);
  expect(set.add(999_999_999_999_999, 4)).toBe(1);
});

it('takes at most 40 bytes a number, growing included', () => {
  const before = process.memoryUsage().arrayBuffers;
  const set = new NumberSet();
  let peak = 0;
  const count = 800_000;
  for (let index = 1; index <= count; index++) {
    set.add(4_915_100_000_000 + index, index);
    if (index % 20_000 === 0) {
      global.gc?.();
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
  }
  expect(set.add(4_915_100_000_001, 9)).toBe(1);
  // Without --expose-gc the arrays left behind may still be counted; with it, this is the sets' own size.
  expect(peak / count).toBeLessThanOrEqual(global.gc ? 40 : 80);
});
