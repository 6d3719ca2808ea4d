import { errorRow } from './error-table.ts';

/** Fields that tell of the account, its number or its templates, not of messages. Source: Meta, webhooks/overview. */
export type AccountField =
  | 'message_template_status_update'
  | 'message_template_quality_update'
  | 'message_template_components_update'
  | 'template_category_update'
  | 'phone_number_quality_update'
  | 'business_capability_update'
  | 'account_update'
  | 'account_alerts'
  | 'account_review_update';

/** The person an update is about: WhatsApp's id where it is told, and the business-scoped user id where it is. */
export interface WebhookContact {
  readonly waId: string | null;
  readonly userId: string | null;
}

/** One update inside a webhook: the field it belongs to and its part of the value. */
export type WebhookUpdate =
  | { readonly field: 'statuses'; readonly status: object; readonly contact: WebhookContact | null }
  | { readonly field: 'messages'; readonly contact: WebhookContact | null; readonly message: object }
  | { readonly field: 'user_preferences'; readonly contact: WebhookContact; readonly preference: object }
  | { readonly field: AccountField; readonly value: object; readonly time?: number };

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
  /** Whether the person stands beside the status, as since April 2026. */
  readonly isContactTold: boolean;
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
  const contact = facts.isContactTold ? { waId: facts.waId, userId: facts.userId } : null;
  return { field: 'statuses', contact, status: { ...statusBase(status, facts), ...price } };
}

/** The same with the conversation that webhooks below v24.0 still tell. Source: as above. */
export function withConversation(
  update: WebhookUpdate,
  conversation: { readonly id: string; readonly origin: string; readonly expiresAtMs: number | null },
): WebhookUpdate {
  if (update.field !== 'statuses') return update;
  const { id, origin, expiresAtMs } = conversation;
  const expiration = expiresAtMs === null ? {} : { expiration_timestamp: unixSeconds(expiresAtMs) };
  const told = { conversation: { id, ...expiration, origin: { type: origin } } };
  return { ...update, status: { ...update.status, ...told } };
}

/** A failed status with its error. Source: Meta, webhooks/reference/messages/status and support/error-codes. */
export function failedStatus(facts: StatusFacts, code: number): WebhookUpdate {
  const { title } = errorRow(code);
  const error = { code, title, message: title, error_data: { details: `${title}.` }, href: ERROR_PAGE };
  // No contact, and no user id where the message went to a phone number. Source: Meta, business-scoped-user-ids.
  const known = facts.waId === null ? facts : { ...facts, userId: null };
  return { field: 'statuses', contact: null, status: { ...statusBase('failed', known), errors: [error] } };
}

/**
 * The body of one POST: all statuses in one change, everything else in a change of its own, in the order given; what tells of the
 * account stands in an entry of its own, with its time.
 */
export function webhookBody(sender: WebhookSender, updates: readonly WebhookUpdate[]): object {
  const base = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: sender.displayPhoneNumber,
      phone_number_id: sender.phoneNumberId,
    },
  };
  const statuses: object[] = [];
  const changes: object[] = [];
  const entries: object[] = [];
  for (const update of updates) {
    if ('value' in update) {
      const { field, value, time } = update;
      entries.push({
        id: sender.wabaId,
        ...(time === undefined ? {} : { time }),
        changes: [{ value, field }],
      });
    } else if (update.field === 'statuses' && update.contact === null) statuses.push(update.status);
    else changes.push(changeOf(base, update));
  }
  if (statuses.length > 0) changes.unshift({ value: { ...base, statuses }, field: 'messages' });
  const messages = changes.length === 0 ? [] : [{ id: sender.wabaId, changes }];
  return { object: 'whatsapp_business_account', entry: [...messages, ...entries] };
}

type PersonUpdate = Exclude<WebhookUpdate, { readonly value: object }>;

function changeOf(base: object, update: PersonUpdate): object {
  const contacts = update.contact === null ? {} : { contacts: [contactOf(update.contact)] };
  if (update.field === 'statuses')
    return { value: { ...base, ...contacts, statuses: [update.status] }, field: 'messages' };
  const content =
    update.field === 'messages' ? { messages: [update.message] } : { user_preferences: [update.preference] };
  return { value: { ...base, ...contacts, ...content }, field: update.field };
}

function contactOf({ waId, userId }: WebhookContact): object {
  return {
    profile: { name: PROFILE_NAME },
    ...(waId === null ? {} : { wa_id: waId }),
    ...(userId === null ? {} : { user_id: userId }),
  };
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

/** Seconds since the epoch as a text, as most webhooks have them. */
export function unixSeconds(atMs: number): string {
  return String(Math.floor(atMs / 1_000));
}
