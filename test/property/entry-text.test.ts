import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryText } from '../../src/adapters/plan-file/entry-text.ts';
import type { PlanEntry } from '../../src/core/plan.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\ud800', '\u2028', 'ü🎉', '\n'),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const parameter = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('text' as const), text, name: maybe(text) }),
  fc.record({ kind: fc.constant('image' as const), link: text }),
  fc.record({ kind: fc.constant('payload' as const), payload: text }),
);
const parameters = fc.array(parameter, { maxLength: 3 });
const part = fc.oneof(
  fc.record({ type: fc.constantFrom('header' as const, 'body' as const), parameters }),
  fc.record({
    type: fc.constant('button' as const),
    index: fc.nat(9),
    subType: fc.constantFrom('url' as const, 'quick_reply' as const),
    parameters,
  }),
);
const carousel = fc.record({
  type: fc.constant('carousel' as const),
  cards: fc.array(fc.array(part, { maxLength: 2 }), { maxLength: 2 }),
});
const usual = {
  row: fc.nat(),
  phone: text,
  country: text,
  decision: fc.constantFrom('send' as const, 'hold' as const, 'block' as const),
  reasons: fc.array(text, { maxLength: 3 }),
  basis: maybe(fc.constantFrom('consent' as const, 'contract' as const)),
  event: maybe(fc.nat()),
  language: maybe(text),
  components: maybe(fc.array(fc.oneof(part, carousel), { maxLength: 4 })),
};
const problem = fc.record({ kind: fc.constant('missing' as const), parameter: text });

test('an entry is written as JSON.stringify writes it', () => {
  const entries: fc.Arbitrary<PlanEntry> = fc.record(usual);
  fc.assert(fc.property(entries, (entry) => void expect(entryText(entry)).toBe(JSON.stringify(entry))));
});

test('and so is one with what few have', () => {
  const { row, ...rest } = usual;
  const entries: fc.Arbitrary<PlanEntry> = fc.record({
    row,
    file: maybe(fc.nat()),
    ...rest,
    notBefore: maybe(text),
    zone: maybe(text),
    problems: maybe(fc.array(problem)),
  });
  fc.assert(fc.property(entries, (entry) => void expect(entryText(entry)).toBe(JSON.stringify(entry))));
});
