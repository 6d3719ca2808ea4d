import { checkEnvelope, type Envelope } from './check-envelope.ts';
import { checkTemplateSend } from './check-template-send.ts';
import { findTemplate } from './find-template.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { mayMessagePair } from './pair-rate.ts';
import type { Person } from './recipient-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { TemplateShape } from './template-shape.ts';
import type { World } from './world.ts';

/** A send that nothing speaks against. */
export interface CheckedSend {
  readonly envelope: Envelope;
  readonly person: Person;
  /** The template; null for a text in an open service window. */
  readonly shape: TemplateShape | null;
  readonly isMarketingApi: boolean;
}

/** Where a send came in, and when. */
export interface SendArrival {
  readonly isMarketingApi: boolean;
  /** Virtual time in milliseconds. */
  readonly nowMs: number;
}

const TEXT_LENGTH = 4_096;

/**
 * All checks of one send, in the order throughput, content, pair, messaging limit. Only requests that pass the throughput limit
 * count towards it. Source: Meta, throughput, about-the-platform, messaging-limits; a code per rule in the files this one calls.
 */
export function checkSend(world: World, body: unknown, arrival: SendArrival): CheckedSend | Refusal {
  const { run, profile, sender } = world;
  const envelope = checkEnvelope(body, {
    isMarketingApi: arrival.isMarketingApi,
    ownNumber: `+${sender.displayPhoneNumber}`,
  });
  if ('code' in envelope) return envelope;
  const { recipient } = envelope;
  const person = run.people.get(recipient.waId ?? recipient.number);
  person.tries += 1;
  if (profile.messagesPerSecond > 0 && run.throughput.count(arrival.nowMs) >= profile.messagesPerSecond)
    return refuse(130429, `More than ${profile.messagesPerSecond} messages per second from this number`);
  run.throughput.add(arrival.nowMs);
  const shape = checkContent(world, { envelope, person, arrival });
  if (shape !== null && 'code' in shape) return shape;
  return (
    checkLimits(world, person, arrival.nowMs) ?? {
      envelope,
      person,
      shape,
      isMarketingApi: arrival.isMarketingApi,
    }
  );
}

interface ContentCheck {
  readonly envelope: Envelope;
  readonly person: Person;
  readonly arrival: SendArrival;
}

function checkContent(world: World, check: ContentCheck): TemplateShape | null | Refusal {
  const { envelope, arrival } = check;
  if (envelope.type !== 'template') return checkFreeMessage(check);
  const found = findTemplate(world, envelope.body.template);
  if ('code' in found) return found;
  const { shape, components } = found;
  const { category, name } = shape.template;
  if (arrival.isMarketingApi && category !== 'MARKETING')
    return refuse(134100, `template ${name} is of category ${category}`);
  if (category === 'AUTHENTICATION' && envelope.recipient.waId === null)
    return refuse(131062, 'Authentication templates need a phone number');
  return checkTemplateSend(shape, components, arrival) ?? shape;
}

function checkFreeMessage({ envelope, person, arrival }: ContentCheck): null | Refusal {
  const { type, body } = envelope;
  if (arrival.isMarketingApi) return refuse(100, 'Only templates are sent through marketing_messages');
  if (type !== 'text') return refuse(131051, `Messages of type ${type} are not supported here`);
  const refusal = checkFreeText(body);
  if (refusal !== null || person.windowOpenUntil > arrival.nowMs) return refusal;
  return refuse(131047, 'More than 24 hours have passed since the recipient last wrote');
}

function checkFreeText({ text }: JsonObject): null | Refusal {
  const content = isJsonObject(text) ? text.body : undefined;
  if (typeof content !== 'string' || content === '') return refuse(100, 'text.body is missing');
  return content.length <= TEXT_LENGTH
    ? null
    : refuse(100, `text.body is longer than ${TEXT_LENGTH} characters`);
}

function checkLimits(world: World, person: Person, nowMs: number): Refusal | null {
  if (!mayMessagePair(person, nowMs))
    return refuse(131056, 'Too many messages to this recipient in a short time');
  const isWindowOpen = person.windowOpenUntil > nowMs;
  if (isWindowOpen || world.run.messagingLimit.allows(person.id, nowMs)) return null;
  return refuse(world.profile.messagingLimitCode, `The messaging limit ${world.profile.tier} is reached`);
}
