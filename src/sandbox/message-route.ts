import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule } from './fault-rules.ts';
import { answerFault, answerJson, answerRefusal, disconnect, neverAnswer } from './graph-answer.ts';
import { checkReadReceipt, isReadReceipt } from './read-receipt.ts';
import { refuse } from './refusal.ts';
import { type SendResult, sendMessage } from './send-message.ts';
import type { World } from './world.ts';

/** A request and what answers it. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Which endpoint a send came to. */
export interface SendEndpoint {
  readonly isMarketingApi: boolean;
  /** Graph version, 23 for v23.0. */
  readonly version: number;
}

/** What a send gets: an answer of its own, or the fault that a rule has in its place. */
export interface DecidedSend {
  readonly answer: SendResult | FaultRule;
  /** Virtual time until the answer leaves; undefined: at once. */
  readonly delayMs: number | undefined;
}

/** Takes one send and decides what it gets, whatever carries the answer. The body is the request's text, not parsed yet. */
export function decideSend(world: World, body: unknown, endpoint: SendEndpoint): DecidedSend {
  world.run.counters.noteMessageRequest(world.clock.now());
  const rule = world.run.faults.pick('messages');
  if (rule === null) return { answer: readAndSend(world, body, endpoint), delayMs: undefined };
  const { delayMs } = rule;
  const isAnswerSpoiled = rule.status !== undefined || rule.code !== undefined || rule.reset || rule.hang;
  const isSent = !isAnswerSpoiled || rule.accepted;
  const result = isSent ? readAndSend(world, body, endpoint) : null;
  // A message that is refused on its own account keeps that answer: the fault is about accepted ones.
  const isOwn = result !== null && (!isAnswerSpoiled || result.kind === 'refused');
  return { answer: isOwn ? result : rule, delayMs };
}

/** Answers one send. The request's body is its text, not parsed yet. */
export function handleSend(
  world: World,
  exchange: Exchange,
  endpoint: SendEndpoint,
): FastifyReply | Promise<FastifyReply> {
  const { answer, delayMs } = decideSend(world, exchange.request.body, endpoint);
  const reply = (): FastifyReply =>
    'kind' in answer ? answerSend(world, exchange, answer) : answerFault(world, exchange, answer);
  return delayMs === undefined ? reply() : pause(world, delayMs).then(reply);
}

function readAndSend(world: World, text: unknown, endpoint: SendEndpoint): SendResult {
  const body = parseJson(text);
  if (body === undefined)
    return { kind: 'refused', refusal: refuse(100, 'The request body is not valid JSON') };
  if (isReadReceipt(body) && !endpoint.isMarketingApi) {
    const refusal = checkReadReceipt(world, body);
    return refusal === null ? { kind: 'accepted', body: '{"success":true}' } : { kind: 'refused', refusal };
  }
  return sendMessage(world, body, { ...endpoint, nowMs: world.clock.now() });
}

function answerSend(world: World, { request, reply }: Exchange, result: SendResult): FastifyReply {
  switch (result.kind) {
    case 'accepted':
      return answerJson(reply, result.body);
    case 'refused':
      return answerRefusal(world, reply, result.refusal);
    case 'silence':
      return neverAnswer(reply);
    case 'disconnect':
      return disconnect(request, reply);
  }
}

/** Parses a body, text or bytes; undefined when it is no JSON. */
export function parseJson(body: unknown): unknown {
  const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Waits some virtual time. */
export function pause(world: World, delayMs: number): Promise<void> {
  return new Promise((resolve) => world.clock.after(delayMs, resolve));
}
