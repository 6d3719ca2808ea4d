/** What every report shows of campaign, template, papers and limits, gathered from configuration and store. */

import type { WorkspaceConfig } from '../../core/config.ts';
import { durationMs } from '../../core/config.ts';
import { dayOf } from '../../core/gaps.ts';
import { messageView } from '../../core/message/render.ts';
import type { PlanSummary } from '../../core/plan.ts';
import { policiesOf } from '../../core/policies/index.ts';
import { measuresDue as nextMeasures } from '../../core/reviews.ts';
import type { StoredTemplate } from '../../core/template.ts';
import type { CampaignInput } from '../../pipeline/question.ts';
import type { LimitLine, ProviderPapers, ReportFrame, TemplateView } from '../../report/index.ts';

/** What a frame is made of. */
export interface FrameParts {
  readonly config: WorkspaceConfig;
  readonly campaign: CampaignInput;
  /** What commands take for the campaign: its file as the user named it, with another occurrence's option. */
  readonly file: string;
  readonly templates: readonly StoredTemplate[];
  readonly summary: Pick<PlanSummary, 'plan' | 'inputs' | 'schedule'>;
  readonly messagingLimit: number | undefined;
  readonly usedToday: number;
  readonly madeAt: number;
  readonly version: string;
}

function templateViews(templates: readonly StoredTemplate[]): TemplateView[] {
  return templates.map(({ template }) => ({
    ...messageView(template, []),
    language: template.language,
    status: template.status,
    quality: template.quality,
  }));
}

/** When the processor's measures must be reviewed next, as a day. */
export function measuresDue(config: WorkspaceConfig): string | undefined {
  const measures = config.provider.processor?.measures;
  if (!measures) return undefined;
  return dayOf(nextMeasures(measures, policiesOf(config)));
}

function papers(config: WorkspaceConfig): ProviderPapers | undefined {
  const { processor } = config.provider;
  if (!processor) return undefined;
  return {
    processor: processor.name,
    country: processor.country,
    agreementSignedOn: processor.agreement?.signedOn,
    measuresReviewedOn: processor.measures?.reviewedOn,
    measuresNextDue: measuresDue(config),
  };
}

function limitLines(parts: FrameParts): LimitLine[] {
  const { limits, window } = parts.config;
  const by = parts.summary.schedule.limitedBy;
  const lines: LimitLine[] = [
    { kind: 'throughput', perSecond: limits.messagesPerSecond, binds: by === 'throughput' },
  ];
  if (parts.messagingLimit !== undefined) {
    const people = Number.isFinite(parts.messagingLimit) ? parts.messagingLimit : undefined;
    lines.push({ kind: 'messaging-limit', people, used: parts.usedToday, binds: by === 'messaging-limit' });
  }
  if (limits.messagesPerDay !== undefined) {
    lines.push({
      kind: 'messages-per-day',
      messages: limits.messagesPerDay,
      binds: by === 'messages-per-day',
    });
  }
  if (limits.frequency) {
    const perSeconds = (durationMs(limits.frequency.per) ?? 0) / 1000;
    lines.push({ kind: 'frequency', messages: limits.frequency.messages, perSeconds, binds: false });
  }
  if (window) lines.push({ kind: 'window', ...window, binds: by === 'window' });
  return lines;
}

/** The policies in use by name, and the day on which the oldest of them was reviewed. */
function policyLine(config: WorkspaceConfig): ReportFrame['policy'] {
  const policies = policiesOf(config);
  const reviewed = policies.map(({ reviewedOn }) => reviewedOn).sort();
  return { name: policies.map(({ name }) => name).join(', '), reviewedOn: reviewed[0] };
}

/** The frame of a report. */
export function reportFrame(parts: FrameParts): ReportFrame {
  const { config, campaign, summary } = parts;
  const title = config.purposes[campaign.purpose.id]?.title ?? {};
  const synced = parts.templates.map((stored) => stored.syncedAt);
  return {
    campaign: { id: campaign.id, title: campaign.id, file: parts.file },
    purpose: { id: campaign.purpose.id, title },
    sender: config.controller.name,
    plan: summary.plan,
    madeAt: parts.madeAt,
    timeZone: config.defaults.timeZone,
    template: {
      name: campaign.config.template.name,
      category: parts.templates[0]?.template.category ?? '',
      languages: templateViews(parts.templates),
      syncedAt: synced.length > 0 ? Math.min(...synced) : undefined,
    },
    inputs: summary.inputs,
    ledger: summary.inputs.ledger,
    papers: papers(config),
    limits: limitLines(parts),
    consendVersion: parts.version,
    policy: policyLine(config),
  };
}
