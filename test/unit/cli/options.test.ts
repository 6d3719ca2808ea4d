import { describe, expect, test } from 'vitest';
import {
  readChoices,
  readDuration,
  readFactor,
  readNumber,
  readPort,
  readTime,
} from '../../../src/cli/options.ts';
import type { ConsendError } from '../../../src/core/errors.ts';
import { HOUR, MINUTE } from '../core/builders.ts';
import { fakeSession } from './sessions.ts';

const { session } = fakeSession();
/** What is said against a value. */
function complaint(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    const { code, params } = error as ConsendError;
    return `${code} ${String(params.detail)}`;
  }
  return 'nothing';
}

describe('numbers', () => {
  test.each([
    ['7', 7],
    ['007', 7],
    [undefined, undefined],
  ])('%j is %j', (value, number) => {
    expect(readNumber(session, '--limit', value)).toBe(number);
  });

  test.each(['0', '-1', '1.5', '1e3', 'ten', '', ' 7', '0x10'])(
    '%j is none, and the flag is named',
    (value) => {
      expect(complaint(() => readNumber(session, '--limit', value))).toMatch(/^usage\.invalid --limit/);
    },
  );

  test('may begin at nought where the option says so', () => {
    expect(readNumber(session, '--recipients', '0', 0)).toBe(0);
  });

  test.each([
    ['0.5', 0.5],
    ['60', 60],
    ['1e2', 100],
  ])('a factor may be %j', (value, factor) => {
    expect(readFactor(session, '--speed', value)).toBe(factor);
  });

  test.each(['0', '-1', 'fast', 'Infinity', 'NaN', ''])('a factor may not be %j', (value) => {
    expect(complaint(() => readFactor(session, '--speed', value))).toMatch(/^usage\.invalid --speed/);
  });

  test.each([
    ['0', 0],
    ['65535', 65_535],
  ])('a port may be %j', (value, port) => {
    expect(readPort(session, '--port', value)).toBe(port);
  });

  test.each(['65536', '-1', '80a', '8.0', ''])('a port may not be %j', (value) => {
    expect(complaint(() => readPort(session, '--port', value))).toMatch(/^usage\.invalid --port/);
  });
});

describe('durations', () => {
  test.each([
    ['30m', 30 * MINUTE],
    ['2h', 2 * HOUR],
    ['90 minutes', 90 * MINUTE],
    [undefined, undefined],
  ])('%j is %j ms', (value, ms) => {
    expect(readDuration(session, '--max-runtime', value)).toBe(ms);
  });

  test.each(['30', 'half an hour', '-5m', ''])('%j is none', (value) => {
    expect(complaint(() => readDuration(session, '--max-runtime', value))).toMatch(
      /^usage\.invalid --max-runtime/,
    );
  });
});

describe('choices', () => {
  const choices = ['html', 'json', 'csv'] as const;
  const read = (value: string) => readChoices(session, '--format', { value, choices });

  test('are separated by commas, with or without blanks', () => {
    expect(read('html, csv')).toEqual(['html', 'csv']);
  });

  test('name what is allowed where one is not', () => {
    expect(complaint(() => read('html,pdf'))).toMatch(/^usage\.invalid --format pdf: .*html, json, csv/);
    expect(complaint(() => read('html,'))).toMatch(/^usage\.invalid/);
  });
});

describe('times', () => {
  /** The time read at an instant of a day in Berlin (winter: +1). */
  const at = (now: string, value: string, zone = 'Europe/Berlin'): string | undefined => {
    const time = readTime(fakeSession([], Date.parse(now)).session, '--until', { value, zone });
    return time === undefined ? undefined : new Date(time).toISOString();
  };

  test.each([
    ['later today', '2026-11-23T09:00:00Z', '18:00', '2026-11-23T17:00:00.000Z'],
    ['tomorrow where it is over today', '2026-11-23T17:30:00Z', '18:00', '2026-11-24T17:00:00.000Z'],
    ['tomorrow where it is now', '2026-11-23T17:00:00Z', '18:00', '2026-11-24T17:00:00.000Z'],
    ['of one digit', '2026-11-23T05:00:00Z', '9:05', '2026-11-23T08:05:00.000Z'],
    ['on the zone’s day, not on Greenwich’s', '2026-11-23T23:30:00Z', '00:45', '2026-11-23T23:45:00.000Z'],
    ['over the end of a month', '2026-11-30T22:00:00Z', '00:10', '2026-11-30T23:10:00.000Z'],
    ['over a change of the clocks', '2026-03-28T20:00:00Z', '18:00', '2026-03-29T16:00:00.000Z'],
  ])('of day are the next ones: %s', (_, now, value, instant) => {
    expect(at(now, value)).toBe(instant);
  });

  test('may be ISO 8601, with an offset or in the zone', () => {
    expect(at('2026-11-23T09:00:00Z', '2026-11-24T18:00:00+01:00')).toBe('2026-11-24T17:00:00.000Z');
    expect(at('2026-11-23T09:00:00Z', '2026-11-24T18:00', 'America/New_York')).toBe(
      '2026-11-24T23:00:00.000Z',
    );
  });

  test('may be written with dots, the day first', () => {
    expect(at('2026-11-23T09:00:00Z', '24.11.2026 18:00')).toBe('2026-11-24T17:00:00.000Z');
    expect(at('2026-11-23T09:00:00Z', '4.9.2026')).toBe('2026-09-04T10:00:00.000Z');
    expect(complaint(() => readTime(session, '--at', { value: '24.13.2026', zone: 'UTC' }))).toMatch(
      /^usage\.invalid --at/,
    );
  });

  test.each(['24:00', '18:60', '6pm', 'tomorrow', '', '18'])('%j is none', (value) => {
    expect(complaint(() => readTime(session, '--until', { value, zone: 'UTC' }))).toMatch(
      /^usage\.invalid --until/,
    );
  });

  test('that are not given are none', () => {
    expect(readTime(session, '--until', { value: undefined, zone: 'UTC' })).toBeUndefined();
  });
});
