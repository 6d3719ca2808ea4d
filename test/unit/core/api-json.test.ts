import { expect, test } from 'vitest';
import { parseApiJson } from '../../../src/core/api-json.ts';

test('an id longer than a number can hold keeps all its digits, as a text', () => {
  const body =
    '{"id":12345678901234567890,"list":[ 900719925474099312 ,-1234567890123456],"n":{"a":9007199254740993}}';
  expect(parseApiJson(body)).toEqual({
    id: '12345678901234567890',
    list: ['900719925474099312', '-1234567890123456'],
    n: { a: '9007199254740993' },
  });
});

test('shorter numbers, fractions and powers stay numbers', () => {
  const body =
    '{"timestamp":1795438800,"size":123456789012345,"share":0.1234567890123456,"e":1e10,"id":1234567890123456}';
  expect(parseApiJson(body)).toEqual({
    timestamp: 1795438800,
    size: 123456789012345,
    share: 0.1234567890123456,
    e: 1e10,
    id: '1234567890123456',
  });
  expect(parseApiJson('[1234567890123456.5,1234567890123456e2]')).toEqual([
    1234567890123456.5, 1.234567890123456e17,
  ]);
});

test('digits inside a text are left alone, whatever stands before them', () => {
  const text = 'a ":1234567890123456789" \\ [1234567890123456789, \u00e4';
  const body = JSON.stringify({ text, id: 1 }).replace('"id":1', '"id":98765432109876543');
  expect(parseApiJson(body)).toEqual({ text, id: '98765432109876543' });
});

test('what is no JSON is nothing', () => {
  expect(parseApiJson('<html>')).toBeUndefined();
  expect(parseApiJson('')).toBeUndefined();
  expect(parseApiJson('{"id":12345678901234567890')).toBeUndefined();
});

test('a long text with a long id is read in no time', () => {
  const text = `"${'\\"x'.repeat(500_000)}"`;
  const body = `{"text":${JSON.stringify(text)},"id":12345678901234567890}`;
  expect(parseApiJson(body)).toEqual({ text, id: '12345678901234567890' });
});
