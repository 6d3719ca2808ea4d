import { describe, expect, test } from 'vitest';
import { COUPON_MAX, OFFER_COUPON_MAX, PAYLOAD_MAX, URL_MAX } from '../../../../src/core/binding/index.ts';
import { partsOf } from '../../../../src/core/bound-message.ts';
import {
  A,
  type Button,
  bind,
  body,
  buttons,
  compile,
  faults,
  type Parameters,
  refusals,
} from './compiled.ts';

const URL_BUTTON = { type: 'URL', text: 'Order', url: 'https://muster.example/o/{{1}}' };

function first(button: Button, parameter: Parameters | undefined, values: readonly string[] = []) {
  const parameters = parameter === undefined ? {} : { buttons: { '0': parameter } };
  return partsOf(bind([buttons(button)], parameters, { values }).components)[0]?.parameters[0];
}

const wrong = (button: Button, parameter: Parameters, cell: string) =>
  refusals([buttons(button)], { buttons: { '0': parameter } }, { values: [cell] });

describe('a button of a variable address', () => {
  test('takes its end, percent-encoded, at its place among the buttons', () => {
    expect(
      bind([buttons({ type: 'QUICK_REPLY' }, URL_BUTTON)], { buttons: { '1': A } }, { values: ['A1 ü'] })
        .components,
    ).toEqual([
      { type: 'button', index: 1, subType: 'url', parameters: [{ kind: 'text', text: 'A1%20%C3%BC' }] },
    ]);
  });

  test.each([
    ['angebot/herbst?x=1&y=ä#oben', 'angebot/herbst?x=1&y=%C3%A4#oben'],
    ['a%20b', 'a%20b'],
    ['100%', '100%25'],
  ])('keeps in a path what a browser’s address line would: %j', (cell, text) => {
    const { components } = bind([buttons(URL_BUTTON)], { buttons: { '0': A } }, { values: [cell] });
    expect(components).toMatchObject([{ parameters: [{ text }] }]);
  });

  test('lets nothing end one value of a query', () => {
    const button = { type: 'URL', url: 'https://r.example/?code={{1}}' };
    const { components } = bind([buttons(button)], { buttons: { '0': A } }, { values: ['a&b=1#/c'] });
    expect(components).toMatchObject([{ parameters: [{ text: 'a%26b%3D1%23%2Fc' }] }]);
  });

  test('is held to two thousand characters once it is encoded', () => {
    const own = 'https://muster.example/o/'.length;
    expect(wrong(URL_BUTTON, A, 'x'.repeat(URL_MAX - own))).toEqual([]);
    expect(wrong(URL_BUTTON, A, 'x'.repeat(URL_MAX - own + 1))).toEqual(['buttons."0" (a): too-long']);
    expect(wrong(URL_BUTTON, A, 'ü'.repeat(400))).toEqual(['buttons."0" (a): too-long']);
  });

  test.each(['https://muster.example/o/1', 'www.muster.example', 'HTTP://a.example'])(
    'refuses %j, a whole address, but behind a question mark',
    (cell) => {
      expect(wrong(URL_BUTTON, A, cell)).toEqual(['buttons."0" (a): whole-address']);
      expect(wrong({ type: 'URL', url: 'https://r.example/?to={{1}}' }, A, cell)).toEqual([]);
    },
  );

  test.each([
    ['', 'missing'],
    ['a\nb', 'new-line'],
    ['\uD800', 'characters'],
  ])('refuses %j: %s', (cell, reason) => {
    expect(wrong(URL_BUTTON, A, cell)).toEqual([`buttons."0" (a): ${reason}`]);
  });
});

describe('codes and payloads', () => {
  test('keep to their lengths; a coupon beside an offer is shorter', () => {
    const reply = { type: 'QUICK_REPLY' };
    const copy = { type: 'COPY_CODE' };
    expect(first(reply, A, ['x'.repeat(PAYLOAD_MAX)])).toMatchObject({ kind: 'payload' });
    expect(wrong(reply, A, 'x'.repeat(PAYLOAD_MAX + 1))).toEqual(['buttons."0" (a): too-long']);
    expect(first(copy, A, ['V'.repeat(COUPON_MAX)])).toEqual({
      kind: 'coupon',
      code: 'V'.repeat(COUPON_MAX),
    });
    expect(wrong(copy, A, 'V'.repeat(COUPON_MAX + 1))).toEqual(['buttons."0" (a): too-long']);
    const offer = [{ type: 'LIMITED_TIME_OFFER' }, buttons(copy)];
    const found = (length: number) =>
      refusals(offer, { buttons: { '0': A } }, { values: ['V'.repeat(length)] });
    expect([found(OFFER_COUPON_MAX), found(OFFER_COUPON_MAX + 1)]).toEqual([
      [],
      ['buttons."0" (a): too-long'],
    ]);
  });

  test('may be formatted, but not be the platform’s own amounts', () => {
    const copy = { type: 'COPY_CODE' };
    expect(first(copy, { column: 'a', as: 'date' }, ['2026-12-24'])).toEqual({
      kind: 'coupon',
      code: '24.12.2026',
    });
    expect(
      faults([buttons(copy)], {
        buttons: { '0': { column: 'a', as: 'currency', code: 'EUR', send: 'currency' } },
      }),
    ).toEqual(['parameters.buttons."0".send send-place']);
  });
});

describe('a Flow button', () => {
  test('is filled with no token of its own where the campaign says nothing of it', () => {
    expect(first({ type: 'FLOW' }, undefined)).toEqual({ kind: 'flow', token: 'unused' });
  });

  test('takes a token and data, with columns wherever a value stands', () => {
    const data = {
      kunde: A,
      stufe: { text: 'gold' },
      alter: { column: 'a', as: 'number' },
      fest: [1, { x: true }],
    };
    expect(first({ type: 'FLOW' }, { flow: { token: A, data } }, ['17'])).toEqual({
      kind: 'flow',
      token: '17',
      data: { kunde: '17', stufe: 'gold', alter: 17, fest: [1, { x: true }] },
    });
    expect(wrong({ type: 'FLOW' }, { flow: { data: { tief: [A] } } }, '')).toEqual([
      'buttons."0".flow.data.tief[0] (a): missing',
    ]);
  });

  test('refuses data that is too large to send', () => {
    expect(wrong({ type: 'FLOW' }, { flow: { data: { a: A } } }, 'x'.repeat(131_072))).toEqual([
      'buttons."0".flow.data: request-too-large',
    ]);
  });
});

describe('buttons of shops and calls', () => {
  test('take what they show', () => {
    expect(first({ type: 'CATALOG' }, undefined)).toBeUndefined();
    expect(first({ type: 'CATALOG' }, { catalog: {} })).toEqual({ kind: 'catalog' });
    expect(first({ type: 'CATALOG' }, { catalog: { thumbnail: A } }, ['SKU'])).toEqual({
      kind: 'catalog',
      thumbnail: 'SKU',
    });
    const products = { thumbnail: 'SKU-1', sections: [{ title: 'Neu', products: ['SKU-1', A] }] };
    expect(first({ type: 'MPM' }, { products }, ['SKU-2'])).toEqual({
      kind: 'products',
      thumbnail: 'SKU-1',
      sections: [{ title: 'Neu', products: ['SKU-1', 'SKU-2'] }],
    });
    expect(wrong({ type: 'MPM' }, { products }, '')).toEqual([
      'buttons."0".products.sections[0].products[1] (a): missing',
    ]);
    expect(first({ type: 'VOICE_CALL' }, { call: { minutes: 1440 } })).toEqual({
      kind: 'call-minutes',
      minutes: 1440,
    });
    expect(wrong({ type: 'VOICE_CALL' }, { call: { minutes: A } }, '60')).toEqual([
      'buttons."0".call.minutes (a): minutes-invalid',
    ]);
  });

  test('hold thirty products', () => {
    const products = { thumbnail: 'S', sections: [{ title: 'T', products: Array(31).fill('S') }] };
    expect(faults([buttons({ type: 'MPM' })], { buttons: { '0': { products } } })).toEqual([
      'parameters.buttons."0" products-count',
    ]);
  });

  test('take an order in the API’s own form, whole', () => {
    const order = {
      reference_id: A,
      currency: 'INR',
      total_amount: { value: { column: 'a', as: 'number' }, offset: 100 },
      order: { status: 'pending' },
    };
    expect(first({ type: 'ORDER_DETAILS' }, { order }, ['2100'])).toEqual({
      kind: 'order',
      details: {
        reference_id: '2100',
        currency: 'INR',
        total_amount: { value: 2100, offset: 100 },
        order: { status: 'pending' },
      },
    });
    expect(
      faults([buttons({ type: 'ORDER_DETAILS' })], { buttons: { '0': { order: { currency: 'INR' } } } }),
    ).toEqual(['parameters.buttons."0".order order-incomplete']);
  });
});

describe('a campaign whose buttons do not fit', () => {
  test.each<[string, Button, Parameters, string]>([
    ['a variable address without a value', URL_BUTTON, {}, 'parameters button-unmapped'],
    ['a coupon without a code', { type: 'COPY_CODE' }, {}, 'parameters button-unmapped'],
    ['products without a list', { type: 'MPM' }, {}, 'parameters button-unmapped'],
    [
      'a value for a fixed address',
      { type: 'URL', url: 'https://a.example/' },
      { '0': A },
      'parameters.buttons."0" button-unused',
    ],
    ['a value for a number', { type: 'PHONE_NUMBER' }, { '0': A }, 'parameters.buttons."0" button-unused'],
    [
      'a value for a button that does not exist',
      { type: 'QUICK_REPLY' },
      { '3': A },
      'parameters.buttons."3" button-unused',
    ],
    ['a text for products', { type: 'MPM' }, { '0': A }, 'parameters.buttons."0" button-kind'],
    ['a flow for an address', URL_BUTTON, { '0': { flow: {} } }, 'parameters.buttons."0" button-kind'],
    ['a kind that nobody knows', { type: 'HOLOGRAM' }, {}, 'parameters button-unknown'],
  ])('%s', (_, button, given, fault) => {
    const parameters = Object.keys(given).length === 0 ? {} : { buttons: given };
    expect(faults([buttons(button)], parameters)).toEqual([fault]);
  });

  test('is told what to write', () => {
    expect(compile([buttons(URL_BUTTON)], {}).problems[0]).toMatchObject({
      write: 'buttons: { "0": { column: … } }',
    });
  });

  test.each(['QUICK_REPLY', 'PHONE_NUMBER', 'SPM', 'REQUEST_CONTACT_INFO', 'APP', 'CATALOG', 'VOICE_CALL'])(
    'fits where it says nothing of a button of type %s',
    (type) => {
      expect(bind([body('Hi'), buttons({ type })], {}, { values: [] })).toEqual({
        components: [],
        problems: [],
      });
    },
  );
});
