/**
 * What a policy is: a preset of the check catalogue for one law, as data. It names what the law asks for and consend's own
 * thresholds, each with its source; checks read it, and none of it is code. Not legal advice.
 */
import type { SeverityOverrides } from '../decision.ts';
import type { Jurisdiction } from '../jurisdiction.ts';
import type { PolicyName } from './names.ts';

/** The confirmation that a consent needs: none, any, or one that came from the phone number itself. */
export type DoubleOptIn = 'none' | 'any' | 'number';

/**
 * What opens the channel for advertising: express consent; express consent in writing; express or implied consent; consent
 * or a documented legitimate interest.
 */
export type ConsentMode = 'express' | 'express-written' | 'express-or-implied' | 'consent-or-interest';

/**
 * The exception for own customers: none; Art. 13 (2) Directive 2002/58/EC and its kin (own similar goods, refusal offered at
 * collection and each time); the same within 12 months of sale or last use (Ireland); implied consent for two years after a
 * contract and six months after an inquiry (Canada); a deal within six months (South Korea).
 */
export type SoftOptIn = 'none' | 'art13_2' | 'ie_12m' | 'implied_ca' | 'kr_6m';

/** Whether public holidays are closed by rule, kept free as good practice, or not spoken of. */
export type Holidays = 'excluded' | 'avoid' | 'unspecified';

/** What a law says about advertising by message, whatever the policy around it. */
export interface LegalProfile {
  readonly consentMode: ConsentMode;
  readonly softOptIn: SoftOptIn;
  /** A label that each advertising message must begin with. */
  readonly label?: string | undefined;
  /** A register of refusals or consents that must be asked before sending. */
  readonly registry?: string | undefined;
  /** Months after which a consent must be confirmed anew. */
  readonly reconfirmMonths?: number | undefined;
  /** Whether a message may ask for consent after a sign-up: in some laws that itself is advertising. */
  readonly firstContactRequest: boolean;
  /** Business days within which a stop must work by law; 0: at once. Consend's is at once everywhere. */
  readonly stopWithinDays: number;
}

/** How long a consent may lie still, months (a month is 30 days). */
export interface StaleMonths {
  /** Since it was last used. */
  readonly warn: number;
  readonly block: number;
  /** Since it was given, where it was never used. */
  readonly unusedWarn: number;
  readonly unusedBlock: number;
}

/** What a source is about: a field of the policy. */
export type PolicyTopic =
  | 'consentMode'
  | 'doubleOptIn'
  | 'softOptIn'
  | 'label'
  | 'registry'
  | 'reconfirm'
  | 'firstContactRequest'
  | 'stop'
  | 'stale'
  | 'papers'
  | 'inbox'
  | 'quietHours';

/** A source of a policy. */
export interface PolicySource {
  readonly about: PolicyTopic;
  /** Statute, ruling, guidance or page. */
  readonly text: string;
  /** Whether it was seen when the policy was reviewed; else it is cited from knowledge and must not be quoted unread. */
  readonly verified: boolean;
}

/** A preset. */
export interface Policy extends LegalProfile {
  readonly name: PolicyName;
  /** Countries whose law it presents, ISO 3166-1 alpha-2; empty: any. */
  readonly countries: readonly string[];
  /** Jurisdictions whose checks it runs; `*`: all checks there are. */
  readonly jurisdictions: readonly Jurisdiction[];
  /** The day on which its facts were last reviewed. */
  readonly reviewedOn: string;
  /** After which time it must be reviewed again. */
  readonly reviewEvery: string;
  readonly doubleOptIn: DoubleOptIn;
  readonly stale: StaleMonths;
  /** Months after which a processor's measures must be reviewed at the latest. */
  readonly measuresReviewMonths: number;
  /** Days after which the listing under the EU-US framework must be looked up again. */
  readonly listingDays: number;
  /** How old the collected opt-outs may be, also where consend.yaml says longer; undefined: consend.yaml alone says. */
  readonly maxInboxAge?: string | undefined;
  /** Whose quiet hours hold: the recipient's country's, or the narrower of those and 08:00 to 20:00. */
  readonly quietHours: 'country' | 'strictest';
  readonly holidays: Holidays;
  /** Severities that differ from the checks' own. */
  readonly checks: SeverityOverrides;
  readonly sources: readonly PolicySource[];
}
