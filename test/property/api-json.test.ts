import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseApiJson } from '../../src/core/api-json.ts';

/** JSON with integers of any length, as text, beside what must come of it. */
const { value } = fc.letrec<{ value: readonly [text: string, wanted: unknown] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((big) => {
      const digits = String(big);
      const isLong = digits.replace('-', '').length >= 16;
      return [digits, isLong ? digits : Number(digits)] as const;
    }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => {
      const text = JSON.stringify(number);
      return [text, /^-?\d{16,}$/.test(text) ? text : JSON.parse(text)] as const;
    }),
    fc
      .oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[[:,"\\ \d-]{0,60}$/))
      .map((text) => [JSON.stringify(text), text] as const),
    fc.constantFrom(['true', true] as const, ['null', null] as const),
    fc
      .array(tie('value'), { maxLength: 4 })
      .map(
        (items) =>
          [`[${items.map(([text]) => text).join(' , ')}]`, items.map(([, wanted]) => wanted)] as const,
      ),
    fc
      .uniqueArray(fc.tuple(fc.string(), tie('value')), { maxLength: 4, selector: ([key]) => key })
      .map((entries) => {
        const kept = entries.filter(([key]) => key !== '__proto__');
        const text = kept.map(([key, [inner]]) => `${JSON.stringify(key)}: ${inner}`).join(',');
        return [`{${text}}`, Object.fromEntries(kept.map(([key, [, wanted]]) => [key, wanted]))] as const;
      }),
  ),
}));

test('whatever the JSON, long integers come out as their digits and all else as JSON has it', () => {
  fc.assert(
    fc.property(value, ([text, wanted]) => {
      expect(parseApiJson(text)).toEqual(wanted);
      expect(parseApiJson(` ${text}\n`)).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});
