/** Management calls (templates, number, account, media): an answer that fits its schema, or a ConsendError. */
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { dispositionOf, isThrottle } from '../../../core/api-errors.ts';
import { parseApiJson } from '../../../core/api-json.ts';
import type { ApiUsage } from '../../../core/api-usage.ts';
import { paceOf, readUsage } from '../../../core/api-usage.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { Clock } from '../../../core/ports.ts';
import type { ExchangeResult, WireRequest } from '../wire.ts';
import type { Connection } from './connection.ts';
import { exchange } from './exchange.ts';
import { readRefusal } from './refusal.ts';
import { retryAfterMs } from './retry-after.ts';

/** What to ask, and the form that the answer must have. */
export interface ApiCall<T> {
  /** GET where absent. */
  readonly method?: WireRequest['method'];
  /** Path with query, after the base path. */
  readonly path: string;
  /** A value goes as JSON; bytes, and a stream of them, as they are. */
  readonly body?: object | Uint8Array | Readable;
  /** More headers, or other values of those that every request has; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly schema: z.ZodType<T>;
  readonly signal: AbortSignal | undefined;
}

/** Asks once and gives the answer. Throws `api.unavailable`, `api.refused`, `api.unexpected`, `api.throttled`. */
export type ApiCaller = <T>(call: ApiCall<T>) => Promise<T>;

/** What a caller works with. */
export interface CallerParts {
  readonly connection: Connection;
  readonly clock: Clock;
  /** Takes secrets out of what the API wrote, and bounds its length. */
  readonly redact: (text: string) => string;
}

/** Pauses before a question is asked again, milliseconds; one that changes something is never asked twice. */
const PAUSES_MS = [300, 1000];
/** Longer waits are left to whoever called. */
const LONGEST_WAIT_MS = 5000;
const INVALID_CURSOR = 131059;

type Answer = Extract<ExchangeResult, { kind: 'answered' }>;

function isRaw(body: ApiCall<unknown>['body']): body is Uint8Array | Readable {
  return body instanceof Uint8Array || body instanceof Readable;
}

function wireRequest({ connection }: CallerParts, call: ApiCall<unknown>): WireRequest {
  const { method = 'GET', path, body, headers = {} } = call;
  const raw = isRaw(body) ? body : null;
  const isJson = body !== undefined && raw === null;
  const own = { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers };
  const kept: string[] = [];
  for (let at = 0; at < connection.headers.length; at += 2) {
    const [name = '', value = ''] = connection.headers.slice(at, at + 2);
    if (!Object.hasOwn(own, name.toLowerCase())) kept.push(name, value);
  }
  return {
    method,
    path: `${connection.basePath}${path}`,
    headers: [...kept, ...Object.entries(own).flat()],
    body: isJson ? JSON.stringify(body) : raw,
  };
}

/** Whether the same question may get a better answer in a moment. */
function isPassing(answer: Answer): boolean {
  const refusal = readRefusal(answer.status, parseApiJson(answer.body));
  if (!refusal) return answer.status >= 500;
  const { code } = refusal;
  return dispositionOf(code) === 'retry' && !isThrottle(code) && code !== INVALID_CURSOR;
}

/** Asks, a question again where its answer was a passing fault. */
async function ask(parts: CallerParts, call: ApiCall<unknown>): Promise<ExchangeResult> {
  const request = wireRequest(parts, call);
  for (const pauseMs of PAUSES_MS) {
    const result = await exchange(parts.connection, request, call.signal);
    if (result.kind !== 'answered' || request.method !== 'GET' || !isPassing(result)) return result;
    const waitMs = retryAfterMs(result.retryAfter, parts.clock.now()) ?? pauseMs;
    if (waitMs > LONGEST_WAIT_MS) return result;
    await parts.clock.sleep(waitMs, call.signal);
  }
  return await exchange(parts.connection, request, call.signal);
}

/** The value of an answer. Throws what is wrong with it. */
function answerValue<T>(answer: Answer, schema: z.ZodType<T>, redact: CallerParts['redact']): T {
  const body = parseApiJson(answer.body);
  const refusal = readRefusal(answer.status, body);
  if (refusal) {
    const { code, title, detail, isAbsence } = refusal;
    throw new ConsendError('api.refused', {
      params: { code, title: redact(title), detail: redact(detail), absent: isAbsence ? 'yes' : undefined },
    });
  }
  const parsed = schema.safeParse(body);
  if (answer.status >= 200 && answer.status < 300 && parsed.success) return parsed.data;
  throw new ConsendError('api.unexpected', {
    params: { status: answer.status, detail: redact(answer.body) },
  });
}

/** Makes a caller; it remembers what the usage headers told, and slows down before the hour's calls are used up. */
export function createCaller(parts: CallerParts): ApiCaller {
  const { clock, redact } = parts;
  let told: { readonly usage: ApiUsage; readonly at: number } | undefined;

  const keepPace = async (signal: AbortSignal | undefined): Promise<void> => {
    const pace = paceOf(told?.usage, clock.now() - (told?.at ?? 0));
    if (pace.kind === 'blocked')
      throw new ConsendError('api.throttled', { params: { minutes: Math.ceil(pace.ms / 60_000) } });
    if (pace.kind === 'wait') await clock.sleep(pace.ms, signal);
  };

  return async (call) => {
    await keepPace(call.signal);
    const result = await ask(parts, call);
    if (result.kind !== 'answered')
      throw new ConsendError('api.unavailable', { params: { detail: redact(result.detail) } });
    const usage = result.usage && readUsage(result.usage.app, result.usage.business);
    if (usage) told = { usage, at: clock.now() };
    return answerValue(result, call.schema, redact);
  };
}

/** A value, or undefined where the API says that the thing does not exist (100 with subcode 33, 803). */
export async function orAbsent<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ConsendError && error.code === 'api.refused' && error.params.absent === 'yes')
      return undefined;
    throw error;
  }
}
