/** What a person's stop becomes in the ledger: the facts to record, whatever way it came. */
import { ALL_CHANNELS, ALL_MARKETING, WHATSAPP } from '../core/consent.ts';
import type { NewEvent } from '../core/ports.ts';

/** Ways in which a stop reaches consend. */
export type StopWay = 'platform-preference' | 'error-131050' | 'stop-reply' | 'stop-button';

/** A stop as it came in. */
export interface Stop {
  readonly identifiers: readonly [string, ...string[]];
  /** When the person said so, epoch milliseconds. */
  readonly at: number;
  readonly way: StopWay;
  /** Id of the message or status that carried it. */
  readonly evidence: string | undefined;
  /** The word the person used, where there was one. */
  readonly word?: string | undefined;
}

/**
 * A stop withdraws the consent for all marketing at once (Art. 7 (3), 21 (3) GDPR; Meta, user_preferences and error
 * 131050). A stop told by the platform shuts the platform gate as well.
 */
export function stopEvents(stop: Stop): NewEvent[] {
  const base = {
    purposes: [ALL_MARKETING],
    occurredAt: new Date(stop.at).toISOString(),
    source: 'whatsapp',
    method: stop.way,
    identifiers: stop.identifiers,
    actor: 'person',
    ...(stop.evidence === undefined ? {} : { evidence: { reference: stop.evidence } }),
    ...(stop.word === undefined ? {} : { note: stop.word }),
  };
  const withdrawn: NewEvent = { ...base, kind: 'withdrawn', channels: [ALL_CHANNELS], basis: 'consent' };
  const byPlatform = stop.way === 'platform-preference' || stop.way === 'error-131050';
  return byPlatform ? [withdrawn, { ...base, kind: 'platform-stopped', channels: [WHATSAPP] }] : [withdrawn];
}

/** A resume on the platform opens the platform gate again; it never recreates consent (see optout.platform-stop). */
export function resumeEvent(identifiers: readonly [string, ...string[]], at: number): NewEvent {
  return {
    kind: 'platform-resumed',
    purposes: [ALL_MARKETING],
    channels: [WHATSAPP],
    occurredAt: new Date(at).toISOString(),
    source: 'whatsapp',
    method: 'platform-preference',
    identifiers,
    actor: 'person',
  };
}
