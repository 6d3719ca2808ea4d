import { describe, expect, it } from 'vitest';
import { createPhoneReader } from '../../../../src/adapters/phone/index.ts';

const reader = createPhoneReader();

function e164(raw: string, country = 'DE'): string {
  const result = reader.read(raw, country);
  return result.ok ? result.e164 : result.code;
}

function lineType(raw: string, country = 'DE'): string {
  const result = reader.read(raw, country);
  return result.ok ? result.lineType : result.code;
}

describe('a number in any human form is read', () => {
  it.each([
    '+4915123456789',
    '+49 151 23456789',
    '+49-151-23456789',
    '+49/151/23456789',
    '+49.151.2345.6789',
    '+49 (151) 23456789',
    '+49 (0) 151 23456789',
    '+49(0)151-23456789',
    '+49 [0] 151 23456789',
    '+49 0151 23456789',
    '0049 151 23456789',
    '0049 (0)151/23456789',
    '0151 23456789',
    '(0151) 23456789',
    '0151/23456789',
    '0151 – 2345 6789',
    '15123456789',
    '4915123456789',
    "'+49 151 23456789",
    "'0151 23456789",
    '="015123456789"',
    '＋４９１５１２３４５６７８９',
    '٠١٥١٢٣٤٥٦٧٨٩',
    '+49\u00a0151\u00a023456789',
    '\u202a+49 151 23456789\u202c',
    '  0151 23456789\t',
    'tel:+49-151-23456789',
    'TEL: 0151 23456789',
    'whatsapp:+4915123456789',
    'https://wa.me/4915123456789',
    'wa.me/+4915123456789?text=Hallo',
    'https://api.whatsapp.com/send?phone=4915123456789&text=x',
    '4915123456789,00',
    '4915123456789.0',
    '4,915,123,456,789',
    '4.915123456789E+12',
  ])('%s', (raw) => {
    expect(reader.read(raw, 'DE')).toEqual({
      ok: true,
      e164: '+4915123456789',
      country: 'DE',
      lineType: 'mobile',
    });
  });
});

describe('a local number takes the country it is read for', () => {
  it.each([
    ['0664 1234567', 'AT', '+436641234567'],
    ['079 123 45 67', 'CH', '+41791234567'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['(212) 555-1234', 'US', '+12125551234'],
    ['011 49 151 23456789', 'US', '+4915123456789'],
    ['0043 664 1234567', 'US', '+436641234567'],
    ['07400 123456', 'GB', '+447400123456'],
    ['98765 43210', 'IN', '+919876543210'],
    ['07 08 12 34 56', 'CI', '+2250708123456'],
  ])('%s in %s', (raw, country, expected) => {
    expect(e164(raw, country)).toBe(expected);
  });

  it('and a number with a country code does not', () => {
    expect(e164('+43 664 1234567', 'DE')).toBe('+436641234567');
  });

  it('without a country it is refused', () => {
    expect(e164('0151 23456789', '')).toBe('phone.country-unknown');
    expect(e164('0151 23456789', 'XX')).toBe('phone.country-unknown');
    expect(e164('+4915123456789', '')).toBe('+4915123456789');
  });

  it('a (0) that the country needs is kept', () => {
    expect(e164('+39 (0)6 69812345', 'DE')).toBe('+390669812345');
    expect(e164('+39 (0)347 1234567', 'DE')).toBe('+393471234567');
  });
});

describe('what Excel destroyed is an error that says so', () => {
  it.each([
    ['4,91511E+12', 'DE', 'phone.excel-scientific'],
    ['4.91511E+12', 'DE', 'phone.excel-scientific'],
    ['4.91511E12', 'DE', 'phone.excel-scientific'],
    ['4,91511e+12', 'DE', 'phone.excel-scientific'],
    ["'4,91511E+12", 'DE', 'phone.excel-scientific'],
    ['5E+12', 'DE', 'phone.excel-scientific'],
    ['669812345', 'IT', 'phone.excel-lost-zero'],
    ['708123456', 'CI', 'phone.excel-lost-zero'],
    ['43664123456', 'FR', 'phone.excel-lost-zero'],
  ])('%s in %s: %s', (raw, country, code) => {
    expect(e164(raw, country)).toBe(code);
  });

  it('a lost zero that leaves a valid number is no error', () => {
    expect(e164('15123456789', 'DE')).toBe('+4915123456789');
  });
});

describe('what is no number says why', () => {
  it.each([
    ['', 'phone.missing'],
    ['   ', 'phone.missing'],
    ["'", 'phone.missing'],
    ['unbekannt', 'phone.invalid'],
    ['0151 23456789 Mama', 'phone.invalid'],
    ['0151 23456789 ext. 5', 'phone.invalid'],
    ['0151 23456789; 0152 23456789', 'phone.invalid'],
    ['-', 'phone.invalid'],
    ['12', 'phone.too-short'],
    ['0151 23456', 'phone.too-short'],
    ['0151 2345678901', 'phone.too-long'],
    ['+49 151 2345678901234', 'phone.too-long'],
    ['+999 123456', 'phone.country-unknown'],
    ['0900 1234567', 'phone.premium-rate'],
    ['0800 1234567', 'phone.toll-free'],
    ['+800 12345678', 'phone.toll-free'],
    ['0180 1234567', 'phone.shared-cost'],
    ['0700 12345678', 'phone.special-service'],
  ])('%s: %s', (raw, code) => {
    expect(e164(raw)).toBe(code);
  });
});

it('a cell of a hundred thousand digits is too long, and quickly so', () => {
  expect(e164('1'.repeat(100_000))).toBe('phone.too-long');
});

it('a landline is valid and told as such', () => {
  expect(reader.read('030 123456', 'DE')).toEqual({
    ok: true,
    e164: '+4930123456',
    country: 'DE',
    lineType: 'fixed',
  });
  expect(lineType('0151 23456789')).toBe('mobile');
  expect(lineType('212 555 1234', 'US')).toBe('fixed-or-mobile');
  expect(lineType('032 12345678', 'DE')).not.toBe('mobile');
});

describe('spellings that WhatsApp treats alike are one number', () => {
  it.each([
    ['+52 1 55 1234 5678', '+52 55 1234 5678', '+525512345678'],
    ['+54 9 11 2345 6789', '+54 11 2345 6789', '+5491123456789'],
    ['+54 9 11 2345 6789', '+54 11 15 2345 6789', '+5491123456789'],
    ['+55 11 91234 5678', '+55 11 9123 45678', '+5511912345678'],
    ['+55 21 99999 8888', '+55 21 9999 8888', '+5521999998888'],
  ])('%s and %s', (one, other, expected) => {
    expect([e164(one), e164(other)]).toEqual([expected, expected]);
  });

  it('a Brazilian landline gains no ninth digit', () => {
    expect(reader.read('+55 11 3333 4444', 'BR')).toMatchObject({ e164: '+551133334444', lineType: 'fixed' });
  });

  it('an Argentine number without its 9 may be a landline or a mobile', () => {
    expect(lineType('+54 11 2345 6789')).toBe('fixed-or-mobile');
    expect(lineType('+54 9 11 2345 6789')).toBe('mobile');
  });
});
