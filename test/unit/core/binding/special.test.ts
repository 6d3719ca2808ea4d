import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../../../src/core/binding/index.ts';
import { campaign, NOW } from '../builders.ts';
import { A, bind, body, buttons, compile, faults, header, media, refusals } from './compiled.ts';

describe('a template for one-time passwords', () => {
  const AUTHENTICATION = { template: { category: 'AUTHENTICATION' } };
  const parts = [
    { type: 'BODY', addSecurityRecommendation: true },
    buttons({ type: 'OTP', otpType: 'COPY_CODE' }),
  ];

  test('takes the code once, and sends it in the body and in the button', () => {
    expect(bind(parts, { code: A }, { values: ['482913'], ...AUTHENTICATION }).components).toEqual([
      { type: 'body', parameters: [{ kind: 'text', text: '482913' }] },
      { type: 'button', index: 0, subType: 'url', parameters: [{ kind: 'text', text: '482913' }] },
    ]);
  });

  test('has its button as the platform lists it, too', () => {
    const listed = [
      body('*{{1}}* is your verification code.'),
      buttons({ type: 'URL', url: 'https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code=otp{{1}}' }),
    ];
    const { components } = bind(listed, { code: A }, { values: ['1'], ...AUTHENTICATION });
    expect(components).toHaveLength(2);
  });

  test('tells a code that is too long or missing once', () => {
    const found = (code: string) => refusals(parts, { code: A }, { values: [code], ...AUTHENTICATION });
    expect(found('1'.repeat(15))).toEqual([]);
    expect(found('1'.repeat(16))).toEqual(['code (a): too-long']);
    expect(found('')).toEqual(['code (a): missing']);
  });

  test('takes nothing else, and no other template takes a code', () => {
    expect(faults(parts, { body: { '1': A } }, AUTHENTICATION)).toEqual([
      'parameters.body code-alone',
      'parameters code-missing',
    ]);
    expect(faults([body('Hi')], { code: A })).toEqual(['parameters.code code-unused']);
  });
});

describe('a limited-time offer', () => {
  const parts = [{ type: 'LIMITED_TIME_OFFER', hasExpiration: true }, body('Hi')];
  const ends = (expires: unknown, cell = '') => bind(parts, { offer: { expires } }, { values: [cell] });

  test('takes its end with an offset, or as a time of the workspace’s zone', () => {
    const at = Date.parse('2026-12-24T18:00:00+01:00');
    const offer = [{ type: 'limited_time_offer', parameters: [{ kind: 'expiration', at }] }];
    expect(ends('2026-12-24T18:00:00+01:00').components).toEqual(offer);
    expect(ends(A, '2026-12-24 18:00').components).toEqual(offer);
    expect(ends({ column: 'a', input: 'DD.MM.YYYY' }, '24.12.2026 18:00').components).toEqual(offer);
  });

  test.each([
    ['2026-12-24', 'time-missing'],
    ['24.12.2026 18:00', 'date-other-notation'],
    ['2026-11-23T09:00:00Z', 'offer-past'],
    ['bald', 'date-invalid'],
    ['', 'missing'],
  ])('refuses %j: %s', (cell, reason) => {
    expect(refusals(parts, { offer: { expires: A } }, { values: [cell] })).toEqual([
      `offer.expires (a): ${reason}`,
    ]);
  });

  test('has to end after the campaign begins', () => {
    const later = { campaign: { sending: { notBefore: new Date(NOW + 7_200_000).toISOString() } } };
    const expires = new Date(NOW + 3_600_000).toISOString();
    expect(faults(parts, { offer: { expires } })).toEqual([]);
    expect(faults(parts, { offer: { expires } }, later)).toEqual([
      'parameters.offer.expires value-refused offer-past',
    ]);
  });

  test('is asked for where it ends and refused where it does not', () => {
    expect(faults(parts, {})).toEqual(['parameters offer-missing']);
    const endless = [{ type: 'LIMITED_TIME_OFFER' }, body('Hi')];
    expect(faults(endless, {})).toEqual([]);
    expect(faults(endless, { offer: { expires: '2026-12-24T18:00Z' } })).toEqual([
      'parameters.offer offer-unused',
    ]);
    expect(faults(parts, { offer: { expires: { column: 'a', input: 'JJJJ' } } })).toEqual([
      'parameters.offer.expires.input format-input',
    ]);
  });
});

describe('a carousel', () => {
  const card = {
    components: [
      media('IMAGE'),
      body('{{1}} off'),
      buttons({ type: 'QUICK_REPLY' }, { type: 'URL', url: 'https://a.example/{{1}}' }),
    ],
  };
  const parts = [body('Hi {{1}}'), { type: 'CAROUSEL', cards: [card, card] }];
  const given = { header: { image: { id: '11' } }, body: { '1': A }, buttons: { '1': { text: 'karte' } } };

  test('fills each card like a small template, in order', () => {
    const filled = [
      { type: 'header', parameters: [{ kind: 'image', id: '11' }] },
      { type: 'body', parameters: [{ kind: 'text', text: '20 %' }] },
      { type: 'button', index: 1, subType: 'url', parameters: [{ kind: 'text', text: 'karte' }] },
    ];
    const parameters = { body: { '1': { text: 'Alex' } }, cards: [given, given] };
    expect(bind(parts, parameters, { values: ['20 %'] }).components).toEqual([
      { type: 'body', parameters: [{ kind: 'text', text: 'Alex' }] },
      { type: 'carousel', cards: [filled, filled] },
    ]);
  });

  test('tells the card of a problem, and names the media of all cards', () => {
    const file = { ...given, header: { image: { file: A } } };
    const parameters = { body: { '1': { text: 'Alex' } }, cards: [given, file] };
    expect(refusals(parts, parameters, { values: [''] })).toEqual([
      'cards[0].body."1" (a): missing',
      'cards[1].header.image (a): missing',
      'cards[1].body."1" (a): missing',
    ]);
    expect(compile(parts, parameters).binder.media(['a.png'])).toEqual([{ kind: 'image', file: 'a.png' }]);
  });

  test('has as many cards as the template, each fitting', () => {
    const only = { body: { '1': { text: 'Alex' } } };
    expect(faults(parts, only)).toEqual(['parameters cards-missing']);
    expect(compile(parts, { ...only, cards: [given] }).problems).toMatchObject([
      { code: 'cards-count', path: 'parameters.cards', subject: '1/2' },
    ]);
    expect(faults([body('Hi')], { cards: [given] })).toEqual(['parameters.cards cards-unused']);
    expect(faults(parts, { ...only, cards: [given, { ...given, body: {} }] })).toEqual([
      'parameters.cards[1].body parameter-unmapped',
    ]);
  });
});

describe('one part that is wrong', () => {
  test('does not hide what is wrong with the others', () => {
    expect(faults([header('{{1}}'), body('{{1}}'), buttons({ type: 'COPY_CODE' })], {})).toEqual([
      'parameters header-missing',
      'parameters parameter-unmapped',
      'parameters button-unmapped',
    ]);
  });
});

test('the columns asked for are those of parameters, language and once, each once', () => {
  const file = campaign({
    parameters: {
      header: { image: { link: { column: 'image' } } },
      body: { '1': A, '2': { column: 'a', fallback: 'x' }, '3': { text: 'column' } },
      buttons: { '0': { flow: { data: { deep: [{ column: 'voucher' }] } } } },
      offer: { expires: { column: 'until' } },
      cards: [{ body: { '1': { column: 'card' } } }],
    },
    template: { name: 'herbst_sale', language: { column: 'sprache', fallback: 'de' } },
    once: { column: 'order_id' },
  });
  expect(columnsOf(file)).toEqual(['image', 'a', 'voucher', 'until', 'card', 'sprache', 'order_id']);
});
