/** A plan as `plan.json` tells it: its inputs by their digests, what was decided, what it costs and when it goes out. */
import { join } from 'node:path';
import type { Campaign } from '../adapters/config/index.ts';
import { PLAN_FILES } from '../adapters/plan-file/write-plan.ts';
import { onceColumn } from '../core/once-key.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { RecipientsReading } from '../core/ports.ts';
import { pinsOf, planCategory } from '../core/template-pin.ts';
import { isoWithOffset } from '../i18n/format.ts';
import type { PlanOutcome } from '../pipeline/prepare.ts';
import { summaryApproval, summaryFallback, summaryFindings, summaryRules } from './models/plan-findings.ts';
import { templatesDigest } from './pinned-templates.ts';
import { settingsDigests } from './plan-settings.ts';
import type { AccountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The summary of a plan that was made of a campaign. */
export function summaryOf(
  open: OpenWorkspace,
  parts: {
    plan: string;
    now: number;
    campaign: Campaign;
    outcome: PlanOutcome;
    reading: RecipientsReading;
    account: AccountFacts;
    dir: string;
  },
): PlanSummary {
  const { campaign, outcome, reading, account, dir } = parts;
  const zone = open.workspace.config.defaults.timeZone;
  const { schedule, tally } = outcome;
  const iso = (at: number | undefined): string | null => (at === undefined ? null : isoWithOffset(at, zone));
  const once = onceColumn(campaign.config);
  const synced = account.templates.map((copy) => copy.syncedAt);
  return {
    schema: 'consend.plan/1',
    plan: parts.plan,
    campaign: campaign.id,
    createdAt: isoWithOffset(open.session.clock.now(), zone),
    inputs: {
      campaign: campaign.digest,
      recipients: reading.head.digest,
      template: templatesDigest(account.templates),
      ledger: outcome.position,
      settings: settingsDigests(open.workspace.config),
    },
    rows: outcome.counts,
    decisions: { ...tally.decisions },
    findings: summaryFindings(tally),
    ...summaryRules(outcome),
    messages: {
      count: tally.decisions.send + tally.decisions.hold,
      template: campaign.config.template.name,
      language: Object.fromEntries([...tally.languages].sort((a, b) => b[1] - a[1])),
      category: planCategory(account.templates, [...tally.languages.keys()]),
      ...summaryFallback(tally, campaign.config.template),
    },
    cost: outcome.cost,
    schedule: {
      firstAt: iso(schedule.firstAt),
      lastAt: iso(schedule.lastAt),
      seconds: schedule.seconds,
      perSecond: schedule.perSecond,
      days: schedule.days,
      limitedBy: schedule.limitedBy,
    },
    files: { report: join(dir, PLAN_FILES.report), decisions: join(dir, PLAN_FILES.decisions) },
    purpose: campaign.purpose.id,
    decidedFor: isoWithOffset(parts.now, zone),
    templates: pinsOf(account.templates, [...tally.languages.keys()]),
    ...(once === undefined ? {} : { once }),
    ...summaryApproval(open.workspace.config),
    ...(outcome.leftOut === 0 ? {} : { leftOut: outcome.leftOut }),
    ...(outcome.media === undefined ? {} : { media: outcome.media }),
    templateSyncedAt: synced.length > 0 ? isoWithOffset(Math.min(...synced), zone) : null,
  };
}
