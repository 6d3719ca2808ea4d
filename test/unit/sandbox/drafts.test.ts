import { describe, expect, it } from 'vitest';
import {
  BAD_DRAFTS,
  body,
  buttons,
  card,
  carousel,
  code,
  draft,
  plain,
  reply,
  url,
  WABA,
} from './bad-drafts.ts';
import { manualClock, openSandbox, templateSend } from './harness.ts';

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

  it.each(BAD_DRAFTS.map((row) => [...row] as const))(
    'is refused with subcode %s when it has %s',
    async (subcode, _why, refused) => {
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
    },
  );

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
