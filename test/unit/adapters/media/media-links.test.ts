import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openMediaLinks } from '../../../../src/adapters/media/index.ts';

const PEM = readFileSync(new URL('../../../fixtures/tls/self-signed.pem', import.meta.url));

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let base: string;
let handler: Handler;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer({ cert: PEM, key: PEM }, (request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.range ?? ''}`.trim());
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  base = `https://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

// The certificate is made for the tests alone; trusted here as NODE_EXTRA_CA_CERTS would make it.
const connectTls = tls.connect;
beforeEach(() => {
  asked.length = 0;
  vi.spyOn(tls, 'connect').mockImplementation(((options: tls.ConnectionOptions, ...rest: []) =>
    connectTls({ ...options, ca: PEM }, ...rest)) as typeof tls.connect);
});
afterEach(() => vi.restoreAllMocks());

async function ask(link: string, change: Partial<Parameters<typeof openMediaLinks>[0]> = {}) {
  const links = openMediaLinks({ userAgent: 'consend/test', allowsLoopback: true, ...change });
  try {
    return await links.ask(link);
  } finally {
    await links.close();
  }
}

const answering =
  (status: number, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end();
  };

describe('an address', () => {
  test('tells type and size by a HEAD', async () => {
    handler = answering(200, { 'content-type': 'image/JPEG; q=1', 'content-length': '1234' });
    expect(await ask(`${base}/a.jpg`)).toEqual({ type: 'image/jpeg', bytes: 1234, digest: undefined });
    expect(asked).toEqual(['HEAD /a.jpg']);
  });

  test('that refuses HEAD is asked for its first byte', async () => {
    handler = (request, response) => {
      if (request.method === 'HEAD') return answering(405)(request, response);
      response.writeHead(206, {
        'content-type': 'application/pdf',
        'content-range': 'bytes 0-0/98765',
        'content-length': '1',
      });
      response.end('%');
    };
    expect(await ask(`${base}/a`)).toEqual({ type: 'application/pdf', bytes: 98_765, digest: undefined });
    expect(asked).toEqual(['HEAD /a', 'GET /a bytes=0-0']);
  });

  test('that ignores the range is not read to its end', async () => {
    let written = 0;
    handler = (request, response) => {
      if (request.method === 'HEAD') return answering(403)(request, response);
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': String(200 * 1024 * 1024) });
      const pour = (): void => {
        while (written < 200 && !response.destroyed) {
          written += 1;
          if (!response.write(Buffer.alloc(1024 * 1024))) return void response.once('drain', pour);
        }
      };
      pour();
    };
    expect(await ask(`${base}/a`)).toMatchObject({ type: 'image/png', bytes: 200 * 1024 * 1024 });
    expect(written).toBeLessThan(100);
  });

  test('that is not there says so', async () => {
    handler = answering(404);
    expect(await ask(`${base}/a`)).toEqual({ fault: 'refused', detail: 'HTTP 404' });
  });

  test('that says nothing of type and size leaves both open', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'transfer-encoding': 'chunked' });
      response.end();
    };
    expect(await ask(`${base}/a`)).toEqual({ type: undefined, bytes: undefined, digest: undefined });
  });

  test('that does not answer in time is unreachable', async () => {
    handler = () => {};
    expect(await ask(`${base}/a`, { timeoutMs: 200 })).toEqual({ fault: 'unreachable', detail: 'ETIMEDOUT' });
  });

  test('with a certificate that nobody vouches for is unreachable', async () => {
    vi.restoreAllMocks();
    handler = answering(200);
    expect(await ask(`${base}/a`)).toMatchObject({
      fault: 'unreachable',
      detail: expect.stringMatching(/SELF_SIGNED/),
    });
    expect(asked).toEqual([]);
  });
});

describe('redirects', () => {
  const hops =
    (count: number, end = 'image/png'): Handler =>
    (request, response) => {
      const hop = Number(request.url?.slice(2) ?? 0);
      if (hop < count) answering(302, { location: `/h${hop + 1}` })(request, response);
      else answering(200, { 'content-type': end })(request, response);
    };

  test('are followed three times and no further', async () => {
    handler = hops(3);
    expect(await ask(`${base}/h0`)).toMatchObject({ type: 'image/png' });
    handler = hops(4);
    expect(await ask(`${base}/h0`)).toEqual({ fault: 'forbidden', detail: 'redirects' });
  });

  test.each([
    ['http://media.example/a.png', 'not-https'],
    ['file:///etc/passwd', 'not-https'],
    ['https://169.254.169.254/latest/meta-data', 'closed'],
    ['https://[fd00::1]/', 'closed'],
  ])('to %s are not followed: %s', async (location, detail) => {
    handler = answering(307, { location });
    expect(await ask(`${base}/a`)).toEqual({ fault: 'forbidden', detail });
    expect(asked).toHaveLength(1);
  });
});

test('this machine is not asked where the provider is elsewhere, by name or by number', async () => {
  handler = answering(200);
  const port = new URL(base).port;
  for (const host of ['localhost', '127.0.0.1', '[::1]', '2130706433'])
    expect(await ask(`https://${host}:${port}/a.png`, { allowsLoopback: false }), host).toEqual({
      fault: 'forbidden',
      detail: 'closed',
    });
  expect(asked).toEqual([]);
});
