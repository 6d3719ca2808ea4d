import { createHmac } from 'node:crypto';
import { Agent, type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import type { SandboxClock } from './clock.ts';

/** What a webhook endpoint answered. */
export interface WebhookAnswer {
  /** HTTP status; 0 when there was no answer in time or no connection. */
  readonly status: number;
  /** Body as text, its first 1,024 characters. */
  readonly text: string;
}

/** Speaks HTTP to webhook endpoints over connections that are kept. */
export interface WebhookTransport {
  /** Posts a body with its signature, or with headers of the receiver's own; resolves whatever happens. */
  post(url: string, body: string, own: Readonly<Record<string, string>> | null): Promise<WebhookAnswer>;
  /** Does the handshake a callback address must pass before it gets updates; resolves to whether it did. */
  verify(url: string, verifyToken: string, challenge: string): Promise<boolean>;
  /** Closes all connections; requests under way end with status 0. */
  close(): void;
}

/** How the transport is set up. */
export interface WebhookTransportOptions {
  readonly clock: SandboxClock;
  /** Key of the signature. */
  readonly appSecret: string;
  /** Real milliseconds to wait for an answer. */
  readonly timeoutMs: number;
}

const ANSWER_LENGTH = 1_024;

/** The signature header's value over the bytes of a body. Source: Meta, webhooks/create-webhook-endpoint. */
export function signBody(body: string, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** A transport for http and https addresses. Source of the handshake: Meta, graph-api/webhooks/getting-started. */
export function createWebhookTransport(options: WebhookTransportOptions): WebhookTransport {
  const { clock, appSecret, timeoutMs } = options;
  const agents = { plain: newAgent(Agent), secure: newAgent(SecureAgent) };
  const send = (url: string, init: RequestOptions, body: string): Promise<WebhookAnswer> =>
    exchange(new URL(url), { init, body, agents, clock, timeoutMs });
  return {
    post: (url, body, own) =>
      send(
        url,
        {
          method: 'POST',
          headers: {
            ...(own ?? { 'x-hub-signature-256': signBody(body, appSecret) }),
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'user-agent': 'facebookexternalua',
          },
        },
        body,
      ),
    async verify(url, verifyToken, challenge) {
      const target = new URL(url);
      target.searchParams.set('hub.mode', 'subscribe');
      target.searchParams.set('hub.challenge', challenge);
      target.searchParams.set('hub.verify_token', verifyToken);
      const answer = await send(target.href, { method: 'GET' }, '');
      return answer.status === 200 && answer.text === challenge;
    },
    close() {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
}

interface Exchange {
  readonly init: RequestOptions;
  readonly body: string;
  readonly agents: { readonly plain: Agent; readonly secure: SecureAgent };
  readonly clock: SandboxClock;
  readonly timeoutMs: number;
}

function exchange(url: URL, { init, body, agents, clock, timeoutMs }: Exchange): Promise<WebhookAnswer> {
  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:';
    const options = { ...init, agent: isSecure ? agents.secure : agents.plain };
    const request = isSecure ? requestHttps(url, options) : requestHttp(url, options);
    const cancelTimeout = clock.afterReal(timeoutMs, () => request.destroy());
    const settle = (answer: WebhookAnswer): void => {
      cancelTimeout();
      resolve(answer);
    };
    request.on('response', (response) => readAnswer(response, settle));
    request.on('error', () => settle({ status: 0, text: '' }));
    request.on('close', () => settle({ status: 0, text: '' }));
    request.end(body);
  });
}

function readAnswer(response: IncomingMessage, settle: (answer: WebhookAnswer) => void): void {
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    if (text.length < ANSWER_LENGTH) text += chunk;
  });
  response.on('end', () => settle({ status: response.statusCode ?? 0, text: text.slice(0, ANSWER_LENGTH) }));
  response.on('error', () => settle({ status: 0, text: '' }));
}

function newAgent<T>(Kind: new (options: { keepAlive: boolean }) => T): T {
  return new Kind({ keepAlive: true });
}
