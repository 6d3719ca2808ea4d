/** What the log keeps of an event: its canonical text and a salted commitment to it. The same for any store. */
import type { ConsentEvent } from '../../core/consent.ts';
import type { NewEvent, Sha256 } from '../../core/ports.ts';
import { commitmentOf } from '../../core/sealed-event.ts';
import { eventText } from './event-text.ts';

/** The canonical text and the commitment SHA-256(salt ‖ text) of an event. */
export interface SealedEvent {
  readonly body: string;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
}

/** What an event says, and what the ledger gives it. */
export interface EventParts {
  readonly fact: Omit<NewEvent, 'identifiers'>;
  readonly identifiers: readonly string[];
  readonly erasure: ConsentEvent['erasure'];
  readonly given: Pick<ConsentEvent, 'id' | 'person' | 'recordedAt'>;
}

/**
 * The event, always of the same shape: a batch makes them by the thousand, and all that reads them is then quick. The type
 * asks for each member; JSON leaves out those without a value.
 */
export function eventOf({ fact, identifiers, erasure, given }: EventParts): ConsentEvent {
  const event = {
    actor: fact.actor,
    basis: fact.basis,
    batch: fact.batch,
    channels: fact.channels,
    confirmation: fact.confirmation,
    contract: fact.contract,
    erasure,
    evidence: fact.evidence,
    hashes: fact.hashes,
    id: given.id,
    identifiers: identifiers as string[],
    ip: fact.ip,
    jurisdiction: fact.jurisdiction,
    kind: fact.kind,
    language: fact.language,
    method: fact.method,
    note: fact.note,
    occurredAt: fact.occurredAt,
    person: given.person,
    precision: fact.precision,
    purposes: fact.purposes,
    recordedAt: given.recordedAt,
    released: fact.released,
    sale: fact.sale,
    source: fact.source,
    wording: fact.wording,
  } satisfies Record<keyof ConsentEvent, unknown>;
  return event;
}

/** A value with each half surrogate pair replaced. */
function repaired(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(repaired);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, repaired(member)]));
}

/**
 * The event with each half of a surrogate pair replaced, which has no place in JSON: what came damaged must not keep a
 * withdrawal out of the log.
 */
export function wellFormed(event: ConsentEvent): ConsentEvent {
  return repaired(event) as ConsentEvent;
}

/**
 * Seals an event with a salt of `SALT_BYTES` (core/sealed-event.ts) random bytes. Throws TypeError for an event that is not
 * `wellFormed`.
 */
export function sealEvent(sha256: Sha256, event: ConsentEvent, salt: Uint8Array): SealedEvent {
  const body = eventText(event);
  return { body, salt, commitment: commitmentOf(sha256, salt, body) };
}
