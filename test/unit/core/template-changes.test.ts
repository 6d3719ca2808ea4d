import { describe, expect, test } from 'vitest';
import type { Template, TemplateComponent } from '../../../src/core/template.ts';
import { accountChanges, byWeight, templateChanges } from '../../../src/core/template-changes.ts';
import { templateParts } from '../../../src/core/template-parts.ts';
import { template } from './builders.ts';

const BUTTONS: TemplateComponent = {
  type: 'BUTTONS',
  buttons: [
    { type: 'URL', text: 'Shop', url: 'https://a.example/{{1}}' },
    { type: 'QUICK_REPLY', text: 'Stop' },
  ],
};
const told = (before: Partial<Template> | undefined, after: Partial<Template> | undefined): string[] =>
  templateChanges(before && template(before), after && template(after)).map(
    ({ kind, weight, part, before: was, after: is }) =>
      `${weight} ${kind}${part === undefined ? '' : ` ${part}`}: ${was ?? '-'} > ${is ?? '-'}`,
  );

describe('what differs between two states of a template', () => {
  test.each<[string, Partial<Template>, Partial<Template>, string[]]>([
    ['nothing', {}, {}, []],
    ['the id, samples and dates', { id: '1', qualityAt: 1 }, { id: '2', qualityAt: 2, updatedAt: 3 }, []],
    ['UTILITY to MARKETING', { category: 'UTILITY' }, {}, ['stop category: UTILITY > MARKETING']],
    ['a cheaper category', {}, { category: 'UTILITY' }, ['stop category: MARKETING > UTILITY']],
    [
      'a category to come',
      { category: 'UTILITY' },
      { category: 'UTILITY', correctCategory: 'MARKETING' },
      ['notice correct-category: - > MARKETING'],
    ],
    ['a category said to be right that is so', {}, { correctCategory: 'MARKETING' }, []],
    ['a pause', {}, { status: 'PAUSED' }, ['stop status: APPROVED > PAUSED']],
    ['a pause that is over', { status: 'PAUSED' }, {}, ['gain status: PAUSED > APPROVED']],
    [
      'a review that failed',
      { status: 'PENDING' },
      { status: 'REJECTED' },
      ['note status: PENDING > REJECTED'],
    ],
    ['yellow quality', {}, { quality: 'YELLOW' }, ['note quality: GREEN > YELLOW']],
    ['red quality', {}, { quality: 'RED' }, ['stop quality: GREEN > RED']],
    ['green quality again', { quality: 'RED' }, {}, ['gain quality: RED > GREEN']],
    ['a time to live', { ttlSeconds: 60 }, { ttlSeconds: 90 }, ['note ttl: 60 > 90']],
    ['named parameters', {}, { parameterFormat: 'NAMED' }, ['stop format: POSITIONAL > NAMED']],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('a template that came, or went', () => {
    expect(told(undefined, {})).toEqual(['gain new: - > APPROVED']);
    expect(told(undefined, { status: 'PENDING' })).toEqual(['note new: - > PENDING']);
    expect(told({}, undefined)).toEqual(['stop gone: APPROVED > -']);
    expect(told({ status: 'REJECTED' }, undefined)).toEqual(['note gone: REJECTED > -']);
    expect(told(undefined, undefined)).toEqual([]);
  });

  test('content is told part by part, with its variables', () => {
    const [shop, stop] = BUTTONS.buttons ?? [];
    const before = template({ components: [{ type: 'BODY', text: 'Hallo {{1}}, bis {{2}}!' }, BUTTONS] });
    const after = template({
      components: [
        { type: 'BODY', text: 'Hallo {{1}}, mit {{3}}!' },
        { type: 'FOOTER', text: 'Muster GmbH' },
        { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Laden', url: shop?.url }, stop ?? { type: '' }] },
      ],
    });
    expect(templateChanges(before, after).map(({ name: _, language: __, ...rest }) => rest)).toEqual([
      {
        kind: 'content',
        weight: 'stop',
        part: 'body',
        before: 'Hallo {{1}}, bis {{2}}!',
        after: 'Hallo {{1}}, mit {{3}}!',
        variables: { added: ['3'], removed: ['2'] },
      },
      {
        kind: 'content',
        weight: 'stop',
        part: 'buttons.0',
        before: 'Shop · URL · https://a.example/{{1}}',
        after: 'Laden · URL · https://a.example/{{1}}',
      },
      { kind: 'content', weight: 'stop', part: 'footer', before: undefined, after: 'Muster GmbH' },
    ]);
  });

  test('of a carousel the card is named, of a media header its kind', () => {
    const card = (text: string): Pick<TemplateComponent, 'type' | 'text'>[] => [{ type: 'BODY', text }];
    const parts = templateParts({
      components: [
        { type: 'HEADER', format: 'IMAGE', sampleMedia: 'https://x.example/1' },
        { type: 'CAROUSEL', cards: [{ components: card('one') }, { components: [BUTTONS] }] },
        { type: 'BODY', text: 'a', addSecurityRecommendation: true },
      ],
    });
    expect(parts.map(({ path, text }) => `${path}: ${text}`)).toEqual([
      'header: IMAGE',
      'carousel.0.body: one',
      'carousel.1.buttons.0: Shop · URL · https://a.example/{{1}}',
      'carousel.1.buttons.1: Stop · QUICK_REPLY',
      'body: a · addSecurityRecommendation: true',
    ]);
  });

  test('a change to MARKETING comes first, then losses, content, quality, notes and gains at the end', () => {
    const before = template({ category: 'UTILITY', quality: 'YELLOW', status: 'APPROVED', ttlSeconds: 1 });
    const after = template({ status: 'PAUSED', quality: 'GREEN', components: before.components.slice(1) });
    expect(templateChanges(before, after).map(({ kind }) => kind)).toEqual([
      'category',
      'status',
      'content',
      'ttl',
      'quality',
    ]);
    const gone = templateChanges(template({ name: 'b' }), undefined);
    const recategorised = templateChanges(template({ category: 'UTILITY' }), template());
    expect(byWeight([...gone, ...recategorised]).map(({ kind }) => kind)).toEqual(['category', 'gone']);
  });

  test('of an account, each template is compared with itself', () => {
    const before = [template(), template({ language: 'en' }), template({ name: 'old' })];
    const after = [template({ language: 'en', status: 'PAUSED' }), template(), template({ name: 'young' })];
    expect(
      accountChanges(before, after).map(({ kind, name, language }) => `${kind} ${name} ${language}`),
    ).toEqual(['gone old de', 'status herbst_sale en', 'new young de']);
  });
});
