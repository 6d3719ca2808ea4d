import { readFileSync } from 'node:fs';
import { createServer as createSecureServer } from 'node:https';
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openProvider } from '../../../../src/adapters/provider/index.ts';
import type { OutgoingMessage, Provider } from '../../../../src/core/ports.ts';
import type { ApiServer } from './api-server.ts';
import { answering, fixture, optionsFor, startApi, TOKEN } from './api-server.ts';
import { startTunnel } from './tunnel.ts';

const PEM = readFileSync(new URL('../../../fixtures/tls/self-signed.pem', import.meta.url));
const SELF_SIGNED = { cert: PEM, key: PEM };

const message: OutgoingMessage = {
  to: '+4915110000001',
  template: 'termin_erinnerung',
  language: 'de',
  components: [
    {
      type: 'body',
      parameters: [
        { kind: 'text', text: 'Frau Muster' },
        { kind: 'text', text: '24.11.2026 um 10:30' },
      ],
    },
  ],
  correlation: 'c42/r000001/a1',
};

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

describe('what leaves', () => {
  test('goes to the number with version, token and user agent', async () => {
    await provider.send(message);
    const [request] = api.received;
    expect(request).toMatchObject({ method: 'POST', path: '/v25.0/100000000000001/messages' });
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'content-type': 'application/json',
      'user-agent': 'consend/test',
    });
  });

  const samples: readonly [string, Partial<OutgoingMessage>][] = [
    ['positional', {}],
    ['plain', { template: 'oeffnungszeiten', components: [] }],
    [
      'named',
      {
        template: 'bestellung_bereit',
        components: [
          { type: 'header', parameters: [{ kind: 'text', name: 'filiale', text: 'Musterstadt' }] },
          {
            type: 'body',
            parameters: [
              { kind: 'text', name: 'vorname', text: 'Jörg' },
              { kind: 'text', name: 'nummer', text: 'A-1001' },
            ],
          },
        ],
      },
    ],
    [
      'buttons',
      {
        template: 'herbstaktion_2026',
        components: [
          {
            type: 'header',
            parameters: [{ kind: 'image', id: '900000000000001', filename: 'not-for-images.jpg' }],
          },
          {
            type: 'button',
            subType: 'quick_reply',
            index: 0,
            parameters: [{ kind: 'payload', payload: 'STOP_c42' }],
          },
          { type: 'button', subType: 'url', index: 1, parameters: [{ kind: 'text', text: 'a1b2c3' }] },
          {
            type: 'button',
            subType: 'copy_code',
            index: 2,
            parameters: [{ kind: 'coupon', code: 'HERBST20' }],
          },
        ],
      },
    ],
    [
      'document',
      {
        template: 'rechnung',
        components: [
          {
            type: 'header',
            parameters: [
              { kind: 'document', link: 'https://media.example.org/1001.pdf', filename: 'rechnung-1001.pdf' },
            ],
          },
        ],
      },
    ],
  ];
  test.each(samples)('is the sample %s', async (name, changes) => {
    await provider.send({ ...message, ...changes });
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual(JSON.parse(fixture(`messages/${name}.json`)));
  });

  test('always has a plus before the number', async () => {
    await provider.send({ ...message, to: '4915110000001' });
    expect(JSON.parse(api.received[0]?.body ?? '').to).toBe('+4915110000001');
  });

  test('goes without ids and with its own key header to 360dialog', async () => {
    const other = openProvider(optionsFor(api.url, { kind: '360dialog' }));
    expect((await other.send(message)).kind).toBe('accepted');
    expect(api.received[0]).toMatchObject({ path: '/messages' });
    expect(api.received[0]?.headers).toMatchObject({ 'd360-api-key': TOKEN });
    expect(api.received[0]?.headers.authorization).toBeUndefined();
    await other.close();
  });

  test('keeps a base path and its version at a compatible provider', async () => {
    for (const [base, path] of [
      ['/api/meta', '/api/meta/v25.0/100000000000001/messages'],
      ['/api/meta/v24.0/', '/api/meta/v24.0/100000000000001/messages'],
    ]) {
      const other = openProvider(optionsFor(`${api.url}${base}`, { kind: 'compatible' }));
      await other.send(message);
      expect(api.received.at(-1)?.path).toBe(path);
      await other.close();
    }
  });

  test('survives a token that ends in a new line', async () => {
    const other = openProvider(optionsFor(api.url, { token: `${TOKEN}\n` }));
    expect((await other.send(message)).kind).toBe('accepted');
    await other.close();
  });

  test('goes through the proxy that the options name, and past it where they except the host', async () => {
    const proxy = await startTunnel();
    const port = api.url.split(':').at(-1);
    const throughIt = openProvider(optionsFor(`http://localhost:${port}`, { proxy: { http: proxy.url } }));
    const pastIt = openProvider(optionsFor(api.url, { proxy: { http: proxy.url, noProxy: '127.0.0.1' } }));
    expect((await throughIt.send(message)).kind).toBe('accepted');
    expect(proxy.asked).toEqual([`localhost:${port}`]);
    expect((await pastIt.send(message)).kind).toBe('accepted');
    expect(proxy.asked).toHaveLength(1);
    await throughIt.close();
    await pastIt.close();
    await proxy.close();
  });

  test.each(['refuses', 'drops'] as const)('is not sent by a proxy that %s', async (how) => {
    const proxy = await startTunnel(how);
    const other = openProvider(optionsFor(api.url, { proxy: { http: proxy.url } }));
    expect((await other.send(message)).kind).toBe('not-sent');
    expect(api.received).toHaveLength(0);
    await other.close();
    await proxy.close();
  });
});

describe('accepted is', () => {
  test('a 200 with a wamid', async () => {
    expect(await provider.send(message)).toEqual({
      kind: 'accepted',
      wamid: 'wamid.HBgNNDkxNTExMDAwMDAwMRUCABEYEkVYQU1QTEUwMDAwMDAwMDAxAA==',
      heldForQuality: false,
    });
  });

  test('a message held for quality assessment, and marked so', async () => {
    api.answer = answering(200, fixture('answers/held.json'));
    expect(await provider.send(message)).toMatchObject({ kind: 'accepted', heldForQuality: true });
  });
});

describe('refused is', () => {
  test('an error body, with code, title and details', async () => {
    api.answer = answering(400, fixture('answers/pair-rate.json'));
    expect(await provider.send(message)).toEqual({
      kind: 'refused',
      code: 131056,
      title: '(Business Account, Consumer Account) pair rate limit hit',
      detail: 'Too many messages to this recipient in a short time.',
      retryAfterMs: undefined,
    });
  });

  test.each([200, 400, 401, 429, 500, 503])(
    'an error body whatever its HTTP status, here %i',
    async (status) => {
      api.answer = answering(status, fixture('answers/token-expired.json'));
      expect(await provider.send(message)).toMatchObject({ kind: 'refused', code: 190 });
    },
  );

  test.each([
    ['7', 7000],
    ['0', 0],
    ['1.5', 1500],
    ['Mon, 23 Nov 2026 10:00:30 GMT', 30_000],
    ['Mon, 23 Nov 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['99999999999', 86_400_000],
  ])('one with Retry-After %s read as %s ms', async (header, expected) => {
    api.answer = answering(400, fixture('answers/pair-rate.json'), { 'retry-after': header });
    expect(await provider.send(message)).toMatchObject({ kind: 'refused', retryAfterMs: expected });
  });

  test('a 429 without a body, as too many calls', async () => {
    api.answer = answering(429, '', { 'retry-after': '3' });
    expect(await provider.send(message)).toMatchObject({ kind: 'refused', code: 4, retryAfterMs: 3000 });
  });

  test("360dialog's own error, by the Graph code of the same meaning", async () => {
    api.answer = answering(401, fixture('answers/360dialog-key.json'));
    expect(await provider.send(message)).toMatchObject({
      kind: 'refused',
      code: 190,
      detail: 'Invalid api key',
    });
  });

  test('an unknown code, with the title that the API gives it', async () => {
    api.answer = answering(400, '{"error":{"code":199999,"message":"(#199999) Brand new"}}');
    expect(await provider.send(message)).toMatchObject({
      code: 199999,
      title: 'Brand new',
      detail: 'Brand new',
    });
  });

  test('told without numbers and tokens', async () => {
    const details = `+4915110000001 with ${TOKEN} and Bearer abcdef`;
    api.answer = answering(
      400,
      JSON.stringify({ error: { code: 100, message: 'x', error_data: { details } } }),
    );
    const result = await provider.send(message);
    expect(JSON.stringify(result)).not.toMatch(/4915110000001|EAAG|abcdef/);
    expect(result).toMatchObject({ detail: '+49 151 •••• 0001 with •••• and Bearer ••••' });
  });
});

describe('not sent is', () => {
  test('a refused connection', async () => {
    await api.close();
    const result = await provider.send(message);
    expect(result).toMatchObject({ kind: 'not-sent', detail: expect.stringContaining('ECONNREFUSED') });
  });

  test('a name that does not resolve', async () => {
    const other = openProvider(optionsFor('http://api.example.invalid'));
    expect(await other.send(message)).toMatchObject({
      kind: 'not-sent',
      detail: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
    await other.close();
  });

  test('a failed TLS handshake', async () => {
    const other = openProvider(optionsFor(api.url.replace('http:', 'https:')));
    expect((await other.send(message)).kind).toBe('not-sent');
    expect(api.received).toHaveLength(0);
    await other.close();
  });

  test('a certificate that nobody vouches for, whatever the environment says of that', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const server = createSecureServer(SELF_SIGNED, (_, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const proxy = await startTunnel();
    for (const options of [{}, { proxy: { https: proxy.url } }]) {
      const other = openProvider(optionsFor(`https://localhost:${port}`, options));
      expect(await other.send(message)).toMatchObject({
        kind: 'not-sent',
        detail: expect.stringMatching(/self.signed|SELF_SIGNED/i),
      });
      await other.close();
    }
    await proxy.close();
    server.close();
    vi.unstubAllEnvs();
  });

  test('a TLS handshake that gets no answer in time, or a reset', async () => {
    for (const isReset of [false, true]) {
      const silent = createServer((socket) => {
        socket.on('error', () => undefined);
        if (isReset) socket.once('data', () => socket.resetAndDestroy());
      });
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      const address = silent.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const other = openProvider(optionsFor(`https://127.0.0.1:${port}`));
      expect((await other.send(message)).kind).toBe('not-sent');
      await other.close();
      silent.close();
    }
  });

  test('an abort before anything left', async () => {
    expect(await provider.send(message, AbortSignal.abort())).toEqual({
      kind: 'not-sent',
      detail: 'aborted',
    });
    expect(api.received).toHaveLength(0);
  });

  test('an abort while the message waits for a free connection; it never leaves afterwards', async () => {
    const other = openProvider(optionsFor(api.url, { connections: 1 }));
    let release: (() => void) | undefined;
    api.answer = (request, response, socket) => {
      release = () => answering(200, fixture('answers/accepted.json'))(request, response, socket);
    };
    const first = other.send(message);
    await expect.poll(() => api.received.length).toBe(1);
    const controller = new AbortController();
    const second = other.send({ ...message, correlation: 'waiting' }, controller.signal);
    controller.abort();
    expect((await second).kind).toBe('not-sent');
    release?.();
    expect((await first).kind).toBe('accepted');
    api.answer = answering(200, fixture('answers/accepted.json'));
    expect((await other.send(message)).kind).toBe('accepted');
    expect(api.received.map((request) => JSON.parse(request.body).biz_opaque_callback_data)).not.toContain(
      'waiting',
    );
    await other.close();
  });

  test('a send after close', async () => {
    const other = openProvider(optionsFor(api.url));
    await other.close();
    expect((await other.send(message)).kind).toBe('not-sent');
  });
});

describe('unknown is', () => {
  const rows: readonly [string, ApiServer['answer']][] = [
    ['a reset after the request arrived', (_, __, socket) => socket.resetAndDestroy()],
    ['a connection closed without an answer', (_, __, socket) => socket.destroy()],
    ['an answer that never comes', () => undefined],
    [
      'a body that stops halfway',
      (_, response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"messages":[{"id":"wam');
      },
    ],
    [
      'a body cut off by the connection',
      (_, response, socket) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"messages":[{"id":"wam', () => socket.destroy());
      },
    ],
    ['a whole body of half a JSON', answering(200, '{"messages":[{"id":"wamid.X"')],
    ['a 200 without a wamid', answering(200, '{"messaging_product":"whatsapp","contacts":[]}')],
    ['a 200 with an empty wamid', answering(200, '{"messages":[{"id":""}]}')],
    ['a 200 with a list of nothing', answering(200, '{"messages":[null]}')],
    ['a 200 that is a page', answering(200, '<html>Welcome to the hotel Wi-Fi</html>')],
    ['an empty 200', answering(200, '')],
    ['a 502 from something in between', answering(502, '<html>Bad gateway</html>')],
    ['a 500 with JSON but no code', answering(500, '{"error":{"message":"oops"}}')],
    ["360dialog's 502", answering(502, '{"meta":{"http_code":502,"developer_message":"upstream"}}')],
    ['a redirect', answering(302, '', { location: 'https://elsewhere.example.org/' })],
    ['a wamid under an error status', answering(500, '{"messages":[{"id":"wamid.X"}]}')],
  ];
  test.each(rows)('%s', async (_, answer) => {
    api.answer = answer;
    const result = await provider.send(message);
    expect(result.kind).toBe('unknown');
    expect(api.received).toHaveLength(1);
  });

  test('an abort after the request was written', async () => {
    const controller = new AbortController();
    api.answer = () => controller.abort();
    expect(await provider.send(message, controller.signal)).toEqual({ kind: 'unknown', detail: 'aborted' });
  });

  test('told with the start of what came, without secrets', async () => {
    api.answer = answering(502, `<p>${TOKEN} +4915110000001</p>${'x'.repeat(5000)}`);
    const result = await provider.send(message);
    expect(result.kind === 'unknown' && result.detail).toMatch(
      /^HTTP 502: <p>•••• \+49 151 •••• 0001<\/p>x+$/,
    );
    expect(result.kind === 'unknown' && result.detail.length).toBeLessThanOrEqual(300);
  });
});

test('one signal shared by many messages leaves no listeners behind', async () => {
  const { signal } = new AbortController();
  const warnings: string[] = [];
  const onWarning = (warning: Error) => warnings.push(warning.message);
  process.on('warning', onWarning);
  await Promise.all(Array.from({ length: 100 }, () => provider.send(message, signal)));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', onWarning);
  expect(api.received).toHaveLength(100);
  expect(warnings).toEqual([]);
});
