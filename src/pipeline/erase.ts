/**
 * Erasing a person: consend's files first, while the ledger still knows every identifier, then the store, then the files
 * that were written meanwhile, then the remnants in the database file. Cut off anywhere, running it again completes it.
 */
import type { ConsentEvent } from '../core/consent.ts';
import { WHATSAPP } from '../core/consent.ts';
import type { ErasureGround, FileTraces, PersonFiles, PersonTrace } from '../core/erasure.ts';
import { addTraces, hasTraces } from '../core/erasure.ts';
import type {
  Clock,
  ErasureResult,
  KnownErasure,
  Ledger,
  LedgerCare,
  LedgerPerson,
  PersonRecords,
  SuppressionEntry,
  SuppressionList,
} from '../core/ports.ts';

/** Erasures as they are kept outside the store, so that a backup restored later learns of them. */
export interface ErasureMemory {
  /** All that are kept, oldest first. */
  known(): Promise<readonly KnownErasure[]>;
  /** Adds some and waits until they are on the disk. */
  add(erasures: readonly KnownErasure[]): Promise<void>;
}

/** What erasing works on. */
export interface ErasureParts {
  readonly ledger: Ledger;
  readonly suppressions: SuppressionList;
  readonly records: PersonRecords;
  readonly care: LedgerCare;
  readonly files: PersonFiles;
  readonly memory: ErasureMemory;
  readonly clock: Clock;
}

/** What is known behind an identifier, and where. */
export interface ErasurePreview {
  readonly identifier: string;
  /** Undefined: the ledger knows nobody behind it (any more). */
  readonly person: LedgerPerson | undefined;
  /** The block entry that the suppression list has for the identifier: of somebody erased before, it is all that is left. */
  readonly entry: SuppressionEntry | undefined;
  readonly events: number;
  readonly messages: number;
  /** Statuses of messages that consend did not send. */
  readonly foreign: number;
  /** Whether the platform and the processor may hold them: messages went to them or came from them, or nobody knows any more. */
  readonly isKnownToProcessor: boolean;
  readonly trace: PersonTrace;
  readonly files: FileTraces;
}

/** How an erasure is wanted. */
export interface ErasureOrder {
  readonly ground: ErasureGround;
  /** ISO 8601. */
  readonly requestedAt: string;
  readonly reference: string | undefined;
  readonly actor: string | undefined;
  readonly keepSuppression: boolean;
}

/** What an erasure did. */
export interface Erased {
  /** Undefined: the store held nothing. */
  readonly result: ErasureResult | undefined;
  readonly files: FileTraces;
}

/** References to evidence that is kept as a file of consend's. */
export function attachedOf(
  events: readonly ConsentEvent[],
  files: Pick<PersonFiles, 'isAttached'>,
): Set<string> {
  const references = events.flatMap(({ evidence }) => (evidence === undefined ? [] : [evidence.reference]));
  return new Set(references.filter((reference) => files.isAttached(reference)));
}

/** Those references that no other person's event names. Goes through the whole log, so it is asked only where there are any. */
export async function ownEvidence(
  ledger: Ledger,
  references: ReadonlySet<string>,
  people: ReadonlySet<string>,
): Promise<string[]> {
  const own = new Set(references);
  if (own.size === 0) return [];
  for await (const lines of ledger.log()) {
    for (const { event } of lines) {
      const reference = event?.evidence?.reference;
      if (event !== undefined && reference !== undefined && !people.has(event.person)) own.delete(reference);
    }
  }
  return [...own];
}

/** Looks at what is held behind an identifier; changes nothing. */
export async function previewErasure(parts: ErasureParts, identifier: string): Promise<ErasurePreview> {
  const { ledger, suppressions, records, files } = parts;
  const person = await ledger.person(identifier);
  const history = person === undefined ? [] : await ledger.history(identifier);
  const identifiers = [...new Set([identifier, ...(person?.identifiers ?? [])])];
  const people = person === undefined ? [] : [person.person];
  const attached = attachedOf(
    history.map(({ event }) => event),
    files,
  );
  const trace = { identifiers, people, evidence: await ownEvidence(ledger, attached, new Set(people)) };
  const messages = person === undefined ? 0 : (await records.messages(person.personKey)).length;
  const foreign = (await records.foreign(identifiers)).length;
  const wrote = history.some(
    ({ event }) => event.source === WHATSAPP || event.confirmation?.channel === WHATSAPP,
  );
  return {
    identifier,
    person,
    entry: (await suppressions.find([identifier])).get(identifier),
    events: history.length,
    messages,
    foreign,
    isKnownToProcessor: person === undefined || messages + foreign > 0 || wrote,
    trace,
    files: await files.survey(trace),
  };
}

/** Whether anything is held of who was looked at: if not, there is nothing to erase and nothing to certify. */
export function isKnown(preview: ErasurePreview): boolean {
  const { person, entry, foreign, files } = preview;
  return person !== undefined || entry !== undefined || foreign > 0 || hasTraces(files);
}

/** Brings what is kept outside the store up to what the store knows. */
export async function rememberErasures(care: LedgerCare, memory: ErasureMemory): Promise<void> {
  const kept = new Set((await memory.known()).map(({ person, at }) => `${person} ${at}`));
  const missing = (await care.erasures()).filter(({ person, at }) => !kept.has(`${person} ${at}`));
  await memory.add(missing);
}

/** Erases who was looked at. The remnants in the database file are left to `care.scrub`. */
export async function erasePerson(
  parts: ErasureParts,
  preview: ErasurePreview,
  order: ErasureOrder,
): Promise<Erased> {
  const { care, files, memory, clock } = parts;
  const begun = clock.now();
  const before = await files.forget(preview.trace);
  const result = await care.erase({ identifier: preview.identifier, ...order });
  await rememberErasures(care, memory);
  // A plan that was being made meanwhile may hold them again; nobody can be found by these identifiers afterwards.
  const after = await files.forget(preview.trace, begun);
  return { result, files: addTraces(before, after) };
}
