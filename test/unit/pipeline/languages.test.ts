import { describe, expect, test } from 'vitest';
import type { StoredTemplate } from '../../../src/core/template.ts';
import { categoriesOf, languageChoice } from '../../../src/pipeline/languages.ts';
import { campaign, copyOf } from '../core/builders.ts';

const COPIES = [
  copyOf(),
  copyOf({ language: 'en' }),
  copyOf({ language: 'pt_BR' }),
  copyOf({ language: 'fr', status: 'PAUSED' }),
  copyOf({ language: 'it', quality: 'RED' }),
];
const byColumn = (copies: readonly StoredTemplate[] = COPIES) =>
  languageChoice(
    campaign({ template: { name: 'herbst_sale', language: { column: 'lang', fallback: 'de' } } }),
    copies,
    'en',
  );
const chosen = (cell: string) => {
  const { language, template } = byColumn().choose(cell);
  return [language, template?.language];
};

describe('one language for all', () => {
  test('is the campaign’s, whatever the cell says', () => {
    const choice = languageChoice(campaign(), COPIES, 'en');
    expect(choice).toMatchObject({ required: 'de', column: undefined });
    expect(choice.choose('en').language).toBe('de');
    expect([...choice.templates.keys()]).toEqual(['de']);
  });

  test('is the workspace’s where the campaign names none', () => {
    const choice = languageChoice(campaign({ template: { name: 'herbst_sale' } }), COPIES, 'en');
    expect(choice.choose('').template?.language).toBe('en');
  });

  test('without a template gives none, and says so to the campaign’s checks', () => {
    const choice = languageChoice(
      campaign({ template: { name: 'herbst_sale', language: 'es' } }),
      COPIES,
      'en',
    );
    expect(choice.choose('')).toEqual({ language: 'es', template: undefined });
    expect([...choice.templates]).toEqual([['es', undefined]]);
  });
});

describe('a language of each recipient’s own', () => {
  test.each([
    ['en', 'en', 'en'],
    [' EN ', 'en', 'en'],
    ['en-GB', 'en', 'en'],
    ['de_AT', 'de', 'de'],
    ['pt', 'pt_BR', 'pt_BR'],
    ['pt-br', 'pt_BR', 'pt_BR'],
    ['pt_PT', 'pt_BR', 'pt_BR'],
    ['', 'de', 'de'],
    ['es', 'de', 'de'],
  ])('%j takes %s', (cell, language, template) => {
    expect(chosen(cell)).toEqual([language, template]);
  });

  test.each(['fr', 'it'])('%s exists and may not be used: nobody is switched silently', (cell) => {
    expect(chosen(cell)).toEqual([cell, undefined]);
  });

  test.each([
    ['es', 'es'],
    ['ES-mx', 'es_MX'],
    ['Erika Mustermann', ''],
    ['4915112345678', ''],
    ['de_AT', undefined],
    ['', undefined],
  ])('%j: the language that the template lacks is %j; what is no code is not repeated', (cell, lacked) => {
    expect(byColumn().choose(cell).lacked).toBe(lacked);
  });

  test('shows every language that there is to the preparation', () => {
    expect([...byColumn().templates.keys()].sort()).toEqual(['de', 'en', 'fr', 'it', 'pt_BR']);
    expect(byColumn().column).toBe('lang');
  });

  test('counts the categories of what somebody may get, and of the required one in any case', () => {
    const copies = [
      copyOf({ category: 'UTILITY', status: 'PAUSED' }),
      copyOf({ language: 'en' }),
      copyOf({ language: 'fr', category: 'AUTHENTICATION', quality: 'RED' }),
    ];
    expect([...categoriesOf(byColumn(copies))]).toEqual(['UTILITY', 'MARKETING']);
    expect([...categoriesOf(languageChoice(campaign(), copies, 'en'))]).toEqual(['UTILITY']);
  });

  test('is chosen in the same way the thousandth time', () => {
    const choice = byColumn();
    for (let n = 0; n < 1500; n += 1) choice.choose(`x${n}`);
    expect(choice.choose('en').template?.language).toBe('en');
    expect(choice.choose('x1499').language).toBe('de');
  });
});
