/** What comes back: webhook events → outcomes in the journal, opt-outs in the ledger, in that order of urgency: opt-outs first. */
import type { WebhookEvent } from '../core/inbound.ts';
import { isStopWord } from '../core/opt-out.ts';
import type { DeliveryStatus, NewEvent, Store } from '../core/ports.ts';
import { resumeEvent, stopEvents } from './opt-outs.ts';

/** Error that says the person stopped this business's marketing (Meta, error codes). */
export const STOPPED_MARKETING = 131050;

/** What became of a delivery of events. */
export interface IngestResult {
  readonly statuses: { readonly applied: number; readonly known: number; readonly foreign: number };
  /** Stops newly recorded in the ledger. */
  readonly optOuts: number;
  /** Events that consend keeps only a count of. */
  readonly other: number;
}

/** The identifiers an event names; undefined where it names nobody. */
function identifiersOf(event: {
  readonly phone?: string | undefined;
  readonly userId?: string | undefined;
}): [string, ...string[]] | undefined {
  const named = [event.phone, event.userId].filter(
    (identifier): identifier is string => identifier !== undefined && identifier !== '',
  );
  const [first, ...rest] = named;
  return first === undefined ? undefined : [first, ...rest];
}

/** The ledger facts that one event carries. */
function factsOf(event: WebhookEvent): NewEvent[] {
  const identifiers =
    event.type === 'status'
      ? identifiersOf(event.status)
      : event.type === 'other'
        ? undefined
        : identifiersOf(event);
  if (!identifiers) return [];
  switch (event.type) {
    case 'status':
      return event.status.error?.code === STOPPED_MARKETING
        ? stopEvents({ identifiers, at: event.status.at, way: 'error-131050', evidence: event.status.wamid })
        : [];
    case 'preference':
      if (event.category !== 'marketing_messages') return [];
      return event.value === 'stop'
        ? stopEvents({ identifiers, at: event.at, way: 'platform-preference', evidence: undefined })
        : [resumeEvent(identifiers, event.at)];
    case 'message': {
      // A button tells by its label or by the payload that the sender gave it.
      const stop = [event.text, event.payload]
        .map((said) => (said ? isStopWord(said) : undefined))
        .find(Boolean);
      if (!stop) return [];
      const way = event.kind === 'text' ? 'stop-reply' : 'stop-button';
      return stopEvents({ identifiers, at: event.at, way, evidence: event.messageId, word: stop.word });
    }
    case 'other':
      return [];
  }
}

/** Records a delivery of events; everything is durable when it resolves, and repeating it changes nothing. */
export async function ingest(
  store: Store,
  events: readonly WebhookEvent[],
  now: number,
): Promise<IngestResult> {
  const facts = events.flatMap(factsOf);
  const recorded = facts.length > 0 ? await store.ledger.record(facts) : [];
  const statuses: DeliveryStatus[] = [];
  const others: Record<string, number> = {};
  for (const event of events) {
    if (event.type === 'status') statuses.push(event.status);
    else if (event.type === 'other') others[event.field] = (others[event.field] ?? 0) + 1;
  }
  const applied = { applied: 0, known: 0, foreign: 0 };
  if (statuses.length > 0)
    for (const result of await store.journal.applyStatuses(statuses)) applied[result] += 1;
  if (Object.keys(others).length > 0) await store.webhooks.count(others);
  await store.webhooks.touch(now);
  return {
    statuses: applied,
    optOuts: recorded.filter((result, index) => result === 'added' && facts[index]?.kind === 'withdrawn')
      .length,
    other: Object.values(others).reduce((sum, count) => sum + count, 0),
  };
}
