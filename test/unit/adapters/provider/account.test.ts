import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProvider } from '../../../../src/adapters/provider/index.ts';
import { ConsendError } from '../../../../src/core/errors.ts';
import type { Platform } from '../../../../src/core/ports.ts';
import { uploadOf } from '../../../helpers/media.ts';
import type { ApiServer } from './api-server.ts';
import { answering, fixture, optionsFor, startApi, TOKEN } from './api-server.ts';

let api: ApiServer;
let provider: Platform;

beforeEach(async () => {
  api = await startApi();
  provider = openProvider(optionsFor(api.url));
});
afterEach(async () => {
  await provider.close();
  await api.close();
});

const answer = (body: unknown, status = 200): void => {
  api.answer = answering(status, typeof body === 'string' ? body : JSON.stringify(body));
};
const failure = (promise: Promise<unknown>): Promise<ConsendError> =>
  promise.then(
    () => Promise.reject(new Error('did not fail')),
    (error: ConsendError) => error,
  );
const ABSENT = { error: { code: 100, error_subcode: 33, message: 'Unsupported get request.' } };

describe('single templates', () => {
  test('are found by their id, whose digits are kept', async () => {
    const page = JSON.parse(fixture('templates/page-2.json'));
    answer(JSON.stringify({ ...page.data[0], id: 1 }).replace('"id":1', '"id":98765432109876543210'));
    const template = await provider.template('98765432109876543210');
    expect(template).toMatchObject({ id: '98765432109876543210', name: 'herbstaktion_2026' });
    expect(api.received[0]?.path).toMatch(/^\/v25\.0\/98765432109876543210\?fields=id,name/);
  });

  test('that do not exist are absent', async () => {
    answer(ABSENT, 400);
    expect(await provider.template('1')).toBeUndefined();
    answer({ error: { code: 803, message: 'alias' } }, 404);
    expect(await provider.template('1')).toBeUndefined();
  });

  test('are made from a draft and changed as a whole', async () => {
    answer({ id: 70000001, status: 'pending', category: 'MARKETING' });
    const components = [{ type: 'BODY', text: 'Hallo' }];
    expect(
      await provider.createTemplate({
        name: 'neu',
        language: 'de',
        category: 'UTILITY',
        parameterFormat: 'NAMED',
        components,
      }),
    ).toMatchObject({ status: 'PENDING', category: 'MARKETING' });
    answer({ success: true });
    await provider.editTemplate('71', { ttlSeconds: 60, components });
    expect(api.received.map(({ method, path, body }) => [method, path, JSON.parse(body)])).toEqual([
      [
        'POST',
        '/v25.0/100000000000002/message_templates',
        { name: 'neu', language: 'de', parameter_format: 'NAMED', category: 'UTILITY', components },
      ],
      ['POST', '/v25.0/71', { message_send_ttl_seconds: 60, components }],
    ]);
  });

  test('carry what carousels, offers and one-time passwords are made of', async () => {
    answer({
      id: '1',
      name: 'n',
      language: 'de',
      status: 'APPROVED',
      category: 'MARKETING',
      sub_category: 'CUSTOM',
      previous_category: 'UTILITY',
      correct_category: 'marketing',
      components: [
        { type: 'BODY', text: 'x', add_security_recommendation: true },
        { type: 'FOOTER', code_expiration_minutes: 10 },
        { type: 'LIMITED_TIME_OFFER', limited_time_offer: { text: 'Bald', has_expiration: true } },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'OTP', otp_type: 'COPY_CODE' },
            { type: 'FLOW', text: 'F', flow_id: 12 },
          ],
        },
        {
          type: 'CAROUSEL',
          cards: [
            {
              components: [
                { type: 'header', format: 'image' },
                { type: 'BODY', text: 'k' },
              ],
            },
          ],
        },
      ],
    });
    expect(await provider.template('1')).toMatchObject({
      subCategory: 'CUSTOM',
      previousCategory: 'UTILITY',
      correctCategory: 'MARKETING',
      components: [
        { type: 'BODY', text: 'x', addSecurityRecommendation: true },
        { type: 'FOOTER', codeExpirationMinutes: 10 },
        { type: 'LIMITED_TIME_OFFER', text: 'Bald', hasExpiration: true },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'OTP', otpType: 'COPY_CODE' },
            { type: 'FLOW', text: 'F', flowId: '12' },
          ],
        },
        {
          type: 'CAROUSEL',
          cards: [
            {
              components: [
                { type: 'HEADER', format: 'IMAGE' },
                { type: 'BODY', text: 'k' },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe('the account', () => {
  test('tells name, currency, country and limit', async () => {
    answer({
      id: '100000000000002',
      name: 'Beispiel GmbH',
      currency: 'EUR',
      timezone_id: 42,
      whatsapp_business_manager_messaging_limit: 'TIER_10K',
      account_review_status: 'approved',
    });
    expect(await provider.account()).toEqual({
      name: 'Beispiel GmbH',
      currency: 'EUR',
      timeZoneId: '42',
      country: undefined,
      reviewStatus: 'APPROVED',
      verificationStatus: undefined,
      messagingLimit: 10_000,
    });
  });

  test('has a token that tells what it may do and how long', async () => {
    answer({
      data: {
        app_id: 100000000000004,
        is_valid: true,
        expires_at: 1795438800,
        scopes: ['whatsapp_business_messaging'],
        granular_scopes: [
          { scope: 'whatsapp_business_messaging', target_ids: [1] },
          { scope: 'whatsapp_business_management' },
        ],
      },
    });
    expect(await provider.token()).toEqual({
      isValid: true,
      appId: '100000000000004',
      expiresAt: 1795438800000,
      scopes: ['whatsapp_business_messaging'],
      targets: { whatsapp_business_messaging: ['1'] },
    });
    answer({ data: { is_valid: false, expires_at: 0, scopes: [], error: { code: 190 } } });
    expect(await provider.token()).toMatchObject({ isValid: false, expiresAt: undefined });
    expect(api.received[0]?.path).toBe(`/v25.0/debug_token?input_token=${TOKEN}`);
  });

  test('tells its health down the whole chain', async () => {
    answer({
      health_status: {
        can_send_message: 'BLOCKED',
        entities: [
          { entity_type: 'PHONE_NUMBER', id: 1, can_send_message: 'AVAILABLE' },
          {
            entity_type: 'WABA',
            id: '2',
            can_send_message: 'BLOCKED',
            additional_info: ['n'],
            errors: [{ error_code: 141006, error_description: 'Pay', possible_solution: 'Add a card' }],
          },
        ],
      },
    });
    expect(await provider.health({ template: '71' })).toEqual({
      canSend: 'BLOCKED',
      entities: [
        { kind: 'PHONE_NUMBER', id: '1', canSend: 'AVAILABLE', notes: [], errors: [] },
        {
          kind: 'WABA',
          id: '2',
          canSend: 'BLOCKED',
          notes: ['n'],
          errors: [{ code: 141006, text: 'Pay', solution: 'Add a card' }],
        },
      ],
    });
    expect(api.received[0]?.path).toBe('/v25.0/71?fields=health_status');
  });

  test('subscribes the app, at an address of its own where one is named', async () => {
    answer({ success: true });
    await provider.subscribe({ callbackUrl: 'https://x.example/w', verifyToken: 'v' });
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual({
      override_callback_uri: 'https://x.example/w',
      verify_token: 'v',
    });
    answer({
      data: [
        { whatsapp_business_api_data: { id: 5, name: 'App' }, override_callback_uri: 'https://x.example/w' },
      ],
    });
    expect(await provider.subscribedApps()).toEqual([
      { id: '5', name: 'App', callbackUrl: 'https://x.example/w' },
    ]);
  });

  test.each([
    ['account', () => provider.account()],
    ['token', () => provider.token()],
    ['health', () => provider.health('phone-number')],
    ['apps', () => provider.subscribedApps()],
    ['one template', () => provider.template('1')],
    ['media', () => provider.media('1')],
  ])('ends in api.unexpected where the answer about %s has another form', async (_, ask) => {
    answer('["surprise"]');
    expect(await failure(ask())).toMatchObject({
      code: 'api.unexpected',
      params: { detail: '["surprise"]' },
    });
  });
});

describe('media', () => {
  const picture = Buffer.from('bytes \r\n of a picture');
  const file = uploadOf(picture, { name: 'her"bst.jpg', type: 'image/jpeg' });

  test('go out as a form with their type, and come back as an id', async () => {
    answer({ id: '900000000000001' });
    expect(await provider.uploadMedia(file)).toBe('900000000000001');
    const [request] = api.received;
    expect(request?.path).toBe('/v25.0/100000000000001/media');
    const form = await new Response(request?.body, {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    expect([form.get('messaging_product'), form.get('type')]).toEqual(['whatsapp', 'image/jpeg']);
    const sent = form.get('file') as File;
    expect([sent.name, sent.type, await sent.text()]).toEqual([
      'her"bst.jpg',
      'image/jpeg',
      'bytes \r\n of a picture',
    ]);
  });

  test('that fail while they are read break the upload off, and the fault is what is told', async () => {
    answer({ id: '1' });
    const broken = {
      ...file,
      async *content() {
        yield picture.subarray(0, 5);
        throw new ConsendError('media.changed', { params: { file: 'herbst.jpg' } });
      },
    };
    await expect(provider.uploadMedia(broken)).rejects.toMatchObject({ code: 'media.changed' });
    expect(api.received).toEqual([]);
  });

  test('of 20 MB go out without ever being in memory as a whole', async () => {
    const chunk = Buffer.alloc(256 * 1024, 'x');
    const sizes: number[] = [];
    api.answer = (request, response, socket) => {
      sizes.push(request.body.length);
      answering(200, '{"id":"900000000000002"}')(request, response, socket);
    };
    let given = 0;
    const large = {
      ...file,
      size: 80 * chunk.length,
      async *content() {
        for (let at = 0; at < 80; at += 1) {
          given += 1;
          yield chunk;
        }
      },
    };
    expect(await provider.uploadMedia(large)).toBe('900000000000002');
    expect(given).toBe(80);
    expect(sizes[0]).toBeGreaterThan(80 * chunk.length);
  });

  test('are looked up and deleted by id', async () => {
    answer({
      id: '9',
      mime_type: 'image/jpeg',
      sha256: 'ab',
      file_size: '17',
      url: 'https://lookaside.example/x',
    });
    expect(await provider.media('9')).toEqual({ id: '9', type: 'image/jpeg', sha256: 'ab', bytes: 17 });
    answer({ success: true });
    await provider.deleteMedia('9');
    expect(api.received[1]).toMatchObject({ method: 'DELETE', path: '/v25.0/9' });
    answer(ABSENT, 400);
    expect(await provider.media('9')).toBeUndefined();
  });

  test('as samples go in a session of the app, and on from where a broken connection left them', async () => {
    const bytes = Buffer.from('0123456789');
    let sent = 0;
    api.answer = (request, response, socket) => {
      const { path, method, headers } = request;
      if (path.includes('debug_token'))
        answering(200, '{"data":{"is_valid":true,"app_id":"77"}}')(request, response, socket);
      else if (path.startsWith('/v25.0/77/uploads'))
        answering(200, '{"id":"upload:MTphdHRh?sig=ARZ-x"}')(request, response, socket);
      else if (method === 'GET')
        answering(200, '{"id":"upload:x","file_offset":4}')(request, response, socket);
      else if (++sent === 1) socket.destroy();
      else answering(200, `{"h":"4:${headers.file_offset}:${request.body}"}`)(request, response, socket);
    };
    expect(await provider.uploadSample({ name: 'a b.png', type: 'image/png', bytes })).toBe('4:4:456789');
    const session = api.received.filter(({ path }) => path === '/v25.0/upload:MTphdHRh?sig=ARZ-x');
    expect(session.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`OAuth ${TOKEN}`));
    expect(api.received[1]?.path).toContain('file_name=a+b.png&file_length=10&file_type=image%2Fpng');
  });
});

test('what a provider has no interface for is said without a request', async () => {
  const other = openProvider(optionsFor(api.url, { kind: '360dialog' }));
  for (const [ask, what] of [
    [() => other.account(), 'account'],
    [() => other.token(), 'token'],
    [() => other.health('phone-number'), 'phoneNumber'],
    [() => other.template('1'), 'template'],
    [() => other.subscribedApps(), 'subscribedApps'],
    [() => other.uploadSample({ name: 'x', type: 'image/png', bytes: Buffer.of() }), 'uploads'],
  ] as const)
    expect(await failure(ask())).toMatchObject({
      code: 'api.unsupported',
      params: { provider: '360dialog', what },
    });
  expect(api.received).toEqual([]);
  await other.close();
});

test('a compatible provider has the paths and the header of its settings', async () => {
  const other = openProvider(
    optionsFor(`${api.url}/proxy/v24.0`, {
      kind: 'compatible',
      authHeader: 'X-API-Key',
      paths: { messages: '/send/{phoneNumberId}', account: false, templates: '/{apiVersion}/{wabaId}/t' },
    }),
  );
  const message = { to: '+4915110000001', template: 't', language: 'de', components: [], correlation: 'c' };
  expect((await other.send(message)).kind).toBe('accepted');
  answer({ data: [] });
  for await (const _ of other.templates()) expect(_).toEqual([]);
  expect(await failure(other.account())).toMatchObject({ code: 'api.unsupported' });
  expect(api.received.map(({ path }) => path.split('?')[0])).toEqual([
    '/proxy/v24.0/send/100000000000001',
    '/proxy/v24.0/100000000000002/t',
  ]);
  expect(api.received[0]?.headers).toMatchObject({ 'x-api-key': TOKEN });
  expect(api.received[0]?.headers.authorization).toBeUndefined();
  await other.close();
});

test('marketing goes its own way where the settings say so, everything else does not', async () => {
  const other = openProvider(
    optionsFor(api.url, { marketingApi: true, productPolicy: 'STRICT', activitySharing: false }),
  );
  const message = { to: '+4915110000001', template: 't', language: 'de', components: [], correlation: 'c' };
  for (const category of ['MARKETING', 'UTILITY', undefined]) await other.send({ ...message, category });
  await provider.send({ ...message, category: 'MARKETING' });
  expect(api.received.map(({ path }) => path.replace('/v25.0/100000000000001', ''))).toEqual([
    '/marketing_messages',
    '/messages',
    '/messages',
    '/messages',
  ]);
  const [marketing, utility] = api.received.map(({ body }) => JSON.parse(body));
  expect(marketing).toEqual({ ...utility, product_policy: 'STRICT', message_activity_sharing: false });
  await other.close();
});
