import { expect, test } from 'vitest';
import { ahead, gathered } from '../../../src/pipeline/ahead.ts';

async function* of<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of source) values.push(value);
  return values;
}

test('parts are gathered until they hold enough, in order, the last one whatever is left', async () => {
  const parts = await all(gathered(of('a', 'bb', 'ccc', 'd', 'e'), 3, ({ length }) => length));
  expect(parts).toEqual([['a', 'bb'], ['ccc'], ['d', 'e']]);
  expect(await all(gathered(of<string>(), 3, ({ length }) => length))).toEqual([]);
});

test('the work on a value begins before the one before it is used, and no earlier', async () => {
  const told: string[] = [];
  const worked = ahead(of(1, 2, 3), async (value) => {
    told.push(`work ${value}`);
    return value * 10;
  });
  for await (const value of worked) told.push(`use ${value}`);
  expect(told).toEqual(['work 1', 'work 2', 'use 10', 'work 3', 'use 20', 'use 30']);
});

test('work that fails is told when its value is due', async () => {
  const got: number[] = [];
  const failing = async () => {
    const worked = ahead(of(1, 2, 3), async (value) => {
      if (value === 2) throw new Error('two');
      return value;
    });
    for await (const value of worked) got.push(value);
  };
  await expect(failing()).rejects.toThrow('two');
  expect(got).toEqual([1]);
});
