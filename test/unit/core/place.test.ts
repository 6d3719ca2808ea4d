import { expect, test } from 'vitest';
import { placeCell, placeOf, regionCode, regionOfNumber } from '../../../src/core/place.ts';

test.each([
  ['DE', 'DE-BY', 'DE-BY'],
  ['DE', ' by ', 'DE-BY'],
  ['US', 'us-ct', 'US-CT'],
  ['DE', 'AT-9', undefined],
  ['DE', '', undefined],
  ['DE', 'Bayern', undefined],
])('a region of %s written "%s" is %s', (country, cell, expected) => {
  expect(regionCode(country, cell)).toBe(expected);
});

test.each([
  ['+12035550123', 'US', 'US-CT'],
  ['+14015550123', 'US', 'US-RI'],
  ['+14155550123', 'US', undefined],
  ['+12035550123', 'CA', undefined],
])('the area code of %s in %s stands for %s', (phone, country, expected) => {
  expect(regionOfNumber(phone, country)).toBe(expected);
});

test.each([
  { zone: 'America/New_York', region: 'US-CT' },
  { zone: '', region: 'DE-BY' },
  { zone: 'Europe/Berlin', region: undefined },
  { zone: '', region: undefined },
])('a place survives its text: %o', (place) => {
  expect(placeOf(placeCell(place))).toEqual(place);
});
