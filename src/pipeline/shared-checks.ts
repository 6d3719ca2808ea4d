/** Runs the checks on what all recipients share: campaign, template, provider and account. */

import { type Moment, runsAt, type Stage } from '../core/check.ts';
import type { AccountFacts } from '../core/check-facts.ts';
import { ACCOUNT_CHECKS, CAMPAIGN_CHECKS, TEMPLATE_CHECKS } from '../core/checks/index.ts';
import type { WorkspaceConfig } from '../core/config.ts';
import type { Finding } from '../core/decision.ts';
import { type Duty, dutiesOf } from '../core/duties.ts';
import { mergedParams } from '../core/finding-params.ts';
import { type Rules, rulesFor } from '../core/rules.ts';
import { type OnNotDecided, readyChecks, runChecks, type SkippedCheck } from '../core/run-checks.ts';
import { NOT_LOOKED, type Surroundings } from '../core/surroundings.ts';
import type { Template } from '../core/template.ts';
import type { LanguageChoice } from './languages.ts';
import { categoriesOf } from './languages.ts';
import { type CheckLeftOut, NotDecidedTally } from './not-run.ts';
import { type CampaignInput, sceneOf } from './question.ts';

/** What the checks on provider and account take. */
export interface AccountRequest {
  readonly workspace: WorkspaceConfig;
  /** When opt-outs were last collected, epoch milliseconds; undefined: never. */
  readonly inboxAt: number | undefined;
  /** What was looked at outside the settings. */
  readonly surroundings?: Surroundings | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the checks on all that a campaign's recipients share take. */
export interface SharedRequest extends AccountRequest {
  readonly campaign: CampaignInput;
  /** When the plan that is about to be sent was made, epoch milliseconds; undefined: it is being made. */
  readonly plannedAt?: number | undefined;
  readonly preparation: { readonly languages: LanguageChoice; readonly columns: readonly string[] };
}

/** The rules of what is shared. */
export type SharedRules = Pick<Rules, 'shared' | 'overrides'>;

/** What the checks on provider and account found. */
export interface AccountFindings {
  readonly findings: readonly Finding[];
  /** Codes of the checks that found nothing. */
  readonly passed: readonly string[];
  readonly notRun: readonly CheckLeftOut[];
  /** What must be looked at again, the most pressing first. */
  readonly duties: readonly Duty[];
}

/** What was found on what all recipients share. */
export interface SharedFindings {
  /** On campaign, provider and account: what blocks, blocks everybody. */
  readonly campaign: readonly Finding[];
  /** On templates, each check once, with the languages at fault in `params.languages`. */
  readonly template: readonly Finding[];
  /** The same by language: what blocks, blocks whoever gets the language. */
  readonly byLanguage: ReadonlyMap<string, readonly Finding[]>;
  readonly skipped: readonly SkippedCheck[];
}

function at<C extends { readonly stage: Stage }>(moment: Moment, checks: readonly C[]): readonly C[] {
  return checks.filter((check) => runsAt(check, moment));
}

function accountFacts(
  { workspace, inboxAt, surroundings = NOT_LOOKED, now }: AccountRequest,
  { shared, overrides }: SharedRules,
): AccountFacts {
  const { policies } = shared.scene;
  return { config: workspace, policies, overrides, inboxAt, surroundings, now };
}

/** Runs the checks on provider and account, without any campaign. */
export function accountFindings(request: AccountRequest): AccountFindings {
  const rules = rulesFor({ config: request.workspace, now: request.now });
  const { ready, skipped } = readyChecks(at('audit', ACCOUNT_CHECKS), rules.shared);
  const notDecided = new NotDecidedTally();
  const facts = accountFacts(request, rules);
  const findings = runChecks(ready, facts, notDecided.add);
  const told = new Set([...findings.map(({ code }) => code), ...notDecided.counts.keys()]);
  const undecided = [...notDecided.counts].map(
    ([code, { need }]): CheckLeftOut => ({ code, why: 'no-data', need }),
  );
  return {
    findings,
    passed: ready.map(({ check }) => check.code).filter((code) => !told.has(code)),
    notRun: [...skipped, ...undecided],
    duties: dutiesOf(facts),
  };
}

/** One finding for each check and severity, with the languages that it is about. */
function mergedByLanguage(byLanguage: ReadonlyMap<string, readonly Finding[]>): Finding[] {
  const merged = new Map<string, { readonly findings: Finding[]; readonly languages: string[] }>();
  for (const [language, findings] of byLanguage) {
    for (const finding of findings) {
      const key = `${finding.code} ${finding.severity}`;
      const known = merged.get(key);
      if (known) {
        known.languages.push(language);
        known.findings.push(finding);
      } else merged.set(key, { findings: [finding], languages: [language] });
    }
  }
  return [...merged.values()].flatMap(({ findings, languages }) => {
    const params = { ...mergedParams(findings.map((one) => one.params)), languages: languages.join(', ') };
    return findings.slice(0, 1).map((finding) => ({ ...finding, params }));
  });
}

/** The templates that somebody may get: of the required language, and of the others where a column chooses. */
function usedTemplates({ templates }: LanguageChoice): [string, Template][] {
  return [...templates].flatMap(([language, template]): [string, Template][] =>
    template === undefined ? [] : [[language, template]],
  );
}

/** Runs the checks on all that recipients share under rules: for a plan, and again before it is sent. */
export function sharedFindings(
  request: SharedRequest & {
    readonly rules: SharedRules;
    readonly moment: Moment;
    readonly onNotDecided?: OnNotDecided | undefined;
  },
): SharedFindings {
  const { campaign, preparation, rules, moment, onNotDecided } = request;
  const { required, templates } = preparation.languages;
  const facts = {
    ...accountFacts(request, rules),
    campaign: campaign.config,
    purpose: campaign.purpose.id,
    plannedAt: request.plannedAt,
    bases: campaign.config.bases,
    category: campaign.purpose.category,
    templateName: campaign.config.template.name,
    templates: new Map([[required, templates.get(required)]]),
    categories: categoriesOf(preparation.languages),
  };
  const account = readyChecks(at(moment, ACCOUNT_CHECKS), rules.shared);
  const wide = readyChecks(at(moment, CAMPAIGN_CHECKS), rules.shared);
  const template = readyChecks(at(moment, TEMPLATE_CHECKS), rules.shared);
  const byLanguage = new Map<string, readonly Finding[]>();
  for (const [language, one] of usedTemplates(preparation.languages)) {
    const findings = runChecks(template.ready, { ...facts, template: one }, onNotDecided);
    if (findings.length > 0) byLanguage.set(language, findings);
  }
  return {
    campaign: [
      ...runChecks(account.ready, facts, onNotDecided),
      ...runChecks(wide.ready, facts, onNotDecided),
    ],
    template: mergedByLanguage(byLanguage),
    byLanguage,
    skipped: [...account.skipped, ...wide.skipped, ...template.skipped],
  };
}

/** What is found on all that recipients share, as things stand: asked again before a reviewed plan is sent. */
export function campaignFindings(request: SharedRequest): readonly Finding[] {
  const { workspace, campaign, preparation } = request;
  const rules = rulesFor({
    config: workspace,
    now: request.now,
    campaign: sceneOf(campaign, preparation.columns),
  });
  const { campaign: found, template } = sharedFindings({ ...request, rules, moment: 'send' });
  return [...found, ...template];
}
