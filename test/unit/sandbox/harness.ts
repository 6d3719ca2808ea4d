import { createServer, type IncomingHttpHeaders } from 'node:http';
import { afterEach } from 'vitest';
import {
  parseSandboxProfile,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../src/sandbox/index.ts';

const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A clock that only the test moves. */
export function manualClock(startMs = Date.UTC(2026, 10, 24, 9)) {
  const clock = { nowMs: startMs };
  return {
    now: () => clock.nowMs,
    advance(ms: number) {
      clock.nowMs += ms;
    },
  };
}

/** A sandbox with the given profile, closed after the test. */
export async function openSandbox(profile: object = {}, options: Omit<SandboxOptions, 'profile'> = {}) {
  const sandbox = await startSandbox({ seed: 7, ...options, profile: parseSandboxProfile(profile) });
  cleanups.push(() => sandbox.close());
  return { sandbox, ...callsOf(sandbox) };
}

function callsOf(sandbox: Sandbox) {
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    token: string | null = 'sandbox-token',
    more: Record<string, string> = {},
  ) => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...more,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  return {
    call,
    get: (path: string) => call('GET', path),
    send: (body: unknown, edge = 'messages') => call('POST', `/v23.0/100000000000001/${edge}`, body),
    control: (path: string, body: unknown = {}) => call('POST', `/_sandbox/${path}`, body),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely here
function parse(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A send of the default marketing template, which fits it. */
export function offer(to = '+4915112345678', more: object = {}) {
  const parameters = [
    { type: 'text', text: 'Frau Müller' },
    { type: 'text', text: '30.11.' },
  ];
  return templateSend('autumn_offer', [{ type: 'body', parameters }], { to, ...more });
}

/** A send of a German template. */
export function templateSend(name: string, components?: unknown, more: object = {}) {
  return {
    messaging_product: 'whatsapp',
    to: '+4915112345678',
    type: 'template',
    template: { name, language: { code: 'de' }, ...(components === undefined ? {} : { components }) },
    ...more,
  };
}

/** A webhook endpoint that keeps what it got; `answer` decides the HTTP status of each POST, counted from 1. */
export async function openEndpoint(answer: (post: number) => number = () => 200) {
  const posts: { body: Buffer; signature: string; headers: IncomingHttpHeaders }[] = [];
  const handshakes: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'GET') {
      handshakes.push(url.searchParams);
      const isRight = url.searchParams.get('hub.verify_token') === 'right';
      response.writeHead(isRight ? 200 : 403).end(isRight ? url.searchParams.get('hub.challenge') : 'no');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      posts.push({ body: Buffer.concat(chunks), signature: String(headers['x-hub-signature-256']), headers });
      response.writeHead(answer(posts.length)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/hook`;
  // biome-ignore lint/suspicious/noExplicitAny: payloads are looked into freely here
  const changes = (): any[] =>
    posts.flatMap((post) =>
      // biome-ignore lint/suspicious/noExplicitAny: as above
      JSON.parse(post.body.toString()).entry.flatMap((entry: any) => entry.changes),
    );
  return {
    url,
    posts,
    handshakes,
    changes,
    // biome-ignore lint/suspicious/noExplicitAny: as above
    statuses: (): any[] => changes().flatMap((change) => change.value.statuses ?? []),
  };
}
