import { expect, test } from 'vitest';
import { callingCodeOf } from '../../../../src/adapters/phone/index.ts';
import { priceOf } from '../../../../src/core/cost.ts';

test.each([
  ['DE', '+4915112345678'],
  ['AT', '+436601234567'],
  ['US', '+12025550123'],
  ['IN', '+919876543210'],
])('a message to %s costs the same when nothing but the country is left of its number', (country, phone) => {
  const at = Date.parse('2026-03-01T00:00:00Z');
  expect(priceOf(callingCodeOf(country), 'MARKETING', at)).toEqual(priceOf(phone, 'MARKETING', at));
});

test('a country without a numbering plan has no code', () => {
  expect(callingCodeOf('ZZ')).toBe('');
  expect(callingCodeOf('')).toBe('');
});
