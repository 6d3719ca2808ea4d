import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { ProviderOptions } from '../../../../src/adapters/provider/index.ts';

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A local API that answers as a test tells it. */
export interface ApiServer {
  readonly url: string;
  readonly received: Received[];
  answer: (request: Received, response: ServerResponse, socket: Socket) => void;
  close(): Promise<void>;
}

export const TOKEN = 'EAAGm0PX4ZCpsBAtesttoken0001';
export const NOW = Date.parse('2026-11-23T10:00:00Z');

/** A stored sample of the API. */
export function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/cloud-api/${name}`, import.meta.url), 'utf8');
}

/** Answers a status and a body. */
export function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): ApiServer['answer'] {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body);
  };
}

export async function startApi(): Promise<ApiServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') };
      received.push(one);
      api.answer(one, response, request.socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const api: ApiServer = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received,
    answer: answering(200, fixture('answers/accepted.json')),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}

/** Options of a provider against a URL, with short time limits. */
export function optionsFor(baseUrl: string, changes: Partial<ProviderOptions> = {}): ProviderOptions {
  return {
    kind: 'meta',
    phoneNumberId: '100000000000001',
    wabaId: '100000000000002',
    apiVersion: 'v25.0',
    baseUrl,
    token: TOKEN,
    userAgent: 'consend/test',
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    timeouts: { connectMs: 300, headersMs: 200, bodyMs: 200 },
    ...changes,
  };
}
