/**
 * What a check is, and how all of them run. A check is one small pure file: it is synchronous, total and asks nobody;
 * the pipeline gathers what it needs beforehand. Severity and switching off belong to the policy, not to the check.
 * All checks run: a report shows every finding, not the first.
 */

import type { WorkspaceConfig } from './config.ts';
import type { LegalBasis } from './consent.ts';
import type { Finding, Scope, Severity } from './decision.ts';
import type { ParameterProblem } from './parameter-problem.ts';
import type { Standing, StandingQuestion } from './standing.ts';
import type { Template } from './template.ts';

/** When a check runs: before anything is sent, or again at the last look as well. */
export type Stage = 'preflight' | 'preflight+send';
/** What a rule rests on. */
export type Hardness = 'law' | 'case-law' | 'regulator' | 'platform' | 'practice';
/** Who may set a check aside: nobody, the data protection officer, the operator. */
export type OverrideRule = 'never' | 'dpo' | 'operator';
/** How well the source was seen when the rule was written. */
export type Verification = 'source-seen' | 'partly-seen' | 'statute-known' | 'own-design';

/** The subject of the checks on one recipient. */
export interface RecipientFacts {
  readonly standing: Standing;
  readonly question: StandingQuestion;
  readonly lineType: string;
  readonly parameterProblems: readonly ParameterProblem[];
  /** The template in this recipient's language; undefined: there is none. */
  readonly template: Template | undefined;
  readonly language: string;
  /** State of this person's entry in the campaign, if there is one. */
  readonly existing: string | undefined;
  /** When this person may be contacted again under the frequency cap, epoch milliseconds. */
  readonly frequencyUntil: number | undefined;
  /** When this person's send window opens next, epoch milliseconds; undefined: it is open. */
  readonly windowOpensAt: number | undefined;
  /** When the campaign begins, epoch milliseconds; undefined: it has begun. */
  readonly startsAt: number | undefined;
  /** Whether the campaign's end lies before the earliest moment this person may be messaged. */
  readonly isOver: boolean;
}

/** The subject of the checks on the whole campaign, its template and its provider. */
export interface CampaignFacts {
  readonly config: WorkspaceConfig;
  readonly bases: readonly LegalBasis[];
  readonly category: StandingQuestion['category'];
  readonly templateName: string;
  /** Languages the campaign may use, with the template found for each. */
  readonly templates: ReadonlyMap<string, Template | undefined>;
  /** Categories of all templates that a recipient may get: the platform sets them for each language by itself. */
  readonly categories: ReadonlySet<string>;
  /** When opt-outs were last collected (a genuine webhook came in), epoch milliseconds; undefined: never. */
  readonly inboxAt: number | undefined;
  /** Now, epoch milliseconds. */
  readonly now: number;
}

/** What a check's `run` gives: nothing, or what fills its text (and a severity that differs from the default). */
export type CheckResult =
  | undefined
  | { readonly params?: Readonly<Record<string, string | number>>; readonly severity?: Severity };

interface CheckBase {
  /** The dotted code of the catalogue, stable for ever. */
  readonly code: string;
  /** What its findings are about. */
  readonly scope: Scope;
  readonly stage: Stage;
  readonly severity: Severity;
  readonly hardness: Hardness;
  readonly override: OverrideRule;
  /** Statute, ruling or platform page that the rule rests on. */
  readonly sources: readonly string[];
  readonly verification: Verification;
  /** Version of consend that brought it. */
  readonly since: string;
}

/** A check on one recipient. */
export interface RecipientCheck extends CheckBase {
  readonly subject: 'recipient';
  run(facts: RecipientFacts): CheckResult;
}

/** A check on campaign, template, provider or account, run once. */
export interface CampaignCheck extends CheckBase {
  readonly subject: 'campaign';
  run(facts: CampaignFacts): CheckResult;
}

/** Any check. */
export type Check = RecipientCheck | CampaignCheck;

/** Declares a check on a recipient; only gives it its type. */
export function recipientCheck(check: Omit<RecipientCheck, 'subject'>): RecipientCheck {
  return { ...check, subject: 'recipient' };
}

/** Declares a check that runs once for the campaign; only gives it its type. */
export function campaignCheck(check: Omit<CampaignCheck, 'subject'>): CampaignCheck {
  return { ...check, subject: 'campaign' };
}

/** Severities that differ from the defaults, by code; `off` switches a check off. */
export type SeverityOverrides = Readonly<Record<string, Severity | 'off'>>;

/**
 * A finding of a check under overrides. A severity that the check itself gave to this case (a hold tells only, a graver
 * case blocks) stays: an override is about the check's usual severity.
 */
function finding(
  check: Check,
  result: NonNullable<CheckResult>,
  overrides: SeverityOverrides,
): Finding | undefined {
  const override = overrides[check.code];
  const isGraver = result.severity === 'block';
  if (override === 'off' && !isGraver) return undefined;
  const usual = override === undefined || override === 'off' ? check.severity : override;
  const severity = result.severity ?? usual;
  return {
    code: check.code,
    severity,
    scope: check.scope,
    ...(result.params ? { params: result.params } : {}),
  };
}

/** Runs checks on one subject. */
export function runChecks<F>(
  checks: readonly { run(facts: F): CheckResult }[] & readonly Check[],
  facts: F,
  overrides: SeverityOverrides,
): Finding[] {
  const findings: Finding[] = [];
  for (const check of checks) {
    const result = check.run(facts);
    if (result === undefined) continue;
    const found = finding(check, result, overrides);
    if (found) findings.push(found);
  }
  return findings;
}

/**
 * The overrides that a workspace's `checks:` may really set: a check that blocks and may never be set aside keeps its
 * severity (compliance catalogue, column override). Unknown codes are left to the config's own validation.
 */
export function allowedOverrides(
  checks: readonly Check[],
  wanted: WorkspaceConfig['checks'],
): SeverityOverrides {
  const allowed: Record<string, Severity | 'off'> = {};
  for (const check of checks) {
    const severity = wanted[check.code]?.severity;
    if (severity === undefined) continue;
    if (check.override === 'never' && check.severity === 'block' && severity !== 'block') continue;
    allowed[check.code] = severity;
  }
  return allowed;
}
