import { describe, expect, it } from 'vitest';
import { headerKey, recordText } from '../../../../src/adapters/tabular/index.ts';

describe('headers are compared', () => {
  it.each([
    ['Phone Number', 'phone_number'],
    ['PHONE-NUMBER', 'phonenumber'],
    ['Téléphone', 'telephone'],
    ['País', 'pais'],
    ['Straße', 'STRASSE'],
    ['  phone\u00a0', 'phone'],
    ['\ufeffphone', 'phone'],
    ['phone – number', 'phone number'],
  ])('without case, accents, spaces and dashes: %j is %j', (one, other) => {
    expect(headerKey(one)).toBe(headerKey(other));
  });

  it('and differ where letters do', () => {
    expect(headerKey('phone1')).not.toBe(headerKey('phone2'));
  });
});

describe('a record as text', () => {
  it.each([
    [['a', 'b'], 'a;b'],
    [['a;b', 'c'], '"a;b";c'],
    [['a,b', 'c'], 'a,b;c'],
    [['say "hi"', ''], '"say ""hi""";'],
    [['x\ny', 'p\rq'], '"x\ny";"p\rq"'],
    [[''], '""'],
    [['', ''], ';'],
  ])('%j is quoted where RFC 4180 says so', (cells, text) => {
    expect(recordText(cells, ';')).toBe(text);
  });

  it.each(['=1+1', '+SUM(A1)', '-cmd|calc', '@x', '\tx', '=HYPERLINK("http://x")', '+49151abc', '-A1'])(
    '%j cannot run as a formula',
    (cell) => {
      expect(recordText(['1', cell], ';')).toMatch(/^1;"?'/);
    },
  );

  it.each(['+49 151 123', '+49 (0) 151/123-45', '-3.5', '-1.234,50', '+4.91511E+12', '-'])(
    '%j stays as it is, of use to what reads it next',
    (cell) => {
      expect(recordText([cell, 'x'], ';')).toBe(`${cell};x`);
    },
  );

  it('a carriage return in front is neutralised and quoted', () => {
    expect(recordText(['\r=1'], ';')).toBe('"\'\r=1"');
  });
});
