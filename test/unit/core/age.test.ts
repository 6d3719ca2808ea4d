import { describe, expect, test } from 'vitest';
import { ageReader } from '../../../src/core/age.ts';
import { NOW } from './builders.ts';

describe('how old somebody is at least', () => {
  const age = ageReader(NOW);
  test.each([
    ['2010-11-23', 16],
    ['2010-11-24', 15],
    ['23.11.2010', 16],
    ['24.11.2010', 15],
    // Born on the last day of the year, for all that is known.
    ['2010', 15],
    [' 17 ', 17],
    ['18-24', 18],
    ['25 bis 34', 25],
    ['18+', 18],
    ['', undefined],
    ['adult', undefined],
    ['2040', undefined],
    ['1800', undefined],
    ['999', undefined],
  ])('%j: %s', (cell, years) => {
    expect(age(cell)).toBe(years);
  });
});
