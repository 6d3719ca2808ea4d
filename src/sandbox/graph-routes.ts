import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkToken, debugToken } from './access-token.ts';
import { readAccountNode, readNumberNode } from './account-nodes.ts';
import { answerFault, answerJson, answerRefusal, isRefusal } from './graph-answer.ts';
import { chargeManagementCall } from './management-budget.ts';
import { type Exchange, handleSend, parseJson, pause } from './message-route.ts';
import { type Refusal, refuseObject, refusePath } from './refusal.ts';
import { listSubscribedApps, subscribeApp, unsubscribeApp } from './subscribed-apps.ts';
import { findTemplateById, listTemplates, readTemplateNode, type TemplateQuery } from './template-nodes.ts';
import type { World } from './world.ts';

/** Graph versions that are alive: from the oldest not yet expired to the newest. Source: Meta, graph-api/changelog (Oct 2026). */
const OLDEST_VERSION = 21;
const NEWEST_VERSION = 27;

interface GraphCall extends Exchange {
  readonly version: number;
  readonly method: string;
  readonly id: string;
  /** What follows the id in the path; empty for the node itself. */
  readonly edge: string;
  readonly query: Readonly<Record<string, unknown>>;
}

type Content = Record<string, unknown> | Refusal;

/** Registers the Graph paths: version, token, object, edge, in this order. */
export function registerGraphRoutes(app: FastifyInstance, world: World): void {
  const handle = (request: FastifyRequest, reply: FastifyReply) => handleGraph(world, { request, reply });
  app.post('/:version/:id/:edge', handle);
  app.all('/*', handle);
}

function handleGraph(world: World, exchange: Exchange): FastifyReply | Promise<FastifyReply> {
  const { request, reply } = exchange;
  world.run.counters.noteRequest();
  const path = request.url.split('?', 1)[0] ?? '';
  const [version = '', id = '', edge = '', ...rest] = path.slice(1).split('/');
  const number = Number(/^v(\d{1,3})\.0$/.exec(version)?.[1] ?? Number.NaN);
  if (!(number >= OLDEST_VERSION && number <= NEWEST_VERSION) || rest.length > 0)
    return answerRefusal(world, reply, refusePath(path));
  const query = request.query as Readonly<Record<string, unknown>>;
  const tokenRefusal = checkToken(world, {
    authorization: request.headers.authorization,
    queryToken: textOf(query.access_token),
  });
  if (tokenRefusal !== null) return answerRefusal(world, reply, tokenRefusal);
  const isSend = edge === 'messages' || edge === 'marketing_messages';
  if (isSend && request.method === 'POST' && id === world.profile.phoneNumberId)
    return handleSend(world, exchange, edge === 'marketing_messages');
  return handleManagement(world, { ...exchange, version: number, method: request.method, id, edge, query });
}

async function handleManagement(world: World, call: GraphCall): Promise<FastifyReply> {
  const { reply } = call;
  const { refusal, usageHeader } = chargeManagementCall(world);
  reply.header('x-business-use-case-usage', usageHeader);
  if (refusal !== null) return answerRefusal(world, reply, refusal);
  const rule = world.run.faults.pick('management');
  if (rule?.delayMs !== undefined) await pause(world, rule.delayMs);
  if (rule !== null && (rule.status !== undefined || rule.code !== undefined || rule.reset || rule.hang))
    return answerFault(world, call, rule);
  const content = await readContent(world, call);
  if (isRefusal(content)) return answerRefusal(world, reply, content);
  return answerJson(reply, JSON.stringify(content));
}

function readContent(world: World, call: GraphCall): Content | Promise<Content> {
  const { method, id, edge, query } = call;
  const { phoneNumberId, wabaId } = world.profile;
  if (id === 'debug_token' && edge === '') return debugToken(world, textOf(query.input_token));
  const template = findTemplateById(world, id);
  if (id !== phoneNumberId && id !== wabaId && template === undefined) return refuseObject(id, method);
  if (edge !== '')
    return id === wabaId
      ? readAccountEdge(world, call)
      : refuseEdge(call, ['messages', 'marketing_messages']);
  if (method !== 'GET') return refuseObject(id, method);
  const fields = textOf(query.fields);
  if (template !== undefined) return readTemplateNode(world, template, fields);
  const nodeQuery = { fields, version: call.version };
  return id === wabaId ? readAccountNode(world, nodeQuery) : readNumberNode(world, nodeQuery);
}

function readAccountEdge(world: World, call: GraphCall): Content | Promise<Content> {
  const { method, id, edge, query, request } = call;
  if (edge === 'message_templates' && method === 'GET') {
    const url = `${request.protocol}://${request.host}/v${call.version}.0/${id}/${edge}`;
    return listTemplates(world, readTemplateQuery(query), { url, version: call.version });
  }
  if (edge !== 'subscribed_apps') return refuseEdge(call, ['message_templates']);
  if (method === 'GET') return listSubscribedApps(world);
  if (method === 'DELETE') return unsubscribeApp(world);
  return method === 'POST' ? subscribeApp(world, parseJson(request.body)) : refuseObject(id, method);
}

// An edge that exists but not for this method or object is an unsupported request; any other is an unknown path.
function refuseEdge({ id, edge, method }: GraphCall, known: readonly string[]): Refusal {
  return known.includes(edge) ? refuseObject(id, method) : refusePath(`/${edge}`);
}

function readTemplateQuery(query: Readonly<Record<string, unknown>>): TemplateQuery {
  return {
    fields: textOf(query.fields),
    limit: textOf(query.limit),
    after: textOf(query.after),
    before: textOf(query.before),
    name: textOf(query.name),
    language: textOf(query.language),
    status: textOf(query.status),
    category: textOf(query.category),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
