import { describe, expect, test } from 'vitest';
import { localToInstant, parseInstant, zoneOffsetMs } from '../../../src/core/instant.ts';
import { HOUR } from './builders.ts';

const parsed = (text: string, zone: string): string | undefined => {
  const at = parseInstant(text, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('a zone’s offset', () => {
  test.each([
    ['Europe/Berlin', '2026-01-15T12:00:00Z', 1],
    ['Europe/Berlin', '2026-07-15T12:00:00Z', 2],
    ['Europe/Berlin', '2026-03-29T00:59:59Z', 1],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', 2],
    ['Europe/Berlin', '2026-10-25T00:59:59Z', 2],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', 1],
    ['America/New_York', '2026-03-08T06:59:59Z', -5],
    ['America/New_York', '2026-03-08T07:00:00Z', -4],
    ['Asia/Kolkata', '2026-01-15T12:00:00Z', 5.5],
    ['UTC', '2026-01-15T12:00:00Z', 0],
  ])('of %s at %s is %d hours', (zone, at, hours) => {
    expect(zoneOffsetMs(Date.parse(at), zone)).toBe(hours * HOUR);
  });

  test('is exact to the millisecond, before 1970 as well', () => {
    expect(zoneOffsetMs(Date.parse('2026-01-15T12:00:00.987Z'), 'Europe/Berlin')).toBe(HOUR);
    expect(zoneOffsetMs(-1, 'UTC')).toBe(0);
  });

  test('of a zone that does not exist is an error', () => {
    expect(() => zoneOffsetMs(0, 'Europe/Entenhausen')).toThrow(RangeError);
  });
});

describe('the instant of a text', () => {
  test.each([
    ['2026-02-01', 'Europe/Berlin', '2026-02-01T11:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
    ['2026-07-01', 'America/Los_Angeles', '2026-07-01T19:00:00.000Z'],
    ['2026-07-01T08:00', 'Asia/Tokyo', '2026-06-30T23:00:00.000Z'],
    ['2026-07-01 08:00:01', 'UTC', '2026-07-01T08:00:01.000Z'],
    ['2026-07-01T08:00:01.25Z', 'Europe/Berlin', '2026-07-01T08:00:01.250Z'],
    ['2026-07-01T08:00+02:00', 'UTC', '2026-07-01T06:00:00.000Z'],
    ['2026-07-01T08:00+0200', 'UTC', '2026-07-01T06:00:00.000Z'],
    ['2026-07-01T08:00 +02:00', 'UTC', '2026-07-01T06:00:00.000Z'],
    ['2024-02-29', 'UTC', '2024-02-29T12:00:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(parsed(text, zone)).toBe(instant);
  });

  test.each([
    '',
    'yesterday',
    '01.02.2026',
    '2026-2-1',
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '2026-02-01T25:00',
    '2026-02-01T10',
    '2026-02-01T10:00 CET',
    '20260201',
  ])('%j is no date', (text) => {
    expect(parseInstant(text, 'Europe/Berlin')).toBeUndefined();
  });

  test.each(['2026-02-30T10:00', '2026-02-30T10:00Z', '2026-04-31 08:00'])(
    '%s names a day that does not exist',
    (text) => {
      expect(parseInstant(text, 'Europe/Berlin')).toBeUndefined();
    },
  );
});

describe('local times about a change of the clocks', () => {
  test('that the change skips move on: half past two is half past three', () => {
    expect(parsed('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });

  test('that the change skips move on west of Greenwich, too', () => {
    expect(parsed('2026-03-08T02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z');
  });

  test('that come twice are one of the two', () => {
    expect(['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z']).toContain(
      parsed('2026-10-25T02:30', 'Europe/Berlin'),
    );
    expect(['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z']).toContain(
      parsed('2026-11-01T01:30', 'America/New_York'),
    );
  });

  test.each([
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Auckland',
  ])('that exist come back as they were, all through the year in %s', (zone) => {
    let skipped = 0;
    for (let local = Date.UTC(2026, 0, 1); local < Date.UTC(2027, 0, 1); local += HOUR / 2) {
      const at = localToInstant(local, zone);
      if (at + zoneOffsetMs(at, zone) !== local) skipped += 1;
    }
    // One hour at most is skipped in a year: two half hours.
    expect(skipped).toBeLessThanOrEqual(2);
    expect(skipped).toBeGreaterThan(0);
  });
});
