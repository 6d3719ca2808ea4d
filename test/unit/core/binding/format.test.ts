import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../../src/core/bound-message.ts';
import { readNumber } from '../../../../src/core/number-text.ts';
import { localeOf } from '../../../../src/core/template-locale.ts';
import { bind, body, faults, header, type Parameters } from './compiled.ts';

/** What a cell becomes in the body, or why it is refused; no-break spaces as plain ones. */
function shown(format: Parameters, cell: string, language = 'de'): unknown {
  const parameters = { body: { '1': { column: 'a', ...format } } };
  const { components, problems } = bind([body('{{1}}')], parameters, {
    values: [cell],
    template: { language },
  });
  const parameter = partsOf(components)[0]?.parameters[0];
  if (problems[0]) return problems[0].reason;
  return parameter?.kind === 'text' ? parameter.text.replace(/[\u00A0\u202F]/g, ' ') : parameter;
}

describe('a number in a file', () => {
  test.each([
    ['19.99', 19.99],
    ['19,99', 19.99],
    ['-3', -3],
    ['\u22123,5', -3.5],
    ['0.125', 0.125],
    ['1234.567', 1234.567],
    ['1.234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234.567', 1_234_567],
    ["1'234.50", 1234.5],
    ['1 234,5', 1234.5],
    ['1 234.567', 1234.567],
    ['007', 7],
  ])('%j is %d', (text, value) => {
    expect(readNumber(text)).toMatchObject({ value });
  });

  test.each([
    ['1.234', 'number-ambiguous'],
    ['12,500', 'number-ambiguous'],
    ['-1.234', 'number-ambiguous'],
    ['', 'number-invalid'],
    ['1.2.3', 'number-invalid'],
    ['1,2,3.4', 'number-invalid'],
    ['1.234,5,6', 'number-invalid'],
    ['19,-', 'number-invalid'],
    ['4,91512E+12', 'number-invalid'],
    ['1 23', 'number-invalid'],
    ['12.', 'number-invalid'],
    ['١٢', 'number-invalid'],
    ['1234567890123456', 'number-too-large'],
  ])('%j is refused: %s', (text, fault) => {
    expect(readNumber(text)).toEqual({ fault });
  });
});

describe('amounts', () => {
  const EUR = { as: 'currency', code: 'EUR' };

  test.each([
    ['1234.5', 'de', '1.234,50 €'],
    ['1234.5', 'en_US', '€1,234.50'],
    ['1234.5', 'de_AT', '€ 1.234,50'],
    ['19,99 €', 'de', '19,99 €'],
    ['EUR 19.99', 'de', '19,99 €'],
    ['19.990', 'de', 'number-ambiguous'],
    ['19.999,0', 'de', '19.999,00 €'],
    ['0.999', 'de', 'number-precision'],
    ['19.99 $', 'de', 'currency-other'],
    ['CHF 5', 'de', 'currency-other'],
    ['gratis', 'de', 'number-invalid'],
  ])('%s in %s: %s', (cell, language, text) => {
    expect(shown(EUR, cell, language)).toBe(text);
  });

  test('follow the currency’s own places, or those that the campaign says', () => {
    expect(shown({ as: 'currency', code: 'JPY' }, '1200', 'ja')).toBe('￥1,200');
    expect(shown({ as: 'currency', code: 'JPY' }, '1200,5', 'ja')).toBe('number-precision');
    expect(shown({ ...EUR, decimals: 0 }, '20,00')).toBe('20 €');
    expect(shown({ ...EUR, decimals: 0 }, '19,99')).toBe('number-precision');
  });

  test('can be sent as the platform’s own, which shows the same', () => {
    expect(shown({ ...EUR, send: 'currency' }, '19,99')).toEqual({
      kind: 'currency',
      fallback: '19,99\u00A0€',
      code: 'EUR',
      amount1000: 19_990,
    });
  });
});

describe('numbers and percents', () => {
  test.each([{ as: 'currency', code: 'EUR' }, { as: 'percent' }])(
    'a long cell is refused at once as %j, however many digits or spaces it has',
    (format) => {
      const started = performance.now();
      for (const cell of [`${'1'.repeat(20_000)}€€`, `1${' '.repeat(20_000)}x`])
        expect(shown(format, cell)).toBe('number-invalid');
      expect(performance.now() - started).toBeLessThan(500);
    },
  );

  test.each([
    [{ as: 'number' }, '1234567,891', '1.234.567,891'],
    [{ as: 'number', decimals: 1 }, '2', '2,0'],
    [{ as: 'percent' }, '15', '15 %'],
    [{ as: 'percent' }, '12,5 %', '12,5 %'],
    // 3.7 / 100 and back is 3.700000000000001 in doubles.
    [{ as: 'percent' }, '3.7', '3,7 %'],
    [{ as: 'percent' }, '4,02', '4,02 %'],
    [{ as: 'percent', decimals: 0 }, '12,4', '12 %'],
  ])('%j of %j is %j', (format, cell, text) => {
    expect(shown(format, cell)).toBe(text);
  });
});

describe('days and times', () => {
  test.each([
    [{ as: 'date' }, '2026-12-24', 'de', '24.12.2026'],
    [{ as: 'date', style: 'long' }, '2026-12-24', 'de', '24. Dezember 2026'],
    [{ as: 'date', style: 'long' }, '2026-12-24', 'en_US', 'December 24, 2026'],
    [{ as: 'date', style: 'full' }, '2026-12-24', 'pt_BR', 'quinta-feira, 24 de dezembro de 2026'],
    [{ as: 'date', style: 'short' }, '2026-12-24T23:30:00Z', 'de', '25.12.26'],
    [{ as: 'date', input: 'DD.MM.YYYY', style: 'long' }, '24.12.2026', 'de', '24. Dezember 2026'],
    [{ as: 'date', input: 'excel', style: 'long' }, '46380', 'de', '24. Dezember 2026'],
    [{ as: 'date' }, '24.12.2026', 'de', 'date-other-notation'],
    [{ as: 'date' }, '46380', 'de', 'date-excel-serial'],
    [{ as: 'date' }, '24.12.26', 'de', 'date-two-digit-year'],
    [{ as: 'date' }, '2026-02-30', 'de', 'date-no-such-day'],
    [{ as: 'date' }, 'morgen', 'de', 'date-invalid'],
    [{ as: 'time' }, '14:30', 'de', '14:30'],
    [{ as: 'time' }, '9.05 Uhr', 'de', '09:05'],
    [{ as: 'time' }, '2026-12-24T13:30:00Z', 'en_US', '2:30 PM'],
    [{ as: 'time' }, '2026-12-24', 'de', 'time-missing'],
    [{ as: 'time' }, '25:00', 'de', 'date-no-such-time'],
    [{ as: 'date-time' }, '2026-12-24 14:30', 'de', '24.12.2026, 14:30'],
    [{ as: 'date-time' }, '2026-12-24', 'de', 'time-missing'],
  ])('%j of %j in %s: %s', (format, cell, language, text) => {
    expect(shown(format, cell, language)).toBe(text);
  });

  test('can be sent as the platform’s own', () => {
    expect(shown({ as: 'date', send: 'date-time', style: 'long' }, '2026-12-24')).toEqual({
      kind: 'date-time',
      fallback: '24. Dezember 2026',
    });
  });
});

test('an empty cell takes the fallback as it is written', () => {
  expect(shown({ as: 'currency', code: 'EUR', fallback: 'auf Anfrage' }, '')).toBe('auf Anfrage');
});

test('a constant is formatted, and refused at once where it cannot be read', () => {
  const parameters = { body: { '1': { text: '19.99', as: 'currency', code: 'EUR' } } };
  expect(bind([body('{{1}}')], parameters, { values: [] }).components).toEqual([
    { type: 'body', parameters: [{ kind: 'text', text: '19,99\u00A0€' }] },
  ]);
  expect(faults([body('{{1}}')], { body: { '1': { text: 'viel', as: 'number' } } })).toEqual([
    'parameters.body."1" value-refused number-invalid',
  ]);
});

describe('a format that does not fit together', () => {
  const at = 'parameters.body."1"';
  test.each([
    [{ as: 'currency' }, `${at}.code format-needs`],
    [{ code: 'EUR' }, `${at}.code format-unused`],
    [{ as: 'date', decimals: 2 }, `${at}.decimals format-unused`],
    [{ as: 'number', style: 'long' }, `${at}.style format-unused`],
    [{ as: 'date', input: 'TT.MM.JJJJ' }, `${at}.input format-input`],
    [{ as: 'number', send: 'currency' }, `${at}.send send-format`],
    [{ as: 'time', send: 'date-time' }, `${at}.send send-format`],
  ])('%j: %s', (format, fault) => {
    expect(faults([body('{{1}}')], { body: { '1': { column: 'a', ...format } } })).toEqual([fault]);
  });

  test('sends the platform’s own only in bodies by position', () => {
    const own = { column: 'a', as: 'currency', code: 'EUR', send: 'currency' };
    expect(faults([header('{{1}}')], { header: own })).toEqual(['parameters.header.send send-place']);
    expect(faults([body('{{n}}')], { body: { n: own } }, { template: { parameterFormat: 'NAMED' } })).toEqual(
      ['parameters.body."n".send send-place'],
    );
  });
});

test('a template’s language is a locale, English where the runtime knows it not', () => {
  expect(['de', 'pt_BR', 'zh_HK', 'fil', 'xx_YY', '?'].map(localeOf)).toEqual([
    'de',
    'pt-BR',
    'zh-HK',
    'fil',
    'en',
    'en',
  ]);
});
