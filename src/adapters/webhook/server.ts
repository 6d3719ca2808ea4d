/** The HTTP receiver of webhooks: handshake, signature, and an answer only after what came in is kept. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Fastify from 'fastify';
import { ConsendError } from '../../core/errors.ts';
import type { WebhookEvent } from '../../core/inbound.ts';
import { followSockets } from './open-sockets.ts';
import { parseWebhook } from './parse.ts';
import { equalSecrets, verify } from './signature.ts';

/** What the receiver notes. Never content, never a number: a forged body may hold anything. */
export interface WebhookLogEntry {
  readonly event:
    | 'handshake-accepted'
    | 'handshake-rejected'
    | 'signature-rejected'
    | 'body-malformed'
    | 'body-too-large'
    | 'processing-failed';
  /** HTTP status of the answer. */
  readonly status: number;
  /** Size of the body in bytes, where one was read. */
  readonly bytes?: number | undefined;
  /** The error behind `processing-failed`. */
  readonly cause?: unknown;
}

/** Settings of the receiver. */
export interface WebhookServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly path: string;
  /** The app's secret; without it nothing starts unless `insecure`. Where given, it is always checked. */
  readonly appSecret?: string | undefined;
  /** Answers handshakes; without it all are refused. */
  readonly verifyToken?: string | undefined;
  /** Takes unsigned bodies: for a closed network and for tests. */
  readonly insecure?: boolean | undefined;
  /** Keeps the events; the platform gets its 200 when this resolves, and sends again when it rejects. */
  readonly onEvents: (events: readonly WebhookEvent[]) => Promise<void>;
  readonly log: (entry: WebhookLogEntry) => void;
}

/** A running receiver. */
export interface WebhookServer {
  readonly url: string;
  readonly port: number;
  /** Takes no new requests and resolves when those at work are answered, after 10 s in any case. */
  close(): Promise<void>;
}

/** Largest body that the platform sends (Meta, "Webhooks": 3 MB). */
const LARGEST_BODY_BYTES = 3 * 1024 * 1024;
/** A request that dribbles in longer than this is no platform's. */
const REQUEST_TIMEOUT_MS = 30_000;
/** How long closing waits for requests at work. */
const CLOSING_GRACE_MS = 10_000;

function queryText(request: FastifyRequest, name: string): string | undefined {
  const { query } = request;
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Answers the platform's question whether this is its subscriber's address. Plain text, so that what is echoed cannot become HTML. */
function answerHandshake(request: FastifyRequest, reply: FastifyReply, options: WebhookServerOptions): void {
  const token = queryText(request, 'hub.verify_token');
  const challenge = queryText(request, 'hub.challenge');
  const { verifyToken } = options;
  const isKnown = token !== undefined && verifyToken !== undefined && equalSecrets(token, verifyToken);
  if (queryText(request, 'hub.mode') !== 'subscribe' || challenge === undefined || !isKnown) {
    options.log({ event: 'handshake-rejected', status: 403 });
    reply.code(403).send();
    return;
  }
  options.log({ event: 'handshake-accepted', status: 200 });
  reply
    .code(200)
    .type('text/plain; charset=utf-8')
    .header('x-content-type-options', 'nosniff')
    .send(challenge);
}

/** Checks, parses, keeps; gives the status to answer with. */
async function receive(request: FastifyRequest, options: WebhookServerOptions): Promise<number> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const bytes = body.length;
  const refuse = (event: WebhookLogEntry['event'], status: number, cause?: unknown): number => {
    options.log({ event, status, bytes, cause });
    return status;
  };
  const header = request.headers['x-hub-signature-256'];
  if (
    options.appSecret &&
    !verify(body, typeof header === 'string' ? header : undefined, options.appSecret)
  ) {
    return refuse('signature-rejected', 401);
  }
  const events = parseWebhook(body);
  if (events === undefined) return refuse('body-malformed', 400);
  try {
    await options.onEvents(events);
    return 200;
  } catch (cause) {
    return refuse('processing-failed', 500, cause);
  }
}

function buildApp(options: WebhookServerOptions): FastifyInstance {
  const app = Fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  });
  // The signature covers the bytes as they came: no parser may touch them.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.setErrorHandler((error, _, reply) => {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE';
    const status = isTooLarge ? 413 : 400;
    options.log({ event: isTooLarge ? 'body-too-large' : 'body-malformed', status });
    reply.code(status).send();
  });
  app.get('/healthz', (_, reply) => reply.code(200).type('text/plain').send('ok'));
  app.get(options.path, (request, reply) => answerHandshake(request, reply, options));
  app.post(options.path, async (request, reply) => reply.code(await receive(request, options)).send());
  return app;
}

/** What a system says of an address that cannot be listened on, in place of a defect of ours. */
const CANNOT_LISTEN: ReadonlySet<unknown> = new Set([
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EACCES',
  'EINVAL',
]);

function listenError(error: unknown, { host, port }: WebhookServerOptions): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new ConsendError('webhook.port-in-use', { params: { port }, cause: error });
  if (!CANNOT_LISTEN.has(code)) return error;
  return new ConsendError('webhook.cannot-listen', {
    params: { host, port, detail: String(code) },
    cause: error,
  });
}

/**
 * Starts the receiver: POST and handshake at `path`, GET /healthz beside it. Throws `webhook.secret-missing` without an
 * app secret unless `insecure`, `webhook.port-in-use` where another program holds the port, `webhook.cannot-listen` where
 * the address is none of this machine's.
 */
export async function startWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  if (!options.appSecret && !options.insecure) throw new ConsendError('webhook.secret-missing');
  const app = buildApp(options);
  const sockets = followSockets(app.server);
  try {
    await app.listen({ host: options.host, port: options.port });
  } catch (error) {
    await app.close();
    throw listenError(error, options);
  }
  const address = app.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  const close = (): Promise<void> => {
    const closed = app.close();
    sockets.drain(CLOSING_GRACE_MS);
    return closed;
  };
  return { url: `http://${host}:${port}${options.path}`, port, close };
}
