/** Gathers everything held on one person, over every table and kept file (Art. 15 GDPR). Changes nothing. */
import type { AccessEvidence, AccessMessage, AccessReport, KeptDecision } from '../core/access.ts';
import { recipientsOf, sourcesOf } from '../core/access.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { PersonFiles } from '../core/erasure.ts';
import type {
  KeptWording,
  Ledger,
  LedgerEntry,
  PersonMessage,
  PersonRecords,
  TestLog,
} from '../core/ports.ts';
import { attachedOf, ownEvidence } from './erase.ts';
import type { ExplainParts } from './explain.ts';
import { explainPerson } from './explain.ts';

/** What gathering needs. */
export interface AccessParts extends Omit<ExplainParts, 'ledger'> {
  readonly ledger: Ledger;
  readonly records: PersonRecords;
  readonly tests: Pick<TestLog, 'about'>;
  readonly files: Pick<PersonFiles, 'isAttached'>;
  /** Decisions about these numbers in plans that are still kept, oldest first. */
  decisions(phones: ReadonlySet<string>): Promise<readonly KeptDecision[]>;
  /** A message's text, as far as its template is still known. */
  textOf(message: PersonMessage): Promise<string | undefined>;
  /** Puts a copy of an attached file beside the answer; resolves to the copy's name, undefined where it is gone. */
  copyEvidence(reference: string): Promise<string | undefined>;
}

/** What is asked. */
export interface AccessRequest {
  readonly workspace: WorkspaceConfig;
  readonly identifier: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly document: string;
  readonly version: string;
}

/** Wordings by `id@version` that the events name. */
async function wordingsOf(ledger: Ledger, events: readonly LedgerEntry[]): Promise<KeptWording[]> {
  const named = new Set(
    events.flatMap(({ event: { wording } }) =>
      wording === undefined ? [] : [`${wording.id}@${wording.version}`],
    ),
  );
  if (named.size === 0) return [];
  const kept = await ledger.wordings();
  return [...named].flatMap((name) => kept.get(name) ?? []);
}

async function evidenceOf(
  parts: AccessParts,
  events: readonly LedgerEntry[],
  person: string | undefined,
): Promise<AccessEvidence[]> {
  const attached = attachedOf(
    events.map(({ event }) => event),
    parts.files,
  );
  const own = new Set(
    await ownEvidence(parts.ledger, attached, new Set(person === undefined ? [] : [person])),
  );
  const copies = new Map<string, string | undefined>();
  for (const reference of own) copies.set(reference, await parts.copyEvidence(reference));
  return events.flatMap(({ seq, event: { evidence } }) =>
    evidence === undefined
      ? []
      : [
          {
            event: seq,
            reference: evidence.reference,
            digest: evidence.digest,
            file: copies.get(evidence.reference),
            isShared: attached.has(evidence.reference) && !own.has(evidence.reference),
          },
        ],
  );
}

async function messagesOf(parts: AccessParts, personKey: number | undefined): Promise<AccessMessage[]> {
  if (personKey === undefined) return [];
  const messages: AccessMessage[] = [];
  for (const message of await parts.records.messages(personKey))
    messages.push({ ...message, text: await parts.textOf(message) });
  return messages;
}

/** Everything held on the person behind an identifier. */
export async function gatherAccess(parts: AccessParts, request: AccessRequest): Promise<AccessReport> {
  const { ledger, records, suppressions } = parts;
  const { workspace, identifier, now } = request;
  const explained = await explainPerson(parts, { workspace, identifier, now, at: undefined });
  const person = await ledger.person(identifier);
  const identifiers = [...new Set([identifier, ...(person?.identifiers ?? [])])];
  const entries = [...(await ledger.history(identifier))].sort(
    (one, other) =>
      Date.parse(one.event.occurredAt) - Date.parse(other.event.occurredAt) || one.seq - other.seq,
  );
  const { processor } = workspace.provider;
  return {
    document: request.document,
    madeAt: now,
    zone: workspace.defaults.timeZone,
    version: request.version,
    controller: workspace.controller,
    identifier,
    person: person?.person,
    identifiers,
    purposes: explained.purposes,
    events: entries,
    wordings: await wordingsOf(ledger, entries),
    messages: await messagesOf(parts, person?.personKey),
    tests: await parts.tests.about(identifiers),
    foreign: await records.foreign(identifiers),
    decisions: await parts.decisions(new Set(identifiers.filter((each) => each.startsWith('+')))),
    suppression: (await suppressions.find(identifiers)).values().next().value,
    evidence: await evidenceOf(parts, entries, person?.person),
    recipients: recipientsOf(workspace),
    transfers: processor?.transfers ?? [],
    retention: workspace.retention,
    sources: sourcesOf(entries),
    ledger: await ledger.position(),
  };
}

/** Whether anything at all is held. */
export function isAnythingHeld(report: AccessReport): boolean {
  const { person, suppression, foreign, decisions, tests } = report;
  return (
    person !== undefined || suppression !== undefined || foreign.length + decisions.length + tests.length > 0
  );
}
