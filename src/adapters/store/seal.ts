/** What the log keeps of an event: its canonical text and a salted commitment to it. The same for any store. */
import { canonicalJson } from '../../core/canonical-json.ts';
import type { ConsentEvent } from '../../core/consent.ts';
import type { NewEvent, Sha256 } from '../../core/ports.ts';
import { commitmentOf } from '../../core/sealed-event.ts';

/** The canonical text and the commitment SHA-256(salt ‖ text) of an event. */
export interface SealedEvent {
  readonly body: string;
  readonly salt: Uint8Array;
  readonly commitment: Uint8Array;
}

/** The value with each half surrogate pair replaced: what came damaged must not keep a withdrawal out of the log. */
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/[\ud800-\udfff]/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(wellFormed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, wellFormed(member)]));
}

/** A part with its members in canonical order; mostly they are. */
function inOrder<T extends object>(part: T | undefined): T | undefined {
  let previous = '';
  for (const key in part) {
    if (key < previous) {
      const entries = Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1));
      return Object.fromEntries(entries) as T;
    }
    previous = key;
  }
  return part;
}

/** What an event says, and what the ledger gives it. */
export interface EventParts {
  readonly fact: Omit<NewEvent, 'identifiers'>;
  readonly identifiers: readonly string[];
  readonly id: string;
  readonly person: string;
  readonly recordedAt: string;
  readonly erasure?: ConsentEvent['erasure'];
}

/**
 * The event with its members in canonical order and always the same shape: a batch makes them by the thousand, and both
 * its canonical text and its fold are then cheap. The type asks for each member; JSON leaves out those without a value.
 */
export function eventOf({ fact, identifiers, id, person, recordedAt, erasure }: EventParts): ConsentEvent {
  const event = {
    actor: fact.actor,
    basis: fact.basis,
    batch: inOrder(fact.batch),
    channels: fact.channels,
    confirmation: inOrder(fact.confirmation),
    contract: inOrder(fact.contract),
    erasure: inOrder(erasure),
    evidence: inOrder(fact.evidence),
    hashes: fact.hashes,
    id,
    identifiers: identifiers as string[],
    ip: fact.ip,
    jurisdiction: fact.jurisdiction,
    kind: fact.kind,
    language: fact.language,
    method: fact.method,
    note: fact.note,
    occurredAt: fact.occurredAt,
    person,
    precision: fact.precision,
    purposes: fact.purposes,
    recordedAt,
    released: fact.released,
    sale: inOrder(fact.sale),
    source: fact.source,
    wording: inOrder(fact.wording),
  } satisfies Record<keyof ConsentEvent, unknown>;
  return event;
}

function bodyOf(event: ConsentEvent): string {
  try {
    return canonicalJson(event);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return canonicalJson(wellFormed(event));
  }
}

/** Seals an event with a salt of `SALT_BYTES` (core/sealed-event.ts) random bytes. */
export function sealEvent(sha256: Sha256, event: ConsentEvent, salt: Uint8Array): SealedEvent {
  const body = bodyOf(event);
  return { body, salt, commitment: commitmentOf(sha256, salt, body) };
}
