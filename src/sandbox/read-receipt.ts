import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { World } from './world.ts';

const PROPERTIES = new Set(['messaging_product', 'status', 'message_id']);

/** Whether a body sent to /messages is no message but says that one was read. Source: Meta's OpenAPI file v23.0. */
export function isReadReceipt(body: unknown): body is JsonObject {
  return isJsonObject(body) && body.status !== undefined && body.type === undefined;
}

/** Takes a read receipt for a message that somebody wrote to the sandbox; null when nothing speaks against it. */
export function checkReadReceipt({ run }: World, body: JsonObject): Refusal | null {
  const unknown = findUnknownProperty(body, PROPERTIES);
  if (unknown !== undefined) return refuse(100, `Unexpected property ${unknown}`);
  if (body.messaging_product !== 'whatsapp') return refuse(100, 'messaging_product must be whatsapp');
  if (body.status !== 'read') return refuse(100, 'status must be read');
  const { message_id: id } = body;
  if (typeof id !== 'string' || id === '') return refuse(100, 'message_id is missing');
  return run.inboundIds.has(id) ? null : refuse(131009, `Nobody wrote the message ${id}`);
}
