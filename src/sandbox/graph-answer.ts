import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule } from './fault-rules.ts';
import { asOpenApiTells } from './openapi-statuses.ts';
import { type Refusal, refuse, renderRefusal } from './refusal.ts';
import { nextTraceId, type World } from './world.ts';

/** The whole app's calls are used up. Source: Meta, graph-api/overview/rate-limiting. */
const APP_LIMIT_CODE = 4;
const APP_USAGE_FULL = JSON.stringify({ call_count: 100, total_time: 100, total_cputime: 100 });
const JSON_TYPE = 'application/json; charset=UTF-8';

/** Writes a JSON text. */
export function answerJson(reply: FastifyReply, body: string): FastifyReply {
  return reply.header('content-type', JSON_TYPE).send(body);
}

/** Counts a refusal and gives its status and error body. */
export function tellRefusal(
  world: World,
  refusal: Refusal,
): { readonly status: number; readonly body: string } {
  world.run.counters.noteRefusal(refusal.code);
  const told = world.profile.httpStatuses === 'openapi' ? asOpenApiTells(refusal) : refusal;
  return { status: told.status, body: renderRefusal(told, nextTraceId(world)) };
}

/** Counts a refusal and writes its error body. */
export function answerRefusal(world: World, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { status, body } = tellRefusal(world, refusal);
  return answerJson(reply.code(status), body);
}

/** Leaves the request without an answer; the connection stays open until the other side gives up. */
export function neverAnswer(reply: FastifyReply): FastifyReply {
  return reply.hijack();
}

/** Closes the connection without an answer. */
export function disconnect(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

/** The refusal that a fault rule wants. */
export function refusalOfFault(rule: FaultRule): Refusal {
  const asked = refuse(rule.code ?? 131000, 'A fault rule asks for this answer');
  return { ...asked, status: rule.status ?? asked.status };
}

/** Answers as a fault rule wants it. */
export function answerFault(
  world: World,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  rule: FaultRule,
): FastifyReply {
  if (rule.hang) return neverAnswer(reply);
  if (rule.reset) {
    reply.hijack();
    request.raw.socket.resetAndDestroy();
    return reply;
  }
  const refusal = refusalOfFault(rule);
  if (refusal.code === APP_LIMIT_CODE) reply.header('x-app-usage', APP_USAGE_FULL);
  if (rule.retryAfterSeconds !== undefined) reply.header('retry-after', String(rule.retryAfterSeconds));
  if (rule.body === 'graph') return answerRefusal(world, reply, refusal);
  world.run.counters.noteRefusal(refusal.code);
  reply.code(refusal.status);
  if (rule.body === 'empty') return reply.send('');
  if (rule.body === 'html')
    return reply.header('content-type', 'text/html').send('<html><body>Sorry</body></html>');
  return answerTruncated(world, reply, refusal);
}

// The length promises more than comes: the connection ends in the middle of the body.
function answerTruncated(world: World, reply: FastifyReply, refusal: Refusal): FastifyReply {
  const body = renderRefusal(refusal, nextTraceId(world));
  reply.hijack();
  reply.raw.writeHead(refusal.status, { 'content-type': JSON_TYPE, 'content-length': body.length });
  reply.raw.write(body.slice(0, body.length / 2), () => reply.raw.destroy());
  return reply;
}
