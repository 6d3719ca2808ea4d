import { describe, expect, it } from 'vitest';
import { offer, openEndpoint, openSandbox } from './harness.ts';

const person = (index: number) => `+4915200${200_000 + index}`;

describe('state', () => {
  it('counts accepted messages by number and own id, refusals by code, and requests', async () => {
    const { send, get, sandbox } = await openSandbox();
    await send(offer(person(1), { biz_opaque_callback_data: 'a' }));
    await send(offer(person(1), { biz_opaque_callback_data: 'b' }));
    await send(offer(person(2), { biz_opaque_callback_data: 'c' }));
    await send(offer('123'));
    await get('/v23.0/100000000000001');
    const { json } = await get('/_sandbox/state');
    expect(json).toMatchObject({
      requests: 5,
      messageRequests: 4,
      accepted: {
        total: 3,
        byNumber: { [person(1)]: 2, [person(2)]: 1 },
        byCorrelationId: { a: 1, b: 1, c: 1 },
        maxPerNumber: 2,
      },
      refusals: { total: 1, byCode: { 131009: 1 } },
      messagingLimitUsed: 2,
    });
    expect(json).toEqual(sandbox.state());
  });

  it('starts over after a reset, faults included', async () => {
    const { send, control, sandbox } = await openSandbox();
    await control('faults', { pausedTemplates: ['autumn_offer'] });
    expect((await send(offer())).json.error.code).toBe(132015);
    expect((await control('reset')).status).toBe(200);
    expect(sandbox.state()).toMatchObject({ requests: 0, refusals: { total: 0 } });
    expect((await send(offer())).status).toBe(200);
  });
});

describe('faults', () => {
  it('spoil a share of the requests, the same ones with the same seed', async () => {
    const run = async () => {
      const { send } = await openSandbox({ faults: { rules: [{ status: 503, share: 0.3 }] } });
      const statuses: number[] = [];
      for (let index = 0; index < 40; index += 1) statuses.push((await send(offer(person(index)))).status);
      return statuses;
    };
    const first = await run();
    const spoiled = first.filter((status) => status === 503).length;
    expect(spoiled).toBeGreaterThan(4);
    expect(spoiled).toBeLessThan(24);
    expect(await run()).toEqual(first);
  });

  it('begin after some requests and end after some more', async () => {
    const { send, control } = await openSandbox();
    await control('faults', { rules: [{ code: 190, after: 1, times: 2 }] });
    const codes = [];
    for (let index = 0; index < 4; index += 1)
      codes.push((await send(offer(person(index)))).json.error?.code ?? 0);
    expect(codes).toEqual([0, 190, 190, 0]);
  });

  it('reset the connection before the message is taken, or after', async () => {
    const { send, control, sandbox } = await openSandbox();
    await control('faults', { rules: [{ reset: true }] });
    await expect(send(offer())).rejects.toThrow('fetch failed');
    expect(sandbox.state().accepted.total).toBe(0);
    await control('faults', { rules: [{ reset: true, accepted: true }] });
    await expect(send(offer())).rejects.toThrow('fetch failed');
    expect(sandbox.state().accepted.total).toBe(1);
  });

  it('answer with a page instead of JSON, with nothing, and with half a body', async () => {
    const { send, control } = await openSandbox();
    await control('faults', { rules: [{ status: 502, body: 'html' }] });
    expect((await send(offer())).text).toMatch(/^<html>/);
    await control('faults', { rules: [{ status: 502, body: 'empty' }] });
    expect((await send(offer())).text).toBe('');
    await control('faults', { rules: [{ status: 502, body: 'truncated' }] });
    await expect(send(offer())).rejects.toThrow('terminated');
  });

  it('delay an answer by virtual time', async () => {
    const { send, control } = await openSandbox({}, { speed: 10 });
    await control('faults', { rules: [{ delayMs: 2_000 }] });
    const before = performance.now();
    expect((await send(offer())).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(195);
  });

  it('ask for patience with a Retry-After header', async () => {
    const { send, control } = await openSandbox();
    await control('faults', { rules: [{ status: 429, code: 130429, retryAfterSeconds: 7 }] });
    const answer = await send(offer());
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7']);
  });

  it('spoil management calls when asked, and leave sends alone', async () => {
    const { send, get, control } = await openSandbox();
    await control('faults', { rules: [{ on: 'management', code: 4 }] });
    expect((await get('/v23.0/100000000000001')).json.error.code).toBe(4);
    expect((await send(offer())).status).toBe(200);
  });
});

describe('people', () => {
  it('who stop marketing fail with 131050 until they resume', async () => {
    const endpoint = await openEndpoint();
    const outcomes = { failed: 0, delivered: 1, read: 0 };
    const { send, control } = await openSandbox({ webhook: { url: endpoint.url }, outcomes });
    await control('preferences', { wa_id: '4915112345678', value: 'stop' });
    await send(offer());
    await control('preferences', { wa_id: '+4915112345678', value: 'resume' });
    await send(offer());
    await control('statuses/flush');
    const preferences = endpoint.changes().flatMap(({ value }) => value.user_preferences ?? []);
    expect(preferences.map(({ value }) => value)).toEqual(['stop', 'resume']);
    expect(preferences[0].timestamp).toBeTypeOf('number');
    const results = endpoint.statuses().map(({ status, errors }) => errors?.[0].code ?? status);
    expect(results.sort()).toEqual([131050, 'delivered', 'sent']);
  });
});

describe('a control request', () => {
  it.each([
    ['faults', { rules: [{ share: 2, status: 500 }] }, 'rules[0].share'],
    ['faults', { rules: [{}] }, 'names no fault'],
    ['faults', { rules: [{ code: 999 }] }, 'rules[0].code'],
    ['faults', { tokenExpird: true }, 'tokenExpird'],
    ['inbound', { from: 'me', text: 'Hi' }, 'from'],
    ['inbound', { from: '4915112345678' }, 'either text or button'],
    ['preferences', { wa_id: '4915112345678', value: 'pause' }, 'value'],
    ['preferences', '{', 'not valid JSON'],
  ])('to %s with %j is answered 400 and told what is wrong', async (path, body, message) => {
    const { control } = await openSandbox();
    const answer = await control(path, body);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toContain(message);
  });

  it('that does not exist is answered 404', async () => {
    const { get } = await openSandbox();
    expect((await get('/_sandbox/nothing')).status).toBe(404);
  });
});
