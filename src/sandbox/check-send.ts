import { checkAccount } from './check-account.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { checkEnvelope, type Envelope } from './check-envelope.ts';
import { checkTemplateSend } from './check-template-send.ts';
import { findTemplate } from './find-template.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import { mayMessagePair } from './pair-rate.ts';
import type { Person } from './recipient-book.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { RegisteredTemplate } from './template-registry.ts';
import type { World } from './world.ts';

/** A send that nothing speaks against. */
export interface CheckedSend {
  readonly envelope: Envelope;
  readonly person: Person;
  /** The template; null for a text in an open service window. */
  readonly entry: RegisteredTemplate | null;
  readonly isMarketingApi: boolean;
}

/** Where a send came in, and when. */
export interface SendArrival {
  readonly isMarketingApi: boolean;
  /** Graph version, 23 for v23.0. */
  readonly version: number;
  /** Virtual time in milliseconds. */
  readonly nowMs: number;
}

const TEXT_LENGTH = 4_096;

/**
 * All checks of one send, in the order account, throughput, content, pair, messaging limit. Only requests that pass the
 * throughput limit count towards it.
 * Source: Meta, throughput, about-the-platform, messaging-limits; a code per rule in the files this one calls.
 */
export function checkSend(world: World, body: unknown, arrival: SendArrival): CheckedSend | Refusal {
  const { run, sender } = world;
  const envelope = checkEnvelope(body, {
    isMarketingApi: arrival.isMarketingApi,
    ownNumber: `+${sender.displayPhoneNumber}`,
  });
  if ('code' in envelope) return envelope;
  const { recipient } = envelope;
  const person = run.people.get(recipient.waId ?? recipient.number);
  person.tries += 1;
  const unable = checkAccount(world, envelope, arrival.nowMs) ?? takeThroughput(world, arrival.nowMs);
  if (unable !== null) return unable;
  const entry = checkContent(world, { envelope, person, arrival });
  if (entry !== null && 'code' in entry) return entry;
  const { isMarketingApi } = arrival;
  return checkLimits(world, person, arrival.nowMs) ?? { envelope, person, entry, isMarketingApi };
}

function takeThroughput({ run }: World, nowMs: number): Refusal | null {
  const { messagesPerSecond } = run.account;
  if (messagesPerSecond > 0 && run.throughput.count(nowMs) >= messagesPerSecond)
    return refuse(130429, `More than ${messagesPerSecond} messages per second from this number`);
  run.throughput.add(nowMs);
  return null;
}

interface ContentCheck {
  readonly envelope: Envelope;
  readonly person: Person;
  readonly arrival: SendArrival;
}

function checkContent(world: World, check: ContentCheck): RegisteredTemplate | null | Refusal {
  const { envelope, arrival } = check;
  if (envelope.type !== 'template') return checkFreeMessage(check);
  const found = findTemplate(world, envelope.body.template);
  if ('code' in found) return found;
  const { entry, components } = found;
  return (
    checkEndpoint(world, entry, { ...arrival, policy: envelope.body.product_policy }) ??
    checkRecipientKind(entry, envelope) ??
    checkTemplateSend(entry.shape, components, {
      ...arrival,
      kindOfMedia: (id) => world.run.media.kindOf(id, arrival.nowMs),
    }) ??
    entry
  );
}

function checkRecipientKind({ template }: RegisteredTemplate, { recipient }: Envelope): Refusal | null {
  if (template.category !== 'AUTHENTICATION' || recipient.waId !== null) return null;
  return refuse(131062, 'Authentication templates need a phone number');
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
  return refuse(world.profile.messagingLimitCode, `The messaging limit ${world.run.account.tier} is reached`);
}
