/** What the store knows of the people whom a plan decides about: asked for many at once. */
import type { WorkspaceConfig } from '../core/config.ts';
import type { SeverityOverrides } from '../core/decision.ts';
import { asksLastUse } from '../core/last-use.ts';
import type { ExistingMessage, Ledger, MessageJournal, PersonStates } from '../core/ports.ts';
import type { Recipient } from '../core/recipient.ts';
import type { Standing } from '../core/standing.ts';
import { frequencyCap } from './frequency-cap.ts';
import type { CampaignInput, CountryQuestion } from './question.ts';

/** What asking the store about people needs, prepared once for the plan. */
export interface Knowing {
  readonly workspace: WorkspaceConfig;
  readonly campaignId: string;
  readonly purpose: CampaignInput['purpose'];
  /** The instant that is decided for, epoch milliseconds. */
  readonly now: number;
  /** The rules and the question for a recipient's country. */
  readonly asked: (country: string) => CountryQuestion;
  readonly overrides: SeverityOverrides;
  /** Header of the column whose values each get the message once; undefined: each person does. */
  readonly onceColumn: string | undefined;
  readonly ledger: Pick<Ledger, 'states'>;
  readonly journal: Pick<MessageJournal, 'existing' | 'existingKeys' | 'contactsSince' | 'lastContacts'>;
  /** Whether the campaign has messages in the journal already (saves the question where it has none). */
  readonly hasMessages: boolean;
}

/** What the store knows of the people of some recipients: of one batch, or of many together, which is quicker. */
export interface KnownPeople {
  readonly states: PersonStates;
  /** What the campaign has, by number; empty where it has keys. */
  readonly existing: ReadonlyMap<string, ExistingMessage>;
  readonly contacts: ReadonlyMap<string, readonly number[]>;
}

/** Recipients to decide about, and where they stand among the people that were asked for. */
export interface KnownBatch {
  readonly people: KnownPeople;
  /** Place of the batch's first recipient. */
  readonly first: number;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** Asks the store about people by their numbers. */
export async function knownPeople(context: Knowing, phones: readonly string[]): Promise<KnownPeople> {
  const { purpose, now, ledger, journal } = context;
  const cap = frequencyCap({ ...context, category: purpose.category });
  const since = cap ? now - cap.perMs : 0;
  return {
    states: await ledger.states(phones),
    existing:
      context.hasMessages && context.onceColumn === undefined
        ? await journal.existing(context.campaignId, phones)
        : NONE,
    contacts: cap ? await journal.contactsSince(purpose.id, phones, since) : NONE,
  };
}

/** Asks the journal about the few people whose consent or purchase is old enough for a check to ask for its last use. */
export async function lastUsesOf(
  { asked, purpose, now, journal }: Knowing,
  recipients: readonly Recipient[],
  standings: readonly Standing[],
): Promise<ReadonlyMap<string, number>> {
  const old: string[] = [];
  for (const [index, where] of standings.entries()) {
    const { phone = '', country = '' } = recipients[index] ?? {};
    if (asksLastUse(where, asked(country).rules.policy, now)) old.push(phone);
  }
  return old.length === 0 ? NONE : await journal.lastContacts(purpose.id, old);
}
