import { describe, expect, test } from 'vitest';
import { readDateFormat } from '../../../src/core/date-format.ts';
import { readDate } from '../../../src/core/date-text.ts';

const ZONE = 'Europe/Berlin';

/** The instant as ISO 8601, with `day` where only that is known; or the code. */
function read(text: string, format?: string): string {
  const result = readDate(text, ZONE, format === undefined ? undefined : readDateFormat(format));
  if ('code' in result) return result.code;
  return `${result.day === undefined ? '' : `${result.day} `}${new Date(result.at).toISOString()}`;
}

describe('ISO 8601', () => {
  test.each([
    ['2025-12-31', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['2025-12-31T18:30', '2025-12-31T17:30:00.000Z'],
    ['2025-12-31 18:30:15Z', '2025-12-31T18:30:15.000Z'],
  ])('%s is read whatever format is named', (text, instant) => {
    expect(read(text)).toBe(instant);
    expect(read(text, 'DD.MM.YYYY')).toBe(instant);
    expect(read(text, 'excel')).toBe(instant);
  });

  test.each([
    ['2025-02-31', 'consent.date-no-such-day'],
    ['2025-13-01', 'consent.date-no-such-day'],
    ['2025-02-29T10:00', 'consent.date-no-such-day'],
    ['2025-12-31T25:00', 'consent.date-no-such-time'],
    ['2025-12-31T18:61', 'consent.date-no-such-time'],
    ['2025-12-31 in the evening', 'consent.date-invalid'],
  ])('%s is %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  test('a local time that the clocks skip moves on', () => {
    expect(read('2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(read('29.03.2026 02:30', 'DD.MM.YYYY')).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('a named format', () => {
  test.each([
    ['DD.MM.YYYY', '31.12.2025', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['DD.MM.YYYY', '01.02.2026', '2026-02-01 2026-02-01T11:00:00.000Z'],
    ['MM/DD/YYYY', '01/02/2026', '2026-01-02 2026-01-02T11:00:00.000Z'],
    ['DD.MM.YYYY', '31. 12. 2025', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['D.M.YYYY', '1.2.2026', '2026-02-01 2026-02-01T11:00:00.000Z'],
    ['YYYY/MM/DD', '2025/12/31', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['YYYYMMDD', '20251231', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['DD.MM.YYYY', '31.12.2025 18:30', '2025-12-31T17:30:00.000Z'],
    ['DD.MM.YYYY', '31.12.2025, 18:30:15 Uhr', '2025-12-31T17:30:15.000Z'],
    ['D.M.YYYY HH:mm', '31.12.2025', '2025-12-31 2025-12-31T11:00:00.000Z'],
    ['M/D/YYYY', '12/31/2025 6:30 PM', '2025-12-31T17:30:00.000Z'],
    ['M/D/YYYY', '12/31/2025 12:05 a.m.', '2025-12-30T23:05:00.000Z'],
    ['DD.MM.YYYY HH.mm', '31.12.2025 18.30', '2025-12-31T17:30:00.000Z'],
    ['excel', '45678', '2025-01-21 2025-01-21T11:00:00.000Z'],
    ['excel', '45678,75', '2025-01-21T17:00:00.000Z'],
    ['epoch', '1767225600', '2026-01-01T00:00:00.000Z'],
    ['epoch', '1767225600123', '2026-01-01T00:00:00.123Z'],
  ])('%s reads %s', (format, text, instant) => {
    expect(read(text, format)).toBe(instant);
  });

  test.each([
    ['DD.MM.YYYY', '31.02.2026', 'consent.date-no-such-day'],
    ['MM/DD/YYYY', '31/12/2025', 'consent.date-no-such-day'],
    ['DD.MM.YYYY', '31.12.2025 24:30', 'consent.date-no-such-time'],
    ['M/D/YYYY', '12/31/2025 13:00 PM', 'consent.date-no-such-time'],
    ['DD.MM.YYYY', '31/12/2025', 'consent.date-other-notation'],
    ['DD.MM.YYYY', '1.2.2026', 'consent.date-other-notation'],
    ['DD.MM.YYYY', '31.12.25', 'consent.date-two-digit-year'],
    ['DD.MM.YYYY', '45678', 'consent.date-excel-serial'],
    ['DD.MM.YYYY', '1767225600', 'consent.date-epoch'],
    ['excel', '31.12.2025', 'consent.date-other-notation'],
    ['DD.MM.YYYY', 'gestern', 'consent.date-invalid'],
  ])('%s and %s: %s', (format, text, code) => {
    expect(read(text, format)).toBe(code);
  });
});

test.each([
  ['31.12.2025', 'consent.date-other-notation'],
  ['20251231', 'consent.date-other-notation'],
  ['31.12.25', 'consent.date-two-digit-year'],
  ['45678', 'consent.date-excel-serial'],
  ['1767225600', 'consent.date-epoch'],
  ['', 'consent.date-invalid'],
])('without a format %s is %s', (text, code) => {
  expect(read(text)).toBe(code);
});
