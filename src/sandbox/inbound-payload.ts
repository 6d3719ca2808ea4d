import { unixSeconds, type WebhookContact, type WebhookUpdate } from './webhook-payload.ts';

/** What every message from a person has. */
export interface InboundFacts {
  readonly contact: WebhookContact;
  /** Message id. */
  readonly id: string;
  /** Virtual time in milliseconds. */
  readonly atMs: number;
}

/** A text someone wrote. Source: Meta, webhooks/reference/messages/text. */
export function inboundText(facts: InboundFacts, text: string): WebhookUpdate {
  return messageOf(facts, { type: 'text', text: { body: text } });
}

/** A tap on a template's quick reply. Source: Meta, webhooks/reference/messages/button. */
export function buttonTap(
  facts: InboundFacts,
  tap: {
    readonly payload: string;
    readonly label: string;
    /** The template message with the button, and the number that sent it. */
    readonly context: { readonly from: string; readonly id: string } | null;
  },
): WebhookUpdate {
  const context = tap.context === null ? {} : { context: tap.context };
  return messageOf(facts, { ...context, type: 'button', button: { payload: tap.payload, text: tap.label } });
}

/** A message of a kind that the platform does not pass on. Source: Meta, webhooks/reference/messages (unsupported, 131051). */
export function unsupportedMessage(facts: InboundFacts): WebhookUpdate {
  const error = {
    code: 131051,
    title: 'Message type unknown',
    message: 'Message type unknown',
    error_data: { details: 'Message type is currently not supported.' },
  };
  return messageOf(facts, { type: 'unsupported', errors: [error] });
}

/** A person's number or user id changed. Source: Meta, webhooks/reference/messages/system; changelog of 11 Aug 2026. */
export function identityChange(
  facts: InboundFacts,
  change: { readonly waId: string } | { readonly userId: string },
): WebhookUpdate {
  const { contact, id, atMs } = facts;
  const isNumber = 'waId' in change;
  const old = isNumber ? contact.waId : contact.userId;
  const next = isNumber ? change.waId : change.userId;
  const system = {
    body: `User Alex Muster changed from ${old} to ${next}`,
    type: isNumber ? 'user_changed_number' : 'user_changed_user_id',
    ...(isNumber ? { wa_id: next } : { user_id: next }),
  };
  const from = contact.waId === null ? {} : { from: contact.waId };
  const message = { ...from, id, timestamp: unixSeconds(atMs), type: 'system', system };
  return { field: 'messages', contact: null, message };
}

/** A stop or resume of marketing messages; its timestamp is a number. Source: Meta, webhooks/reference/user_preferences. */
export function preferenceUpdate(
  contact: WebhookContact,
  value: 'stop' | 'resume',
  atMs: number,
): WebhookUpdate {
  const preference = {
    ...(contact.waId === null ? {} : { wa_id: contact.waId }),
    ...(contact.userId === null ? {} : { user_id: contact.userId }),
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(atMs / 1_000),
  };
  return { field: 'user_preferences', contact, preference };
}

function messageOf({ contact, id, atMs }: InboundFacts, content: object): WebhookUpdate {
  const message = {
    ...(contact.waId === null ? {} : { from: contact.waId }),
    ...(contact.userId === null ? {} : { from_user_id: contact.userId }),
    id,
    timestamp: unixSeconds(atMs),
    ...content,
  };
  return { field: 'messages', contact, message };
}
