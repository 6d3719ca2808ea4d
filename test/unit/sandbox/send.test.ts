import { describe, expect, it } from 'vitest';
import { manualClock, offer, openSandbox, templateSend } from './harness.ts';

const text = (value: unknown, name?: string) => ({
  type: 'text',
  text: value,
  ...(name === undefined ? {} : { parameter_name: name }),
});
const body = (...parameters: unknown[]) => ({ type: 'body', parameters });
const image = (content: object) => ({ type: 'header', parameters: [{ type: 'image', image: content }] });
const url = (value: unknown, more: object = {}) => ({
  type: 'button',
  sub_type: 'url',
  index: '0',
  parameters: [text(value)],
  ...more,
});
const store = { type: 'header', parameters: [text('Berlin', 'store')] };
const order = [store, body(text('Alex', 'name'), text('A-1', 'order')), url('a1')];

describe('an accepted send', () => {
  it('is answered with input, wa_id, a fresh wamid and the status accepted', async () => {
    const { send } = await openSandbox();
    const first = await send(offer('+49 (151) 1234-5678'));
    expect(first.status).toBe(200);
    expect(first.json.contacts).toEqual([{ input: '+49 (151) 1234-5678', wa_id: '4915112345678' }]);
    expect(first.json.messages[0]).toMatchObject({ message_status: 'accepted' });
    const second = await send(offer('+49 (151) 1234-5678'));
    expect(first.json.messages[0].id).toMatch(/^wamid\.\S{20,}$/);
    expect(second.json.messages[0].id).not.toBe(first.json.messages[0].id);
  });

  it('has a wa_id that differs from the number in Brazil', async () => {
    const { send } = await openSandbox();
    expect((await send(offer('+5531912345678'))).json.contacts[0].wa_id).toBe('553112345678');
  });

  it.each([
    [
      'named parameters in any order',
      templateSend('order_ready', [order[0], body(text('A-1', 'order'), text('Alex', 'name')), order[2]]),
    ],
    [
      'a media header by link',
      templateSend('new_collection', [image({ link: 'https://a.example/b.jpg' }), body(text('Alex'))]),
    ],
    ['a one-time code', templateSend('login_code', [body(text('482913')), url('482913')])],
    [
      'a button payload',
      offer(undefined, {
        template: {
          name: 'autumn_offer',
          language: { code: 'de' },
          components: [
            body(text('A'), text('B')),
            {
              type: 'button',
              sub_type: 'quick_reply',
              index: 0,
              parameters: [{ type: 'payload', payload: 'P' }],
            },
          ],
        },
      }),
    ],
    ['a business-scoped user id', offer(undefined, { to: undefined, recipient: 'DE.Example1' })],
  ])('may have %s', async (_name, send) => {
    const sandbox = await openSandbox();
    expect((await sandbox.send(send)).json).toHaveProperty('messages');
  });

  it('comes through marketing_messages when the template is for marketing', async () => {
    const { send } = await openSandbox();
    const answer = await send(offer(undefined, { product_policy: 'STRICT' }), 'marketing_messages');
    expect(answer.json).toMatchObject({ success: true, messages: [{ message_status: 'accepted' }] });
  });
});

describe('a refused send', () => {
  const two = [text('A'), text('B')];
  it.each<[number, string, unknown]>([
    [100, 'is no JSON', '{"messaging_product":'],
    [100, 'has no messaging_product', offer(undefined, { messaging_product: undefined })],
    [100, 'has no recipient', offer(undefined, { to: undefined })],
    [100, 'has a property nobody knows', offer(undefined, { tempalte: {} })],
    [100, 'has an own id of 513 characters', offer(undefined, { biz_opaque_callback_data: 'x'.repeat(513) })],
    [100, 'quotes a message by something else than its id', offer(undefined, { context: { id: 'wamid.x' } })],
    [131009, 'goes to a number without +', offer('4915112345678')],
    [131009, 'goes to a number with letters', offer('+49151CALLME')],
    [131021, 'goes to the sender itself', offer('+4915110000009')],
    [132001, 'names a template that does not exist', templateSend('nothing')],
    [
      132001,
      'names a language that does not exist',
      offer(undefined, { template: { name: 'autumn_offer', language: { code: 'fr' } } }),
    ],
    [132000, 'has a parameter too few', templateSend('autumn_offer', [body(text('A'))])],
    [132000, 'has no components though the body needs some', templateSend('autumn_offer')],
    [
      132000,
      'fills a header that takes nothing',
      templateSend('autumn_offer', [body(...two), { type: 'header', parameters: [text('x')] }]),
    ],
    [100, 'has an empty parameter', templateSend('autumn_offer', [body(text('A'), text(''))])],
    [
      132012,
      'has a line break in a parameter',
      templateSend('autumn_offer', [body(text('A'), text('a\nb'))]),
    ],
    [132012, 'has a tab in a parameter', templateSend('autumn_offer', [body(text('A'), text('a\tb'))])],
    [
      132012,
      'has five spaces in a parameter',
      templateSend('autumn_offer', [body(text('A'), text('a     b'))]),
    ],
    [
      132012,
      'has an image where a text belongs',
      templateSend('autumn_offer', [body(text('A'), { type: 'image', image: { id: '1' } })]),
    ],
    [
      132005,
      'is too long once filled in',
      templateSend('autumn_offer', [body(text('A'), text('x'.repeat(1_000)))]),
    ],
    [
      100,
      'leaves out a parameter_name',
      templateSend('order_ready', [store, body(text('Alex'), text('A-1')), url('a')]),
    ],
    [
      132012,
      'has a parameter_name the template lacks',
      templateSend('order_ready', [store, body(text('Alex', 'name'), text('A', 'nr')), url('a')]),
    ],
    [132012, 'leaves out a media header', templateSend('new_collection', [body(text('A'))])],
    [
      132012,
      'has a video instead of an image',
      templateSend('new_collection', [
        { type: 'header', parameters: [{ type: 'video', video: { id: '1' } }] },
        body(text('A')),
      ]),
    ],
    [
      131009,
      'links its image without https',
      templateSend('new_collection', [image({ link: 'http://a.example/b.jpg' }), body(text('A'))]),
    ],
    [131008, 'leaves out the address of a URL button', templateSend('order_ready', order.slice(0, 2))],
    [
      131009,
      'fills a button that does not exist',
      templateSend('order_ready', [...order, url('x', { index: '3' })]),
    ],
    [
      131009,
      'calls a URL button a quick reply',
      templateSend('order_ready', [order[0], order[1], url('x', { sub_type: 'quick_reply' })]),
    ],
    [
      131062,
      'sends a code to a business-scoped user id',
      templateSend('login_code', [body(text('1')), url('1')], { to: undefined, recipient: 'DE.Example1' }),
    ],
    [
      131051,
      'is of a type the sandbox does not send',
      { messaging_product: 'whatsapp', to: '+4915112345678', type: 'image', image: { id: '1' } },
    ],
    [
      131047,
      'is a text though the person never wrote',
      { messaging_product: 'whatsapp', to: '+4915112345678', type: 'text', text: { body: 'Hi' } },
    ],
  ])('gets %i when it %s', async (code, _why, send) => {
    const sandbox = await openSandbox();
    const answer = await sandbox.send(send);
    expect(answer.json.error).toMatchObject({ code, error_data: { messaging_product: 'whatsapp' } });
    expect(answer.json.error.message).toContain(`(#${code}) `);
    expect(sandbox.sandbox.state().accepted.total).toBe(0);
    expect(sandbox.sandbox.state().refusals.byCode).toEqual({ [code]: 1 });
  });

  it('names the component and both counts in the details of 132000', async () => {
    const { send } = await openSandbox();
    const { details } = (await send(templateSend('autumn_offer', [body(text('A'))]))).json.error.error_data;
    expect(details).toMatch(/^body: .*\(1\).*\(2\)/);
  });

  it.each([
    ['PAUSED', 132015],
    ['DISABLED', 132016],
    ['PENDING', 132001],
    ['REJECTED', 132001],
  ])('gets the code of a template that is %s', async (status, code) => {
    const templates = [{ name: 't', language: 'de', status, components: [{ type: 'BODY', text: 'Text' }] }];
    const { send } = await openSandbox({ templates });
    expect((await send(templateSend('t'))).json.error.code).toBe(code);
  });

  it('gets 134100 at marketing_messages when its template is not for marketing', async () => {
    const { send } = await openSandbox();
    expect((await send(templateSend('order_ready', order), 'marketing_messages')).json.error.code).toBe(
      134100,
    );
  });

  it('is not taken back when the person writes: a text goes through for 24 hours and no longer', async () => {
    const clock = manualClock();
    const { send, control } = await openSandbox({}, { now: clock.now });
    await control('inbound', { from: '4915112345678', text: 'Hallo' });
    const answer = {
      messaging_product: 'whatsapp',
      to: '+4915112345678',
      type: 'text',
      text: { body: 'Hi' },
    };
    clock.advance(24 * 3_600_000 - 1);
    expect((await send(answer)).status).toBe(200);
    clock.advance(1);
    expect((await send(answer)).json.error.code).toBe(131047);
  });
});

describe('carousels and offers', () => {
  const templates = [
    {
      name: 'cards',
      language: 'de',
      components: [
        { type: 'BODY', text: 'Neu' },
        {
          type: 'CAROUSEL',
          cards: [1, 2].map(() => ({
            components: [
              { type: 'HEADER', format: 'IMAGE' },
              { type: 'BODY', text: 'Nur {{1}} heute' },
            ],
          })),
        },
      ],
    },
    {
      name: 'limited',
      language: 'de',
      components: [
        { type: 'BODY', text: 'Rabatt' },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Bald vorbei', has_expiration: true } },
        { type: 'BUTTONS', buttons: [{ type: 'COPY_CODE', example: 'X' }] },
      ],
    },
  ];
  const card = (index: number, value = '20 %') => ({
    card_index: index,
    components: [image({ id: '1' }), body(text(value))],
  });
  const coupon = (value: string) => ({
    type: 'button',
    sub_type: 'copy_code',
    index: '0',
    parameters: [{ type: 'coupon_code', coupon_code: value }],
  });
  const until = (time: number) => ({
    type: 'limited_time_offer',
    parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: time } }],
  });
  const now = Date.UTC(2026, 10, 24);

  it.each<[number | undefined, string, unknown]>([
    [
      undefined,
      'all cards are filled',
      templateSend('cards', [{ type: 'carousel', cards: [card(0), card(1)] }]),
    ],
    [132012, 'a card is missing', templateSend('cards', [{ type: 'carousel', cards: [card(0)] }])],
    [131009, 'a card comes twice', templateSend('cards', [{ type: 'carousel', cards: [card(0), card(0)] }])],
    [
      132005,
      "a card's text is above 160 characters",
      templateSend('cards', [{ type: 'carousel', cards: [card(0), card(1, 'x'.repeat(151))] }]),
    ],
    [undefined, 'the offer lasts', templateSend('limited', [until(now + 1), coupon('HERBST20')])],
    [131009, 'the offer is over', templateSend('limited', [until(now), coupon('HERBST20')])],
    [131008, 'the offer has no end', templateSend('limited', [coupon('HERBST20')])],
    [
      131009,
      'the coupon has 21 characters',
      templateSend('limited', [until(now + 1), coupon('x'.repeat(21))]),
    ],
  ])('give %s when %s', async (code, _why, send) => {
    const sandbox = await openSandbox({ templates, mediaIds: ['1'] }, { now: () => now });
    expect((await sandbox.send(send)).json.error?.code).toBe(code);
  });
});
