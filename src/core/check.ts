/**
 * What a check is. A check is one small pure file: it is synchronous, total and asks nobody; the pipeline gathers what it
 * needs beforehand. Severity and switching off belong to the policy, not to the check (`run-checks.ts`). All checks run: a
 * report shows every finding, not the first, and every check that did not run with the reason.
 */

import type {
  AccountFacts,
  CampaignFacts,
  ImportFacts,
  RecipientFacts,
  Scene,
  TemplateFacts,
} from './check-facts.ts';
import type { Scope, Severity } from './decision.ts';
import type { Jurisdiction } from './jurisdiction.ts';
import type { OverrideRule } from './overrides.ts';

/**
 * When a check runs: as a fact enters the ledger, in the plan, in the plan and again at the last look, right before the
 * request alone, or when somebody asks (`consend compliance check`, cron).
 */
export type Stage = 'import' | 'preflight' | 'preflight+send' | 'send' | 'audit';
/** When checks are run: for a plan, for a plan that is about to be sent, or because somebody asks. */
export type Moment = 'plan' | 'send' | 'audit';

const MOMENTS: Readonly<Record<Stage, readonly Moment[]>> = {
  import: [],
  preflight: ['plan', 'send', 'audit'],
  'preflight+send': ['plan', 'send', 'audit'],
  send: ['send'],
  audit: ['audit'],
};

/** Whether a check of this stage runs at a moment. Those of imports run when a fact enters the ledger, and never here. */
export function runsAt({ stage }: { readonly stage: Stage }, moment: Moment): boolean {
  return MOMENTS[stage].includes(moment);
}

/** What a rule rests on. */
export type Hardness = 'law' | 'case-law' | 'regulator' | 'platform' | 'practice';
/**
 * How well the source was seen when the rule was written. `source-seen`: the leading source, often in a copy. `partly-seen`:
 * some of them. `statute-known`: cited from knowledge of the statute. `own-design`: a rule of consend's own making.
 */
export type Verification = 'source-seen' | 'partly-seen' | 'statute-known' | 'own-design';

/** Where the data lies that a check needs. */
export type NeedPlace = 'config' | 'campaign' | 'column' | 'ledger' | 'account';

/** Data that a check needs and does not have. */
export interface Need {
  /** `config`: a setting of consend.yaml; `campaign`: one of the campaign file; `column`: of the recipients file; `ledger`: of consent records; `account`: asked of the platform. */
  readonly place: NeedPlace;
  /** The setting, column or fact by its name. */
  readonly name: string;
  /** What to write: a line of YAML, a header, a command. */
  readonly line: string;
}

/** What a check finds: what fills its text, and a severity that this case has instead of the check's usual one. */
export interface Found {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly severity?: Severity;
}

/** A check that could not decide about a subject. Declare it once, outside `run`: it is handed out for each subject. */
export interface NotDecided {
  readonly needs: Need;
}

/** What a check's `run` gives: nothing, a finding, or what it would need to decide. */
export type CheckResult = undefined | Found | NotDecided;

/** Why a check is left out before any subject: it cannot apply, or it needs data that nobody has. */
export type Skip = 'not-applicable' | Need;

interface CheckBase {
  /** The dotted code of the catalogue, stable for ever. */
  readonly code: string;
  /** What its findings are about. */
  readonly scope: Scope;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly hardness: Hardness;
  readonly override: OverrideRule;
  /** Where the rule holds; the recipient's country and the policy decide. */
  readonly appliesTo: readonly Jurisdiction[];
  /** Statute, ruling or platform page that the rule rests on. */
  readonly sources: readonly string[];
  readonly verification: Verification;
  /** Version of consend that brought it. */
  readonly since: string;
  /** Asked once for a policy and a campaign: why the check is left out; undefined: it runs. */
  skip?(scene: Scene): Skip | undefined;
}

/** A check on one recipient: run a million times, so where nothing is wrong it must make no object. */
export interface RecipientCheck extends CheckBase {
  readonly subject: 'recipient';
  run(facts: RecipientFacts): CheckResult;
}

/** A check on the whole campaign, run once. */
export interface CampaignCheck extends CheckBase {
  readonly subject: 'campaign';
  run(facts: CampaignFacts): CheckResult;
}

/** A check on a template, run once for each language in use. */
export interface TemplateCheck extends CheckBase {
  readonly subject: 'template';
  run(facts: TemplateFacts): CheckResult;
}

/** A check on provider or account, run once for a campaign and without one. */
export interface AccountCheck extends CheckBase {
  readonly subject: 'account';
  run(facts: AccountFacts): CheckResult;
}

/** A check on one fact before it enters the ledger. */
export interface ImportCheck extends CheckBase {
  readonly subject: 'import';
  run(facts: ImportFacts): CheckResult;
}

/** Any check. */
export type Check = RecipientCheck | CampaignCheck | TemplateCheck | AccountCheck | ImportCheck;

/** Declares a check on a recipient; only gives it its type. */
export function recipientCheck(check: Omit<RecipientCheck, 'subject'>): RecipientCheck {
  return { ...check, subject: 'recipient' };
}

/** Declares a check that runs once for the campaign; only gives it its type. */
export function campaignCheck(check: Omit<CampaignCheck, 'subject'>): CampaignCheck {
  return { ...check, subject: 'campaign' };
}

/** Declares a check on one language's template; only gives it its type. */
export function templateCheck(check: Omit<TemplateCheck, 'subject'>): TemplateCheck {
  return { ...check, subject: 'template' };
}

/** Declares a check on provider or account; only gives it its type. */
export function accountCheck(check: Omit<AccountCheck, 'subject'>): AccountCheck {
  return { ...check, subject: 'account' };
}

/** Declares a check on a fact that is about to enter the ledger; only gives it its type. */
export function importCheck(check: Omit<ImportCheck, 'subject'>): ImportCheck {
  return { ...check, subject: 'import' };
}
