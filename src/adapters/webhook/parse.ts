/** A webhook's body → events. Total: whatever the content, it throws nothing and loses no event without a trace. */
import type { z } from 'zod';
import type { InboundMessage, InboundSender, WebhookEvent } from '../../core/inbound.ts';
import { waIdToPhone } from '../../core/phone.ts';
import type { DeliveryStatus } from '../../core/ports.ts';
import { envelopeWire, messageWire, preferenceWire, statusWire, valueWire } from './wire.ts';

const WA_ID = /^\+?\d{5,15}$/;

const other = (field: string): WebhookEvent => ({ type: 'other', field });

function sender(waId: string | null | undefined, userId: string | null | undefined): InboundSender {
  // A group's or a user id may stand where a number is expected.
  return { phone: waId && WA_ID.test(waId) ? waIdToPhone(waId) : undefined, userId: userId || undefined };
}

function statusError(wire: z.infer<typeof statusWire>): DeliveryStatus['error'] {
  const [first] = wire.errors ?? [];
  if (!first) return undefined;
  const title = first.title ?? first.message ?? '';
  return { code: first.code, title, detail: first.error_data?.details ?? first.message ?? '' };
}

function statusEvent(item: unknown): WebhookEvent {
  const parsed = statusWire.safeParse(item);
  if (!parsed.success) return other('messages.statuses');
  const wire = parsed.data;
  const { pricing } = wire;
  return {
    type: 'status',
    status: {
      wamid: wire.id,
      correlation: wire.biz_opaque_callback_data || undefined,
      status: wire.status,
      at: wire.timestamp,
      phone: sender(wire.recipient_id, undefined).phone,
      error: statusError(wire),
      pricing: pricing
        ? {
            billable: pricing.billable ?? false,
            model: pricing.pricing_model ?? '',
            category: pricing.category ?? '',
          }
        : undefined,
    },
  };
}

function content(wire: z.infer<typeof messageWire>): Pick<InboundMessage, 'kind' | 'text' | 'payload'> {
  switch (wire.type) {
    case 'text':
      return { kind: 'text', text: wire.text?.body ?? undefined, payload: undefined };
    case 'button':
      return {
        kind: 'button',
        text: wire.button?.text ?? undefined,
        payload: wire.button?.payload ?? undefined,
      };
    case 'interactive': {
      const reply = wire.interactive?.button_reply ?? wire.interactive?.list_reply;
      return { kind: 'interactive', text: reply?.title ?? undefined, payload: reply?.id ?? undefined };
    }
    default:
      return { kind: 'other', text: undefined, payload: undefined };
  }
}

function messageEvent(item: unknown): WebhookEvent {
  const parsed = messageWire.safeParse(item);
  if (!parsed.success) return other('messages.messages');
  const wire = parsed.data;
  // The platform's own notes (a changed number or user id), not something a person wrote.
  if (wire.type === 'system') return other('messages.system');
  const from = sender(wire.from, wire.from_user_id);
  if (from.phone === undefined && from.userId === undefined) return other('messages.anonymous');
  return {
    type: 'message',
    ...from,
    at: wire.timestamp,
    messageId: wire.id,
    ...content(wire),
    contextId: wire.context?.id ?? undefined,
  };
}

function preferenceEvent(item: unknown): WebhookEvent {
  const parsed = preferenceWire.safeParse(item);
  if (!parsed.success) return other('user_preferences');
  const { wa_id, user_id, value, category, timestamp } = parsed.data;
  const from = sender(wa_id, user_id);
  if (from.phone === undefined && from.userId === undefined) return other('user_preferences');
  return { type: 'preference', ...from, value, category: category ?? 'marketing_messages', at: timestamp };
}

/** The events of one change. What it holds beside statuses, messages and preferences is counted by its field's name. */
function changeEvents(field: string, value: unknown): WebhookEvent[] {
  if (field !== 'messages' && field !== 'user_preferences') return [other(field)];
  const parsed = valueWire.safeParse(value);
  if (!parsed.success) return [other(field)];
  const { statuses, messages, user_preferences: preferences, errors } = parsed.data;
  const events = [
    ...(statuses ?? []).map(statusEvent),
    ...(messages ?? []).map(messageEvent),
    ...(preferences ?? []).map(preferenceEvent),
    ...(errors ?? []).map(() => other(`${field}.errors`)),
  ];
  return events.length > 0 ? events : [other(field)];
}

/**
 * Events of a webhook body, in its order. Unknown events and items that do not read become `other`; a body that is no
 * JSON gives undefined, JSON that is no webhook one `other` named `unknown`.
 */
export function parseWebhook(body: Uint8Array | string): WebhookEvent[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(
      typeof body === 'string'
        ? body
        : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8'),
    );
  } catch {
    return undefined;
  }
  const envelope = envelopeWire.safeParse(json);
  if (!envelope.success) return [other('unknown')];
  return envelope.data.entry.flatMap((entry) =>
    (entry.changes ?? []).flatMap((change) => changeEvents(change.field, change.value)),
  );
}
