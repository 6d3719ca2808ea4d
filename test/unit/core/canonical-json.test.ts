import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';

test('members are sorted by UTF-16 code units as in RFC 8785, 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const order = [...canonicalJson(value).matchAll(/:"([A-Z][a-z]+)/g)].map((match) => match[1]);
  expect(order).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
});

test('the example of RFC 8785, 3.2.2 has the text that the RFC gives', () => {
  const value: unknown = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],
      "string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  );
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

// RFC 8785, appendix B: IEEE 754 bits and the text of the number.
test.each([
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
])('the number of RFC 8785, appendix B with the bits %s is written %s', (bits, text) => {
  const number = Buffer.from(bits, 'hex').readDoubleBE();
  expect(canonicalJson({ number })).toBe(`{"number":${text}}`);
});

test.each(['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000'])(
  'the bits %s of RFC 8785, appendix B are no number',
  (bits) => {
    expect(() => canonicalJson(Buffer.from(bits, 'hex').readDoubleBE())).toThrow(TypeError);
  },
);

test('keys that look like numbers are sorted as text', () => {
  expect(canonicalJson({ a: 1, 10: 1, 9: 1 })).toBe('{"10":1,"9":1,"a":1}');
});

test('members that are undefined are left out', () => {
  expect(canonicalJson({ b: undefined, a: { d: 1, c: undefined } })).toBe('{"a":{"d":1}}');
});

test.each([
  ['undefined', undefined],
  ['an undefined element', [undefined]],
  ['not a number', { a: Number.NaN }],
  ['infinity', [Number.POSITIVE_INFINITY]],
  ['a big integer', 1n],
  ['a function', { f: () => 1 }],
  ['a date', { at: new Date(0) }],
  ['a lone surrogate', { a: 'x\ud800' }],
  ['a lone surrogate in a key', { '\udc00': 1 }],
])('%s has no canonical form', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('text that only speaks of surrogates is text', () => {
  expect(canonicalJson({ a: '\\ud800' })).toBe('{"a":"\\\\ud800"}');
});

test('the text parses to the value and does not depend on the order of members', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member)]),
    );
  };
  // JSON has no negative zero; `__proto__` as a key means something else to an object literal.
  const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(shuffled(value))).toBe(text);
    }),
  );
});
