import { expect, test } from 'vitest';
import { maskPhone, redactText } from '../../../src/core/redact.ts';

test.each([
  ['+4915120000012', '+49 151 •••• 0012'],
  ['4915120000012', '+49 151 •••• 0012'],
  ['+14155550123', '+1 415 •••• 0123'],
  ['+79161234567', '+7 916 •••• 4567'],
  ['+353861234567', '+353 861 •••• 4567'],
  ['+4520123456', '+45 2 •••• 56'],
  ['+49110', '+49 ••••'],
  ['+2904567', '+290 •••• 7'],
  ['+12', '••••'],
  ['', '••••'],
])('masks %s as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked);
});

test('of short numbers at least half the national digits stay hidden', () => {
  for (let length = 1; length <= 8; length++) {
    const masked = maskPhone(`+49${'5'.repeat(length)}`).replace('+49', '');
    expect(masked.replace(/\D/g, '').length).toBeLessThanOrEqual(length / 2);
  }
});

test.each([
  ['no WhatsApp at +4915120000012.', 'no WhatsApp at +49 151 •••• 0012.'],
  ['called +49 151 20000012 twice', 'called +49 151 •••• 0012 twice'],
  ['wa_id 4915120000012 unknown', 'wa_id +49 151 •••• 0012 unknown'],
  ['Authorization: Bearer abc.def-123', 'Authorization: Bearer ••••'],
  ['token EAAGm0PX4ZCpsBAExample expired', 'token •••• expired'],
  ['GET /x?access_token=s3cret&limit=100', 'GET /x?access_token=••••&limit=100'],
  ['key 0123456789abcdef0123456789abcdef!', 'key ••••!'],
])('redacts %j', (text, redacted) => {
  expect(redactText(text)).toBe(redacted);
});

test.each([
  'object 100000000000001 does not exist',
  'sha256:94913fa225da00935cd50a69a317373302d90afd47b57eeabb5e7cd64e78d867',
  'since 2026-10-01T09:00:00+01:00',
  '(#132000) body: number of localizable_params (1) does not match the expected number of params (2)',
  'code 131026',
])('leaves %j alone', (text) => {
  expect(redactText(text)).toBe(text);
});
