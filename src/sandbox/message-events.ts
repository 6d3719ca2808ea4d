import type { CheckedSend } from './check-send.ts';
import type { MessageFate } from './outcome-mix.ts';
import {
  buttonTap,
  failedStatus,
  inboundText,
  preferenceUpdate,
  progressStatus,
  type StatusFacts,
  type StatusPricing,
} from './webhook-payload.ts';
import type { PlannedEvent } from './webhook-queue.ts';
import type { World } from './world.ts';

/** An accepted message and what becomes of it. */
export interface AcceptedMessage {
  readonly send: CheckedSend;
  readonly wamid: string;
  readonly fate: MessageFate;
  readonly pricing: StatusPricing;
}

/** The statuses of a message and its recipient's reaction, each at its time. */
export function planMessageEvents(world: World, message: AcceptedMessage): PlannedEvent[] {
  const reactions = planReaction(world, message);
  // Without a listener millions of statuses would be built for nobody; what people do still changes the sandbox.
  if (world.run.subscription.target() === null) return reactions.map((event) => ({ ...event, update: null }));
  return [...planStatuses(message), ...reactions];
}

function planStatuses({ send, wamid, fate, pricing }: AcceptedMessage): PlannedEvent[] {
  const { recipient, correlationId } = send.envelope;
  const factsAt = (atMs: number): StatusFacts => ({
    wamid,
    waId: recipient.waId,
    userId: recipient.waId === null ? recipient.number : null,
    correlationId,
    atMs,
  });
  if (fate.failure !== null) {
    const { code, at } = fate.failure;
    return [{ at, update: failedStatus(factsAt(at), code) }];
  }
  const events: PlannedEvent[] = [
    { at: fate.sentAt, update: progressStatus('sent', factsAt(fate.sentAt), pricing) },
  ];
  const { deliveredAt, readAt } = fate;
  if (deliveredAt !== null)
    events.push({ at: deliveredAt, update: progressStatus('delivered', factsAt(deliveredAt), pricing) });
  // The price comes with sent and one of delivered and read.
  if (readAt !== null) events.push({ at: readAt, update: progressStatus('read', factsAt(readAt), null) });
  return events;
}

function planReaction(world: World, { send, wamid, fate }: AcceptedMessage): PlannedEvent[] {
  const { reaction } = fate;
  const { waId } = send.envelope.recipient;
  if (reaction === null || waId === null) return [];
  const { people } = world.run;
  const at = reaction.at;
  if (reaction.kind === 'stop')
    return [
      {
        at,
        update: preferenceUpdate(waId, 'stop', at),
        effect: () => people.notePreference(waId, true),
      },
    ];
  const effect = (): void => people.noteInbound(waId, at);
  const id = inboundId(world, wamid);
  if (reaction.kind === 'text')
    return [{ at, update: inboundText(waId, id, { text: reaction.text, atMs: at }), effect }];
  const label = send.shape?.buttons[reaction.buttonIndex]?.label ?? '';
  const payload = findPayload(send, reaction.buttonIndex) ?? label;
  const context = { from: world.sender.displayPhoneNumber, id: wamid };
  return [{ at, update: buttonTap(waId, id, { payload, label, atMs: at, context }), effect }];
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
