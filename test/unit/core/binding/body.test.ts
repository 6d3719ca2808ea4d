import { describe, expect, test } from 'vitest';
import { BODY_MAX, CARD_BODY_MAX, malformed, OFFER_BODY_MAX } from '../../../../src/core/binding/index.ts';
import { partsOf } from '../../../../src/core/bound-message.ts';
import { A, B, bind, body, compile, faults, media, refusals } from './compiled.ts';

const ONE = { body: { '1': A } };
const NAMED = { template: { parameterFormat: 'NAMED' } } as const;

test('a constant that nobody can be sent is told of the campaign file, also beside columns and in cards', () => {
  const mixed = { '1': A, '2': { text: 'two\nlines' } };
  expect(faults([body('Hi {{1}}, {{2}}!')], { body: mixed })).toEqual([
    'parameters.body."2" value-refused new-line',
  ]);
  const card = { components: [media('IMAGE'), body('{{1}} {{2}}.')] };
  const header = { image: { link: 'https://a.example/a.png' } };
  const cards = [
    { header, body: mixed },
    { header, body: { '1': { text: 'x', as: 'number' }, '2': B } },
  ];
  expect(faults([{ type: 'CAROUSEL', cards: [card, card] }], { cards })).toEqual([
    'parameters.cards[0].body."2" value-refused new-line',
    'parameters.cards[1].body."1" value-refused number-invalid',
  ]);
});

describe('variables of the body', () => {
  test('by position are sent in the order of their numbers, wherever they stand and however the campaign lists them', () => {
    const bound = bind(
      [body('{{2}} {{1}} {{3}}')],
      { body: { '3': { text: '30.11.' }, '2': B, '1': A } },
      { values: ['Ada', 'V-1'] },
    );
    expect(bound).toEqual({
      components: [
        {
          type: 'body',
          parameters: [
            { kind: 'text', text: 'Ada' },
            { kind: 'text', text: 'V-1' },
            { kind: 'text', text: '30.11.' },
          ],
        },
      ],
      problems: [],
    });
  });

  test('by name carry their names', () => {
    const parameters = { body: { what: { text: 'chairs' }, who: A } };
    const bound = bind([body('{{who}} {{what}}')], parameters, { values: ['Ada'], ...NAMED });
    expect(partsOf(bound.components)[0]?.parameters).toEqual([
      { kind: 'text', text: 'Ada', name: 'who' },
      { kind: 'text', text: 'chairs', name: 'what' },
    ]);
  });

  test('that come twice are sent once', () => {
    const bound = bind([body('{{1}} and {{ 1 }}')], ONE, { values: ['Ada'] });
    expect(partsOf(bound.components)[0]?.parameters).toHaveLength(1);
  });

  test('none of which exist make no component', () => {
    expect(bind([body('Hello')], {}, { values: [] })).toEqual({ components: [], problems: [] });
  });

  test('are trimmed; an empty cell takes the fallback', () => {
    const parameters = { body: { '1': { column: 'a', fallback: 'zusammen' } } };
    const text = (cell: string) =>
      partsOf(bind([body('{{1}}')], parameters, { values: [cell] }).components)[0]?.parameters;
    expect(text(' Ada ')).toEqual([{ kind: 'text', text: 'Ada' }]);
    expect(text('  ')).toEqual([{ kind: 'text', text: 'zusammen' }]);
  });

  test.each([
    ['an empty cell without a fallback', ONE, ['']],
    ['a cell that the row lacks', ONE, []],
    ['an empty fallback', { body: { '1': { column: 'a', fallback: ' ' } } }, ['']],
  ])('have no value with %s, and the message no body', (_, parameters, values) => {
    expect(bind([body('{{1}}')], parameters, { values })).toEqual({
      components: [],
      problems: [{ kind: 'missing', parameter: 'body."1"', column: 'a' }],
    });
  });

  test('tell every problem of a recipient with its column, not the first', () => {
    const parameters = { body: { '1': A, '2': B } };
    expect(refusals([body('{{1}} {{2}}')], parameters, { values: ['', 'x\ty'] })).toEqual([
      'body."1" (a): missing',
      'body."2" (b): tab',
    ]);
  });
});

describe('a value that the platform refuses', () => {
  test.each([
    ['a\nb', 'new-line'],
    ['a\rb', 'new-line'],
    ['a\u2028b', 'new-line'],
    ['a\tb', 'tab'],
    ['a     b', 'spaces'],
    ['a\uD83D', 'characters'],
    ['x'.repeat(11), 'too-long'],
    ['a    b', undefined],
    ['x'.repeat(10), undefined],
    ['Grüße 👋', undefined],
    // Two UTF-16 units each: the larger count is the safe one.
    ['👋👋👋👋👋👋', 'too-long'],
  ])('%j: %s', (text, reason) => {
    expect(malformed(text, 10)).toBe(reason);
  });

  test('that is too long by itself tells how long it is and may be', () => {
    const { problems } = bind([body('{{1}}')], ONE, { values: ['x'.repeat(BODY_MAX + 3)] });
    expect(problems.find(({ parameter }) => parameter !== 'body')).toMatchObject({
      reason: 'too-long',
      params: { length: BODY_MAX + 3, most: BODY_MAX },
    });
  });

  test('is one that makes the body too long with its own text, as often as the variable comes', () => {
    const found = (text: string, length: number) =>
      bind([body(text)], ONE, { values: ['x'.repeat(length)] }).problems;
    expect(found('Hallo {{1}}', BODY_MAX - 6)).toEqual([]);
    expect(found('Hallo {{1}}', BODY_MAX - 5)).toEqual([
      {
        kind: 'malformed',
        parameter: 'body',
        reason: 'too-long',
        params: { filled: BODY_MAX + 1, most: BODY_MAX },
      },
    ]);
    expect(found('{{1}}{{1}}', 512)).toEqual([]);
    expect(found('{{1}}{{1}}', 513)).toHaveLength(1);
  });

  test('is told of the campaign file where it is the same for everybody', () => {
    expect(faults([body('{{1}}')], { body: { '1': { text: ' ' } } })).toEqual([
      'parameters.body."1" value-missing',
    ]);
    expect(faults([body('{{1}}')], { body: { '1': { text: 'a\nb' } } })).toEqual([
      'parameters.body."1" value-refused new-line',
    ]);
    expect(faults([body('Hallo {{1}}')], { body: { '1': { text: 'x'.repeat(1020) } } })).toEqual([
      'parameters.body value-refused too-long',
    ]);
  });

  test('is held to 600 characters beside an offer and to 160 in a card', () => {
    const offer = [{ type: 'LIMITED_TIME_OFFER', text: 'Now' }, body('{{1}}')];
    expect(refusals(offer, ONE, { values: ['x'.repeat(OFFER_BODY_MAX)] })).toEqual([]);
    expect(refusals(offer, ONE, { values: ['x'.repeat(OFFER_BODY_MAX + 1)] })).toEqual(['body: too-long']);
    const cards = [{ type: 'CAROUSEL', cards: [{ components: [media('IMAGE'), body('{{1}}')] }] }];
    const parameters = { cards: [{ header: { image: { id: '1' } }, body: { '1': A } }] };
    expect(refusals(cards, parameters, { values: ['x'.repeat(CARD_BODY_MAX)] })).toEqual([]);
    expect(refusals(cards, parameters, { values: ['x'.repeat(CARD_BODY_MAX + 1)] })).toEqual([
      'cards[0].body: too-long',
    ]);
  });
});

describe('a campaign that does not fit the template', () => {
  test('leaves a variable out, or names one that there is not, with what would be known', () => {
    expect(faults([body('{{1}} {{2}}')], ONE)).toEqual(['parameters.body parameter-unmapped']);
    expect(faults([body('{{1}}')], {})).toEqual(['parameters parameter-unmapped']);
    const { problems } = compile([body('{{vorname}}')], { body: { vorname: A, vornane: B } }, NAMED);
    expect(problems).toEqual([
      {
        code: 'parameter-unused',
        path: 'parameters.body."vornane"',
        subject: 'vornane',
        known: ['vorname'],
      },
    ]);
  });

  test('gives positions to names, and is told what to write', () => {
    const parameters = { body: { '2': { text: 'B "1"' }, '1': A } };
    const { problems } = compile([body('{{vorname}} {{nummer}}')], parameters, NAMED);
    expect(problems).toEqual([
      {
        code: 'parameters-named',
        path: 'parameters.body',
        subject: 'vorname, nummer',
        write: 'body: { vorname: { column: a }, nummer: { text: "B \\"1\\"" } }',
      },
    ]);
  });

  test('gives names to positions, and is told what to write', () => {
    const { problems } = compile([body('{{1}} {{2}}')], { body: { vorname: A } });
    expect(problems).toEqual([
      {
        code: 'parameters-positional',
        path: 'parameters.body',
        subject: '1, 2',
        write: 'body: { "1": { column: a }, "2": { column: … } }',
      },
    ]);
  });

  test('meets a component that consend does not know', () => {
    expect(faults([body('Hi'), { type: 'HOLOGRAM' }], {})).toEqual(['parameters component-unknown']);
  });
});
