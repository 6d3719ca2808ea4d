import { describe, expect, test } from 'vitest';
import { searchFor } from '../../../src/core/number-search.ts';

const german = searchFor(['+4915120000042']);

describe('a number is found', () => {
  test.each([
    '+4915120000042',
    '4915120000042',
    '004915120000042',
    '015120000042',
    '15120000042',
    '0151 20000042',
    '0151/2000 0042',
    '0151-20 00 00 42',
    '+49 (0) 151 20000042',
    '+49 (151) 2000-0042',
    '0151.20000042',
    'tel:+49-151-20000042,',
    'https://wa.me/4915120000042?text=hi',
    '{"phone":"+4915120000042"}',
    'Nr. 12 0151 20000042 17 Stück',
    '0151\u00a020000042',
    // A no-break space and a no-break hyphen in UTF-8, read as Latin-1.
    '0151\u00c2\u00a020000042',
    '0151\u00e2\u0080\u009120000042',
    // WhatsApp's own id of a message to it.
    'wamid.HBgNNDkxNTEyMDAwMDA0MhUCABIYFDNBMDAwMA==',
  ])('in %j', (text) => {
    expect(german.has(text)).toBe(true);
  });

  test('in the spellings that WhatsApp takes for the same', () => {
    expect(searchFor(['+5215512345678'.replace('521', '52')]).has('5215512345678')).toBe(true);
    expect(searchFor(['+5491123456789']).has('+54 11 2345-6789')).toBe(true);
    expect(searchFor(['+5511987654321']).has('55 11 8765-4321')).toBe(true);
  });

  test('among many, where each is looked up', () => {
    const many = searchFor(Array.from({ length: 1000 }, (_, n) => `+49151${20_000_000 + n}`));
    expect(many.has('x;0151 20000999;y')).toBe(true);
    expect(many.has('x;0151 20001000;y')).toBe(false);
  });

  test('by a business-scoped user id that stands for itself', () => {
    const search = searchFor(['DE.13491208655302741918']);
    expect(search.has('"user_id":"DE.13491208655302741918"')).toBe(true);
    expect(search.has('the id DE.13491208655302741918.')).toBe(true);
    expect(search.has('DE.134912086553027419180')).toBe(false);
  });
});

describe('a number is not found', () => {
  test.each([
    '0151200000420',
    '1015120000042',
    '+43 15120000042',
    '0151 20000043',
    '015120000;042',
    '49151',
    '2026-02-01T15:12:00.0042',
    'wamid.HBgNNDkxNTEyMDAwMDA0MxUCABIYFDNBMDAwMA==',
  ])('in %j', (text) => {
    expect(german.has(text)).toBe(false);
  });

  test('by a short national number without its country code', () => {
    const short = searchFor(['+29012345']);
    expect(short.has('order 12345')).toBe(false);
    expect(short.has('+290 12345')).toBe(true);
  });

  test('where nobody is searched for', () => {
    expect(searchFor([]).has('+4915120000042')).toBe(false);
  });
});

test('what is hidden is gone, and the text around it stays', () => {
  const text =
    'Kunde 12 (0151 20000042), auch wamid.HBgNNDkxNTEyMDAwMDA0MhUCABIYFDNBMDAwMA== und 0151 20000043';
  const hidden = german.hide(text, '…');
  expect(german.has(hidden)).toBe(false);
  expect(hidden).toBe('Kunde 12 (…), auch …== und 0151 20000043');
});
