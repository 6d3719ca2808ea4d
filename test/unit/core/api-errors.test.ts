import { expect, test } from 'vitest';
import {
  dispositionOf,
  errorCodeFacts,
  isPairThrottle,
  isThrottle,
  tellingCode,
  titleOf,
} from '../../../src/core/api-errors.ts';

test.each([
  [130429, 'retry'],
  [2, 'retry'],
  [131049, 'retry-later'],
  [131026, 'skip'],
  [130472, 'skip'],
  [131050, 'suppress'],
  [190, 'stop'],
  [368, 'stop'],
  [131042, 'stop'],
  [132015, 'stop'],
  [100, 'fix'],
  [132000, 'fix'],
  [2388023, 'fix'],
  [133016, 'skip'],
] as const)('code %i means %s', (code, disposition) => {
  expect(dispositionOf(code)).toBe(disposition);
});

test('a code inside a range has the disposition of the range, the codes beside it have not', () => {
  expect(dispositionOf(200)).toBe('stop');
  expect(dispositionOf(294)).toBe('stop');
  expect(dispositionOf(299)).toBe('stop');
  expect(errorCodeFacts(199)).toBeUndefined();
  expect(errorCodeFacts(300)).toBeUndefined();
  expect(dispositionOf(138005)).toBe('skip');
});

test('an unknown code is retried like a server error and has no title', () => {
  expect(dispositionOf(987654)).toBe('retry');
  expect(titleOf(987654)).toBe('');
});

test('codes that begin alike are told apart', () => {
  expect(dispositionOf(131047)).toBe('fix');
  expect(dispositionOf(131048)).toBe('stop');
  expect(dispositionOf(131049)).toBe('retry-later');
});

test('throttling codes slow down, a spam limit stops instead', () => {
  expect([4, 17, 32, 613, 80007, 130429, 131056].filter((code) => !isThrottle(code))).toEqual([]);
  expect([2, 190, 131026, 131048, 131064, 987654].filter(isThrottle)).toEqual([]);
});

test('only the pair limit concerns one recipient', () => {
  expect(isPairThrottle(131056)).toBe(true);
  expect(isPairThrottle(130429)).toBe(false);
});

test('facts carry title, group and surfaces', () => {
  expect(errorCodeFacts(131026)).toMatchObject({
    title: 'Message undeliverable',
    httpStatus: 400,
    surfaces: ['response', 'webhook'],
  });
  expect(titleOf(190)).toBe('Access token has expired');
});

test('trouble with creating a template is told by the subcode of 100, other subcodes tell nothing', () => {
  expect(tellingCode(100, 2388024)).toBe(2388024);
  expect(tellingCode(100, 33)).toBe(100);
  expect(tellingCode(100, 2494055)).toBe(100);
  expect(tellingCode(190, 463)).toBe(190);
  expect(tellingCode(100, undefined)).toBe(100);
});
