/** All rules on templates, in the order in which their findings are read: the platform's first, then the law's. */
import {
  buttonCountRule,
  buttonKeyRule,
  buttonLabelRule,
  buttonOrderRule,
  buttonPhoneRule,
  buttonUrlRule,
} from './buttons.ts';
import { bodyRule, formatRule, keyRule, marketingOnlyRule, onceRule, togetherRule } from './components.ts';
import { categoryChangeRule, languageRule, nameRule, ttlRule } from './identity.ts';
import { authenticationRule, cardCountRule, cardLayoutRule, cardRule } from './kinds.ts';
import {
  categoryMismatchRule,
  noImprintRule,
  noOptOutRule,
  noSenderRule,
  promoConditionsRule,
  trackingLinkRule,
  utilityAdvertisingRule,
} from './lawful.ts';
import {
  variableAdjacentRule,
  variableCountRule,
  variableEdgeRule,
  variableFormRule,
  variableGapRule,
  variableRatioRule,
} from './placeholders.ts';
import type { LintSeverity, LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { sameTextRule } from './same-text.ts';
import { sampleFileRule, sampleRule } from './samples.ts';
import { lengthRule, settingRule, textRule } from './texts.ts';

export { placeName } from './parts.ts';
export type * from './rule.ts';

/** The table: a rule that is not in here does not run. */
export const TEMPLATE_RULES = [
  nameRule,
  languageRule,
  ttlRule,
  categoryChangeRule,
  bodyRule,
  onceRule,
  keyRule,
  marketingOnlyRule,
  togetherRule,
  formatRule,
  textRule,
  lengthRule,
  settingRule,
  variableFormRule,
  variableGapRule,
  variableEdgeRule,
  variableAdjacentRule,
  variableRatioRule,
  variableCountRule,
  sampleRule,
  sampleFileRule,
  buttonCountRule,
  buttonOrderRule,
  buttonKeyRule,
  buttonLabelRule,
  buttonUrlRule,
  buttonPhoneRule,
  cardCountRule,
  cardRule,
  cardLayoutRule,
  authenticationRule,
  sameTextRule,
  noOptOutRule,
  noSenderRule,
  noImprintRule,
  categoryMismatchRule,
  utilityAdvertisingRule,
  promoConditionsRule,
  trackingLinkRule,
] as const satisfies readonly TemplateRule[];

/** A rule's id. */
export type TemplateRuleId = (typeof TEMPLATE_RULES)[number]['id'];

/** What a rule found, with the rule's own facts. */
export interface TemplateFinding extends Omit<RuleHit, 'severity' | 'metaCode'> {
  readonly rule: TemplateRuleId;
  readonly severity: LintSeverity;
  readonly metaCode: number | undefined;
  readonly source: string;
  readonly checkedOn: string;
  readonly isVerified: boolean;
}

/** Runs all rules on a draft; findings in the order of the table. */
export function lintTemplate(subject: LintSubject): TemplateFinding[] {
  return TEMPLATE_RULES.flatMap((rule) => {
    const { id, severity, source, checkedOn, isVerified } = rule;
    const metaCode = 'metaCode' in rule ? rule.metaCode : undefined;
    return rule.run(subject).map((hit) => ({
      ...hit,
      rule: id,
      severity: hit.severity ?? severity,
      metaCode: hit.metaCode ?? metaCode,
      source,
      checkedOn,
      isVerified,
    }));
  });
}
