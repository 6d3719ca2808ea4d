import { expect, test } from 'vitest';
import { mergedParams } from '../../../src/core/finding-params.ts';

test('the params of findings of several languages are those of one, each text once', () => {
  expect(
    mergedParams([
      { reason: 'link', words: '"15 %"' },
      undefined,
      { reason: 'link, end', words: '"15%", "15 %"', page: 1 },
    ]),
  ).toEqual({ reason: 'link, end', words: '"15 %", "15%"', page: 1 });
});
