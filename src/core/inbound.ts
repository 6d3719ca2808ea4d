/** What comes in from the platform, in consend's own words: the wire form stays in `adapters/webhook`. */
import type { DeliveryStatus } from './ports.ts';

/** Who sent something: a number, a business-scoped user id, or both; people with usernames may show no number. */
export interface InboundSender {
  /** Canonical E.164 number. */
  readonly phone: string | undefined;
  /** Business-scoped user id. */
  readonly userId: string | undefined;
}

/** A message that a person wrote, or a button that they pressed. */
export interface InboundMessage extends InboundSender {
  readonly type: 'message';
  /** When it was sent, epoch milliseconds. */
  readonly at: number;
  readonly messageId: string;
  /** `button`: a template's quick reply; `interactive`: a reply to an interactive message; `other`: media, reactions … */
  readonly kind: 'text' | 'button' | 'interactive' | 'other';
  /** What was written, or the button's label. */
  readonly text: string | undefined;
  /** The button's payload or the list row's id. */
  readonly payload: string | undefined;
  /** Id of the message that it answers. */
  readonly contextId: string | undefined;
}

/** A person's own setting in WhatsApp for marketing messages of this business. */
export interface PreferenceChange extends InboundSender {
  readonly type: 'preference';
  readonly value: 'stop' | 'resume';
  /** What the setting is about: `marketing_messages`. */
  readonly category: string;
  /** When it was set, epoch milliseconds. */
  readonly at: number;
}

/** One event of a webhook. `other`: nothing that consend acts on; `field` names its kind for counting. */
export type WebhookEvent =
  | { readonly type: 'status'; readonly status: DeliveryStatus }
  | InboundMessage
  | PreferenceChange
  | { readonly type: 'other'; readonly field: string };
