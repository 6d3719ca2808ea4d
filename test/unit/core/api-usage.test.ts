import { describe, expect, test } from 'vitest';
import { paceOf, readUsage } from '../../../src/core/api-usage.ts';

const business = (changes: object): string =>
  JSON.stringify({
    '100000000000002': [
      {
        type: 'whatsapp',
        call_count: 10,
        total_cputime: 0,
        total_time: 12,
        estimated_time_to_regain_access: 0,
        ...changes,
      },
    ],
  });

describe('what the usage headers tell', () => {
  test('is the share of whatever is closest to its limit', () => {
    expect(readUsage('{"call_count":28,"total_time":25,"total_cputime":91}', business({}))).toEqual({
      percent: 91,
      regainMs: 0,
    });
    expect(readUsage(undefined, business({ call_count: 97 }))).toEqual({ percent: 97, regainMs: 0 });
  });

  test('is the time until calls are possible again, in minutes on the wire', () => {
    expect(readUsage(undefined, business({ call_count: 100, estimated_time_to_regain_access: 13 }))).toEqual({
      percent: 100,
      regainMs: 780_000,
    });
  });

  test.each([
    [undefined, undefined],
    ['no json', undefined],
    ['[]', '{}'],
    [undefined, '{"1":"x"}'],
  ])('is nothing for %j and %j', (app, account) => {
    expect(readUsage(app, account)).toBeUndefined();
  });

  test('leaves out a value of another form', () => {
    expect(readUsage('{"call_count":"many","total_time":7}', undefined)).toEqual({ percent: 7, regainMs: 0 });
  });
});

describe('the pace of management calls', () => {
  test.each([
    [undefined, 0, 'go', 0],
    [{ percent: 80, regainMs: 0 }, 0, 'go', 0],
    [{ percent: 90, regainMs: 0 }, 0, 'wait', 5000],
    [{ percent: 90, regainMs: 0 }, 4000, 'wait', 1000],
    [{ percent: 90, regainMs: 0 }, 5000, 'go', 0],
    [{ percent: 100, regainMs: 0 }, 0, 'wait', 10_000],
    [{ percent: 300, regainMs: 0 }, 0, 'wait', 10_000],
    [{ percent: 100, regainMs: 60_000 }, 1000, 'blocked', 59_000],
    [{ percent: 100, regainMs: 60_000 }, 60_000, 'go', 0],
  ] as const)('after %j, %i ms ago, is %s %i', (usage, since, kind, ms) => {
    expect(paceOf(usage, since)).toEqual({ kind, ms });
  });
});
