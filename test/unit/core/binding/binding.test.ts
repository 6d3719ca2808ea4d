import { describe, expect, test } from 'vitest';
import {
  BODY_MAX,
  columnsOf,
  compileBinder,
  HEADER_MAX,
  malformed,
  PAYLOAD_MAX,
} from '../../../../src/core/binding/index.ts';
import { partsOf } from '../../../../src/core/bound-message.ts';
import type { CampaignConfig } from '../../../../src/core/campaign-config.ts';
import type { Template } from '../../../../src/core/template.ts';
import { campaign, SETTINGS, template } from '../builders.ts';

type Parameters = Record<string, unknown>;
const COLUMNS = ['first_name', 'voucher', 'image'];
const body = (text: string): Template['components'][number] => ({ type: 'BODY', text });
const header = (text: string): Template['components'][number] => ({ type: 'HEADER', format: 'TEXT', text });
const media = (format: string): Template['components'][number] => ({ type: 'HEADER', format });
const buttons = (
  ...list: NonNullable<Template['components'][number]['buttons']>
): Template['components'][number] => ({ type: 'BUTTONS', buttons: list });

/** Compiles components against parameters, with the columns of these tests. */
function compile(
  components: Template['components'],
  parameters: Parameters,
  format: Template['parameterFormat'] = 'POSITIONAL',
) {
  return compileBinder(
    template({ components, parameterFormat: format }),
    campaign({ parameters }) as CampaignConfig,
    { columns: COLUMNS, ...SETTINGS },
  );
}
const bind = (
  components: Template['components'],
  parameters: Parameters,
  values: readonly string[],
  format?: Template['parameterFormat'],
) => compile(components, parameters, format).binder.bind(values);
const NAME = { body: { '1': { column: 'first_name' } } };

describe('variables of the body', () => {
  test('by position are filled in the template’s order, whatever order the campaign writes them in', () => {
    const bound = bind(
      [body('{{1}} {{2}} {{3}}')],
      { body: { '3': { text: '30.11.' }, '2': { column: 'voucher' }, '1': { column: 'first_name' } } },
      ['Ada', 'V-1', ''],
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
    const bound = bind(
      [body('{{who}} {{what}}')],
      { body: { what: { text: 'chairs' }, who: { column: 'first_name' } } },
      ['Ada'],
      'NAMED',
    );
    expect(partsOf(bound.components)[0]?.parameters).toEqual([
      { kind: 'text', text: 'Ada', name: 'who' },
      { kind: 'text', text: 'chairs', name: 'what' },
    ]);
  });

  test('that come twice are sent once', () => {
    expect(partsOf(bind([body('{{1}} and {{ 1 }}')], NAME, ['Ada']).components)[0]?.parameters).toHaveLength(
      1,
    );
  });

  test('none of which exist make no component', () => {
    expect(bind([body('Hello')], {}, [])).toEqual({ components: [], problems: [] });
  });

  test('are trimmed; an empty cell takes the fallback', () => {
    const parameters = { body: { '1': { column: 'first_name', fallback: 'zusammen' } } };
    const text = (cell: string) =>
      partsOf(bind([body('{{1}}')], parameters, [cell]).components)[0]?.parameters;
    expect(text(' Ada ')).toEqual([{ kind: 'text', text: 'Ada' }]);
    expect(text('  ')).toEqual([{ kind: 'text', text: 'zusammen' }]);
  });

  test.each([
    ['an empty cell without a fallback', NAME, ['']],
    ['a cell that the row lacks', NAME, []],
    ['an empty fallback', { body: { '1': { column: 'first_name', fallback: '' } } }, ['']],
    ['an empty fixed text', { body: { '1': { text: '' } } }, ['Ada']],
    ['a column that nobody asked for', { body: { '1': { column: 'nowhere' } } }, ['Ada']],
  ])('have no value with %s, and the message no body', (_, parameters, values) => {
    expect(bind([body('{{1}}')], parameters, values)).toEqual({
      components: [],
      problems: [{ kind: 'missing', parameter: 'body."1"' }],
    });
  });

  test('tell every problem of a recipient, not the first', () => {
    const parameters = { body: { '1': { column: 'first_name' }, '2': { column: 'voucher' } } };
    expect(bind([body('{{1}} {{2}}')], parameters, ['', 'a\tb']).problems).toEqual([
      { kind: 'missing', parameter: 'body."1"' },
      { kind: 'malformed', parameter: 'body."2"', reason: 'tab' },
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
    ['x'.repeat(11), 'too-long'],
    ['a    b', undefined],
    ['x'.repeat(10), undefined],
    ['Grüße 👋', undefined],
    // Two UTF-16 units each: the larger count is the safe one.
    ['👋👋👋👋👋👋', 'too-long'],
  ])('%j: %s', (text, reason) => {
    expect(malformed(text, 10)).toBe(reason);
  });

  test('is one that makes the body too long with its own text', () => {
    const bound = (length: number) => bind([body('Hallo {{1}}')], NAME, ['x'.repeat(length)]).problems;
    expect(bound(BODY_MAX - 6)).toEqual([]);
    expect(bound(BODY_MAX - 5)).toEqual([{ kind: 'malformed', parameter: 'body', reason: 'too-long' }]);
  });

  test('counts as often as the variable comes', () => {
    expect(bind([body('{{1}}{{1}}')], NAME, ['x'.repeat(513)]).problems).toEqual([
      { kind: 'malformed', parameter: 'body', reason: 'too-long' },
    ]);
    expect(bind([body('{{1}}{{1}}')], NAME, ['x'.repeat(512)]).problems).toEqual([]);
  });
});

describe('the header', () => {
  test('of text takes its one variable, by name where the template names it', () => {
    const parameters = { header: { column: 'first_name' } };
    expect(bind([header('Hi {{1}}')], parameters, ['Ada']).components).toEqual([
      { type: 'header', parameters: [{ kind: 'text', text: 'Ada' }] },
    ]);
    expect(
      partsOf(bind([header('Hi {{who}}')], parameters, ['Ada'], 'NAMED').components)[0]?.parameters,
    ).toEqual([{ kind: 'text', text: 'Ada', name: 'who' }]);
  });

  test('holds sixty characters, its own among them', () => {
    const problems = (length: number) =>
      bind([header('Hi {{1}}')], { header: { column: 'first_name' } }, ['x'.repeat(length)]).problems;
    expect(problems(HEADER_MAX - 3)).toEqual([]);
    expect(problems(HEADER_MAX - 2)).toEqual([
      { kind: 'malformed', parameter: 'header', reason: 'too-long' },
    ]);
  });

  test('of media takes a link, a column with a link, or an id, with a file name where one is given', () => {
    const link = 'https://muster.example/a.jpg';
    const first = (format: string, parameter: Parameters, values: readonly string[] = []) =>
      partsOf(bind([media(format)], { header: parameter }, values).components)[0]?.parameters[0];
    expect(first('IMAGE', { image: { link } })).toEqual({ kind: 'image', link });
    expect(first('VIDEO', { video: { id: '42' } })).toEqual({ kind: 'video', id: '42' });
    expect(first('DOCUMENT', { document: { link, filename: 'a.pdf' } })).toEqual({
      kind: 'document',
      link,
      filename: 'a.pdf',
    });
    expect(first('IMAGE', { image: { link: { column: 'image' } } }, ['', '', link])).toEqual({
      kind: 'image',
      link,
    });
  });

  test('of media without a link has no value for that recipient', () => {
    expect(
      bind([media('IMAGE')], { header: { image: { link: { column: 'image' } } } }, ['Ada']).problems,
    ).toEqual([{ kind: 'missing', parameter: 'header.image' }]);
    expect(bind([media('IMAGE')], { header: { image: {} } }, ['Ada']).problems).toEqual([
      { kind: 'missing', parameter: 'header.image' },
    ]);
  });
});

describe('buttons', () => {
  const URL_BUTTON = { type: 'URL', text: 'Order', url: 'https://muster.example/o/{{1}}' };

  test('of a variable address take its end, encoded', () => {
    expect(
      bind(
        [buttons({ type: 'QUICK_REPLY', text: 'Yes' }, URL_BUTTON)],
        { buttons: { '1': { column: 'voucher' } } },
        ['', 'A/1 ü'],
      ).components,
    ).toEqual([
      { type: 'button', index: 1, subType: 'url', parameters: [{ kind: 'text', text: 'A%2F1%20%C3%BC' }] },
    ]);
  });

  test('of quick replies take a payload, of coupons a code of at most twenty characters', () => {
    const both = [buttons({ type: 'QUICK_REPLY', text: 'Stop' }, { type: 'COPY_CODE', text: 'Copy' })];
    const parameters = { buttons: { '0': { text: 'stop-1' }, '1': { column: 'voucher' } } };
    expect(bind(both, parameters, ['', 'V'.repeat(20)])).toEqual({
      components: [
        {
          type: 'button',
          index: 0,
          subType: 'quick_reply',
          parameters: [{ kind: 'payload', payload: 'stop-1' }],
        },
        {
          type: 'button',
          index: 1,
          subType: 'copy_code',
          parameters: [{ kind: 'coupon', code: 'V'.repeat(20) }],
        },
      ],
      problems: [],
    });
    expect(bind(both, parameters, ['', 'V'.repeat(21)]).problems).toEqual([
      { kind: 'malformed', parameter: 'buttons."1"', reason: 'too-long' },
    ]);
  });

  test('of quick replies keep their payload to its length', () => {
    const one = [buttons({ type: 'QUICK_REPLY', text: 'Stop' })];
    const problems = (length: number) =>
      bind(one, { buttons: { '0': { text: 'x'.repeat(length) } } }, []).problems.length;
    expect([problems(PAYLOAD_MAX), problems(PAYLOAD_MAX + 1)]).toEqual([0, 1]);
  });

  test('without a value for one recipient tell which', () => {
    expect(
      bind([buttons(URL_BUTTON)], { buttons: { '0': { column: 'voucher' } } }, ['Ada', '']).problems,
    ).toEqual([{ kind: 'missing', parameter: 'buttons."0"' }]);
  });

  test('of quick replies need no payload', () => {
    expect(compile([buttons({ type: 'QUICK_REPLY', text: 'Stop' })], {})).toMatchObject({ problems: [] });
  });

  test('keep the whole address to two thousand characters', () => {
    const problems = (length: number) =>
      bind([buttons(URL_BUTTON)], { buttons: { '0': { text: 'x'.repeat(length) } } }, []).problems.length;
    const own = 'https://muster.example/o/'.length;
    expect([problems(2000 - own), problems(2001 - own)]).toEqual([0, 1]);
  });
});

describe('what cannot work for anybody is told with its place in the campaign file', () => {
  test.each<[string, Template['components'], Parameters, string, string, string]>([
    [
      'a variable without a parameter',
      [body('{{1}} {{2}}')],
      NAME,
      'parameter-unmapped',
      'parameters.body',
      '2',
    ],
    [
      'a parameter without a variable',
      [body('{{1}}')],
      { body: { '1': { text: 'x' }, '2': { text: 'y' } } },
      'parameter-unused',
      'parameters.body."2"',
      '2',
    ],
    ['a header that needs a value', [header('{{1}}')], {}, 'header-missing', 'parameters', 'TEXT'],
    ['an image that is not given', [media('IMAGE')], {}, 'header-missing', 'parameters', 'IMAGE'],
    [
      'a value for a header without a variable',
      [header('Hi')],
      { header: { text: 'x' } },
      'header-unused',
      'parameters.header',
      'herbst_sale',
    ],
    [
      'a value for no header at all',
      [body('Hi')],
      { header: { text: 'x' } },
      'header-unused',
      'parameters.header',
      'herbst_sale',
    ],
    [
      'an image for a text header',
      [header('{{1}}')],
      { header: { image: { id: '1' } } },
      'header-kind',
      'parameters.header',
      'TEXT',
    ],
    [
      'a video for an image header',
      [media('IMAGE')],
      { header: { video: { id: '1' } } },
      'header-kind',
      'parameters.header',
      'IMAGE',
    ],
    [
      'a header of a kind that consend cannot fill',
      [media('LOCATION')],
      { header: { text: 'x' } },
      'header-kind',
      'parameters.header',
      'LOCATION',
    ],
    [
      'a variable address without a value',
      [buttons({ type: 'URL', url: 'https://a.example/{{1}}' })],
      {},
      'button-unmapped',
      'parameters.buttons',
      '0',
    ],
    [
      'a coupon without a code',
      [buttons({ type: 'COPY_CODE' })],
      {},
      'button-unmapped',
      'parameters.buttons',
      '0',
    ],
    [
      'a value for a fixed address',
      [buttons({ type: 'URL', url: 'https://a.example/' })],
      { buttons: { '0': { text: 'x' } } },
      'button-unused',
      'parameters.buttons."0"',
      '0',
    ],
    [
      'a value for a button that does not exist',
      [buttons({ type: 'QUICK_REPLY' })],
      { buttons: { '3': { text: 'x' } } },
      'button-unused',
      'parameters.buttons."3"',
      '3',
    ],
  ])('%s', (_, components, parameters, code, path, subject) => {
    expect(compile(components, parameters).problems).toEqual([{ code, path, subject }]);
  });

  test('and nothing is told of a campaign that fits', () => {
    expect(compile([header('{{1}}'), body('{{1}}')], { ...NAME, header: { text: 'x' } }).problems).toEqual(
      [],
    );
  });
});

test('the columns asked for are those of parameters, language and once, each once', () => {
  const file = campaign({
    parameters: {
      header: { image: { link: { column: 'image' } } },
      body: {
        '1': { column: 'first_name' },
        '2': { column: 'first_name', fallback: 'x' },
        '3': { text: 'column' },
      },
      buttons: { '0': { column: 'voucher' } },
    },
    template: { name: 'herbst_sale', language: { column: 'sprache', fallback: 'de' } },
    once: { column: 'order_id' },
  });
  expect(columnsOf(file)).toEqual(['image', 'first_name', 'voucher', 'sprache', 'order_id']);
});
