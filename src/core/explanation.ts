/** Why a person may or may not be messaged, as data: what overviews, `show` and `why` say. The words come from `i18n`. */
import type { ConsentEvent, LegalBasis, SlotEntry } from './consent.ts';
import type { Decision, Finding } from './decision.ts';
import type { LedgerEntry, SuppressionEntry } from './ledger-ports.ts';
import type { ParameterProblem } from './parameter-problem.ts';
import type { PersonMessage } from './person-ports.ts';
import type { SkippedCheck } from './run-checks.ts';
import type { PurposeCategory } from './standing.ts';

/**
 * Where a person stands for a purpose, in one word. `in-force`: may be messaged. `unconfirmed`: consent given, its
 * confirmation missing. `ended`: a contract or other basis is over. `stopped`: marketing stopped inside WhatsApp.
 * `no-optin`: a basis is in force, the opt-in that WhatsApp asks for is not. `none`: nothing that carries a message.
 */
export const PERSON_STATES = [
  'in-force',
  'unconfirmed',
  'withdrawn',
  'objected',
  'ended',
  'stopped',
  'no-optin',
  'suppressed',
  'restricted',
  'none',
] as const;

/** A person's state for a purpose. */
export type PersonState = (typeof PERSON_STATES)[number];

/** What speaks for or against a message, or explains it. */
export type GroundCode =
  | 'restricted'
  | 'suppressed'
  | 'consent'
  | 'confirmed'
  | 'confirmed-itself'
  | 'confirmed-elsewhere'
  | 'confirmation-missing'
  | 'stopped-consent'
  | 'stop-overtaken'
  | 'consent-before'
  | 'consent-other-purpose'
  | 'consent-other-channel'
  | 'customer'
  | 'customer-fails'
  | 'contract'
  | 'contract-ended'
  | 'contract-without-reference'
  | 'precontract'
  | 'legal-obligation'
  | 'basis-ended'
  | 'nothing'
  | 'optin-by-consent'
  | 'optin'
  | 'optin-overtaken'
  | 'optin-withdrawn'
  | 'optin-missing'
  | 'platform-stopped'
  | 'platform-resumed';

/** A condition of the customer exception that is not met, by its number in § 7 (3) UWG; `sign-off` is consend's own. */
export type CustomerCondition = 'sale' | 'similar' | 'objection' | 'notice' | 'sign-off';

/** One line of an explanation. */
export interface Ground {
  readonly code: GroundCode;
  readonly mark: 'for' | 'against' | 'note';
  /** What of the person's state it rests on. */
  readonly entry: SlotEntry | undefined;
  /** The event behind it, where it is still readable. */
  readonly event: ConsentEvent | undefined;
  /** Of `customer-fails`: what is not met. */
  readonly missing?: readonly CustomerCondition[] | undefined;
}

/** One of the two gates that a message must pass. */
export interface Gate {
  readonly isOpen: boolean;
  readonly grounds: readonly Ground[];
}

/** What would free a person whom something holds back. */
export type HelpCode =
  | 'close-case'
  | 'lift-suppression'
  | 'new-consent'
  | 'ask-consent'
  | 'ask-purpose'
  | 'ask-channel'
  | 'confirm-number'
  | 'confirm'
  | 'link-sale'
  | 'sign-off'
  | 'add-reference'
  | 'new-contract'
  | 'record-basis'
  | 'resume'
  | 'record-optin';

/** A purpose with the answer for it. */
export interface PurposeExplanation {
  readonly purpose: string;
  /** Title by language. */
  readonly title: Readonly<Record<string, string>>;
  readonly category: PurposeCategory;
  readonly mayBeMessaged: boolean;
  readonly state: PersonState;
  /** The basis in force; undefined: none. */
  readonly basis: LegalBasis | undefined;
  /** What decides the state. */
  readonly deciding: SlotEntry | undefined;
  readonly law: Gate;
  readonly platform: Gate;
  /** Findings of the checks that ask the ledger alone, blocking ones and warnings. */
  readonly findings: readonly Finding[];
  readonly help: readonly HelpCode[];
}

/** Everything there is to say about one person at one moment. */
export interface PersonExplanation {
  /** The identifier asked for. */
  readonly identifier: string;
  /** Random id of the person; undefined: the ledger knows nobody behind the identifier. */
  readonly person: string | undefined;
  /** All identifiers of the person, the one asked for among them. */
  readonly identifiers: readonly string[];
  /** The moment that is answered for, epoch milliseconds. */
  readonly at: number;
  /** Whether a moment other than now was asked for. */
  readonly isOtherMoment: boolean;
  /** The entry of the suppression list that knows the identifier by its keyed hash alone. */
  readonly listed: SuppressionEntry | undefined;
  readonly purposes: readonly PurposeExplanation[];
  /** Purposes for which what had been recorded by that moment gives another answer. */
  readonly asKnownThen: readonly PurposeExplanation[];
  /** Events by the time they occurred. Those after the moment asked for are left out. */
  readonly history: readonly LedgerEntry[];
}

/** One row of a person in a campaign that is sent once for each key. */
export interface KeyedRow {
  readonly key: string;
  readonly row: number;
  readonly file: string;
  readonly decision: Decision;
}

/** The decision of one campaign about a person. */
export interface CampaignAnswer {
  /** The person; its one purpose is the campaign's, asked as the campaign asks it. */
  readonly person: PersonExplanation;
  readonly campaign: string;
  /** Where the person stands in the recipients files; undefined: nowhere, the decision is about the person alone. */
  readonly row: { readonly row: number; readonly file: string } | undefined;
  /** Where the campaign is sent once for each key: all that the files have for the person, in order. */
  readonly keys: readonly KeyedRow[];
  readonly template: string;
  readonly language: string;
  readonly decision: Decision;
  /** Values that cannot be sent; empty where the message is not held back by them. */
  readonly problems: readonly ParameterProblem[];
  /** Findings on campaign, template and provider that do not block. */
  readonly warnings: readonly Finding[];
  /** Checks that would need data to decide about this person. */
  readonly notRun: readonly SkippedCheck[];
  /** What the campaign's journal has of the person today; absent: not looked at, or nothing. */
  readonly messages?: readonly PersonMessage[];
}
