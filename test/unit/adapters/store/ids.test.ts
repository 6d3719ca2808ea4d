import { expect, test } from 'vitest';
import { correlationOf, parseCorrelation } from '../../../../src/adapters/store/sqlite/correlation.ts';
import { identifierOf, keyOf } from '../../../../src/adapters/store/sqlite/identifiers.ts';
import { base32, ulid } from '../../../../src/core/ulid.ts';

test('base 32 writes five bits a character, as the reference implementations do', () => {
  expect(base32(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff))).toBe('ZZZZZZZZ');
  expect(base32(Uint8Array.of(0x00, 0x44, 0x32, 0x14, 0xc7))).toBe('01234567');
  // 16 bytes are 128 bits: 25 characters and three bits more.
  expect(base32(new Uint8Array(16).fill(0xff))).toBe(`${'Z'.repeat(25)}W`);
  expect(base32(new Uint8Array(0))).toBe('');
});

test('a ULID says its time as the specification has it, and sorts by it', () => {
  const random = new Uint8Array(10).fill(0xff);
  // github.com/ulid/javascript: encodeTime(1469918176385) is 01ARYZ6S41.
  expect(ulid(1469918176385, random)).toBe('01ARYZ6S41ZZZZZZZZZZZZZZZZ');
  expect(ulid(2 ** 48 - 1, random).slice(0, 10)).toBe('7ZZZZZZZZZ');
  expect(ulid(1469918176384, random) < ulid(1469918176385, new Uint8Array(10))).toBe(true);
});

test('a correlation is read back as it was written', () => {
  const correlation = { storeId: 'ab12cd34', message: 1_000_000, attempt: 3 };
  expect(correlationOf(correlation)).toBe('ab12cd34-lfls-3');
  expect(parseCorrelation(correlationOf(correlation))).toEqual(correlation);
});

test.each([undefined, '', 'order-4711', 'ab12cd34-lfls', 'ab12cd34-lfls-3-1', 'AB12CD34-1-1'])(
  '%j is no correlation of ours',
  (text) => {
    expect(parseCorrelation(text)).toBeUndefined();
  },
);

test.each(['+1', '+4915112345678', '+123456789012345'])('%s is kept as a number', (identifier) => {
  expect(keyOf(identifier)).toBe(Number(identifier.slice(1)));
  expect(identifierOf(keyOf(identifier))).toBe(identifier);
});

test.each([
  '',
  '+',
  '+0',
  '+0491',
  '491',
  '+1234567890123456',
  '+49151a',
  '+49 151',
  '+４９',
  'user-1',
  '+-1',
])('%j is kept as the text it is', (identifier) => {
  expect(keyOf(identifier)).toBe(identifier);
  expect(identifierOf(keyOf(identifier))).toBe(identifier);
});

test('base 32 of any length is that of its bits, five by five', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  for (let length = 0; length <= 33; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 89 + length * 31) & 255);
    const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const fives = bits.match(/.{1,5}/g) ?? [];
    const text = fives.map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
    expect(base32(bytes)).toBe(text);
  }
});
