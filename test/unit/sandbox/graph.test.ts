import { describe, expect, it } from 'vitest';
import { manualClock, offer, openSandbox } from './harness.ts';

describe('access', () => {
  it.each([
    [104, 'no token', null],
    [190, 'a wrong token', 'other'],
  ])('answers %i with HTTP 401 to %s', async (code, _name, token) => {
    const { call } = await openSandbox();
    const answer = await call('GET', '/v23.0/100000000000001', undefined, token);
    expect(answer.status).toBe(401);
    expect(answer.json.error).toMatchObject({ code, type: 'OAuthException' });
    expect(answer.json.error.fbtrace_id).toMatch(/^A\w+/);
  });

  it('answers 190 with subcode 463 once the token is made to expire', async () => {
    const { control, send } = await openSandbox();
    await control('faults', { tokenExpired: true });
    expect((await send(offer())).json.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it.each(['/v27.0', '/v28.0', '/v0.0', '/v23', '/graph'])(
    'does not know the version in %s',
    async (version) => {
      const { get } = await openSandbox();
      const answer = await get(`${version}/100000000000001`);
      expect(answer.status).toBe(400);
      expect(answer.json.error.message).toContain('Unknown path components');
    },
  );

  it('serves every version from v21.0 to the newest, and tells which one it served', async () => {
    const { get } = await openSandbox({ newestVersion: 27 });
    for (let version = 21; version <= 27; version += 1) {
      const answer = await get(`/v${version}.0/100000000000001`);
      expect([answer.status, answer.headers.get('facebook-api-version')]).toEqual([200, `v${version}.0`]);
    }
  });

  it('serves a version that ended by the oldest one alive, as time goes by', async () => {
    const clock = manualClock(Date.UTC(2027, 0, 20));
    const { get } = await openSandbox({}, { now: clock.now });
    const served = async (version: string) =>
      (await get(`/${version}/100000000000001`)).headers.get('facebook-api-version');
    expect(await served('v20.0')).toBe('v21.0');
    clock.advance(24 * 3_600_000);
    expect(await served('v21.0')).toBe('v22.0');
    expect(await served('v24.0')).toBe('v24.0');
  });

  it('answers 190 with subcode 463 once the time of the token is over, and debug_token says until when', async () => {
    const clock = manualClock();
    const { get, send } = await openSandbox({ tokenExpiresAfterMs: 60_000 }, { now: clock.now });
    const token = async () => (await get('/v23.0/debug_token?input_token=sandbox-token')).json;
    expect((await token()).data).toMatchObject({ is_valid: true, expires_at: clock.now() / 1_000 + 60 });
    clock.advance(59_999);
    expect((await send(offer())).status).toBe(200);
    clock.advance(1);
    expect((await send(offer())).json.error).toMatchObject({ code: 190, error_subcode: 463 });
    expect((await token()).error.code).toBe(190);
  });

  it.each([
    [10, 'sends and media', ['whatsapp_business_management'], 'POST', '/v23.0/100000000000001/messages'],
    [10, 'media', ['whatsapp_business_management'], 'POST', '/v23.0/100000000000001/media'],
    [200, 'the account', ['whatsapp_business_messaging'], 'GET', '/v23.0/100000000000002/message_templates'],
    [200, 'the number', ['whatsapp_business_messaging'], 'GET', '/v23.0/100000000000001'],
  ])(
    'answers %i with HTTP 403 when the permission for %s is missing',
    async (code, _what, scopes, method, path) => {
      const { call } = await openSandbox({ scopes });
      const answer = await call(method, path, method === 'POST' ? offer() : undefined);
      expect([answer.status, answer.json.error.code]).toEqual([403, code]);
    },
  );

  it('answers 100 with subcode 33 to an id that does not exist', async () => {
    const { get, call } = await openSandbox();
    const expected = { code: 100, error_subcode: 33, type: 'GraphMethodException' };
    expect((await get('/v23.0/999')).json.error).toMatchObject(expected);
    expect((await call('POST', '/v23.0/999/messages', offer())).json.error).toMatchObject(expected);
    expect((await get('/v23.0/100000000000001/messages')).json.error).toMatchObject(expected);
  });

  it('may have the HTTP statuses of the OpenAPI file instead of those of the error page', async () => {
    const { get, control } = await openSandbox({ httpStatuses: 'openapi' });
    const outcome = async (path: string) => {
      const { status, json } = await get(path);
      return [status, json.error.code, json.error.is_transient];
    };
    expect(await outcome('/v25.0/999')).toEqual([404, 803, undefined]);
    expect(await outcome('/v25.0/100000000000001?fields=nothing')).toEqual([422, 100, undefined]);
    await control('faults', { rules: [{ on: 'management', code: 4 }] });
    expect(await outcome('/v25.0/100000000000001')).toEqual([429, 4, true]);
  });

  it('says of the right token that it is valid for the account, and of another that it is not', async () => {
    const { get } = await openSandbox();
    const right = await get('/v23.0/debug_token?input_token=sandbox-token');
    expect(right.json.data).toMatchObject({ is_valid: true, expires_at: 0 });
    expect(right.json.data.granular_scopes[0].target_ids).toEqual(['100000000000002']);
    expect((await get('/v23.0/debug_token?input_token=x')).json.data.is_valid).toBe(false);
    expect((await get('/v23.0/debug_token')).json.error.code).toBe(100);
  });
});

describe('nodes', () => {
  it('gives the asked fields of the number and always its id', async () => {
    const { get } = await openSandbox({ qualityRating: 'YELLOW' });
    const answer = await get(
      '/v24.0/100000000000001?fields=quality_rating,health_status{entities},throughput',
    );
    expect(Object.keys(answer.json).sort()).toEqual(['health_status', 'id', 'quality_rating', 'throughput']);
    expect(answer.json.quality_rating).toBe('YELLOW');
  });

  it('has the messaging limit as a field of v24.0 but not of v23.0', async () => {
    const { get } = await openSandbox({ tier: 'TIER_2K' });
    const query = '/100000000000001?fields=whatsapp_business_manager_messaging_limit';
    expect((await get(`/v24.0${query}`)).json.whatsapp_business_manager_messaging_limit).toBe('TIER_2K');
    expect((await get(`/v23.0${query}`)).json.error).toMatchObject({ code: 100 });
  });

  it('sends the usage of the hour with management calls and answers 80007 when it is used up', async () => {
    const clock = manualClock();
    const { get } = await openSandbox({ managementCallsPerHour: 2 }, { now: clock.now });
    const usage = async () => {
      const answer = await get('/v23.0/100000000000002');
      const header = JSON.parse(answer.headers.get('x-business-use-case-usage') ?? '{}');
      return { code: answer.json.error?.code, ...header['100000000000002'][0] };
    };
    expect(await usage()).toMatchObject({ type: 'whatsapp', call_count: 50 });
    await usage();
    clock.advance(30 * 60_000);
    expect(await usage()).toMatchObject({ code: 80007, estimated_time_to_regain_access: 30 });
    clock.advance(30 * 60_000);
    expect((await usage()).code).toBeUndefined();
  });
});

describe('template listing', () => {
  const templates = Array.from({ length: 60 }, (_, index) => ({
    name: `t${index}`,
    language: index % 2 ? 'de' : 'en',
    category: index < 10 ? 'UTILITY' : 'MARKETING',
    status: index === 59 ? 'PAUSED' : 'APPROVED',
    components: [{ type: 'BODY', text: 'Text' }],
  }));

  it('is read whole by following next, which the last page lacks', async () => {
    const { sandbox, get } = await openSandbox({ templates });
    let page = await get('/v23.0/100000000000002/message_templates?limit=25&fields=name');
    const names: string[] = [];
    for (let pages = 1; ; pages += 1) {
      names.push(...page.json.data.map((entry: { name: string }) => entry.name));
      const { next } = page.json.paging;
      if (next === undefined) {
        expect(pages).toBe(3);
        break;
      }
      expect(next.startsWith(`${sandbox.url}/v23.0/`)).toBe(true);
      page = await get(next.slice(sandbox.url.length));
    }
    expect(names).toEqual(templates.map(({ name }) => name));
  });

  it('gives 25 templates without quality_score and rejected_reason unless asked for', async () => {
    const { get } = await openSandbox({ templates });
    const plain = await get('/v23.0/100000000000002/message_templates');
    expect(plain.json.data).toHaveLength(25);
    expect(plain.json.data[0]).not.toHaveProperty('quality_score');
    const asked = await get(
      '/v23.0/100000000000002/message_templates?fields=name,quality_score,rejected_reason',
    );
    expect(asked.json.data[0]).toMatchObject({ quality_score: { score: 'GREEN' }, rejected_reason: 'NONE' });
    expect(asked.json.data[0]).not.toHaveProperty('components');
  });

  it.each([
    ['name=t3', 1],
    ['language=de', 30],
    ['category=UTILITY', 10],
    ['status=PAUSED', 1],
    ['language=de&category=UTILITY', 5],
  ])('is filtered by %s', async (query, count) => {
    const { get } = await openSandbox({ templates });
    const answer = await get(`/v23.0/100000000000002/message_templates?limit=100&${query}`);
    expect(answer.json.data).toHaveLength(count);
  });

  it('refuses filters whose meaning is not described', async () => {
    const { get } = await openSandbox({ templates });
    for (const name of ['since', 'until', 'source'])
      expect((await get(`/v23.0/100000000000002/message_templates?${name}=1`)).json.error.code).toBe(100);
  });

  it('refuses a cursor it did not give: 131059 from v24.0, 100 before', async () => {
    const { get } = await openSandbox({ templates });
    const query = '/100000000000002/message_templates?after=nonsense';
    expect((await get(`/v24.0${query}`)).json.error.code).toBe(131059);
    expect((await get(`/v23.0${query}`)).json.error.code).toBe(100);
  });

  it('finds one template by its id', async () => {
    const { get } = await openSandbox();
    const answer = await get('/v23.0/700000000000003?fields=name,status,rejected_reason');
    expect(answer.json).toEqual({
      id: '700000000000003',
      name: 'order_ready',
      status: 'APPROVED',
      rejected_reason: 'NONE',
    });
  });
});
