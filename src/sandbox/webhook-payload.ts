import { errorRow } from './error-table.ts';

/** One update inside a webhook: the field it belongs to and its part of the value. */
export type WebhookUpdate =
  | { readonly field: 'statuses'; readonly status: object }
  | { readonly field: 'messages'; readonly waId: string; readonly message: object }
  | { readonly field: 'user_preferences'; readonly waId: string; readonly preference: object };

/** The number and account the updates are about. */
export interface WebhookSender {
  readonly wabaId: string;
  readonly phoneNumberId: string;
  /** Digits only. */
  readonly displayPhoneNumber: string;
}

/** What a status says of one message. */
export interface StatusFacts {
  readonly wamid: string;
  readonly waId: string | null;
  readonly userId: string | null;
  readonly correlationId: string | null;
  /** Virtual time in milliseconds. */
  readonly atMs: number;
}

/** The price part of a status. Source: Meta, webhooks/reference/messages/status and pricing. */
export interface StatusPricing {
  readonly billable: boolean;
  readonly type: 'regular' | 'free_customer_service';
  readonly category: string;
}

const ERROR_PAGE =
  'https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes';
const PROFILE_NAME = 'Alex Muster';

/** A sent, delivered or read status. Source: Meta, webhooks/reference/messages/status. */
export function progressStatus(
  status: 'sent' | 'delivered' | 'read',
  facts: StatusFacts,
  pricing: StatusPricing | null,
): WebhookUpdate {
  const price = pricing === null ? {} : { pricing: { ...pricing, pricing_model: 'PMP' } };
  return { field: 'statuses', status: { ...statusBase(status, facts), ...price } };
}

/** A failed status with its error. Source: Meta, webhooks/reference/messages/status and support/error-codes. */
export function failedStatus(facts: StatusFacts, code: number): WebhookUpdate {
  const { title } = errorRow(code);
  const error = { code, title, message: title, error_data: { details: `${title}.` }, href: ERROR_PAGE };
  return { field: 'statuses', status: { ...statusBase('failed', facts), errors: [error] } };
}

/** A text someone wrote. Source: Meta, webhooks/reference/messages/text. */
export function inboundText(
  waId: string,
  id: string,
  said: { readonly text: string; readonly atMs: number },
) {
  const message = {
    from: waId,
    id,
    timestamp: unixSeconds(said.atMs),
    type: 'text',
    text: { body: said.text },
  };
  return { field: 'messages', waId, message } satisfies WebhookUpdate;
}

/** A tap on a template's quick reply. Source: Meta, webhooks/reference/messages/button. */
export function buttonTap(
  waId: string,
  id: string,
  tap: {
    readonly payload: string;
    readonly label: string;
    readonly atMs: number;
    /** The template message with the button, and the number that sent it. */
    readonly context: { readonly from: string; readonly id: string } | null;
  },
) {
  const message = {
    ...(tap.context === null ? {} : { context: tap.context }),
    from: waId,
    id,
    timestamp: unixSeconds(tap.atMs),
    type: 'button',
    button: { payload: tap.payload, text: tap.label },
  };
  return { field: 'messages', waId, message } satisfies WebhookUpdate;
}

/** A stop or resume of marketing messages; its timestamp is a number. Source: Meta, webhooks/reference/user_preferences. */
export function preferenceUpdate(waId: string, value: 'stop' | 'resume', atMs: number) {
  const preference = {
    wa_id: waId,
    detail: `User requested to ${value} marketing messages`,
    category: 'marketing_messages',
    value,
    timestamp: Math.floor(atMs / 1_000),
  };
  return { field: 'user_preferences', waId, preference } satisfies WebhookUpdate;
}

/** The body of one POST: all statuses in one change, everything else in a change of its own, in the order given. */
export function webhookBody(sender: WebhookSender, updates: readonly WebhookUpdate[]): object {
  const base = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: sender.displayPhoneNumber,
      phone_number_id: sender.phoneNumberId,
    },
  };
  const statuses = updates.flatMap((update) => (update.field === 'statuses' ? [update.status] : []));
  const changes: object[] =
    statuses.length === 0 ? [] : [{ field: 'messages', value: { ...base, statuses } }];
  for (const update of updates) {
    if (update.field === 'statuses') continue;
    const contacts = [{ profile: { name: PROFILE_NAME }, wa_id: update.waId }];
    const content =
      update.field === 'messages'
        ? { messages: [update.message] }
        : { user_preferences: [update.preference] };
    changes.push({ field: update.field, value: { ...base, contacts, ...content } });
  }
  return { object: 'whatsapp_business_account', entry: [{ id: sender.wabaId, changes }] };
}

function statusBase(status: string, facts: StatusFacts): object {
  const { wamid, waId, userId, correlationId, atMs } = facts;
  return {
    id: wamid,
    status,
    timestamp: unixSeconds(atMs),
    ...(waId === null ? {} : { recipient_id: waId }),
    ...(userId === null ? {} : { recipient_user_id: userId }),
    ...(correlationId === null ? {} : { biz_opaque_callback_data: correlationId }),
  };
}

function unixSeconds(atMs: number): string {
  return String(Math.floor(atMs / 1_000));
}
