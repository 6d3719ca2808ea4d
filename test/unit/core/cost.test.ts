import { expect, test } from 'vitest';
import { createCostTally, priceOf } from '../../../src/core/cost.ts';

const NOVEMBER = Date.parse('2026-11-23T10:00:00Z');
const AUGUST = Date.parse('2026-08-15T10:00:00Z');

test.each([
  ['+4915120000012', 'MARKETING', 'Germany', 0.1365],
  ['+4915120000012', 'UTILITY', 'Germany', 0.055],
  ['+5215512345678', 'MARKETING', 'Mexico', 0.0397],
  ['+77011234567', 'AUTHENTICATION', 'Kazakhstan', 0.018],
  ['+79161234567', 'MARKETING', 'Russia', 0.0802],
  ['+14155550100', 'UTILITY', 'North America', 0.0034],
  ['+18095550100', 'UTILITY', 'Rest of Latin America', 0.0113],
  ['+3545812345', 'MARKETING', 'Other', 0.0604],
] as const)('%s as %s is priced by market %s', (phone, category, market, unit) => {
  expect(priceOf(phone, category, NOVEMBER)).toEqual({ market, unit, currency: 'USD', rates: '2026-10-01' });
});

test('the card is the newest one that is not after the day', () => {
  expect(priceOf('+5215512345678', 'MARKETING', AUGUST)).toMatchObject({ unit: 0.0305, rates: '2026-07-01' });
  expect(priceOf('+9647701234567', 'MARKETING', AUGUST).market).toBe('Rest of Middle East');
  expect(priceOf('+9647701234567', 'MARKETING', NOVEMBER).market).toBe('Iraq');
  expect(priceOf('+4915120000012', 'MARKETING', Date.parse('2026-10-01T00:00:00Z')).rates).toBe('2026-10-01');
  expect(priceOf('+4915120000012', 'MARKETING', Date.parse('2026-09-30T23:59:59Z')).rates).toBe('2026-07-01');
});

test('before the first card the first card is used', () => {
  expect(priceOf('+4915120000012', 'MARKETING', Date.parse('2026-01-01T00:00:00Z')).rates).toBe('2026-07-01');
});

test('a category unknown here is priced as marketing', () => {
  expect(priceOf('+4915120000012', 'FREE_SERVICE', NOVEMBER).unit).toBe(0.1365);
});

test('a tally sums by country, dearest first, without artefacts of binary fractions', () => {
  const tally = createCostTally(NOVEMBER);
  for (let i = 0; i < 3; i++) tally.add('+436601234567', 'AT', 'MARKETING');
  for (let i = 0; i < 7; i++) tally.add('+4915120000012', 'DE', 'MARKETING');
  expect(tally.summary()).toEqual({
    currency: 'USD',
    rates: '2026-10-01',
    total: 1.1331,
    byCountry: [
      { country: 'DE', messages: 7, unit: 0.1365, total: 0.9555 },
      { country: 'AT', messages: 3, unit: 0.0592, total: 0.1776 },
    ],
  });
});

test('a million messages still sum exactly', () => {
  const tally = createCostTally(NOVEMBER);
  for (let i = 0; i < 1_000_000; i++) tally.add('+573001234567', 'CO', 'UTILITY');
  expect(tally.summary().total).toBe(800);
});

test('countries of the same total stand in alphabetical order', () => {
  const tally = createCostTally(NOVEMBER);
  tally.add('+41791234567', 'CH', 'MARKETING');
  tally.add('+436601234567', 'AT', 'MARKETING');
  expect(tally.summary().byCountry.map((row) => row.country)).toEqual(['AT', 'CH']);
});

test('an empty tally costs nothing', () => {
  expect(createCostTally(NOVEMBER).summary()).toEqual({
    currency: 'USD',
    total: 0,
    byCountry: [],
    rates: '2026-10-01',
  });
});
