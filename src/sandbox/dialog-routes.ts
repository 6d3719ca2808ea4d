import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerJson } from './graph-answer.ts';
import { readContent } from './graph-objects.ts';
import { healthOfNumber } from './health-status.ts';
import { isJsonObject } from './json-value.ts';
import { answerManaged } from './managed-call.ts';
import { type Exchange, handleSend, parseJson } from './message-route.ts';
import type { Refusal } from './refusal.ts';
import { currentStatus } from './template-nodes.ts';
import { createTemplate, deleteTemplates } from './template-writes.ts';
import type { World } from './world.ts';

/**
 * 360dialog speaks the newest version there is, without naming one. Its errors below are its own; everything else passes
 * through as the Cloud API says it. Source: docs.360dialog.com; the shape of its errors: as above, spelling differs by source.
 */
const DIALOG_VERSION = 26;
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

type Content = Record<string, unknown> | Refusal;
type Answer = (world: World, exchange: Exchange) => FastifyReply | Promise<FastifyReply>;

/** Registers the paths of 360dialog: a key per number instead of a token, and neither version nor ids in the path. */
export function registerDialogRoutes(app: FastifyInstance, world: World): void {
  const on = (method: 'GET' | 'POST' | 'DELETE', url: string, answer: Answer): void => {
    app.route({ method, url, handler: (request, reply) => withKey(world, { request, reply }, answer) });
  };
  on('POST', '/messages', send(false));
  on('POST', '/marketing_messages', send(true));
  on(
    'POST',
    '/media',
    graph(({ profile }) => ({ id: profile.phoneNumberId, edge: 'media' })),
  );
  on(
    'GET',
    '/:mediaId(^\\d+$)',
    graph((_world, request) => ({ id: mediaId(request), edge: '' })),
  );
  on(
    'DELETE',
    '/:mediaId(^\\d+$)',
    graph((_world, request) => ({ id: mediaId(request), edge: '' })),
  );
  on(
    'GET',
    '/health_status',
    content((world) => ({ health_status: healthOfNumber(world), id: world.profile.phoneNumberId })),
  );
  on('GET', '/v1/configs/templates', content(listTemplates));
  on(
    'POST',
    '/v1/configs/templates',
    content((world, request) => createTemplate(world, parseJson(request.body))),
  );
  on('DELETE', '/v1/configs/templates/:name', content(removeTemplate));
  on('GET', '/v1/configs/webhook', content(readWebhook));
  on('POST', '/v1/configs/webhook', content(writeWebhook));
  app.all('/v1/*', (_request, reply) => answerOwn(reply, 403, 'This path is blocked'));
}

function withKey(world: World, exchange: Exchange, answer: Answer): FastifyReply | Promise<FastifyReply> {
  const { request, reply } = exchange;
  world.run.counters.noteRequest();
  world.run.calendar.catchUp();
  const key = request.headers['d360-api-key'];
  return key === world.profile.apiKey ? answer(world, exchange) : answerOwn(reply, 401, 'Invalid api key');
}

function answerOwn(reply: FastifyReply, status: number, message: string): FastifyReply {
  const meta = { http_code: status, developer_message: message, success: false };
  return answerJson(reply.code(status), JSON.stringify({ meta }));
}

function send(isMarketingApi: boolean): Answer {
  return (world, exchange) => handleSend(world, exchange, { isMarketingApi, version: DIALOG_VERSION });
}

/** Answers as the Graph's object would. */
function graph(
  place: (world: World, request: FastifyRequest) => { readonly id: string; readonly edge: string },
): Answer {
  return (world, exchange) => {
    const { request } = exchange;
    const query = request.query as Readonly<Record<string, unknown>>;
    const call = {
      ...exchange,
      ...place(world, request),
      version: DIALOG_VERSION,
      method: request.method,
      query,
    };
    return answerManaged(world, exchange, { isFree: true, read: () => readContent(world, call) });
  };
}

function content(read: (world: World, request: FastifyRequest) => Content): Answer {
  return (world, exchange) =>
    answerManaged(world, exchange, { isFree: false, read: () => read(world, exchange.request) });
}

// Pages by offset, in an envelope of its own and with states in lower case. Source: several public clients agree.
function listTemplates(world: World, request: FastifyRequest): Content {
  const query = request.query as Readonly<Record<string, unknown>>;
  const limit = Math.min(readCount(query.limit, DEFAULT_LIMIT), MAX_LIMIT);
  const offset = readCount(query.offset, 0);
  const all = [...world.run.templates.all()];
  const page = all.slice(offset, offset + limit).map(({ template }) => ({
    ...template,
    status: currentStatus(world, template).toLowerCase(),
    namespace: 'sandbox_namespace',
  }));
  const filters = {};
  return {
    waba_templates: page,
    count: page.length,
    filters,
    limit,
    offset,
    sort: ['id'],
    total: all.length,
  };
}

function readCount(value: unknown, fallback: number): number {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : fallback;
}

function removeTemplate(world: World, request: FastifyRequest): Content {
  const { name } = request.params as { readonly name: string };
  return deleteTemplates(world, { name, hsmId: undefined, hsmIds: undefined });
}

function readWebhook(world: World): Content {
  return { url: world.run.subscription.target()?.url ?? null };
}

function writeWebhook(world: World, request: FastifyRequest): Content {
  const body = parseJson(request.body);
  const { url, headers = {} } = isJsonObject(body) ? body : {};
  const isAddress = typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url);
  if (!isAddress || !isJsonObject(headers))
    return {
      code: 100,
      status: 400,
      type: 'OAuthException',
      message: 'url must be an http or https address',
    };
  const texts = Object.entries(headers).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  world.run.subscription.subscribe(url, Object.fromEntries(texts));
  return { url, headers };
}

function mediaId(request: FastifyRequest): string {
  return (request.params as { readonly mediaId: string }).mediaId;
}
