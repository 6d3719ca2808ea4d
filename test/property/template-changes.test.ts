import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_LANGUAGES } from '../../src/core/data/template-languages.ts';
import type { Template, TemplateComponent } from '../../src/core/template.ts';
import { accountChanges, byWeight, templateChanges, templateKey } from '../../src/core/template-changes.ts';
import { contentText } from '../../src/core/template-content.ts';
import { templateLanguage } from '../../src/core/template-language.ts';

const text = fc.constantFrom('', 'a', 'a · b', 'Hallo {{1}}', '{{name}} {{1}}');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const button = fc.record({
  type: fc.constantFrom('URL', 'QUICK_REPLY'),
  text: optional(text),
  url: optional(text),
  example: optional(text),
});
const plain = fc.record({
  type: fc.constantFrom('HEADER', 'BODY', 'FOOTER', 'BUTTONS'),
  format: optional(fc.constantFrom('TEXT', 'IMAGE')),
  text: optional(text),
  buttons: optional(fc.array(button, { minLength: 1, maxLength: 3 })),
  codeExpirationMinutes: optional(fc.constantFrom(1, 2)),
  examples: optional(fc.constant({ '1': 'x' })),
  sampleMedia: optional(text),
});
const component = fc.record({
  type: fc.constantFrom('HEADER', 'BODY', 'FOOTER', 'BUTTONS', 'CAROUSEL'),
  text: optional(text),
  buttons: optional(fc.array(button, { minLength: 1, maxLength: 3 })),
  cards: optional(
    fc.array(fc.record({ components: fc.array(plain, { minLength: 1, maxLength: 2 }) }), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
});
const template: fc.Arbitrary<Template> = fc.record({
  id: fc.constantFrom('1', '2'),
  name: fc.constantFrom('a', 'b'),
  language: fc.constantFrom('de', 'en_US'),
  status: fc.constantFrom('APPROVED', 'PAUSED', 'PENDING', 'REJECTED'),
  category: fc.constantFrom('MARKETING', 'UTILITY'),
  parameterFormat: fc.constantFrom('POSITIONAL' as const, 'NAMED' as const),
  quality: fc.constantFrom('GREEN', 'YELLOW', 'RED', 'UNKNOWN'),
  rejectedReason: optional(fc.constantFrom('NONE', 'SCAM')),
  subCategory: optional(fc.constant('ORDER_STATUS')),
  previousCategory: optional(fc.constant('UTILITY')),
  correctCategory: optional(fc.constant('MARKETING')),
  ttlSeconds: optional(fc.constantFrom(30, 60)),
  linkTrackingOptedOut: optional(fc.boolean()),
  // Each kind once, as the platform has it.
  components: fc.uniqueArray(component as fc.Arbitrary<TemplateComponent>, { selector: ({ type }) => type }),
});
/** Two states of one template. */
const states = fc
  .tuple(template, template)
  .map(([one, other]) => [one, { ...other, name: one.name, language: one.language }] as const);

describe('templateChanges', () => {
  test('finds nothing between a template and itself, however it is written down', () => {
    fc.assert(
      fc.property(template, (one) => {
        const copy = JSON.parse(JSON.stringify(one)) as Template;
        expect(templateChanges(one, { ...copy, components: [...copy.components].reverse() })).toEqual([]);
      }),
    );
  });

  test('finds a change of content, category or format exactly where the digest is of another text', () => {
    const isContent = (kind: string): boolean => ['content', 'category', 'format'].includes(kind);
    fc.assert(
      fc.property(states, ([one, other]) => {
        const inOrder = (state: Template): Template => ({
          ...state,
          components: [...state.components].sort((a, b) => (a.type < b.type ? -1 : 1)),
        });
        const isSame = contentText(inOrder(one)) === contentText(inOrder(other));
        expect(templateChanges(one, other).some(({ kind }) => isContent(kind))).toBe(!isSame);
      }),
      { numRuns: 500 },
    );
  });

  test('finds the same both ways, with before and after exchanged', () => {
    fc.assert(
      fc.property(states, ([one, other]) => {
        const key = (kind: string, part: string | undefined, a: unknown, b: unknown): string =>
          JSON.stringify([kind, part, a ?? null, b ?? null]);
        const there = templateChanges(one, other).map((each) =>
          key(each.kind, each.part, each.before, each.after),
        );
        const back = templateChanges(other, one).map((each) =>
          key(each.kind, each.part, each.after, each.before),
        );
        expect(there.sort()).toEqual(back.sort());
      }),
    );
  });

  test('stops whatever may no longer be sent, and whatever would cost or say something else', () => {
    fc.assert(
      fc.property(states, ([one, other]) => {
        fc.pre(one.status === 'APPROVED' && one.quality !== 'RED');
        const mayBeSent = other.status === 'APPROVED' && other.quality !== 'RED';
        const isAsPlanned = one.category === other.category && contentText(one) === contentText(other);
        const stops = templateChanges(one, other).some(({ weight }) => weight === 'stop');
        if (!mayBeSent) expect(stops).toBe(true);
        if (mayBeSent && isAsPlanned) expect(stops).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('lists a change to MARKETING before all others, and gains behind all that stops', () => {
    fc.assert(
      fc.property(
        fc.array(template, { maxLength: 6 }),
        fc.array(template, { maxLength: 6 }),
        (before, after) => {
          const unique = (list: readonly Template[]): Template[] => [
            ...new Map(list.map((one) => [templateKey(one), one])).values(),
          ];
          const changes = accountChanges(unique(before), unique(after));
          const isToMarketing = changes.map(
            ({ kind, after: is }) => kind === 'category' && is === 'MARKETING',
          );
          expect(isToMarketing.lastIndexOf(true)).toBe(isToMarketing.filter(Boolean).length - 1);
          const firstGain = changes.findIndex(({ weight }) => weight === 'gain');
          const after1 = firstGain < 0 ? [] : changes.slice(firstGain);
          expect(after1.every(({ weight }) => weight === 'gain')).toBe(true);
          expect(byWeight([...changes].reverse()).map(({ kind }) => kind)).toEqual(
            changes.map(({ kind }) => kind),
          );
        },
      ),
    );
  });
});

describe('a language code', () => {
  test('of the platform is left as it is, and found in every spelling of it', () => {
    for (const code of TEMPLATE_LANGUAGES) {
      expect(templateLanguage(code)).toBe(code);
      expect(templateLanguage(` ${code.replaceAll('_', '-').toUpperCase()} `)).toBe(code);
      expect(templateLanguage(code.toLowerCase())).toBe(code);
    }
  });
});
