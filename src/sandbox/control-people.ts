import { z } from 'zod';
import { announce } from './announce.ts';
import {
  buttonTap,
  identityChange,
  inboundText,
  preferenceUpdate,
  unsupportedMessage,
} from './inbound-payload.ts';
import { inboundId } from './message-events.ts';
import { contactOf, userIdOf } from './user-id.ts';
import type { WebhookContact } from './webhook-payload.ts';
import { noteInbound, type World } from './world.ts';

const NUMBER = /^\+?\d{7,15}$/;
const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

const personSchema = z
  .string()
  .refine(
    (text) => NUMBER.test(text) || USER_ID.test(text),
    'must be a phone number, 7 to 15 digits, or a user id',
  )
  .transform((text) => text.replace('+', ''));

/** Something a person writes, or a tap on a button. */
export const inboundSchema = z
  .strictObject({
    from: personSchema,
    text: z.string().min(1).optional(),
    button: z.strictObject({ payload: z.string().min(1), text: z.string().min(1) }).optional(),
    unsupported: z.literal(true).optional(),
    contextId: z.string().min(1).optional(),
  })
  .refine(
    ({ text, button, unsupported }) =>
      [text, button, unsupported].filter((each) => each !== undefined).length === 1,
    'give either text or button or unsupported',
  );

/** A person's stop or resume of marketing. */
export const preferenceSchema = z.strictObject({ wa_id: personSchema, value: z.enum(['stop', 'resume']) });

/** A person whose number or user id changes. */
export const identitySchema = z
  .strictObject({
    from: personSchema,
    newNumber: z.string().regex(NUMBER, 'must be a phone number').optional(),
    newUserId: z.string().regex(USER_ID, 'must be a user id').optional(),
  })
  .refine(
    ({ newNumber, newUserId }) => (newNumber === undefined) !== (newUserId === undefined),
    'give either newNumber or newUserId',
  );

/** Has a person write: opens the service window and tells the webhook. Returns the message's id. */
export function receiveInbound(world: World, inbound: z.output<typeof inboundSchema>): string {
  const { from, text, button, contextId } = inbound;
  const atMs = world.clock.now();
  const id = inboundId(world, `${from}:${world.run.nextSerial()}`);
  const facts = { contact: contactOf(world, from), id, atMs };
  noteInbound(world, from, facts);
  if (text !== undefined) announce(world, inboundText(facts, text));
  else if (button === undefined) announce(world, unsupportedMessage(facts));
  else {
    const context = contextId === undefined ? null : { from: world.sender.displayPhoneNumber, id: contextId };
    announce(world, buttonTap(facts, { payload: button.payload, label: button.text, context }));
  }
  return id;
}

/** Has a person stop or resume marketing. */
export function receivePreference(
  world: World,
  { wa_id: id, value }: z.output<typeof preferenceSchema>,
): void {
  world.run.people.notePreference(id, value === 'stop');
  announce(world, preferenceUpdate(contactOf(world, id), value, world.clock.now()));
}

/** Has a person take another number, or the platform give them another user id. Returns the message's id. */
export function receiveIdentity(world: World, change: z.output<typeof identitySchema>): string {
  const { from, newNumber, newUserId } = change;
  const id = inboundId(world, `${from}:${world.run.nextSerial()}`);
  const facts = { contact: fullContact(world, from), id, atMs: world.clock.now() };
  const next = newUserId === undefined ? { waId: (newNumber ?? '').replace('+', '') } : { userId: newUserId };
  announce(world, identityChange(facts, next));
  return id;
}

// A change names both sides, whatever the profile tells of user ids otherwise.
function fullContact(world: World, id: string): WebhookContact {
  return /^\d/.test(id) ? { waId: id, userId: userIdOf(world.random, id) } : { waId: null, userId: id };
}
