import { describe, expect, test } from 'vitest';
import { readDateFormat, recognizeDate, suggestDateFormat } from '../../../src/core/date-format.ts';

describe('a notation of dates', () => {
  test.each([
    'DD.MM.YYYY',
    'MM/DD/YYYY',
    'D.M.YYYY HH:mm',
    'DD-MM-YYYY',
    'YYYY/MM/DD',
    'YYYYMMDD',
    'YYYY-MM-DD HH:mm:ss',
    'D. M. YYYY',
    'excel',
    'Epoch',
  ])('is %s', (text) => {
    expect(readDateFormat(text)).toBeDefined();
  });

  test.each([
    ['TT.MM.JJJJ', 'letters that stand for nothing'],
    ['DD.MM.YY', 'a year of two digits'],
    ['DD.MM', 'no year'],
    ['DD.DD.YYYY', 'two days and no month'],
    ['HH:mm DD.MM.YYYY', 'the time first'],
    ['DD.MM.YYYY HH', 'hours without minutes'],
    ['YYYY-DD-MM', 'ISO 8601 read otherwise'],
    ['', 'nothing'],
  ])('is not %s: %s', (text) => {
    expect(readDateFormat(text)).toBeUndefined();
  });
});

describe('a date in another notation', () => {
  test.each([
    ['31.12.2025', 'numbers'],
    ['1/2/2026', 'numbers'],
    ['31. 12. 2025', 'numbers'],
    ['2025/12/31 18:30', 'numbers'],
    ['2025-1-5', 'numbers'],
    ['20251231', 'compact'],
    ['45678', 'excel'],
    ['45678,5', 'excel'],
    ['1767225600', 'epoch'],
    ['1767225600000', 'epoch'],
    ['01.02.26', 'two-digit-year'],
    ['26/1/2', 'two-digit-year'],
  ])('%s is recognised as %s', (text, kind) => {
    expect(recognizeDate(text)?.kind).toBe(kind);
  });

  test.each([
    'soon',
    '',
    '12/2025',
    '31 Dec 2025',
    '123.1.2025',
    '99999',
    '2025-13',
    '2026-02-31',
    '2026-02-01T25:00',
  ])('%s is none', (text) => {
    expect(recognizeDate(text)).toBeUndefined();
  });
});

describe('the suggested format', () => {
  const suggest = (...texts: string[]) => suggestDateFormat(texts, false);

  test.each([
    ['DD.MM.YYYY', ['31.12.2025', '01.02.2026']],
    ['MM/DD/YYYY', ['12/31/2025', '01/02/2026']],
    ['DD/MM/YYYY', ['31/12/2025', '01/02/2026']],
    ['YYYY/MM/DD', ['2025/12/31']],
    ['YYYY/DD/MM', ['2025/31/12']],
    ['DD-MM-YYYY', ['31-12-2025']],
    ['D.M.YYYY HH:mm', ['1.2.2026', '31.12.2025 18:30']],
    ['DD.MM.YYYY HH:mm:ss', ['31.12.2025 18:30:15']],
    ['YYYYMMDD', ['20251231']],
    ['excel', ['45678']],
    ['epoch', ['1767225600']],
  ])('is %s where the numbers tell', (format, texts) => {
    expect(suggest(...texts)).toBe(format);
    expect(readDateFormat(format)).toBeDefined();
  });

  test('puts the day first where nothing tells, but for slashes where the country does otherwise', () => {
    expect(suggest('01/02/2026')).toBe('DD/MM/YYYY');
    expect(suggestDateFormat(['01/02/2026'], true)).toBe('MM/DD/YYYY');
    expect(suggestDateFormat(['01.02.2026'], true)).toBe('DD.MM.YYYY');
    expect(suggestDateFormat(['31/02/2026'], true)).toBe('DD/MM/YYYY');
  });

  test('is none where no text looks like a date that could be read', () => {
    expect(suggest('soon', '01.02.26')).toBeUndefined();
  });
});
