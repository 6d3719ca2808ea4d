import { disturbEvents } from './webhook-faults.ts';
import type { WebhookUpdate } from './webhook-payload.ts';
import type { World } from './world.ts';

/** Sends an update about the account, a template or a person to the webhook, now, as the webhook faults have it. */
export function announce(world: World, update: WebhookUpdate): void {
  const random = world.random.streamFor(`news:${world.run.nextSerial()}`);
  const nowMs = world.clock.now();
  const timed = 'value' in update ? { ...update, time: Math.floor(nowMs / 1_000) } : update;
  const events = [{ at: nowMs, update: timed }];
  world.run.webhooks.plan(disturbEvents(events, world.run.faults.faults.webhooks, random));
}
