import type { CheckedSend } from './check-send.ts';
import { buttonTap, inboundText, preferenceUpdate } from './inbound-payload.ts';
import type { MessageFate } from './outcome-mix.ts';
import { contactOf, userIdOf } from './user-id.ts';
import {
  failedStatus,
  progressStatus,
  type StatusFacts,
  type StatusPricing,
  type WebhookUpdate,
  withConversation,
} from './webhook-payload.ts';
import type { PlannedEvent } from './webhook-queue.ts';
import { noteInbound, type World } from './world.ts';

/** An accepted message and what becomes of it. */
export interface AcceptedMessage {
  readonly send: CheckedSend;
  readonly wamid: string;
  readonly fate: MessageFate;
  readonly pricing: StatusPricing;
}

/** First webhook version without conversations. Source: Meta, changelog (v24.0). */
const NO_CONVERSATION_SINCE = 24;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The statuses of a message and its recipient's reaction, each at its time. */
export function planMessageEvents(world: World, message: AcceptedMessage): PlannedEvent[] {
  const reactions = planReaction(world, message);
  // Without a listener millions of statuses would be built for nobody; what people do still changes the sandbox.
  if (world.run.subscription.target() === null) return reactions.map((event) => ({ ...event, update: null }));
  return [...planStatuses(world, message), ...reactions];
}

function planStatuses(world: World, message: AcceptedMessage): PlannedEvent[] {
  const { fate, pricing } = message;
  const factsAt = factsOf(world, message);
  if (fate.failure !== null) {
    const { code, at } = fate.failure;
    return [{ at, update: failedStatus(factsAt(at), code) }];
  }
  const { sentAt, deliveredAt, readAt } = fate;
  const told = (update: WebhookUpdate, expiresAtMs: number | null): WebhookUpdate =>
    hasConversations(world) ? withConversation(update, conversationOf(message, expiresAtMs)) : update;
  const events = [
    { at: sentAt, update: told(progressStatus('sent', factsAt(sentAt), pricing), sentAt + DAY_MS) },
  ];
  if (deliveredAt !== null)
    events.push({
      at: deliveredAt,
      update: told(progressStatus('delivered', factsAt(deliveredAt), pricing), null),
    });
  // The price comes with sent and one of delivered and read.
  if (readAt !== null)
    events.push({ at: readAt, update: told(progressStatus('read', factsAt(readAt), null), null) });
  return events;
}

function factsOf(world: World, { send, wamid }: AcceptedMessage): (atMs: number) => StatusFacts {
  const { recipient, correlationId } = send.envelope;
  const { isTold } = world.profile.userIds;
  const { waId } = recipient;
  const userId = waId === null ? recipient.number : isTold ? userIdOf(world.random, waId) : null;
  return (atMs) => ({ wamid, waId, userId, correlationId, isContactTold: isTold, atMs });
}

function hasConversations({ profile }: World): boolean {
  return (profile.webhook?.version ?? NO_CONVERSATION_SINCE) < NO_CONVERSATION_SINCE;
}

function conversationOf({ wamid, pricing }: AcceptedMessage, expiresAtMs: number | null) {
  return { id: wamid.slice(-32), origin: pricing.category, expiresAtMs };
}

function planReaction(world: World, { send, wamid, fate }: AcceptedMessage): PlannedEvent[] {
  const { reaction } = fate;
  if (reaction === null) return [];
  const { recipient } = send.envelope;
  const personId = recipient.waId ?? recipient.number;
  const { at } = reaction;
  const contact = contactOf(world, personId);
  if (reaction.kind === 'stop') {
    const update = preferenceUpdate(contact, 'stop', at);
    return [{ at, update, effect: () => world.run.people.notePreference(personId, true) }];
  }
  const facts = { contact, id: inboundId(world, wamid), atMs: at };
  const effect = (): void => noteInbound(world, personId, facts);
  if (reaction.kind === 'text') return [{ at, update: inboundText(facts, reaction.text), effect }];
  const label = send.entry?.shape.buttons[reaction.buttonIndex]?.label ?? '';
  const payload = findPayload(send, reaction.buttonIndex) ?? label;
  const context = { from: world.sender.displayPhoneNumber, id: wamid };
  return [{ at, update: buttonTap(facts, { payload, label, context }), effect }];
}

/** An id for a message someone wrote, made from `key`. */
export function inboundId(world: World, key: string): string {
  return wamidFrom(world, `inbound:${key}`);
}

/** A message id that follows from the seed and the key. */
export function wamidFrom(world: World, key: string): string {
  return `wamid.HBgN${Buffer.from(world.random.streamFor(key).hex(48), 'hex').toString('base64')}`;
}

// A tap brings back the payload of the send, or the button's label when the send gave none.
function findPayload(send: CheckedSend, buttonIndex: number): string | undefined {
  const template = send.envelope.body.template as { components?: ButtonComponent[] } | undefined;
  const component = template?.components?.find(
    ({ type, index }) => type === 'button' && Number(index) === buttonIndex,
  );
  return component?.parameters?.[0]?.payload;
}

// What a checked send is known to hold.
interface ButtonComponent {
  readonly type: string;
  readonly index?: string | number;
  readonly parameters?: readonly { readonly payload?: string }[];
}
