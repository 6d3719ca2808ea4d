/** The report formats: a name, a renderer. A new format is a line here. */
import type { PlanSummary } from '../core/plan.ts';
import { type HtmlOptions, htmlReport } from './html/index.ts';
import { type RunJson, runJson } from './json.ts';
import type { OutcomeReport, ReportModel } from './model.ts';
import { type TerminalOptions, terminalOutcome, terminalPlan } from './terminal.ts';

/** What every format may need; each takes its part. */
export interface RenderOptions {
  readonly html: HtmlOptions;
  readonly terminal: TerminalOptions;
}

function outcomeJson(report: OutcomeReport): RunJson {
  const { counts, failures, run, resent } = report;
  return runJson({ campaign: report.campaign.id, counts, failures, run, resent }, report.timeZone);
}

function json(report: ReportModel): string {
  const document: PlanSummary | RunJson = report.kind === 'plan' ? report.summary : outcomeJson(report);
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function terminal(report: ReportModel, options: RenderOptions): string {
  return report.kind === 'plan'
    ? terminalPlan(report, options.terminal)
    : terminalOutcome(report, options.terminal);
}

/** Formats of a report by name: from a model to a file's text. */
export const REPORT_FORMATS = {
  terminal,
  json: (report: ReportModel) => json(report),
  html: (report: ReportModel, options: RenderOptions) => htmlReport(report, options.html),
} as const satisfies Record<string, (report: ReportModel, options: RenderOptions) => string>;

/** Name of a report format. */
export type ReportFormat = keyof typeof REPORT_FORMATS;

export { type BlockedSample, createBlockedSample, MOST_BLOCKED } from './blocked-sample.ts';
export { type CheckRow, checkRows } from './check-rows.ts';
export { type ForecastJson, forecastJson } from './forecast.ts';
export { type HtmlOptions, htmlReport } from './html/index.ts';
export { type RunJson, runJson, type StatusJson, statusJson, testsJson, unbegunJson } from './json.ts';
export type * from './model.ts';
export { parameterReason, problemText } from './parameter-reason.ts';
export { notRunText, sourceText } from './rule-text.ts';
export { simulationJson } from './simulation/json.ts';
export type * from './simulation/model.ts';
export { htmlSimulation } from './simulation/page.ts';
export { terminalSimulation } from './simulation/terminal.ts';
export { terminalCompliance } from './terminal/compliance.ts';
export { type PolicyPage, type PolicyView, terminalPolicies, terminalPolicy } from './terminal/policy.ts';
export { type PolicyTestFile, policyTestJson, terminalPolicyTest } from './terminal/policy-test.ts';
export { type ProgressFigures, progressLines, progressTexts } from './terminal/progress.ts';
export {
  type ResendOffer,
  type Styles,
  type TerminalOptions,
  terminalOutcome,
  terminalPlan,
  terminalResend,
  terminalStatus,
} from './terminal.ts';
