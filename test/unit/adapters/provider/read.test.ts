import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProvider } from '../../../../src/adapters/provider/index.ts';
import type { ConsendError } from '../../../../src/core/errors.ts';
import type { Provider } from '../../../../src/core/ports.ts';
import type { Template } from '../../../../src/core/template.ts';
import { templateSchema } from '../../../../src/core/template.ts';
import type { ApiServer } from './api-server.ts';
import { answering, fixture, optionsFor, startApi, TOKEN } from './api-server.ts';

let api: ApiServer;
let provider: Provider;

beforeEach(async () => {
  api = await startApi();
  provider = openProvider(optionsFor(api.url));
});
afterEach(async () => {
  await provider.close();
  await api.close();
});

async function all(pages: AsyncIterable<readonly Template[]>): Promise<Template[]> {
  const templates: Template[] = [];
  for await (const page of pages) templates.push(...page);
  return templates;
}

async function failure(promise: Promise<unknown>): Promise<ConsendError> {
  return promise.then(
    () => {
      throw new Error('did not fail');
    },
    (error: ConsendError) => error,
  );
}

const query = (path: string | undefined) => new URL(path ?? '', 'http://x').searchParams;

describe('templates', () => {
  test('come page by page, asked for by cursor and with the fields that are left out by default', async () => {
    api.answer = (request, response, socket) => {
      const page = query(request.path).get('after') === 'QVFIEXAMPLEa' ? 2 : 1;
      answering(200, fixture(`templates/page-${page}.json`))(request, response, socket);
    };
    const templates = await all(provider.templates());
    expect(templates.map((template) => template.name)).toEqual(['bestellung_bereit', 'herbstaktion_2026']);
    expect(api.received).toHaveLength(2);
    expect(api.received[0]?.path.split('?')[0]).toBe('/v25.0/100000000000002/message_templates');
    expect(query(api.received[0]?.path).get('limit')).toBe('100');
    expect(query(api.received[0]?.path).get('fields')).toBe(
      'id,name,language,status,category,sub_category,previous_category,correct_category,parameter_format,' +
        'message_send_ttl_seconds,components,quality_score,rejected_reason,' +
        'last_updated_time,cta_url_link_tracking_opted_out',
    );
    expect(api.received.some((request) => request.path.includes('access_token'))).toBe(false);
  });

  test('are read into what decides, renders and prices', async () => {
    api.answer = answering(200, fixture('templates/page-1.json').replace(/,\s*"next": "[^"]*"/, ''));
    const [template] = await all(provider.templates());
    expect(template).toEqual({
      id: '700000000000001',
      name: 'bestellung_bereit',
      language: 'de',
      status: 'APPROVED',
      category: 'UTILITY',
      parameterFormat: 'NAMED',
      quality: 'GREEN',
      qualityAt: 1_794_000_000_000,
      rejectedReason: 'NONE',
      ttlSeconds: 43_200,
      components: [
        {
          type: 'HEADER',
          format: 'TEXT',
          text: 'Abholung in {{filiale}} möglich',
          examples: { filiale: 'Musterstadt' },
        },
        { type: 'BODY', text: 'Hallo {{vorname}}, Ihre Bestellung {{nummer}} liegt bereit.' },
        { type: 'FOOTER', text: 'Beispiel GmbH' },
        {
          type: 'BUTTONS',
          buttons: [
            { type: 'QUICK_REPLY', text: 'Danke' },
            {
              type: 'URL',
              text: 'Details',
              url: 'https://shop.example.org/o/{{1}}',
              example: 'https://shop.example.org/o/a1',
            },
            { type: 'PHONE_NUMBER', text: 'Anrufen', phoneNumber: '+4915110000009' },
          ],
        },
      ],
    });
    expect(templateSchema.safeParse(template).success).toBe(true);
  });

  test('keep ids of 19 digits whole, get their language with an underscore, and lose unreadable samples alone', async () => {
    const wire = (changes: string): string =>
      `{"data":[{"id":1234567890123456789,"name":"a","language":"en-US","status":"APPROVED","category":"utility",${changes}}]}`;
    api.answer = answering(
      200,
      wire(
        '"last_updated_time":"2026-11-20T10:00:00+0000","cta_url_link_tracking_opted_out":true,"quality_score":{"score":"YELLOW","date":"1792000000"},' +
          '"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["https://x.example/h.jpg"]}},' +
          '{"type":"BODY","text":"Hi {{1}}","example":{"body_text":[["Zoë"]]}},{"type":"FOOTER","text":"f","example":7},' +
          '{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","text":"Copy","example":"HERBST20"},{"type":"URL","text":"u","example":{}}]}]',
      ),
    );
    expect(await all(provider.templates())).toEqual([
      {
        id: '1234567890123456789',
        name: 'a',
        language: 'en_US',
        status: 'APPROVED',
        category: 'UTILITY',
        parameterFormat: 'POSITIONAL',
        quality: 'YELLOW',
        qualityAt: 1_792_000_000_000,
        updatedAt: Date.parse('2026-11-20T10:00:00Z'),
        linkTrackingOptedOut: true,
        components: [
          { type: 'HEADER', format: 'IMAGE', sampleMedia: 'https://x.example/h.jpg' },
          { type: 'BODY', text: 'Hi {{1}}', examples: { '1': 'Zoë' } },
          { type: 'FOOTER', text: 'f' },
          {
            type: 'BUTTONS',
            buttons: [
              { type: 'COPY_CODE', text: 'Copy', example: 'HERBST20' },
              { type: 'URL', text: 'u' },
            ],
          },
        ],
      },
    ]);
  });

  test('are asked for without the newer fields where a version does not know them', async () => {
    api.answer = (request, response, socket) => {
      const isNew = query(request.path).get('fields')?.includes('last_updated_time');
      const refusal = { error: { code: 100, message: '(#100) Tried accessing nonexisting field' } };
      answering(isNew ? 400 : 200, isNew ? JSON.stringify(refusal) : fixture('templates/page-2.json'))(
        request,
        response,
        socket,
      );
    };
    expect(await all(provider.templates())).toHaveLength(1);
    expect(api.received).toHaveLength(2);
  });

  test('without format and quality are positional and unrated', async () => {
    api.answer = answering(200, fixture('templates/page-2.json'));
    expect(await all(provider.templates())).toMatchObject([
      { parameterFormat: 'POSITIONAL', quality: 'UNKNOWN' },
    ]);
  });

  test('whose cursor repeats end in an error, not in a loop', async () => {
    api.answer = answering(200, fixture('templates/page-1.json'));
    expect(await failure(all(provider.templates()))).toMatchObject({ code: 'api.endless' });
    expect(api.received).toHaveLength(2);
  });

  test.each(['meta', '360dialog'] as const)(
    'whose pages repeat under ever new cursors end in an error as well: %s',
    async (kind) => {
      const page = JSON.parse(fixture('templates/page-1.json'));
      const old = JSON.parse(fixture('templates/360dialog.json'));
      const many = Array.from({ length: 100 }, (_, i) => ({ ...old.waba_templates[0], name: `t_${i}` }));
      api.answer = (request, response, socket) => {
        const after = `cursor-${api.received.length}`;
        const paging = { cursors: { after }, next: `https://x.example/?after=${after}` };
        const body = kind === 'meta' ? { data: page.data, paging } : { waba_templates: many };
        answering(200, JSON.stringify(body))(request, response, socket);
      };
      const other = openProvider(optionsFor(api.url, { kind }));
      expect(await failure(all(other.templates()))).toMatchObject({ code: 'api.endless' });
      expect(api.received).toHaveLength(3);
      await other.close();
    },
  );

  test('of 360dialog come by offset, in another envelope and in upper case', async () => {
    const page = JSON.parse(fixture('templates/360dialog.json'));
    api.answer = (request, response, socket) => {
      const offset = Number(query(request.path).get('offset'));
      const count = offset === 0 ? 100 : 20;
      const templates = Array.from({ length: count }, (_, i) => ({
        ...page.waba_templates[0],
        name: `t_${offset + i}`,
      }));
      answering(200, JSON.stringify({ ...page, waba_templates: templates, total: 120 }))(
        request,
        response,
        socket,
      );
    };
    const other = openProvider(optionsFor(api.url, { kind: '360dialog' }));
    const templates = await all(other.templates());
    expect(templates).toHaveLength(120);
    expect(new Set(templates.map((template) => template.name)).size).toBe(120);
    expect(templates[0]).toMatchObject({ status: 'APPROVED', category: 'MARKETING', id: 't_0/de' });
    expect(api.received.map((request) => request.path)).toEqual([
      '/v1/configs/templates?limit=100&offset=0',
      '/v1/configs/templates?limit=100&offset=100',
    ]);
    await other.close();
  });

  test('by name leave out what the filter matched besides', async () => {
    const page = JSON.parse(fixture('templates/page-2.json'));
    const data = ['herbstaktion_2026', 'herbstaktion_2026_b'].map((name) => ({ ...page.data[0], name }));
    api.answer = answering(200, JSON.stringify({ data }));
    expect((await provider.templatesByName('herbstaktion_2026')).map((template) => template.name)).toEqual([
      'herbstaktion_2026',
    ]);
    expect(query(api.received[0]?.path).get('name')).toBe('herbstaktion_2026');
  });
});

describe('the phone number', () => {
  const node = JSON.parse(fixture('answers/phone-number.json'));

  test('tells state, rate and limit', async () => {
    api.answer = answering(200, JSON.stringify(node));
    expect(await provider.phoneNumber()).toEqual({
      displayPhoneNumber: '+49 1511 0000009',
      verifiedName: 'Beispiel GmbH',
      qualityRating: 'GREEN',
      status: 'CONNECTED',
      messagesPerSecond: 80,
      messagingLimit: 2000,
      platformType: 'CLOUD_API',
      isOnBusinessApp: false,
    });
    expect(api.received[0]?.path).toContain('/v25.0/100000000000001?fields=');
    expect(query(api.received[0]?.path).get('fields')).toContain('whatsapp_business_manager_messaging_limit');
  });

  test.each([
    [{ throughput: { level: 'HIGH' } }, { messagesPerSecond: 1000 }],
    [{ throughput: { level: 'NOT_APPLICABLE' } }, { messagesPerSecond: undefined }],
    [{ is_on_biz_app: true }, { messagesPerSecond: 20 }],
    [{ whatsapp_business_manager_messaging_limit: 'TIER_250' }, { messagingLimit: 250 }],
    [
      { whatsapp_business_manager_messaging_limit: 'TIER_UNLIMITED' },
      { messagingLimit: Number.POSITIVE_INFINITY },
    ],
    [{ whatsapp_business_manager_messaging_limit: 'TIER_NEW' }, { messagingLimit: undefined }],
  ])('with %j has %j', async (changes, expected) => {
    api.answer = answering(200, JSON.stringify({ ...node, ...changes }));
    expect(await provider.phoneNumber()).toMatchObject(expected);
  });

  test('is asked for its limit under the old name before v24', async () => {
    const old = openProvider(optionsFor(api.url, { apiVersion: 'v23.0' }));
    api.answer = answering(200, '{"messaging_limit_tier":"TIER_10K"}');
    expect(await old.phoneNumber()).toMatchObject({ messagingLimit: 10_000, status: undefined });
    expect(api.received[0]?.path).not.toContain('whatsapp_business_manager_messaging_limit');
    await old.close();
  });

  test('is unknown at 360dialog, without a request', async () => {
    const other = openProvider(optionsFor(api.url, { kind: '360dialog' }));
    expect(await other.phoneNumber()).toMatchObject({ status: undefined, messagingLimit: undefined });
    expect(api.received).toHaveLength(0);
    await other.close();
  });
});

describe('a read that fails', () => {
  test('for the network is unavailable', async () => {
    await api.close();
    expect(await failure(provider.phoneNumber())).toMatchObject({
      code: 'api.unavailable',
      params: { detail: expect.stringContaining('ECONNREFUSED') },
    });
  });

  test('for a time-out is unavailable', async () => {
    api.answer = () => undefined;
    expect(await failure(all(provider.templates()))).toMatchObject({ code: 'api.unavailable' });
  });

  test('for an error body is refused, with code and title', async () => {
    api.answer = answering(401, fixture('answers/token-expired.json'));
    expect(await failure(provider.phoneNumber())).toMatchObject({
      code: 'api.refused',
      params: { code: 190, title: 'Access token has expired' },
    });
  });

  test.each([
    [200, '<html>hello</html>'],
    [200, '{"data":"nothing"}'],
    [502, 'Bad gateway'],
    [404, '{"data":[]}'],
  ])('for a %i with %j is unexpected', async (status, body) => {
    api.answer = answering(status, body);
    expect(await failure(all(provider.templates()))).toMatchObject({
      code: 'api.unexpected',
      params: { status, detail: body },
    });
  });

  test('never shows a token or a number, and at most 300 characters', async () => {
    api.answer = answering(500, `${TOKEN} +4915110000001 ${'<br>'.repeat(1000)}`);
    const error = await failure(provider.phoneNumber());
    expect(JSON.stringify([error.params, error.message, String(error.cause ?? '')])).not.toMatch(
      /EAAG|4915110000001/,
    );
    expect(String(error.params.detail)).toHaveLength(300);
  });
});
