/** A plan's outcome → the model that its reports show. */
import { versionTrouble } from '../../core/api-version.ts';
import { CHECKS, checkByCode } from '../../core/checks/index.ts';
import { FINDING_GROUPS, groupOf, groupRank } from '../../core/finding-groups.ts';
import { withFileNames } from '../../core/message/file-names.ts';
import { messageView } from '../../core/message/render.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { RecipientsHead } from '../../core/recipient.ts';
import { maskPhone } from '../../core/redact.ts';
import type { BlockedSet } from '../../core/remedies.ts';
import { planCanary } from '../../core/sending/canary.ts';
import { canaryRules } from '../../pipeline/canary.ts';
import type { PlanOutcome } from '../../pipeline/prepare.ts';
import { problemsOf } from '../../pipeline/tally.ts';
import type {
  BlockedSample,
  CheckNotRun,
  FindingLine,
  PlannedCanary,
  PlanReport,
  PlanWarning,
  SampleMessage,
} from '../../report/index.ts';
import type { FrameParts } from './frame.ts';
import { measuresDue, reportFrame } from './frame.ts';

/** What a plan's report is made of. */
export interface PlanModelParts extends Omit<FrameParts, 'summary'> {
  readonly summary: PlanSummary;
  readonly outcome: PlanOutcome;
  readonly head: RecipientsHead;
  readonly blocked: BlockedSample;
  /** Age of the templates' copy in seconds where it could not be read anew. */
  readonly templateAgeSeconds: number | undefined;
  readonly showNumbers: boolean;
}

/** How long before a review falls due the report speaks of it, milliseconds: 90 days. */
const DUE_SOON_MS = 90 * 86_400_000;

/** Blocking findings first; of equal weight the most fundamental, then most people. */
function findingLines(outcome: PlanOutcome): FindingLine[] {
  const lines = outcome.tally.sortedFindings().map(({ code, severity, scope, count }): FindingLine => {
    const check = checkByCode(code);
    const problems = problemsOf(outcome.tally, code);
    const params = outcome.campaignFindings.find((finding) => finding.code === code)?.params;
    return {
      code,
      severity,
      scope,
      count,
      hardness: check?.hardness ?? 'practice',
      sources: check?.sources ?? [],
      verification: check?.verification ?? 'own-design',
      ...(params === undefined ? {} : { params }),
      ...(problems.length === 0 ? {} : { problems }),
    };
  });
  const weight = { block: 0, warn: 1, info: 2 } as const;
  return lines.sort(
    (one, other) =>
      weight[one.severity] - weight[other.severity] ||
      groupRank(one.code) - groupRank(other.code) ||
      other.count - one.count,
  );
}

/** How many people each group of findings blocks, the most fundamental first. */
function groupsOf(sets: readonly BlockedSet[]): PlanReport['groups'] {
  return FINDING_GROUPS.flatMap((group) => {
    const having = sets.filter(({ codes }) => codes.some((code) => groupOf(code) === group));
    const people = having.reduce((sum, { count }) => sum + count, 0);
    return people === 0 ? [] : [{ group, people }];
  });
}

function samples(parts: PlanModelParts): SampleMessage[] {
  const byLanguage = new Map(parts.templates.map(({ template }) => [template.language, template]));
  // A row's own file keeps its digest: its name may tell of a person.
  const names = new Map((parts.summary.media?.files ?? []).map(({ digest, file }) => [digest, file]));
  return parts.outcome.tally.samples.flatMap((entry) => {
    const template = byLanguage.get(entry.language ?? '');
    if (!template) return [];
    const view = withFileNames(messageView(template, entry.components ?? []), names);
    return [{ ...view, row: entry.row, phone: maskPhone(entry.phone), language: entry.language ?? '' }];
  });
}

/** Categories that the platform announced for languages in use. */
function categoriesToCome({ templates, summary }: PlanModelParts): PlanWarning[] {
  const coming = new Map<string, string[]>();
  for (const { template } of templates) {
    const { language, category, correctCategory } = template;
    const isUsed = Object.hasOwn(summary.messages.language, language);
    if (!isUsed || correctCategory === undefined || correctCategory === category) continue;
    coming.set(correctCategory, [...(coming.get(correctCategory) ?? []), language]);
  }
  return [...coming].map(([category, languages]) => ({
    code: 'template.category-coming',
    languages,
    category,
  }));
}

function warnings(parts: PlanModelParts): PlanWarning[] {
  const found: PlanWarning[] = [];
  const { leftOut = 0 } = parts.summary;
  if (leftOut > 0) found.push({ code: 'plan.left-out', count: leftOut });
  const { approval, plan } = parts.summary;
  if (approval !== undefined) found.push({ code: 'plan.approval', plan, approver: approval.approvers[0] });
  const { fallback } = parts.summary.messages;
  if (fallback) found.push({ code: 'template.language-lacking', ...fallback });
  if (parts.templateAgeSeconds !== undefined)
    found.push({ code: 'template.copy-old', seconds: parts.templateAgeSeconds });
  found.push(...categoriesToCome(parts));
  const due = measuresDue(parts.config);
  const reviewedOn = parts.config.provider.processor?.measures?.reviewedOn;
  if (due !== undefined && reviewedOn !== undefined && Date.parse(due) - parts.madeAt < DUE_SOON_MS) {
    found.push({ code: 'provider.measures-due', reviewedOn, dueOn: due });
  }
  const { kind, apiVersion } = parts.config.provider;
  // 360dialog's paths carry no version.
  const trouble = kind === '360dialog' ? undefined : versionTrouble(apiVersion, parts.madeAt);
  if (trouble !== undefined) {
    const { endsOn, newest } = trouble;
    found.push({ code: `provider.version-${trouble.kind}`, version: apiVersion, endsOn, newest });
  }
  if (parts.head.encoding === 'windows-1252')
    found.push({ code: 'input.encoding-guessed', encoding: 'Windows-1252' });
  return found;
}

/** What did not run, with the user's own reason where one switched it off. */
function notRun({ outcome, config }: PlanModelParts): CheckNotRun[] {
  return outcome.checksNotRun.map((check) => {
    const reason = check.why === 'off' ? config.checks[check.code]?.reason : undefined;
    return reason === undefined ? check : { ...check, reason };
  });
}

function plannedCanary({ campaign, summary }: PlanModelParts): PlannedCanary | undefined {
  const rules = canaryRules(campaign.config.sending, undefined);
  const plan = rules && planCanary(rules, summary.messages.count);
  return rules && plan && { ...plan, allowed: rules.allowed, waitSeconds: rules.waitMs / 1000 };
}

/** The model of a plan's reports. */
export function planModel(parts: PlanModelParts): PlanReport {
  const { tally } = parts.outcome;
  const skipped = notRun(parts);
  const off = new Set(skipped.filter(({ subjects }) => subjects === undefined).map(({ code }) => code));
  return {
    ...reportFrame(parts),
    kind: 'plan',
    summary: parts.summary,
    samples: samples(parts),
    findings: findingLines(parts.outcome),
    groups: groupsOf(tally.blockedBy.sets()),
    freeing: parts.summary.freeing ?? [],
    rowProblems: [...tally.rowProblems.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ code, count, first }) => ({ code, count, firstRow: first.row, firstValue: first.value })),
    holds: [...tally.holds.values()].sort((a, b) => b.count - a.count),
    warnings: warnings(parts),
    blocked: parts.blocked.rows(),
    blockedTotal: parts.blocked.total(),
    timetable: [...tally.heldByHour]
      .sort((a, b) => a[0] - b[0])
      .map(([at, messages]) => ({ at, messages, open: true })),
    canary: plannedCanary(parts),
    checksRun: CHECKS.filter(({ subject, code }) => subject !== 'import' && !off.has(code)).map(
      ({ code }) => code,
    ),
    checksNotRun: skipped,
    overrides: parts.outcome.overrides,
  };
}
