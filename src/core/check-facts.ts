/** What checks look at: the facts of each kind of subject, gathered beforehand, so that a check asks nobody. */

import type { CampaignConfig } from './campaign-config.ts';
import type { WorkspaceConfig } from './config.ts';
import type { LegalBasis } from './consent.ts';
import type { NewEvent } from './ledger-ports.ts';
import type { KeyFault } from './once-key.ts';
import type { Overrides } from './overrides.ts';
import type { ParameterProblem } from './parameter-problem.ts';
import type { Policy } from './policies/policy.ts';
import type { WindowBar } from './quiet-hours.ts';
import type { Standing, StandingQuestion } from './standing.ts';
import type { Surroundings } from './surroundings.ts';
import type { Template } from './template.ts';
import type { CampaignStatements, Terms } from './terms.ts';

/** The subject of the checks on one recipient. */
export interface RecipientFacts {
  readonly standing: Standing;
  readonly question: StandingQuestion;
  /** The policy of the recipient's country, for its thresholds. */
  readonly policy: Policy;
  /** Country of the number, ISO 3166-1 alpha-2; empty: not known. */
  readonly country: string;
  /** What workspace and campaign state about people. */
  readonly terms: Terms;
  /** When a message of this purpose last reached the person or may have, epoch milliseconds; undefined: never, or where no check asks. */
  readonly lastUsedAt: number | undefined;
  /** How old the person is at least, years; undefined: not known, or no campaign asks. */
  readonly age: number | undefined;
  readonly lineType: string;
  readonly parameterProblems: readonly ParameterProblem[];
  /** The template in this recipient's language; undefined: there is none. */
  readonly template: Template | undefined;
  readonly language: string;
  /** State of the entry that the campaign has for this person, or for the row's key; undefined: it has none. */
  readonly existing: string | undefined;
  /** What is wrong with the row's key; undefined where nothing is, and where the campaign goes once to each person. */
  readonly keyFault: KeyFault | undefined;
  /** When this person may be contacted again under the frequency cap, epoch milliseconds. */
  readonly frequencyUntil: number | undefined;
  /** Until when the platform put off another campaign's message to this person (131049), epoch milliseconds; undefined: it did not. */
  readonly limitedUntil: number | undefined;
  /** When this person's send window opens next, epoch milliseconds; undefined: it is open. */
  readonly windowOpensAt: number | undefined;
  /** What of the window is shut, whether or not it holds this person back; empty: nothing, or nobody can say. */
  readonly windowBars: readonly WindowBar[];
  /** When the campaign begins, epoch milliseconds; undefined: it has begun. */
  readonly startsAt: number | undefined;
  /** Whether the campaign's end lies before the earliest moment this person may be messaged. */
  readonly isOver: boolean;
}

/** The subject of the checks on provider and account: there without any campaign. */
export interface AccountFacts {
  readonly config: WorkspaceConfig;
  /** The policies that the workspace names, the strictest thresholds of which hold for what is shared by all recipients. */
  readonly policies: readonly Policy[];
  /** What the workspace made less grave, and what of it is over. */
  readonly overrides: Overrides;
  /** When opt-outs were last collected (a genuine webhook came in), epoch milliseconds; undefined: never. */
  readonly inboxAt: number | undefined;
  /** What was looked at outside the settings. */
  readonly surroundings: Surroundings;
  /** Now, epoch milliseconds. */
  readonly now: number;
}

/** The subject of the checks on the whole campaign. */
export interface CampaignFacts extends AccountFacts {
  /** The campaign file. */
  readonly campaign: CampaignConfig;
  /** Id of the campaign's purpose. */
  readonly purpose: string;
  /** When the reviewed plan that is about to be sent was made, epoch milliseconds; undefined: there is none, or one is being made. */
  readonly plannedAt: number | undefined;
  readonly bases: readonly LegalBasis[];
  readonly category: StandingQuestion['category'];
  readonly templateName: string;
  /** Languages the campaign may use, with the template found for each. */
  readonly templates: ReadonlyMap<string, Template | undefined>;
  /** Categories of all templates that a recipient may get: the platform sets them for each language by itself. */
  readonly categories: ReadonlySet<string>;
}

/** The subject of the checks on one language's template; what they find concerns the people who get this language. */
export interface TemplateFacts extends CampaignFacts {
  readonly template: Template;
}

/** The subject of the checks on one fact that is about to enter the ledger (a row of an import, a record by hand). */
export interface ImportFacts {
  readonly event: NewEvent;
  /** What the workspace states about people. */
  readonly terms: Terms;
  /** Whether the ledger refused it: it would bring back somebody who stopped at that time or later. */
  readonly isRefused: boolean;
}

/**
 * What is known before the first subject: whether a check can apply and has the data that it needs is settled by it, once
 * for a policy and a campaign and never again for each row.
 */
export interface Scene {
  readonly config: WorkspaceConfig;
  readonly policies: readonly Policy[];
  /** The campaign; undefined: the checks run without one. */
  readonly campaign?: CampaignScene | undefined;
}

/** What a scene holds of a campaign. */
export interface CampaignScene extends CampaignStatements {
  readonly category: StandingQuestion['category'];
  readonly bases: readonly LegalBasis[];
  /** Headers of the recipients files that the campaign carries. */
  readonly columns: readonly string[];
}
