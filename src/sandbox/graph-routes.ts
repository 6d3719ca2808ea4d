import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkScope, checkToken } from './access-token.ts';
import { answerRefusal } from './graph-answer.ts';
import { type GraphCall, isFreeOfCharge, readContent, scopeOf } from './graph-objects.ts';
import { servingVersion } from './graph-version.ts';
import { answerManaged } from './managed-call.ts';
import { fetchMedia } from './media-routes.ts';
import { type Exchange, handleSend } from './message-route.ts';
import { type Refusal, refusePath } from './refusal.ts';
import type { World } from './world.ts';

/** Registers the Graph paths: version, token, permission, object, edge, in this order. */
export function registerGraphRoutes(app: FastifyInstance, world: World): void {
  const handle = (request: FastifyRequest, reply: FastifyReply) => handleGraph(world, { request, reply });
  app.get('/whatsapp_business/attachments/', (request, reply) => handleDownload(world, { request, reply }));
  app.post('/:version/:id/:edge', handle);
  app.all('/*', handle);
}

function handleGraph(world: World, exchange: Exchange): FastifyReply | Promise<FastifyReply> {
  const { request, reply } = exchange;
  const { run, profile } = world;
  run.counters.noteRequest();
  run.calendar.catchUp();
  const path = request.url.split('?', 1)[0] ?? '';
  const [versionText = '', id = '', edge = '', ...rest] = path.slice(1).split('/');
  const version = servingVersion(world, versionText);
  if (version === null || rest.length > 0) return answerRefusal(world, reply, refusePath(path));
  reply.header('facebook-api-version', `v${version}.0`);
  const query = request.query as Readonly<Record<string, unknown>>;
  const call: GraphCall = { ...exchange, version, method: request.method, id, edge, query };
  const tokenRefusal = checkCredentials(world, call);
  if (tokenRefusal !== null) return answerRefusal(world, reply, tokenRefusal);
  const isSend = edge === 'messages' || edge === 'marketing_messages';
  if (isSend && request.method === 'POST' && id === profile.phoneNumberId)
    return handleSend(world, exchange, { isMarketingApi: edge === 'marketing_messages', version });
  return answerManaged(world, exchange, {
    isFree: isFreeOfCharge(world, call),
    read: () => readContent(world, call),
  });
}

function checkCredentials(world: World, { request, query, id, edge }: GraphCall): Refusal | null {
  const refusal = checkToken(world, {
    authorization: request.headers.authorization,
    queryToken: typeof query.access_token === 'string' ? query.access_token : undefined,
    scheme: id.startsWith('upload:') ? 'OAuth' : 'Bearer',
  });
  const scope = scopeOf(world, id, edge);
  return refusal ?? (scope === null ? null : checkScope(world, scope));
}

/** Gives a file at the address that its node told; the same token opens it. Source: Meta, business-phone-numbers/media. */
function handleDownload(world: World, { request, reply }: Exchange): FastifyReply {
  world.run.counters.noteRequest();
  const { authorization } = request.headers;
  const key = request.headers['d360-api-key'];
  const refusal =
    key === world.profile.apiKey
      ? null
      : checkToken(world, { authorization, queryToken: undefined, scheme: 'Bearer' });
  if (refusal !== null) return answerRefusal(world, reply, refusal);
  const file = fetchMedia(world, request.query as Readonly<Record<string, unknown>>);
  if (file === null) return reply.code(404).send('');
  return reply.header('content-type', file.mimeType).send(file.content);
}
