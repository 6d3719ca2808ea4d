/** The report as one self-contained page, in English and German, for people who decide. */
import type { OutcomeReport, PlanReport, ReportModel } from '../model.ts';
import { planVerdict, reachedOf, totalOf } from '../phrases.ts';
import { costSection, costSoFarSection } from './cost.ts';
import { deliverySection, failuresSection, paceSection } from './delivery.ts';
import { html } from './escape.ts';
import { funnelSection } from './funnel.ts';
import { mediaSection } from './media.ts';
import { type PageContent, renderPage } from './page.ts';
import { type HtmlOptions, type PageVoice, pageVoice } from './page-voice.ts';
import { checksSection, papersSection } from './papers.ts';
import { phonesSection } from './phones.ts';
import { reasonsSection, stopSection, warningsSection } from './reasons.ts';
import { blockedSection, rowProblemsSection } from './rows.ts';
import { limitsSection, scheduleSection } from './schedule.ts';
import { timelineSection } from './timeline.ts';

export type { HtmlOptions } from './page-voice.ts';

function planContent(page: PageVoice, report: PlanReport): PageContent {
  return {
    title: (v) => v.texts.html.planTitle(report.campaign.id),
    verdict: (v) => planVerdict(report, v),
    sections: html`${stopSection(page, report)}${funnelSection(page, report)}${reasonsSection(page, report)}${warningsSection(page, report)}${phonesSection(page, report)}${mediaSection(page, report)}${scheduleSection(page, report)}${limitsSection(page, report)}<div class="two">${costSection(page, report)}${papersSection(page, report)}</div>${checksSection(page, report)}${rowProblemsSection(page, report)}${blockedSection(page, report)}`,
  };
}

function outcomeContent(page: PageVoice, report: OutcomeReport): PageContent {
  const { counts } = report;
  const verdict = {
    reached: reachedOf(counts),
    total: totalOf(counts),
    failed: counts.failed,
    unknown: counts.unknown,
  };
  return {
    title: (v) => v.texts.html.outcomeTitle(report.campaign.id),
    verdict: (v) => v.texts.html.verdictOutcome(verdict),
    sections: html`${deliverySection(page, report)}${failuresSection(page, report)}${timelineSection(page, report)}<div class="two">${paceSection(page, report)}${costSoFarSection(page, report)}</div>${limitsSection(page, report)}${papersSection(page, report)}`,
  };
}

/**
 * The page of a report. It loads nothing: style and script stand in it and are named in its policy by digest. Bounded
 * in size whatever the model holds (see `MOST_BLOCKED`).
 */
export function htmlReport(report: ReportModel, options: HtmlOptions): string {
  const page = pageVoice(report, options);
  const content = report.kind === 'plan' ? planContent(page, report) : outcomeContent(page, report);
  return renderPage(page, report, { content, options });
}
