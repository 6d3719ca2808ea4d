import { expect, test } from 'vitest';
import { equalSecrets, sign, verify } from '../../../../src/adapters/webhook/signature.ts';

const SECRET = 'app-secret';
const escaped = Buffer.from(
  '{"text":{"body":"Bitte k\\u00fcndigen"},"url":"https:\\/\\/example.org\\/<a@b>"}',
);
const raw = Buffer.from('{"text":{"body":"Bitte kündigen 😀"}}');

test('a known body has its known signature', () => {
  // Computed with openssl dgst -sha256 -hmac app-secret.
  expect(sign(Buffer.from('{"a":1}'), SECRET)).toBe(
    'sha256=a2ac6607a24977f9757e6d78319ae1660ad42ffeee0ee3f0dff30a92bcf85448',
  );
});

test.each([
  ['escaped', escaped],
  ['raw', raw],
  ['empty', Buffer.alloc(0)],
])('the signature of an %s body holds', (_, body) => {
  expect(verify(body, sign(body, SECRET), SECRET)).toBe(true);
  expect(verify(body, sign(body, SECRET).replace('sha256=', 'SHA256=').toUpperCase(), SECRET)).toBe(true);
});

test('a body written anew has another signature, though it says the same', () => {
  const rewritten = Buffer.from(JSON.stringify(JSON.parse(escaped.toString())));
  expect(verify(rewritten, sign(escaped, SECRET), SECRET)).toBe(false);
});

test('one changed byte breaks it', () => {
  const forged = Buffer.from(raw);
  forged[10] = (forged[10] ?? 0) ^ 1;
  expect(verify(forged, sign(raw, SECRET), SECRET)).toBe(false);
});

test.each([
  undefined,
  '',
  'sha256=',
  'sha256=abc',
  sign(raw, 'another'),
  sign(raw, SECRET).slice(7),
  `sha1=${'0'.repeat(40)}`,
  `${sign(raw, SECRET)}00`,
])('the header %j is no signature', (header) => {
  expect(verify(raw, header, SECRET)).toBe(false);
});

test('secrets are equal or not, whatever their length', () => {
  expect(equalSecrets('token', 'token')).toBe(true);
  expect(equalSecrets('token', 'tokem')).toBe(false);
  expect(equalSecrets('token', 'tok')).toBe(false);
  expect(equalSecrets('', '')).toBe(true);
});
