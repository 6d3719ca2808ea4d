import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openProvider } from '../../../../src/adapters/provider/index.ts';
import type { ConsendError } from '../../../../src/core/errors.ts';
import type { Platform } from '../../../../src/core/ports.ts';
import type { ApiServer } from './api-server.ts';
import { answering, fixture, NOW, optionsFor, startApi } from './api-server.ts';

let api: ApiServer;
let provider: Platform;
let now = NOW;
let slept: number[] = [];

beforeEach(async () => {
  [now, slept] = [NOW, []];
  api = await startApi();
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
    },
  };
  provider = openProvider(optionsFor(api.url, { clock }));
});
afterEach(async () => {
  await provider.close();
  await api.close();
});

const node = fixture('answers/phone-number.json');
const usage = (call_count: number, minutes = 0): Record<string, string> => ({
  'x-business-use-case-usage': JSON.stringify({
    '100000000000002': [{ type: 'whatsapp', call_count, estimated_time_to_regain_access: minutes }],
  }),
});
const failure = (promise: Promise<unknown>): Promise<ConsendError> =>
  promise.then(
    () => Promise.reject(new Error('did not fail')),
    (error: ConsendError) => error,
  );
const error = (code: number, more: object = {}) =>
  JSON.stringify({ error: { code, message: `(#${code}) x`, ...more } });

describe('management calls', () => {
  test('slow down before the hour is used up', async () => {
    api.answer = answering(200, node, usage(95));
    await provider.phoneNumber();
    expect(slept).toEqual([]);
    await provider.phoneNumber();
    expect(slept).toEqual([7500]);
  });

  test('are not asked while the API says how long it takes, and again afterwards', async () => {
    api.answer = answering(400, fixture('answers/token-expired.json').replace('190', '80007'), usage(100, 5));
    expect(await failure(provider.phoneNumber())).toMatchObject({
      code: 'api.refused',
      params: { code: 80007 },
    });
    api.answer = answering(200, node);
    now += 60_000;
    expect(await failure(provider.phoneNumber())).toMatchObject({
      code: 'api.throttled',
      params: { minutes: 4 },
    });
    expect(api.received).toHaveLength(1);
    now += 240_000;
    expect((await provider.phoneNumber()).status).toBe('CONNECTED');
  });

  test('leave sending alone, however much is used up', async () => {
    api.answer = answering(200, node, usage(100, 30));
    await provider.phoneNumber();
    api.answer = answering(200, fixture('answers/accepted.json'));
    const message = { to: '+4915110000001', template: 't', language: 'de', components: [], correlation: 'c' };
    expect((await provider.send(message)).kind).toBe('accepted');
    expect(slept).toEqual([]);
  });

  test.each([
    ['a passing error', 500, error(131016)],
    ['a page of a proxy', 502, '<html>Bad gateway</html>'],
  ])('are asked again after %s', async (_, status, body) => {
    let asked = 0;
    api.answer = (request, response, socket) =>
      answering(++asked < 3 ? status : 200, asked < 3 ? body : node)(request, response, socket);
    expect((await provider.phoneNumber()).status).toBe('CONNECTED');
    expect(slept).toEqual([300, 1000]);
  });

  test('wait as long as Retry-After says, but not longer than a few seconds', async () => {
    api.answer = answering(503, error(2), { 'retry-after': '2' });
    expect(await failure(provider.phoneNumber())).toMatchObject({ params: { code: 2 } });
    expect(slept).toEqual([2000, 2000]);
    slept = [];
    api.answer = answering(503, error(2), { 'retry-after': '60' });
    expect(await failure(provider.phoneNumber())).toMatchObject({ params: { code: 2 } });
    expect(slept).toEqual([]);
  });

  test.each([190, 100, 4, 80007])('are asked once where the answer is %i', async (code) => {
    api.answer = answering(400, error(code));
    expect(await failure(provider.phoneNumber())).toMatchObject({ code: 'api.refused', params: { code } });
    expect(api.received).toHaveLength(1);
  });

  test('that change something are never asked twice', async () => {
    api.answer = answering(500, error(131016));
    const draft = { name: 'x', language: 'de', category: 'MARKETING', components: [] };
    expect(await failure(provider.createTemplate(draft))).toMatchObject({ params: { code: 131016 } });
    expect(api.received).toHaveLength(1);
  });

  test('tell what a subcode tells better', async () => {
    api.answer = answering(
      400,
      error(100, { error_subcode: 2388024, error_user_msg: 'There is one already' }),
    );
    const draft = { name: 'x', language: 'de', category: 'MARKETING', components: [] };
    expect(await failure(provider.createTemplate(draft))).toMatchObject({
      params: { code: 2388024, detail: 'There is one already' },
    });
  });
});

test('a list whose place is lost starts anew once and gives nothing twice', async () => {
  const page = JSON.parse(fixture('templates/page-2.json'));
  const named = (name: string) => ({ ...page.data[0], name });
  const answers = [
    { data: [named('a'), named('b')], paging: { cursors: { after: 'X' }, next: 'https://x/?after=X' } },
    { error: { code: 131059, message: 'gone' } },
    { data: [named('b'), named('c')] },
  ];
  api.answer = (request, response, socket) => {
    const body = answers[api.received.length - 1] ?? {};
    answering('error' in body ? 400 : 200, JSON.stringify(body))(request, response, socket);
  };
  const names: string[] = [];
  for await (const templates of provider.templates()) names.push(...templates.map(({ name }) => name));
  expect(names).toEqual(['a', 'b', 'c']);
  expect(api.received).toHaveLength(3);
});
