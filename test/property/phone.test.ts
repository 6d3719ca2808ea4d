import fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { createPhoneReader } from '../../src/adapters/phone/index.ts';
import { createNumberingPlans } from '../../src/adapters/phone/numbering-plan.ts';
import { readBareDigits } from '../../src/adapters/phone/read-bare-digits.ts';
import { readMobileFast } from '../../src/adapters/phone/read-mobile-fast.ts';
import { readWithLibrary } from '../../src/adapters/phone/read-with-library.ts';
import { canonicalPhone, waIdToPhone } from '../../src/core/phone.ts';

const countries = getCountries();
const plans = createNumberingPlans();
const reader = createPhoneReader();

/** A real mobile number with some digits changed, in one of the shapes files have. */
const shape = fc
  .record({
    country: fc.constantFrom(...countries),
    form: fc.constantFrom('+', '00', '0', '', 'code'),
    change: fc.array(fc.tuple(fc.nat(14), fc.nat(9)), { maxLength: 8 }),
    length: fc.integer({ min: -2, max: 2 }),
  })
  .map(({ country, form, change, length }) => {
    const example = getExampleNumber(country, examples);
    const code = example?.countryCallingCode ?? '49';
    const digits = [...(example?.nationalNumber ?? '15123456789')];
    for (const [at, digit] of change) if (at < digits.length) digits[at] = String(digit);
    const national = length < 0 ? digits.slice(0, length).join('') : digits.join('') + '7'.repeat(length);
    const prefix = { '+': `+${code}`, '00': `00${code}`, '0': '0', '': '', code }[form];
    return { country: country as string, digits: `${prefix}${national}` };
  });

describe('the short cut', () => {
  it('answers as the library does, or not at all', () => {
    fc.assert(
      fc.property(shape, ({ country, digits }) => {
        const fast = readMobileFast(plans, digits, country);
        if (fast) expect(fast).toEqual(readBareDigits(digits, country, readWithLibrary));
      }),
      { numRuns: 20_000 },
    );
  });

  it('answers for the mobile numbers of most countries', () => {
    const answered = countries.filter((country) => {
      const example = getExampleNumber(country, examples);
      return example && readMobileFast(plans, example.number, '')?.ok;
    });
    expect(answered.length).toBeGreaterThan(150);
  });

  it('and the library agree with the reader in every shape', () => {
    fc.assert(
      fc.property(shape, ({ country, digits }) => {
        const read = reader.read(digits, country);
        const parsed = parsePhoneNumberFromString(digits, country as CountryCode);
        if (!read.ok || digits.startsWith('00') || !parsed?.isValid() || /^[1-9]/.test(digits)) return;
        expect(read.e164).toBe(canonicalPhone(parsed.number));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('reading a number', () => {
  it('never throws, whatever the cell and the country', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ maxLength: 3 }),
        (raw, country) => {
          expect(typeof reader.read(raw, country).ok).toBe('boolean');
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('gives a number that reads as itself and is canonical', () => {
    fc.assert(
      fc.property(shape, ({ country, digits }) => {
        const first = reader.read(digits, country);
        if (!first.ok) return;
        expect(first.e164).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(canonicalPhone(first.e164)).toBe(first.e164);
        const second = reader.read(first.e164, 'DE');
        expect(second).toMatchObject({ ok: true, e164: first.e164, country: first.country });
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('the canonical number', () => {
  it('is its own canonical number', () => {
    const any = fc.stringMatching(/^\+(?:5[245]|49|1)[0-9]{6,13}$/);
    fc.assert(
      fc.property(any, (number) => {
        const once = canonicalPhone(number);
        expect(canonicalPhone(once)).toBe(once);
        expect(waIdToPhone(once.slice(1))).toBe(once);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['+5215512345678', '+525512345678'],
    ['+525512345678', '+525512345678'],
    ['+541123456789', '+5491123456789'],
    ['+543516123456', '+5493516123456'],
    ['+5491123456789', '+5491123456789'],
    ['+548001234567', '+548001234567'],
    ['+551187654321', '+5511987654321'],
    ['+551133334444', '+551133334444'],
    ['+558008912345', '+558008912345'],
    ['+4915123456789', '+4915123456789'],
  ])('of %s is %s', (number, expected) => {
    expect(canonicalPhone(number)).toBe(expected);
  });
});
