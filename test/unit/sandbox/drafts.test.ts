import { describe, expect, it } from 'vitest';
import { manualClock, openSandbox, templateSend } from './harness.ts';

const WABA = '/v25.0/100000000000002/message_templates';
const body = (text: string, samples: string[] = []) => ({
  type: 'BODY',
  text,
  ...(samples.length === 0 ? {} : { example: { body_text: [samples] } }),
});
const plain = body('Guten Tag, unser Herbstfest beginnt am Montag.');
const draft = (components: unknown, more: object = {}) => ({
  name: 'neu',
  language: 'de',
  category: 'MARKETING',
  components,
  ...more,
});
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list });
const reply = (text: string) => ({ type: 'QUICK_REPLY', text });
const url = (address: string, more: object = {}) => ({ type: 'URL', text: 'Mehr', url: address, ...more });
const product = { type: 'HEADER', format: 'PRODUCT' };
const card = (...components: object[]) => ({ components: [product, ...components] });
const carousel = (...cards: object[]) => ({ type: 'CAROUSEL', cards });
const code = (more: object[] = [], bodyMore: object = {}) =>
  draft([{ type: 'BODY', ...bodyMore }, buttons({ type: 'OTP', otp_type: 'COPY_CODE' }), ...more], {
    category: 'AUTHENTICATION',
  });
const TOO_MANY = Array.from({ length: 11 }, (_, index) => reply(`Nr. ${index}`));

describe('a new template', () => {
  it.each([
    ['plain text', draft([plain])],
    [
      'variables with samples',
      draft([body('Hallo {{1}}, bis zum {{2}} ist bei uns alles günstiger.', ['A', 'B'])]),
    ],
    [
      'named variables',
      draft(
        [
          {
            type: 'body',
            text: 'Hallo {{name}}, Ihre Bestellung liegt bereit.',
            example: { body_text_named_params: [{ param_name: 'name', example: 'Alex' }] },
          },
        ],
        { parameter_format: 'NAMED' },
      ),
    ],
    [
      'all there is',
      draft([
        { type: 'HEADER', format: 'TEXT', text: 'Für {{1}}', example: { header_text: ['Alex'] } },
        plain,
        { type: 'FOOTER', text: 'Abmelden: STOP' },
        buttons(
          reply('Abmelden'),
          url('https://a.example/{{1}}', { example: ['https://a.example/x'] }),
          { type: 'COPY_CODE', example: 'HERBST' },
          { type: 'PHONE_NUMBER', text: 'Anrufen', phone_number: '+4915110000009' },
        ),
      ]),
    ],
    [
      'a limited-time offer',
      draft([plain, { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Bald vorbei' } }]),
    ],
    ['a carousel of products', draft([plain, carousel(card(), card())])],
    [
      'a code',
      code([{ type: 'FOOTER', code_expiration_minutes: 10 }], { add_security_recommendation: true }),
    ],
    ['a time to live', draft([plain], { message_send_ttl_seconds: 43_200 })],
  ])('may have %s: it is pending, and approved once reviewed', async (_name, created) => {
    const clock = manualClock();
    const { call, get } = await openSandbox({}, { now: clock.now });
    const answer = await call('POST', WABA, created);
    expect(answer.json).toEqual({
      id: expect.stringMatching(/^\d+$/),
      status: 'PENDING',
      category: created.category,
    });
    clock.advance(30_000);
    const node = await get(`/v25.0/${answer.json.id}?fields=name,status,quality_score`);
    expect(node.json).toMatchObject({ name: 'neu', status: 'APPROVED', quality_score: { score: 'UNKNOWN' } });
  });

  it.each<[number | undefined, string, object]>([
    [undefined, 'a name with capitals', draft([plain], { name: 'Neu' })],
    [undefined, 'a language nobody knows', draft([plain], { language: 'tlh' })],
    [undefined, 'no category', draft([plain], { category: undefined })],
    [undefined, 'a property nobody knows', draft([plain], { komponenten: [] })],
    [2388024, 'a name and language that exist', draft([plain], { name: 'autumn_offer' })],
    [2388072, 'no body', draft([{ type: 'FOOTER', text: 'x' }])],
    [2388040, 'a body of 1,025 characters', draft([body('x'.repeat(1_025))])],
    [
      2388040,
      'a header of 61 characters',
      draft([plain, { type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }]),
    ],
    [2388040, 'a footer of 61 characters', draft([plain, { type: 'FOOTER', text: 'x'.repeat(61) }])],
    [2388040, 'a label of 26 characters', draft([plain, buttons(reply('x'.repeat(26)))])],
    [
      2388040,
      'an address of 2,001 characters',
      draft([plain, buttons(url(`https://a.example/${'x'.repeat(1_983)}`))]),
    ],
    [
      2388040,
      'a coupon of 21 characters',
      draft([plain, buttons({ type: 'COPY_CODE', example: 'x'.repeat(21) })]),
    ],
    [
      2388040,
      'an offer of 17 characters',
      draft([plain, { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x'.repeat(17) } }]),
    ],
    [
      2388040,
      'an offer with a body of 601 characters',
      draft([body('x'.repeat(601)), { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x' } }]),
    ],
    [
      2388040,
      'a card with 161 characters',
      draft([plain, carousel(card(body('x'.repeat(161))), card(body('x')))]),
    ],
    [2388043, 'a variable without a sample', draft([body('Hallo {{1}}, schön dass Sie da sind.')])],
    [2388043, 'an image without a sample', draft([plain, { type: 'HEADER', format: 'IMAGE' }])],
    [
      2388043,
      'a sample that was never uploaded',
      draft([plain, { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4:eA=='] } }]),
    ],
    [2388043, 'an address without a sample', draft([plain, buttons(url('https://a.example/{{1}}'))])],
    [2388047, 'an emoji in the header', draft([plain, { type: 'HEADER', format: 'TEXT', text: 'Neu 🎉' }])],
    [
      2388047,
      'two variables in the header',
      draft([plain, { type: 'HEADER', format: 'TEXT', text: '{{1}} {{2}}' }]),
    ],
    [
      2388072,
      'a gap in its variables',
      draft([body('Hallo {{1}}, schön dass Sie {{3}} da sind.', ['a', 'b'])]),
    ],
    [
      2388072,
      'a named variable where they are counted',
      draft([body('Hallo {{name}}, schön dass Sie da sind.')]),
    ],
    [2388073, 'a variable in the footer', draft([plain, { type: 'FOOTER', text: 'Von {{1}} gesendet' }])],
    [
      2388073,
      'a footer with an offer',
      draft([
        plain,
        { type: 'FOOTER', text: 'x' },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'x' } },
      ]),
    ],
    [2388299, 'a variable at the start', draft([body('{{1}}, guten Tag und willkommen.', ['A'])])],
    [2388299, 'a variable at the end', draft([body('Guten Tag und willkommen, {{1}}', ['A'])])],
    [2388293, 'too few words for its variables', draft([body('Am {{1}} um {{2}} Uhr.', ['A', 'B'])])],
    [2388093, 'eleven buttons', draft([plain, buttons(...TOO_MANY)])],
    [
      2388093,
      'three addresses',
      draft([plain, buttons(...[1, 2, 3].map((n) => url(`https://a.example/${n}`)))]),
    ],
    [2388093, 'a variable inside an address', draft([plain, buttons(url('https://a.example/{{1}}/x'))])],
    [
      2388093,
      'quick replies on both sides of an address',
      draft([plain, buttons(reply('A'), url('https://a.example'), reply('B'))]),
    ],
    [2388093, 'a kind of button whose form is unknown', draft([plain, buttons({ type: 'APP', text: 'x' })])],
    [2388093, 'a carousel of one card', draft([plain, carousel(card())])],
    [2388093, 'cards of two layouts', draft([plain, carousel(card(), card(body('x')))])],
    [
      2388093,
      'a carousel for a service message',
      draft([plain, carousel(card(), card())], { category: 'UTILITY' }),
    ],
    [2388093, 'a time to live of another category', draft([plain], { message_send_ttl_seconds: 60 })],
    [2388072, 'a code with a text of its own', code([], { text: 'Ihr Code ist {{1}}.' })],
    [2388073, 'a code that lasts 91 minutes', code([{ type: 'FOOTER', code_expiration_minutes: 91 }])],
    [2388093, 'a code without its button', draft([{ type: 'BODY' }], { category: 'AUTHENTICATION' })],
  ])('is refused with subcode %s when it has %s', async (subcode, _why, refused) => {
    const { call } = await openSandbox();
    const answer = await call('POST', WABA, refused);
    expect([answer.status, answer.json.error.code, answer.json.error.error_subcode]).toEqual([
      400,
      100,
      subcode,
    ]);
    if (subcode !== undefined)
      expect(answer.json.error).toMatchObject({
        error_user_title: expect.any(String),
        error_user_msg: expect.any(String),
      });
  });

  it('takes as its sample what was uploaded in parts', async () => {
    const { call } = await openSandbox();
    const query = 'file_name=a.png&file_length=6&file_type=image/png';
    const upload = await call('POST', `/v25.0/100000000000004/uploads?${query}`);
    const part = async (offset: number, content: string) =>
      await call('POST', `/v25.0/${upload.json.id}`, content, 'sandbox-token', {
        authorization: 'OAuth sandbox-token',
        file_offset: String(offset),
        'content-type': 'application/octet-stream',
      });
    expect((await part(0, 'abc')).json).toEqual({ id: upload.json.id, file_offset: 3 });
    expect((await part(0, 'def')).json.error.code).toBe(100);
    const handle = (await part(3, 'def')).json.h;
    const header = { type: 'HEADER', format: 'IMAGE', example: { header_handle: [handle] } };
    expect((await call('POST', WABA, draft([plain, header]))).status).toBe(200);
    const video = { ...header, format: 'VIDEO' };
    expect((await call('POST', WABA, draft([plain, video], { name: 'b' }))).json.error.error_subcode).toBe(
      2388043,
    );
  });

  it.each([
    [
      'INVALID_FORMAT',
      'has variables side by side',
      draft([body('Hallo {{1}} {{2}}, schön dass Sie heute da sind.', ['a', 'b'])]),
    ],
    ['INVALID_FORMAT', 'has the text of another', draft([body('Neu im Laden.')], { name: 'zweite' })],
    ['PROMOTIONAL', 'is named by the profile', draft([plain], { name: 'werbung', category: 'UTILITY' })],
  ])('is rejected as %s when it %s', async (reason, _why, rejected) => {
    const profile = {
      review: { delayMs: 0, reject: [{ template: 'werbung', reason: 'PROMOTIONAL' }] },
      templates: [{ name: 'erste', language: 'de', components: [{ type: 'BODY', text: 'Neu im Laden.' }] }],
    };
    const { call, get } = await openSandbox(profile);
    const answer = await call('POST', WABA, rejected);
    expect(answer.json.status).toBe('REJECTED');
    expect((await get(`/v25.0/${answer.json.id}?fields=rejected_reason`)).json.rejected_reason).toBe(reason);
  });

  it('for service becomes one for marketing where the profile says so', async () => {
    const { call } = await openSandbox({ review: { delayMs: 0, toMarketing: ['neu'] } });
    const answer = await call('POST', WABA, draft([plain], { category: 'UTILITY' }));
    expect(answer.json).toMatchObject({ status: 'APPROVED', category: 'MARKETING' });
  });

  it('is one too many at the limit of the account, and after a hundred within an hour', async () => {
    const full = await openSandbox({ templateLimit: 5 });
    expect((await full.call('POST', WABA, draft([plain]))).json.error.error_subcode).toBe(2388019);
    const clock = manualClock();
    const { call } = await openSandbox({}, { now: clock.now });
    for (let index = 0; index < 100; index += 1)
      expect(
        (await call('POST', WABA, draft([body(`Neu im Laden: Nummer ${index}.`)], { name: `t${index}` })))
          .status,
      ).toBe(200);
    expect((await call('POST', WABA, draft([plain]))).json.error.code).toBe(80007);
    clock.advance(3_600_000);
    expect((await call('POST', WABA, draft([plain]))).status).toBe(200);
  });
});

describe('an edit', () => {
  const edit = { components: [body('Ganz neuer Text für den Herbst.')] };

  it('replaces the components, is reviewed again, and may come once a day', async () => {
    const clock = manualClock();
    const { call, get } = await openSandbox({}, { now: clock.now });
    expect((await call('POST', '/v25.0/700000000000002', edit)).json).toEqual({ success: true });
    const read = async () => (await get('/v25.0/700000000000002?fields=status,components')).json;
    expect(await read()).toMatchObject({ status: 'PENDING', components: edit.components });
    expect((await call('POST', '/v25.0/700000000000002', edit)).json.error.error_subcode).toBe(2388039);
    clock.advance(30_000);
    expect((await read()).status).toBe('APPROVED');
    expect((await call('POST', '/v25.0/700000000000002', edit)).json.error.error_subcode).toBe(2388039);
    clock.advance(24 * 3_600_000);
    expect((await call('POST', '/v25.0/700000000000002', edit)).status).toBe(200);
  });

  it('cannot change the category of an approved template', async () => {
    const { call } = await openSandbox();
    const answer = await call('POST', '/v25.0/700000000000002', { ...edit, category: 'UTILITY' });
    expect(answer.json.error.error_subcode).toBe(2388039);
  });
});

describe('a deletion', () => {
  it('takes all languages of a name, which then rests for 30 days', async () => {
    const clock = manualClock();
    const { call, send, get } = await openSandbox({}, { now: clock.now });
    expect((await call('DELETE', `${WABA}?name=autumn_offer`)).json).toEqual({ success: true });
    expect((await get(`${WABA}?name=autumn_offer`)).json.data).toEqual([]);
    expect((await send(templateSend('autumn_offer'))).json.error.code).toBe(132001);
    const again = draft([plain], { name: 'autumn_offer' });
    expect((await call('POST', WABA, again)).json.error.error_subcode).toBe(2388023);
    clock.advance(30 * 24 * 3_600_000);
    expect((await call('POST', WABA, again)).status).toBe(200);
  });

  it('takes one by id and name, or several by id: all or none', async () => {
    const { call, get } = await openSandbox();
    const count = async () => (await get(WABA)).json.data.length;
    expect((await call('DELETE', `${WABA}?hsm_id=700000000000001&name=other`)).json.error.code).toBe(100);
    expect((await call('DELETE', `${WABA}?hsm_ids=[700000000000001,5]`)).json.error.code).toBe(100);
    expect(await count()).toBe(5);
    await call('DELETE', `${WABA}?hsm_id=700000000000001&name=autumn_offer`);
    await call('DELETE', `${WABA}?hsm_ids=["700000000000003","700000000000004"]`);
    expect(await count()).toBe(2);
    expect((await call('DELETE', WABA)).json.error.code).toBe(100);
  });

  it('does not take a disabled template', async () => {
    const { call, control } = await openSandbox();
    await control('templates', { name: 'autumn_offer', event: 'disable' });
    expect((await call('DELETE', `${WABA}?name=autumn_offer`)).json.error.code).toBe(100);
  });
});
