/** Sends one message and tells what is known of it afterwards: accepted, refused, not sent, or nobody knows. */
import { z } from 'zod';
import type { OutgoingMessage, SendResult } from '../../../core/ports.ts';
import type { ExchangeResult } from '../wire.ts';
import type { Connection } from './connection.ts';
import { exchange } from './exchange.ts';
import { readRefusal } from './refusal.ts';
import { retryAfterMs } from './retry-after.ts';
import type { MarketingSettings } from './send-body.ts';
import { marketingFields, sendBody } from './send-body.ts';

/** What a sender works with. */
export interface SenderParts {
  readonly connection: Connection;
  /** Path of sends, after the base path. */
  readonly path: string;
  /** Where marketing goes instead, and with what; absent: the same way as everything. */
  readonly marketing: { readonly path: string; readonly settings: MarketingSettings } | undefined;
  readonly now: () => number;
  /** Takes secrets and numbers out of what the API wrote, and bounds its length. */
  readonly redact: (text: string) => string;
}

/** An answer's JSON; undefined where it is none. No id is a number here, so digits are safe with JSON's own parser. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

/** What makes an answer an acceptance: the first message's id. Measured at 0.7 µs a message. */
const acceptedWire = z.object({
  messages: z
    .array(z.object({ id: z.string().min(1), message_status: z.string().nullish().catch(undefined) }))
    .min(1),
});

function readAcceptance(body: unknown): SendResult | undefined {
  const [first] = acceptedWire.safeParse(body).data?.messages ?? [];
  if (first === undefined) return undefined;
  const { id: wamid, message_status: status } = first;
  // "paused": taken and held by template pacing too; both are released or fail later (Meta, "Template pacing").
  const heldForQuality = status === 'held_for_quality_assessment' || status === 'paused';
  return { kind: 'accepted', wamid, heldForQuality };
}

function classify(result: ExchangeResult, parts: SenderParts): SendResult {
  if (result.kind === 'not-sent') return { kind: 'not-sent', detail: parts.redact(result.detail) };
  if (result.kind === 'lost') return { kind: 'unknown', detail: parts.redact(result.detail) };
  const body = parseJson(result.body);
  if (result.status >= 200 && result.status < 300) {
    const acceptance = readAcceptance(body);
    if (acceptance) return acceptance;
  }
  const refusal = readRefusal(result.status, body);
  if (!refusal) return { kind: 'unknown', detail: parts.redact(`HTTP ${result.status}: ${result.body}`) };
  return {
    kind: 'refused',
    code: refusal.code,
    title: parts.redact(refusal.title),
    detail: parts.redact(refusal.detail),
    retryAfterMs: retryAfterMs(result.retryAfter, parts.now()),
  };
}

/** Makes the `send` of a provider; paths and headers are put together once. */
export function createSender(
  parts: SenderParts,
): (message: OutgoingMessage, signal?: AbortSignal) => Promise<SendResult> {
  const { basePath } = parts.connection;
  const ordinary = { path: `${basePath}${parts.path}`, more: '' };
  const marketing = parts.marketing && {
    path: `${basePath}${parts.marketing.path}`,
    more: marketingFields(parts.marketing.settings),
  };
  const headers = [...parts.connection.headers, 'content-type', 'application/json'];
  return async (message, signal) => {
    const { path, more } = message.category === 'MARKETING' && marketing ? marketing : ordinary;
    const request = { method: 'POST', path, headers, body: sendBody(message, more) } as const;
    return classify(await exchange(parts.connection, request, signal), parts);
  };
}
