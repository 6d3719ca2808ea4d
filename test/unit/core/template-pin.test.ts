import { describe, expect, test } from 'vitest';
import { pinChanges, pinsOf, planCategory } from '../../../src/core/template-pin.ts';
import { copyOf, template } from './builders.ts';

const german = copyOf();
const english = copyOf({ language: 'en', category: 'UTILITY' });
const [pin] = pinsOf([german], ['de']);
if (pin === undefined) throw new Error('no pin');
const told = (parts: Partial<Parameters<typeof pinChanges>[0]>): string[] =>
  pinChanges({ name: 'herbst_sale', pin, known: template(), now: german, ...parts }).map(
    ({ kind, weight }) => `${weight} ${kind}`,
  );

describe('a pinned template', () => {
  test('is pinned in the languages in use alone, in their order', () => {
    expect(pinsOf([english, german, copyOf({ language: 'fr' })], ['en', 'de'])).toEqual([
      { language: 'de', digest: german.digest, status: 'APPROVED', category: 'MARKETING', quality: 'GREEN' },
      expect.objectContaining({ language: 'en', category: 'UTILITY' }),
    ]);
  });

  test('that did not change has no changes, also where its state was another in between', () => {
    expect(told({})).toEqual([]);
    expect(told({ known: template({ status: 'PAUSED', quality: 'RED' }) })).toEqual([]);
  });

  test.each([
    ['is gone', undefined, ['stop gone']],
    ['was paused', copyOf({ status: 'PAUSED' }), ['stop status']],
    ['became MARKETING', copyOf({ category: 'AUTHENTICATION' }), ['stop category']],
    ['got another text', copyOf({ components: template().components.slice(1) }), ['stop content']],
    ['is rated yellow', copyOf({ quality: 'YELLOW' }), ['note quality']],
  ])('that %s says so', (_, now, expected) => {
    expect(told({ now })).toEqual(expected);
  });

  test('whose old content is not kept is told by its digest, and by what the pin says', () => {
    const known = undefined;
    expect(told({ known })).toEqual([]);
    const other = { ...german, digest: `sha256:${'1'.repeat(64)}` };
    expect(told({ known, now: other })).toEqual(['stop content']);
    // The digest covers the category: where that changed, it tells nothing of the text.
    expect(told({ known, now: { ...other, template: template({ category: 'UTILITY' }) } })).toEqual([
      'stop category',
    ]);
    expect(told({ known, now: undefined })).toEqual(['stop gone']);
  });
});

describe('the category of a plan', () => {
  test('is that of the languages in use, MARKETING where they differ, and of all where nobody gets any', () => {
    expect(planCategory([german, english], ['en'])).toBe('UTILITY');
    expect(planCategory([english, german], ['en', 'de'])).toBe('MARKETING');
    expect(planCategory([english], [])).toBe('UTILITY');
    expect(planCategory([], [])).toBe('');
  });
});
