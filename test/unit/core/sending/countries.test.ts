import { expect, test } from 'vitest';
import { countryRefusals, isCountryRefusal } from '../../../../src/core/sending/countries.ts';

test('three refusals close a country, and no other', () => {
  const countries = countryRefusals();
  countries.add('BR', 2);
  countries.add('IN');
  expect(countries.reasonFor('BR')).toBeUndefined();
  countries.add('BR');
  expect(countries.reasonFor('BR')).toBe('country-refused:BR');
  expect(countries.reasonFor('IN')).toBeUndefined();
});

test('numbers of no known country close nothing', () => {
  const countries = countryRefusals();
  countries.add('', 9);
  expect(countries.reasonFor('')).toBeUndefined();
});

test('only the code that names the country closes one', () => {
  expect([130497, 131026, 130472, 131049].filter(isCountryRefusal)).toEqual([130497]);
});
