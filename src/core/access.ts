/** Everything held on one person, as the answer under Art. 15 GDPR gives it: data alone, the words come from `i18n`. */
import type { WorkspaceConfig } from './config.ts';
import type { PurposeExplanation } from './explanation.ts';
import type { KeptWording, LedgerEntry, SuppressionEntry } from './ledger-ports.ts';
import type { ForeignStatus, PersonMessage } from './person-ports.ts';
import type { LedgerPosition, PlanEntry } from './plan.ts';
import type { KeptTest } from './test-ports.ts';

/** A decision about the person in a plan that is still kept. */
export interface KeptDecision {
  readonly campaign: string;
  readonly plan: string;
  /** When the plan was made, epoch milliseconds. */
  readonly at: number;
  readonly entry: PlanEntry;
}

/** A message with its text as a phone shows it, as far as the template is still known. */
export interface AccessMessage extends PersonMessage {
  readonly text: string | undefined;
}

/** Evidence that an event names. */
export interface AccessEvidence {
  /** Sequence number of the event. */
  readonly event: number;
  readonly reference: string;
  readonly digest: string | undefined;
  /** Name of the copy beside the answer; undefined: consend holds no file, or one that is about others as well. */
  readonly file: string | undefined;
  /** Whether other people's events name the same file. */
  readonly isShared: boolean;
}

/** Somebody who received data: the processor and its sub-processors. */
export interface AccessRecipient {
  readonly name: string;
  readonly country: string;
  readonly role: 'processor' | 'sub-processor';
  readonly task: string | undefined;
}

/** Transfer to a third country (Art. 15 (2) GDPR). */
export type AccessTransfer = NonNullable<WorkspaceConfig['provider']['processor']>['transfers'][number];

/** Where data on the person came from. */
export interface AccessSource {
  readonly source: string;
  readonly method: string | undefined;
  /** When first and last, epoch milliseconds. */
  readonly first: number;
  readonly last: number;
}

/** The answer. */
export interface AccessReport {
  /** Id of the document. */
  readonly document: string;
  /** Epoch milliseconds. */
  readonly madeAt: number;
  readonly zone: string;
  readonly version: string;
  readonly controller: WorkspaceConfig['controller'];
  /** The identifier asked for. */
  readonly identifier: string;
  /** Random id of the person; undefined: the ledger knows nobody behind the identifier. */
  readonly person: string | undefined;
  readonly identifiers: readonly string[];
  readonly purposes: readonly PurposeExplanation[];
  /** Events by the time they occurred. */
  readonly events: readonly LedgerEntry[];
  /** Texts that the events name. */
  readonly wordings: readonly KeptWording[];
  readonly messages: readonly AccessMessage[];
  /** Test messages to the person's numbers, which belong to no campaign. */
  readonly tests: readonly KeptTest[];
  readonly foreign: readonly ForeignStatus[];
  readonly decisions: readonly KeptDecision[];
  readonly suppression: SuppressionEntry | undefined;
  readonly evidence: readonly AccessEvidence[];
  readonly recipients: readonly AccessRecipient[];
  readonly transfers: readonly AccessTransfer[];
  readonly retention: WorkspaceConfig['retention'];
  readonly sources: readonly AccessSource[];
  readonly ledger: LedgerPosition;
}

/** Where events came from, each way once, by first appearance. */
export function sourcesOf(events: readonly LedgerEntry[]): AccessSource[] {
  const found = new Map<string, AccessSource>();
  for (const { event } of events) {
    const at = Date.parse(event.occurredAt);
    const key = `${event.source} ${event.method ?? ''}`;
    const known = found.get(key);
    const [first, last] = [Math.min(known?.first ?? at, at), Math.max(known?.last ?? at, at)];
    found.set(key, { source: event.source, method: event.method, first, last });
  }
  return [...found.values()];
}

/** Who receives data by the settings: named, not by category alone (CJEU 12.01.2023, C-154/21). */
export function recipientsOf({ provider }: Pick<WorkspaceConfig, 'provider'>): AccessRecipient[] {
  const { processor, kind } = provider;
  const platform: AccessRecipient = {
    name: 'WhatsApp Ireland Limited',
    country: 'IE',
    role: processor === undefined ? 'processor' : 'sub-processor',
    task: 'WhatsApp Business Platform',
  };
  const own: AccessRecipient[] =
    processor === undefined
      ? []
      : [{ name: processor.name, country: processor.country, role: 'processor', task: undefined }];
  const subs = (processor?.subProcessors ?? []).map(
    ({ name, country, task }): AccessRecipient => ({ name, country, role: 'sub-processor', task }),
  );
  const named = [...own, ...subs];
  // Whichever the way, messages end up with WhatsApp; a compatible provider may be a test server.
  const isNamed = named.some(({ name }) => /whatsapp|meta/i.test(name));
  return isNamed || kind === 'compatible' ? named : [...named, platform];
}
