import { describe, expect, test } from 'vitest';
import { ageReader } from '../../../src/core/age.ts';
import { NOW } from './builders.ts';

describe('how old somebody is at least', () => {
  const age = ageReader(NOW, 'age');
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

describe('a number of two digits, which may be a year of birth', () => {
  test.each(['age', 'Age band', 'age_group', 'minAge', 'Alter', 'Altersgruppe', 'Lebensalter'])(
    'is an age in the column %s',
    (column) => {
      expect(ageReader(NOW, column)('16')).toBe(16);
    },
  );

  test.each([
    'born',
    'birth_year',
    'Jahrgang',
    'Geburtsjahr',
    'page',
    'age or birth year',
    'Alternative',
    '',
  ])(
    'is not known to be one in the column %j, where a date, a year and a band are read as ever',
    (column) => {
      const age = ageReader(NOW, column);
      expect(age('16')).toBeUndefined();
      expect(age(' 7 ')).toBeUndefined();
      expect(age('2010-11-23')).toBe(16);
      expect(age('2008')).toBe(17);
      expect(age('18-24')).toBe(18);
      expect(age('18+')).toBe(18);
    },
  );
});
