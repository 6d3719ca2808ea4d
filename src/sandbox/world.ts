import { type AccountState, createAccountState } from './account-state.ts';
import { type Calendar, createCalendar } from './calendar.ts';
import type { SandboxClock } from './clock.ts';
import { createFaultInjector, type FaultInjector } from './fault-injector.ts';
import type { SandboxFaults } from './fault-rules.ts';
import { createMediaStore, type MediaStore } from './media-store.ts';
import { createMessagingLimit, type MessagingLimit } from './messaging-limit.ts';
import { newPacingState, type PacingState } from './pacing-state.ts';
import type { SandboxProfile } from './profile.ts';
import type { Randomness } from './random.ts';
import { createRecipientBook, type RecipientBook } from './recipient-book.ts';
import { type Counters, createCounters, type SandboxState } from './sandbox-state.ts';
import { createSlidingWindow, type SlidingWindow } from './sliding-window.ts';
import { createSubscription, type Subscription } from './subscription.ts';
import { createTemplateRegistry, type TemplateRegistry } from './template-registry.ts';
import type { WebhookSender } from './webhook-payload.ts';
import { createWebhookQueue, type WebhookQueue } from './webhook-queue.ts';
import type { WebhookTransport } from './webhook-transport.ts';

const HOUR_MS = 60 * 60 * 1_000;

/** What a reset replaces: everything that requests have changed. */
export interface Run {
  readonly counters: Counters;
  readonly people: RecipientBook;
  readonly messagingLimit: MessagingLimit;
  /** Ids of the messages people wrote. */
  readonly inboundIds: Set<string>;
  /** Messages of the last second, for the throughput limit. */
  readonly throughput: SlidingWindow;
  /** Management calls of the last hour. */
  readonly managementCalls: SlidingWindow;
  /** Creations of templates in the last hour. */
  readonly templateCreations: SlidingWindow;
  readonly account: AccountState;
  readonly templates: TemplateRegistry;
  /** Names of deleted templates by name and language, with the virtual time until which they may not be used again. */
  readonly deletedNames: Map<string, number>;
  readonly portfolioPacing: PacingState;
  readonly media: MediaStore;
  readonly calendar: Calendar;
  readonly subscription: Subscription;
  readonly webhooks: WebhookQueue;
  faults: FaultInjector;
  /** Counts up for ids that need one: traces, inbound messages, challenges. */
  nextSerial(): number;
  /** Counts service messages of a month, `2026-11`; the first is 1. */
  nextServiceMessage(month: string): number;
}

/** Everything the routes work on. */
export interface World {
  readonly profile: SandboxProfile;
  readonly clock: SandboxClock;
  readonly random: Randomness;
  readonly transport: WebhookTransport;
  readonly log: (line: string) => void;
  readonly sender: WebhookSender;
  /** Virtual time of the start: when the token was issued. */
  readonly startedAt: number;
  run: Run;
}

/** What a world is made of. */
export type WorldParts = Pick<World, 'profile' | 'clock' | 'random' | 'transport' | 'log'>;

/** A world in which nothing has happened. */
export function createWorld(parts: WorldParts): World {
  const { profile } = parts;
  const sender: WebhookSender = {
    wabaId: profile.wabaId,
    phoneNumberId: profile.phoneNumberId,
    displayPhoneNumber: profile.displayPhoneNumber.replace(/\D/g, ''),
  };
  const base = { ...parts, sender, startedAt: parts.clock.now() };
  return { ...base, run: createRun(base) };
}

/** Forgets everything requests have changed; faults are the profile's again. */
export function resetWorld(world: World): void {
  stopRun(world);
  world.run = createRun(world);
}

/** Ends all timers of the run. */
export function stopRun({ run }: World): void {
  run.webhooks.stop();
  run.calendar.stop();
}

/** Puts other faults in place of the present ones. */
export function setFaults(world: World, faults: SandboxFaults): void {
  world.run.faults = createFaultInjector(faults, world.random);
}

/** The state now. */
export function readState(world: World): SandboxState {
  const { counters, media, messagingLimit, webhooks } = world.run;
  return counters.snapshot({
    messagingLimitUsed: messagingLimit.used(world.clock.now()),
    webhooks: webhooks.counts(),
    uploads: media.added(),
  });
}

/** Notes that a person wrote: opens the service window and, where the profile has it so, takes a part of the throughput. */
export function noteInbound(
  { run, profile, clock }: World,
  personId: string,
  message: { readonly id: string; readonly atMs: number },
): void {
  run.people.noteInbound(personId, message.atMs);
  run.inboundIds.add(message.id);
  // The limit is for both directions. Source: Meta, throughput (21 Nov 2025).
  if (profile.countsInbound) run.throughput.add(clock.now());
}

/** An id for support, new for every error. */
export function nextTraceId(world: World): string {
  return `A${world.random.streamFor(`trace:${world.run.nextSerial()}`).hex(20)}`;
}

function createRun(world: Omit<World, 'run'>): Run {
  const { profile, clock, sender, random } = world;
  const subscription = createSubscription(profile.webhook);
  let serial = 0;
  const serviceMessages = new Map<string, number>();
  return {
    counters: createCounters(),
    people: createRecipientBook(),
    inboundIds: new Set(),
    messagingLimit: createMessagingLimit(profile.tier),
    throughput: createSlidingWindow(1_000),
    managementCalls: createSlidingWindow(HOUR_MS),
    templateCreations: createSlidingWindow(HOUR_MS),
    account: createAccountState(profile),
    templates: createTemplateRegistry(profile.templates),
    deletedNames: new Map(),
    portfolioPacing: newPacingState(profile.pacing.scope === 'portfolio'),
    media: createMediaStore(profile.mediaIds),
    calendar: createCalendar(clock),
    subscription,
    webhooks: createWebhookQueue({
      clock,
      sender,
      batchSize: profile.webhook?.batchSize ?? 100,
      retryBaseMs: profile.webhook?.retryBaseMs ?? 1_000,
      post: createPoster(world, subscription),
    }),
    faults: createFaultInjector(profile.faults, random),
    nextSerial() {
      serial += 1;
      return serial;
    },
    nextServiceMessage(month) {
      const count = (serviceMessages.get(month) ?? 0) + 1;
      serviceMessages.set(month, count);
      return count;
    },
  };
}

// An address with a verify token passes the handshake before its first update, as it would when it is registered.
function createPoster(world: Omit<World, 'run'>, subscription: Subscription) {
  const verified = new Set<string>();
  return async (body: string): Promise<boolean | null> => {
    const target = subscription.target();
    if (target === null) return null;
    const { url, verifyToken, headers } = target;
    if (verifyToken !== null && !verified.has(url)) {
      const challenge = String(Math.floor(world.random.streamFor(`challenge:${url}`).between(1e8, 1e9)));
      if (!(await world.transport.verify(url, verifyToken, challenge))) {
        world.log(`webhook ${url}: the handshake failed`);
        return false;
      }
      verified.add(url);
    }
    const { status } = await world.transport.post(url, body, headers);
    if (status !== 200) world.log(`webhook ${url}: answered ${status === 0 ? 'nothing' : status}`);
    return status === 200;
  };
}
