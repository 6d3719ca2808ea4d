import { describe, expect, it } from 'vitest';
import { formatDuration, formatsFor, isoWithOffset } from '../../../src/i18n/format.ts';
import { createBlockedSample, MOST_BLOCKED } from '../../../src/report/blocked-sample.ts';
import { maskDigits } from '../../../src/report/mask.ts';

const AT = Date.parse('2026-11-26T17:05:09.900Z');

describe('formats', () => {
  it.each([
    ['UTC', '2026-11-26T17:05:09+00:00'],
    ['Europe/Berlin', '2026-11-26T18:05:09+01:00'],
    ['America/New_York', '2026-11-26T12:05:09-05:00'],
    ['Asia/Kolkata', '2026-11-26T22:35:09+05:30'],
    ['America/St_Johns', '2026-11-26T13:35:09-03:30'],
  ])('write an instant with the offset of %s', (zone, iso) => {
    expect(isoWithOffset(AT, zone)).toBe(iso);
    expect(Date.parse(isoWithOffset(AT, zone))).toBe(AT - 900);
  });

  it('write both sides of a change to winter time with their own offset', () => {
    const change = Date.parse('2026-10-25T01:00:00Z');
    expect(isoWithOffset(change - 1000, 'Europe/Berlin')).toBe('2026-10-25T02:59:59+02:00');
    expect(isoWithOffset(change, 'Europe/Berlin')).toBe('2026-10-25T02:00:00+01:00');
  });

  it('write English and German as people there do', () => {
    const en = formatsFor('en', 'Europe/Berlin');
    const de = formatsFor('de', 'Europe/Berlin');
    expect([en.number(1234567), de.number(1234567)]).toEqual(['1,234,567', '1.234.567']);
    expect([en.money(91.6, 'USD'), de.money(1091.6, 'EUR')]).toEqual(['91.60 USD', '1.091,60 EUR']);
    expect([en.percent(0.718), de.percent(0.025), en.percent(1)]).toEqual(['71.8%', '2,5\u00a0%', '100%']);
    expect([en.weekday(AT), de.weekday(AT)]).toEqual(['Thu 26 Nov', 'Do 26.11.']);
    expect([en.dayTime(AT), de.dayTime(AT)]).toEqual(['26 Nov 2026, 18:05', '26.11.2026, 18:05']);
    expect([en.calendarDay('2026-10-01'), de.calendarDay('2026-10-01')]).toEqual([
      '1 Oct 2026',
      '01.10.2026',
    ]);
    expect([en.country('DE'), de.country('DE'), en.country('')]).toEqual(['Germany', 'Deutschland', '']);
  });

  it.each([
    [8.9, '8.9 s'],
    [9, '9 s'],
    [9.96, '10 s'],
    [60, '1 min'],
    [70, '70 s'],
    [750, '13 min'],
    [12_000, '3 h 20 min'],
    [86_400 * 2 + 3600 * 4, '2 days 4 h'],
    [86_400 * 7, '7 days'],
  ])('write %d seconds as %s', (seconds, text) => {
    expect(formatDuration('en', seconds)).toBe(text);
  });
});

describe('the sample of blocked people', () => {
  it('keeps a reason that turns up last and never exceeds its cap', () => {
    const sample = createBlockedSample();
    for (let row = 1; row <= 50_000; row += 1) sample.add({ row, phone: '', codes: ['consent.missing'] });
    for (let code = 0; code < 200; code += 1) {
      for (let row = 0; row < 30; row += 1)
        sample.add({ row: 50_001 + row, phone: '', codes: [`code-${code}`] });
    }
    const codes = new Set(sample.rows().flatMap((row) => row.codes));
    expect(sample.rows()).toHaveLength(MOST_BLOCKED);
    expect(sample.total()).toBe(56_000);
    expect(codes).toContain('code-0');
  });

  it('keeps everything in file order where there is room', () => {
    const sample = createBlockedSample();
    for (const row of [9, 3, 5]) sample.add({ row, phone: '', codes: ['consent.missing'] });
    expect(sample.rows().map((each) => each.row)).toEqual([3, 5, 9]);
  });
});

describe('masking of unreadable cells', () => {
  it.each([
    ['4,91512E+12', '4,91512E+12'],
    ['0151 2000004', '015• •••••04'],
    ['n/a', 'n/a'],
    ['12345', '12345'],
  ])('%j becomes %j', (value, masked) => {
    expect(maskDigits(value)).toBe(masked);
  });
});
