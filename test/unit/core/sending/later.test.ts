import { expect, test } from 'vitest';
import { laterMs } from '../../../../src/core/sending/waits.ts';

test.each([
  [131049, 'DE', 24],
  [131049, 'CA', 24],
  [131064, 'US', 24],
  [132069, 'DE', 1],
] as const)('a failure with %i to %s rests %i hours', (code, country, hours) => {
  expect(laterMs(code, country)).toBe(hours * 3_600_000);
});

test.each([
  [131049, 'US'],
  [131026, 'DE'],
  [131042, 'DE'],
  [130429, 'DE'],
] as const)('a failure with %i to %s is final', (code, country) => {
  expect(laterMs(code, country)).toBeUndefined();
});
