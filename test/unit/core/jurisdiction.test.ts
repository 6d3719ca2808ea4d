import { expect, test } from 'vitest';
import { EU_COUNTRIES, jurisdictionsOf, reaches } from '../../../src/core/jurisdiction.ts';

test.each([
  ['DE', 'DE EU EEA'],
  ['GR', 'GR EU EEA'],
  ['NO', 'NO EEA'],
  ['GB', 'GB UK'],
  ['CH', 'CH'],
  ['US', 'US'],
  ['', ''],
])('%s belongs to %j', (country, expected) => {
  expect(jurisdictionsOf(country).join(' ')).toBe(expected);
});

test('the Union has 27 members, each once', () => {
  expect(new Set(EU_COUNTRIES).size).toBe(27);
});

test('a rule reaches the places that it names, every place by *, and nowhere else', () => {
  const german = new Set(jurisdictionsOf('DE'));
  expect(reaches(['EU', 'UK'], german)).toBe(true);
  expect(reaches(['*'], new Set())).toBe(true);
  expect(reaches(['KR'], new Set(['*']))).toBe(true);
  expect(reaches(['UK', 'CH'], german)).toBe(false);
  expect(reaches(['EU'], new Set(jurisdictionsOf('')))).toBe(false);
});
