import { findUnknownProperty, isJsonObject, type JsonObject } from './json-value.ts';
import { type Refusal, refuse } from './refusal.ts';
import { toWaId } from './wa-id.ts';

/** Whom a message goes to, read from `to` or `recipient`. */
export interface Recipient {
  /** As the request gave it: comes back as contacts[].input. */
  readonly input: string;
  /** Normalised: `+` and digits, or the business-scoped user id. What the sandbox counts by. */
  readonly number: string;
  /** WhatsApp's id, digits only; null for a business-scoped user id. */
  readonly waId: string | null;
}

/** The parts of a send that are the same for all kinds of messages. */
export interface Envelope {
  readonly recipient: Recipient;
  readonly type: string;
  /** Own id of the sender, echoed in every status; null when none was given. */
  readonly correlationId: string | null;
  readonly body: JsonObject;
}

const CORRELATION_LENGTH = 512;

const PROPERTIES = new Set([
  'messaging_product',
  'recipient_type',
  'to',
  'recipient',
  'type',
  'template',
  'text',
  'biz_opaque_callback_data',
  'context',
  'recipient_identity_key_hash',
]);
const MARKETING_PROPERTIES = new Set([...PROPERTIES, 'message_activity_sharing', 'product_policy']);

const QUOTE_PROPERTIES = new Set(['message_id']);

// Kinds of messages beside templates bring their content under their own name.
const OTHER_KINDS = new Set([
  'image',
  'video',
  'audio',
  'document',
  'sticker',
  'location',
  'contacts',
  'interactive',
  'reaction',
]);

/**
 * Checks what every send has: product, recipient, kind, own id. Codes: 100 for missing, unexpected and over-long properties,
 * 131009 for a recipient that is none, 131021 for the sender's own number.
 * Source: Meta, messages/send-messages and business-scoped-user-ids. A number without `+` is refused although the
 * platform takes it: it may put the sender's country code in front and reach a stranger.
 */
export function checkEnvelope(
  body: unknown,
  endpoint: { readonly isMarketingApi: boolean; readonly ownNumber: string },
): Envelope | Refusal {
  if (!isJsonObject(body)) return refuse(100, 'The body must be a JSON object');
  if (body.messaging_product !== 'whatsapp') return refuse(100, 'messaging_product must be whatsapp');
  const { type, recipient_type: recipientType, biz_opaque_callback_data: correlationId } = body;
  if (recipientType !== undefined && recipientType !== 'individual')
    return refuse(100, 'recipient_type must be individual');
  if (typeof type !== 'string') return refuse(100, 'type is missing');
  if (correlationId !== undefined && typeof correlationId !== 'string')
    return refuse(100, 'biz_opaque_callback_data must be a string');
  if (correlationId !== undefined && correlationId.length > CORRELATION_LENGTH)
    return refuse(100, `biz_opaque_callback_data is longer than ${CORRELATION_LENGTH} characters`);
  const refusal = checkProperties(body, endpoint.isMarketingApi) ?? checkContext(body);
  if (refusal !== null) return refusal;
  const recipient = readRecipient(body);
  if ('code' in recipient) return recipient;
  if (recipient.number === endpoint.ownNumber)
    return refuse(131021, 'The recipient is the sending number itself');
  return { recipient, type, correlationId: correlationId ?? null, body };
}

function checkProperties(body: JsonObject, isMarketingApi: boolean): Refusal | null {
  const unknown = findUnknownProperty(body, isMarketingApi ? MARKETING_PROPERTIES : PROPERTIES);
  if (unknown !== undefined && !(OTHER_KINDS.has(unknown) && unknown === body.type))
    return refuse(100, `Unexpected property ${unknown}`);
  if (!isMarketingApi) return null;
  const { product_policy: policy, message_activity_sharing: sharing } = body;
  if (policy !== undefined && policy !== 'CLOUD_API_FALLBACK' && policy !== 'STRICT')
    return refuse(100, 'product_policy must be CLOUD_API_FALLBACK or STRICT');
  if (sharing !== undefined && typeof sharing !== 'boolean')
    return refuse(100, 'message_activity_sharing must be true or false');
  return null;
}

// A quoted message and the identity a user must still have. Source: Meta, messages/contextual-replies, business-phone-numbers.
function checkContext({ context, recipient_identity_key_hash: hash }: JsonObject): Refusal | null {
  if (hash !== undefined && typeof hash !== 'string')
    return refuse(100, 'recipient_identity_key_hash must be a string');
  if (context === undefined) return null;
  const isQuote =
    isJsonObject(context) && typeof context.message_id === 'string' && context.message_id !== '';
  return isQuote && findUnknownProperty(context, QUOTE_PROPERTIES) === undefined
    ? null
    : refuse(100, 'context must hold message_id alone');
}

function readRecipient({ to, recipient }: JsonObject): Recipient | Refusal {
  if (to === undefined && recipient === undefined) return refuse(100, 'The parameter to is required.');
  if (to !== undefined) return readNumber(to);
  if (typeof recipient !== 'string' || !/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/.test(recipient))
    return refuse(131009, 'recipient must be a business-scoped user ID');
  return { input: recipient, number: recipient, waId: null };
}

function readNumber(to: unknown): Recipient | Refusal {
  if (typeof to !== 'string') return refuse(100, 'to must be a string');
  const number = /^\+\d+$/.test(to) ? to : to.replace(/[-() ]/g, '');
  if (!/^\+[1-9]\d{6,14}$/.test(number))
    return refuse(131009, 'to must be a phone number with + and country code, 7 to 15 digits');
  return { input: to, number, waId: toWaId(number.slice(1)) };
}
