import { debugToken } from './access-token.ts';
import {
  listNumbers,
  type NodeQuery,
  readAccountNode,
  readBusinessNode,
  readNumberNode,
  writeAccount,
} from './account-nodes.ts';
import { isJsonObject } from './json-value.ts';
import { deleteMedia, readMedia, uploadMedia } from './media-routes.ts';
import { type Exchange, parseJson } from './message-route.ts';
import type { SCOPES } from './profile-parts.ts';
import { type Refusal, refuseCall, refuseObject, refusePath } from './refusal.ts';
import { listSubscribedApps, subscribeApp, unsubscribeApp } from './subscribed-apps.ts';
import { listTemplates, readTemplateNode, type TemplateQuery } from './template-nodes.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import { createTemplate, deleteTemplates, editTemplate, liftPause } from './template-writes.ts';
import { continueUpload, readUpload, startUpload } from './upload-sessions.ts';
import type { World } from './world.ts';

/** A request to the Graph, its path taken apart. */
export interface GraphCall extends Exchange {
  readonly version: number;
  readonly method: string;
  readonly id: string;
  /** What follows the id in the path; empty for the node itself. */
  readonly edge: string;
  readonly query: Readonly<Record<string, unknown>>;
}

type Content = Record<string, unknown> | Refusal;

const UNKNOWN_FILTERS = ['since', 'until', 'source'];
const SEND_EDGES = ['messages', 'marketing_messages', 'media'];

/** The permission that a path needs; null for those that need none. Source: Meta, access-tokens. */
export function scopeOf({ profile, run }: World, id: string, edge: string): (typeof SCOPES)[number] | null {
  if (id === 'debug_token' || id.startsWith('upload:') || edge === 'uploads') return null;
  const isMedia = id !== profile.phoneNumberId && id !== profile.wabaId && run.media.has(id);
  return isMedia || SEND_EDGES.includes(edge)
    ? 'whatsapp_business_messaging'
    : 'whatsapp_business_management';
}

/** Whether a call is outside the hourly budget of the account. Source: Meta, about-the-platform. */
export function isFreeOfCharge({ run }: World, { id, edge }: GraphCall): boolean {
  return (
    id === 'debug_token' ||
    id.startsWith('upload:') ||
    edge === 'uploads' ||
    edge === 'media' ||
    run.media.has(id)
  );
}

/** What an object answers. */
export function readContent(world: World, call: GraphCall): Content | Promise<Content> {
  const { method, id, edge, query } = call;
  const { phoneNumberId, wabaId, businessId, appId } = world.profile;
  if (id === 'debug_token' && edge === '') return debugToken(world, textOf(query.input_token));
  if (id.startsWith('upload:') && edge === '') return readUploadCall(world, call);
  if (id === appId && edge === 'uploads' && method === 'POST') return startUpload(world, query);
  if (id === wabaId) return edge === '' ? readAccount(world, call) : readAccountEdge(world, call);
  if (id === phoneNumberId) return readNumber(world, call);
  if (id === businessId && edge === '' && method === 'GET') return readBusinessNode(world, nodeQuery(call));
  const template = world.run.templates.byId(id);
  if (template !== undefined) return readTemplate(world, call, template);
  if (edge === '' && world.run.media.has(id)) return readMediaCall(world, call);
  return refuseObject(id, method);
}

function readUploadCall(world: World, { method, id, request }: GraphCall): Content {
  if (method === 'GET') return readUpload(world, id);
  const offset = request.headers.file_offset;
  return method === 'POST'
    ? continueUpload(world, id, { body: request.body, offset: textOf(offset) })
    : refuseObject(id, method);
}

function readMediaCall(world: World, { method, id, request, query }: GraphCall): Content {
  const number = textOf(query.phone_number_id);
  if (number !== undefined && number !== world.profile.phoneNumberId) return refuseObject(id, method);
  if (method === 'GET') return readMedia(world, id, `${request.protocol}://${request.host}`);
  return method === 'DELETE' ? deleteMedia(world, id) : refuseObject(id, method);
}

function readNumber(world: World, call: GraphCall): Content {
  const { method, id, edge, request } = call;
  if (edge === '')
    return method === 'GET' ? readNumberNode(world, nodeQuery(call)) : refuseObject(id, method);
  if (edge === 'media' && method === 'POST')
    return uploadMedia(world, request.body, request.headers['content-type']);
  return refuseEdge(call, SEND_EDGES);
}

function readAccount(world: World, call: GraphCall): Content {
  const { method, id, request } = call;
  if (method === 'GET') return readAccountNode(world, nodeQuery(call));
  if (method !== 'POST') return refuseObject(id, method);
  const body = parseJson(request.body);
  return isJsonObject(body) ? writeAccount(world, body) : refuseCall('The body must be a JSON object');
}

function readTemplate(world: World, call: GraphCall, entry: RegisteredTemplate): Content {
  const { method, id, edge, query, request } = call;
  if (edge === 'unpause') return method === 'POST' ? liftPause(world, entry) : refuseObject(id, method);
  if (edge !== '') return refusePath(`/${edge}`);
  if (method === 'GET') return readTemplateNode(world, entry.template, textOf(query.fields));
  return method === 'POST' ? editTemplate(world, entry, parseJson(request.body)) : refuseObject(id, method);
}

function readAccountEdge(world: World, call: GraphCall): Content | Promise<Content> {
  const { method, id, edge, request } = call;
  if (edge === 'message_templates') return readTemplates(world, call);
  if (edge === 'phone_numbers' && method === 'GET') return listNumbers(world, nodeQuery(call));
  if (edge !== 'subscribed_apps') return refuseEdge(call, ['phone_numbers']);
  if (method === 'GET') return listSubscribedApps(world);
  if (method === 'DELETE') return unsubscribeApp(world);
  return method === 'POST' ? subscribeApp(world, parseJson(request.body)) : refuseObject(id, method);
}

function readTemplates(world: World, call: GraphCall): Content {
  const { method, id, edge, query, request, version } = call;
  if (method === 'POST') return createTemplate(world, parseJson(request.body));
  if (method === 'DELETE')
    return deleteTemplates(world, {
      name: textOf(query.name),
      hsmId: textOf(query.hsm_id),
      hsmIds: textOf(query.hsm_ids),
    });
  if (method !== 'GET') return refuseObject(id, method);
  // How these narrow a list is not described: left out silently they would answer more than was asked for.
  const unknown = UNKNOWN_FILTERS.find((name) => query[name] !== undefined);
  if (unknown !== undefined) return refuseCall(`The filter ${unknown} is not taken here`);
  const url = `${request.protocol}://${request.host}/v${version}.0/${id}/${edge}`;
  return listTemplates(world, readTemplateQuery(query), { url, version });
}

// An edge that exists but not for this method or object is an unsupported request; any other is an unknown path.
function refuseEdge({ id, edge, method }: GraphCall, known: readonly string[]): Refusal {
  return known.includes(edge) ? refuseObject(id, method) : refusePath(`/${edge}`);
}

function nodeQuery({ query, version }: GraphCall): NodeQuery {
  return { fields: textOf(query.fields), version };
}

function readTemplateQuery(query: Readonly<Record<string, unknown>>): TemplateQuery {
  const part = (name: string): string | undefined => textOf(query[name]);
  return {
    fields: part('fields'),
    limit: part('limit'),
    after: part('after'),
    before: part('before'),
    name: part('name'),
    language: part('language'),
    status: part('status'),
    category: part('category'),
    content: part('content'),
    name_or_content: part('name_or_content'),
    quality_score: part('quality_score'),
    summary: part('summary'),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
