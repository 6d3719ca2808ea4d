/**
 * How an event is sealed into the log: the key of its fact, and the salted commitment that stands for it in the tree. Shared
 * by what writes the log and what verifies it. Pure: hashing is passed in.
 */
import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import { type ConsentEvent, consentEventSchema, factText } from './consent.ts';
import type { Sha256 } from './ports.ts';

/** Bytes of a salt: as many as the hash, so that a commitment tells nothing of an erased event. */
export const SALT_BYTES = 32;
/** Bytes of a fact key: 128 bits of SHA-256, far beyond accidental collision, half the size in the index. */
export const FACT_BYTES = 16;
/** A UTF-16 code unit takes at most this many bytes of UTF-8. */
const UTF8_PER_UNIT = 3;

const encoder = new TextEncoder();
let scratch = new Uint8Array(4096);

/** What an event is about beside its text: identifiers that it links or releases, keyed hashes that it puts on a list. */
function subjectsOf(
  event: Pick<ConsentEvent, 'kind' | 'identifiers' | 'released' | 'hashes'>,
): readonly string[] | undefined {
  const isAboutIdentifiers = event.kind === 'identifier-linked' || event.kind === 'identifier-changed';
  if (!isAboutIdentifiers) return event.hashes;
  return [...event.identifiers, ...(event.released ?? []).map((identifier) => `-${identifier}`)];
}

/** Key of a fact: what makes it the same however often it arrives. */
export function factKey(sha256: Sha256, event: Omit<ConsentEvent, 'id' | 'recordedAt'>): Uint8Array {
  const text = factText(event);
  const subjects = subjectsOf(event);
  const full = subjects === undefined ? text : text + JSON.stringify([...subjects].sort());
  return sha256(full).subarray(0, FACT_BYTES);
}

/** What stands in place of an erased event's fact key: a fact can be guessed, so an erasure takes it too. */
export function erasedFactKey(sha256: Sha256, commitment: Uint8Array): Uint8Array {
  return sha256(commitment).subarray(0, FACT_BYTES);
}

/** Commitment to an event: SHA-256(salt ‖ UTF-8 of its canonical text). Synchronous, so the scratch space is nobody else's. */
export function commitmentOf(sha256: Sha256, salt: Uint8Array, body: string): Uint8Array {
  const room = salt.length + body.length * UTF8_PER_UNIT;
  if (scratch.length < room) scratch = new Uint8Array(room * 2);
  scratch.set(salt);
  const { written } = encoder.encodeInto(body, scratch.subarray(salt.length));
  return sha256(scratch.subarray(0, salt.length + written));
}

/** The schema of an event, read with patience: members that this version does not know are none of its business. */
const readable = z.looseObject(consentEventSchema.shape);

/** Why the text of an event is none. */
export type UnreadableEvent = 'not-an-event' | 'not-canonical';

/** The event of a canonical text, or why it is none. */
export function readEvent(body: string): ConsentEvent | UnreadableEvent {
  let value: unknown;
  try {
    value = JSON.parse(body);
    if (canonicalJson(value) !== body) return 'not-canonical';
  } catch {
    return 'not-an-event';
  }
  const { data } = readable.safeParse(value);
  // An event without an instant could not be folded.
  return data === undefined || Number.isNaN(Date.parse(data.occurredAt)) ? 'not-an-event' : data;
}
