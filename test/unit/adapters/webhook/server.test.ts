import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type {
  WebhookLogEntry,
  WebhookServer,
  WebhookServerOptions,
} from '../../../../src/adapters/webhook/server.ts';
import { startWebhookServer } from '../../../../src/adapters/webhook/server.ts';
import { sign } from '../../../../src/adapters/webhook/signature.ts';
import type { WebhookEvent } from '../../../../src/core/inbound.ts';

const SECRET = 'app-secret';
const fixture = (name: string) =>
  readFileSync(new URL(`../../../fixtures/cloud-api/webhooks/${name}.json`, import.meta.url));

let server: WebhookServer | undefined;
let events: WebhookEvent[] = [];
let log: WebhookLogEntry[] = [];

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(changes: Partial<WebhookServerOptions> = {}): Promise<WebhookServer> {
  events = [];
  log = [];
  server = await startWebhookServer({
    host: '127.0.0.1',
    port: 0,
    path: '/webhook',
    appSecret: SECRET,
    verifyToken: 'verify-me',
    onEvents: async (batch) => void events.push(...batch),
    log: (entry) => log.push(entry),
    ...changes,
  });
  return server;
}

const post = (url: string, body: Buffer, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const signed = (url: string, body: Buffer) => post(url, body, { 'x-hub-signature-256': sign(body, SECRET) });

describe('the handshake', () => {
  test('echoes the challenge as plain text', async () => {
    const { url } = await start();
    const answer = await fetch(
      `${url}?hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=%3Cb%3E1158201444`,
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toBe('<b>1158201444');
  });

  test.each([
    'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1',
    'hub.mode=subscribe&hub.challenge=1',
    'hub.mode=unsubscribe&hub.verify_token=verify-me&hub.challenge=1',
    'hub.mode=subscribe&hub.verify_token=verify-me',
    'hub.mode=subscribe&hub.verify_token=verify-me&hub.verify_token=verify-me&hub.challenge=1',
    '',
  ])('is refused for ?%s', async (query) => {
    const { url } = await start();
    const answer = await fetch(`${url}?${query}`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe('');
  });

  test('is refused where no token is set, even an empty one', async () => {
    const { url } = await start({ verifyToken: undefined });
    expect((await fetch(`${url}?hub.mode=subscribe&hub.verify_token=&hub.challenge=1`)).status).toBe(403);
  });
});

describe('a signed body', () => {
  test('is handed on and answered with 200', async () => {
    const { url } = await start();
    const answer = await signed(url, fixture('batch'));
    expect(answer.status).toBe(200);
    expect(events).toHaveLength(4);
  });

  test('holds in its escaped form, as the platform sends it', async () => {
    const { url } = await start();
    const ascii = fixture('inbound-text')
      .toString()
      .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/');
    expect(ascii).toContain('\\u00fc');
    expect((await signed(url, Buffer.from(ascii))).status).toBe(200);
    expect(events).toMatchObject([{ text: 'Bitte kündigen' }]);
  });

  test('is taken whatever its content type says', async () => {
    const { url } = await start();
    const body = fixture('status-sent');
    const headers = { 'content-type': 'text/weird', 'x-hub-signature-256': sign(body, SECRET) };
    expect((await post(url, body, headers)).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  test('is answered only after its events are kept', async () => {
    let keep: (() => void) | undefined;
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const { url } = await start({ onEvents: () => kept });
    let isAnswered = false;
    const answer = signed(url, fixture('status-sent')).then((response) => {
      isAnswered = true;
      return response.status;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(isAnswered).toBe(false);
    keep?.();
    expect(await answer).toBe(200);
  });

  test('is answered with 500 where keeping failed, so that it comes again', async () => {
    const cause = new Error('disk full');
    const { url } = await start({ onEvents: () => Promise.reject(cause) });
    expect((await signed(url, fixture('status-sent'))).status).toBe(500);
    expect(log).toMatchObject([{ event: 'processing-failed', status: 500, cause }]);
  });

  test('that is no JSON is a bad request', async () => {
    const { url } = await start();
    expect((await signed(url, Buffer.from('{"entry":['))).status).toBe(400);
    expect(log).toMatchObject([{ event: 'body-malformed', status: 400, bytes: 10 }]);
  });
});

describe('a forged body', () => {
  test.each([
    ['no signature', {}],
    ['a signature of another secret', { 'x-hub-signature-256': sign(fixture('preference-stop'), 'other') }],
    ['a signature of another body', { 'x-hub-signature-256': sign(fixture('status-sent'), SECRET) }],
    ['nonsense', { 'x-hub-signature-256': 'sha256=zz' }],
  ])('with %s is refused, noted without its content, and changes nothing', async (_, headers) => {
    const { url } = await start();
    const answer = await post(url, fixture('preference-stop'), headers as Record<string, string>);
    expect(answer.status).toBe(401);
    expect(events).toEqual([]);
    expect(log).toEqual([
      {
        event: 'signature-rejected',
        status: 401,
        bytes: fixture('preference-stop').length,
        cause: undefined,
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('491511');
  });
});

test('a body of more than 3 MB is too large', async () => {
  const { url } = await start();
  expect((await signed(url, Buffer.alloc(3 * 1024 * 1024, ' '))).status).toBe(400);
  expect((await signed(url, Buffer.alloc(3 * 1024 * 1024 + 1, ' '))).status).toBe(413);
  expect(log.at(-1)).toMatchObject({ event: 'body-too-large', status: 413 });
});

test('health is answered without a secret', async () => {
  const { url } = await start();
  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  expect((await fetch(new URL('/elsewhere', url))).status).toBe(404);
});

test('without an app secret nothing starts, unless told to do without', async () => {
  await expect(start({ appSecret: undefined })).rejects.toMatchObject({ code: 'webhook.secret-missing' });
  await expect(start({ appSecret: '' })).rejects.toMatchObject({ code: 'webhook.secret-missing' });
  const { url } = await start({ appSecret: undefined, insecure: true });
  expect((await post(url, fixture('status-sent'))).status).toBe(200);
});

test('a secret that is there is checked, even where unsigned bodies are allowed', async () => {
  const { url } = await start({ insecure: true });
  expect((await post(url, fixture('status-sent'))).status).toBe(401);
});

test('a port in use is named', async () => {
  const { port } = await start();
  const second = startWebhookServer({
    host: '127.0.0.1',
    port,
    path: '/',
    insecure: true,
    onEvents: async () => {},
    log: () => {},
  });
  await expect(second).rejects.toMatchObject({ code: 'webhook.port-in-use', params: { port } });
});

test('closing answers what is at work and does not wait for idle connections', async () => {
  let keep: (() => void) | undefined;
  const running = await start({ onEvents: () => new Promise<void>((resolve) => (keep = resolve)) });
  const idle = connect(running.port, '127.0.0.1');
  await new Promise((resolve) => idle.once('connect', resolve));
  const answer = signed(running.url, fixture('status-sent'));
  await expect.poll(() => keep).toBeDefined();
  const closed = running.close();
  keep?.();
  expect((await answer).status).toBe(200);
  await closed;
  idle.destroy();
  await expect(fetch(running.url)).rejects.toThrow();
});
