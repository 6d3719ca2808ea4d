/**
 * The consent ledger's vocabulary and its fold: events → what is known of one person.
 *
 * Kinds follow ISO/IEC TS 27560 and the W3C Data Privacy Vocabulary. The fold is a join over slots: each slot keeps the
 * one event that decides it by (occurredAt, restrictiveness, fact key), so the order in which events arrive cannot matter.
 */
import { z } from 'zod';
import { isPlain } from './canonical-json.ts';

/** Every kind of ledger event. */
export const EVENT_KINDS = [
  'requested',
  'given',
  'confirmed',
  'reaffirmed',
  'refused',
  'withdrawn',
  'expired',
  'invalidated',
  'objected',
  'basis-asserted',
  'basis-ended',
  'noticed',
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'identifier-linked',
  'identifier-changed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
  'override',
  'imported',
  'erased',
] as const;

/** A kind of ledger event. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** Legal bases: Art. 6 (1) GDPR, § 7 UWG. */
export const LEGAL_BASES = [
  'consent',
  'existing-customer',
  'contract',
  'precontract',
  'legal-obligation',
  'legitimate-interest',
] as const;

/** Why a message to a person may be lawful. */
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Scope that stands for every purpose. */
export const ALL_PURPOSES = '*';
/** Scope that stands for every purpose of category marketing, present and future (Art. 21 (2), (3) GDPR). */
export const ALL_MARKETING = '*marketing';
/** Channel that consend sends on. */
export const WHATSAPP = 'whatsapp';
/** Scope that stands for every channel. */
export const ALL_CHANNELS = '*';

/** The zod schema of a ledger event's content: what is hashed, kept and exported. */
export const consentEventSchema = z.strictObject({
  /** ULID of the event. */
  id: z.string(),
  /** Random id of the person. */
  person: z.string(),
  kind: z.enum(EVENT_KINDS),
  purposes: z.array(z.string()),
  channels: z.array(z.string()),
  basis: z.enum(LEGAL_BASES).optional(),
  /** When it happened, ISO 8601 with offset. */
  occurredAt: z.string(),
  /** `day`: only the day is known; `occurredAt` is noon of it, and a stop of that day wins whatever its time. */
  precision: z.literal('day').optional(),
  /** When consend wrote it, ISO 8601 UTC. */
  recordedAt: z.string(),
  source: z.string(),
  method: z.string().optional(),
  wording: z.strictObject({ id: z.string(), version: z.string(), digest: z.string().optional() }).optional(),
  confirmation: z
    .strictObject({
      channel: z.string(),
      identifier: z.string().optional(),
      messageId: z.string().optional(),
    })
    .optional(),
  evidence: z.strictObject({ reference: z.string(), digest: z.string().optional() }).optional(),
  sale: z
    .strictObject({
      reference: z.string().optional(),
      date: z.string().optional(),
      productGroup: z.string().optional(),
      /** What informed of the right to object when the number was collected (§ 7 (3) no. 4 UWG). */
      notice: z.string().optional(),
    })
    .optional(),
  contract: z.strictObject({ reference: z.string(), until: z.string().optional() }).optional(),
  /** Identifiers that the event links to the person: E.164 numbers and business-scoped user ids. */
  identifiers: z.array(z.string()),
  /** Identifiers that are no longer the person's: somebody else has them since. */
  released: z.array(z.string()).optional(),
  /** Keyed hashes (`hmac:<key id>:<hex>`) that a suppression stays known by when everything else is erased. */
  hashes: z.array(z.string()).optional(),
  /** Of `erased`: what was done, with nothing in it about who it was. */
  erasure: z
    .strictObject({
      /** Letter of Art. 17 (1) GDPR, or `retention`. */
      ground: z.string(),
      requestedAt: z.string(),
      reference: z.string().optional(),
      /** Sequence numbers of the events that it emptied, ascending. */
      events: z.array(z.number().int()),
      /** Since when the person had been on the suppression list, ISO 8601. */
      suppressedSince: z.string().optional(),
    })
    .optional(),
  /** Of `imported`: what became of the file's rows. */
  batch: z
    .strictObject({
      read: z.number().int(),
      added: z.number().int(),
      known: z.number().int(),
      refused: z.number().int(),
      rejected: z.number().int(),
    })
    .optional(),
  actor: z.string().optional(),
  jurisdiction: z.string().optional(),
  language: z.string().optional(),
  ip: z.string().optional(),
  note: z.string().optional(),
});

/** One event of the ledger. */
export type ConsentEvent = z.infer<typeof consentEventSchema>;

/** What decides one slot of a person's state: when, by which event, with which facts. */
export interface SlotEntry {
  /** Instant of occurrence, epoch milliseconds. */
  readonly at: number;
  /** Sequence number of the event in the log (1-based). */
  readonly seq: number;
  /** Key of the fact (see `factKey`): breaks ties so that order of arrival cannot. */
  readonly fact: string;
  /** Whether only the day is known: then `at` is noon, and a stop of that day is not overtaken. */
  readonly day?: true | undefined;
  /** Facts of a basis: sale, contract, wording, confirmation channel … as the event told them. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
}

/** What is known of one person: slot name → the event that decides it. Serialises as JSON. */
export type ConsentState = Readonly<Record<string, SlotEntry>>;

/** State of somebody the ledger knows nothing of. */
export const EMPTY_STATE: ConsentState = {};

/** Slot family that each kind writes; `undefined`: the event changes no decision by itself. */
const SLOT_OF: Readonly<Record<EventKind, string | undefined>> = {
  requested: 'requested',
  given: 'given',
  confirmed: 'confirmed',
  reaffirmed: 'given',
  refused: 'withdrawn',
  withdrawn: 'withdrawn',
  expired: 'withdrawn',
  invalidated: 'withdrawn',
  objected: 'objected',
  'basis-asserted': 'basis',
  'basis-ended': 'basis-ended',
  noticed: 'noticed',
  'platform-optin': 'platform-optin',
  'platform-stopped': 'platform-stopped',
  'platform-resumed': 'platform-resumed',
  'identifier-linked': undefined,
  'identifier-changed': undefined,
  suppressed: 'suppressed',
  unsuppressed: 'unsuppressed',
  restricted: 'restricted',
  unrestricted: 'unrestricted',
  override: undefined,
  imported: undefined,
  erased: 'erased',
};

/** Families that are about the person as a whole, on any purpose and channel. */
const PERSON_WIDE = new Set([
  'platform-optin',
  'platform-stopped',
  'platform-resumed',
  'suppressed',
  'unsuppressed',
  'restricted',
  'unrestricted',
  'erased',
]);

/** Name of a slot: `given|newsletter|whatsapp`, `basis:contract|orders|whatsapp`, `suppressed`. */
export function slotName(family: string, purpose: string, channel: string): string {
  return `${family}|${purpose}|${channel}`;
}

/** Channels whose answer comes from the phone number itself (BGH 10.02.2011 - I ZR 164/09: an e-mail proves no number). */
const OWN_NUMBER_CHANNELS: ReadonlySet<string> = new Set([WHATSAPP, 'sms', 'phone']);

/** The slot family of an event; a confirmation that did not come from the number itself has one of its own. */
function familyOf(event: ConsentEvent): string | undefined {
  const family = SLOT_OF[event.kind];
  if (family !== 'confirmed') return family;
  return OWN_NUMBER_CHANNELS.has(event.confirmation?.channel ?? '') ? family : 'confirmed-elsewhere';
}

/** Slots that an event writes. */
function slotsOf(event: ConsentEvent): string[] {
  const family = familyOf(event);
  if (family === undefined) return [];
  if (PERSON_WIDE.has(family)) return [family];
  const full = family.startsWith('basis') ? `${family}:${event.basis ?? 'consent'}` : family;
  const names: string[] = [];
  for (const purpose of event.purposes) {
    for (const channel of event.channels) names.push(slotName(full, purpose, channel));
  }
  return names;
}

/** The facts of an event that a later decision reads. */
function factsOf(event: ConsentEvent): Readonly<Record<string, string>> | undefined {
  const facts: Record<string, string> = {};
  if (event.source !== '') facts.source = event.source;
  if (event.method) facts.method = event.method;
  if (event.wording) facts.wording = `${event.wording.id}@${event.wording.version}`;
  if (event.confirmation) facts.confirmedBy = event.confirmation.channel;
  if (event.sale?.reference) facts.saleRef = event.sale.reference;
  if (event.sale?.date) facts.saleDate = event.sale.date;
  if (event.sale?.productGroup) facts.productGroup = event.sale.productGroup;
  if (event.sale?.notice) facts.notice = event.sale.notice;
  if (event.contract) facts.contractRef = event.contract.reference;
  if (event.contract?.until) facts.contractUntil = event.contract.until;
  return Object.keys(facts).length > 0 ? facts : undefined;
}

/**
 * Later wins, of the same instant the greater fact key, so that the outcome does not hang on arrival. A day without a time
 * counts as of its first minute, as it does against a stop: it must not stand before a consent that the stop leaves alone.
 */
function wins(challenger: SlotEntry, holder: SlotEntry | undefined): boolean {
  if (!holder) return true;
  const [later, earlier] = [earliestOf(challenger), earliestOf(holder)];
  return later === earlier ? challenger.fact > holder.fact : later > earlier;
}

/** An event with its place in the log and its fact key, as the fold needs it. */
export interface LoggedEvent {
  readonly event: ConsentEvent;
  readonly seq: number;
  readonly fact: string;
}

/** Milliseconds from noon to the farthest that a day can begin or end: 13 hours on the day when clocks are changed. */
const HALF_DAY_MS = 13 * 3_600_000;
/** Slot families that shut a gate. */
const STOP_FAMILIES = new Set([
  'withdrawn',
  'objected',
  'basis-ended',
  'platform-stopped',
  'suppressed',
  'restricted',
]);

const isStop = ({ kind }: Pick<ConsentEvent, 'kind'>): boolean => STOP_FAMILIES.has(SLOT_OF[kind] ?? '');

/**
 * The instant as of which an event counts, epoch milliseconds: of a stop on a day without a time the last minute of the day,
 * so that no consent of that day overtakes it.
 */
export function countsFrom(event: Pick<ConsentEvent, 'kind' | 'occurredAt' | 'precision'>): number {
  const isWholeDay = event.precision !== undefined && isStop(event);
  return Date.parse(event.occurredAt) + (isWholeDay ? HALF_DAY_MS : 0);
}

function entryOf({ event, seq, fact }: LoggedEvent): SlotEntry {
  const entry: { -readonly [K in keyof SlotEntry]: SlotEntry[K] } = { at: countsFrom(event), seq, fact };
  if (event.precision !== undefined && !isStop(event)) entry.day = true;
  const facts = factsOf(event);
  if (facts !== undefined) entry.facts = facts;
  return entry;
}

/** Folds one event into a person's state. Commutative and idempotent over events of distinct facts. */
export function foldEvent(state: ConsentState, logged: LoggedEvent): ConsentState {
  const slots = slotsOf(logged.event);
  if (slots.length === 0) return state;
  const entry = entryOf(logged);
  let next: Record<string, SlotEntry> | undefined;
  for (const name of slots) {
    if (!wins(entry, (next ?? state)[name])) continue;
    next ??= { ...state };
    next[name] = entry;
  }
  return next ?? state;
}

/**
 * The earliest instant (epoch milliseconds) at which an entry can have happened: a day without a time may be its first
 * minute, so that it overtakes no stop of that day.
 */
export function earliestOf(entry: Pick<SlotEntry, 'at' | 'day'>): number {
  return entry.day ? entry.at - HALF_DAY_MS : entry.at;
}

/** The identifiers of a person after their events, in the order of the log: linked by one, released by a later one. */
export function foldIdentifiers(
  events: Iterable<Pick<ConsentEvent, 'identifiers' | 'released'>>,
): Set<string> {
  const own = new Set<string>();
  for (const { identifiers, released } of events) {
    for (const identifier of identifiers) own.add(identifier);
    for (const identifier of released ?? []) own.delete(identifier);
  }
  return own;
}

/**
 * What makes two events of one person the same fact, however often it arrives: kind, purposes, channels, basis, instant and
 * its precision, channel of confirmation, source (and the sale or contract it is about). The text is hashed by the ledger to
 * the fact key. Nothing in it differs from store to store: of two facts of one instant the same one wins in each. It is a
 * JSON list, written by hand since facts come by the million.
 */
export function factText(event: Omit<ConsentEvent, 'id' | 'person' | 'recordedAt'>): string {
  const at = Date.parse(event.occurredAt);
  const scope = `${sortedText(event.purposes)},${sortedText(event.channels)}`;
  const what = `${jsonText(event.kind)},${scope},${jsonText(event.basis ?? '')}`;
  const about = `${jsonText(event.sale?.reference ?? '')},${jsonText(event.contract?.reference ?? '')}`;
  // Noon of a day is not the same as a day of which no time is known.
  const precision = event.precision === undefined ? '' : `,${jsonText(event.precision)}`;
  // Nor is a confirmation by e-mail the one that came from the number.
  const by =
    event.confirmation === undefined ? '' : `,${jsonText(`confirmed by ${event.confirmation.channel}`)}`;
  return `[${what},${Number.isNaN(at) ? null : at},${jsonText(event.source)},${about}${precision}${by}]`;
}

/** A text as JSON has it. */
function jsonText(text: string): string {
  return isPlain(text) ? `"${text}"` : JSON.stringify(text);
}

/** A list of texts in order, as JSON has it. */
function sortedText(texts: readonly string[]): string {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? `[${jsonText(only)}]` : JSON.stringify([...texts].sort());
}
