/** A plan's sums → the parts of its summary about values and languages. */
import { approvalRules } from '../../core/approval-config.ts';
import type { CampaignConfig } from '../../core/campaign-config.ts';
import type { WorkspaceConfig } from '../../core/config.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { freeing } from '../../core/remedies.ts';
import type { PlanOutcome } from '../../pipeline/prepare.ts';
import { problemsOf, type Tally } from '../../pipeline/tally.ts';

type Finding = PlanSummary['findings'][number];

function problems(tally: Tally, code: string): Pick<Finding, 'problems'> {
  const groups = problemsOf(tally, code);
  if (groups.length === 0) return {};
  return {
    problems: groups.map(({ problem, count, firstRow, varies }) => {
      const { kind: _, ...place } = problem;
      return { ...place, params: place.params && { ...place.params }, count, firstRow, varies };
    }),
  };
}

/** The findings, blocking ones first, most people first. */
export function summaryFindings(tally: Tally): Finding[] {
  return tally
    .sortedFindings()
    .map(({ code, severity, scope, count }) => ({ code, severity, scope, count, ...problems(tally, code) }));
}

/** Messages in the fallback because the template lacks the recipient's language; nothing where there are none. */
export function summaryFallback(
  { lackedLanguages }: Tally,
  { language }: CampaignConfig['template'],
): Pick<PlanSummary['messages'], 'fallback'> {
  if (lackedLanguages.size === 0 || typeof language !== 'object') return {};
  const sorted = [...lackedLanguages].sort((a, b) => b[1] - a[1]);
  const count = sorted.reduce((sum, [, each]) => sum + each, 0);
  const wanted = Object.fromEntries(sorted.filter(([code]) => code !== ''));
  return { fallback: { language: language.fallback, count, wanted } };
}

/** Whose approval the plan needs; nothing where it needs none. */
export function summaryApproval({
  approval,
}: Pick<WorkspaceConfig, 'approval'>): Pick<PlanSummary, 'approval'> {
  const { required, approvers } = approvalRules(approval);
  return required ? { approval: { required, approvers: approvers.map(({ name }) => name) } } : {};
}

/** What one action would free, which checks did not run, and which are less grave here. */
export function summaryRules({
  tally,
  checksNotRun,
  overrides,
}: Pick<PlanOutcome, 'tally' | 'checksNotRun' | 'overrides'>): Pick<
  PlanSummary,
  'freeing' | 'checksNotRun' | 'overrides'
> {
  return {
    freeing: freeing(tally.blockedBy.sets()).map((one) => ({ ...one, codes: [...one.codes] })),
    checksNotRun: checksNotRun.map((check) => ({ ...check })),
    ...(overrides.length === 0 ? {} : { overrides: overrides.map((one) => ({ ...one })) }),
  };
}
