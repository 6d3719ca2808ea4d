/** Publishes a plan: summary and report beside its decisions, and the campaign's folder showing the newest plan. */
import { hash } from 'node:crypto';
import { copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLAN_FILES } from '../adapters/plan-file/write-plan.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanSummary } from '../core/plan.ts';
import { messagesFor } from '../i18n/index.ts';
import type { HtmlOptions, PlanReport, ReportModel } from '../report/index.ts';
import { htmlReport } from '../report/index.ts';
import type { Session } from './session.ts';
import { checkTexts } from './words.ts';
import type { OpenWorkspace } from './workspace.ts';
import { plansDir } from './workspace.ts';

/** Writes a file under a temporary name and renames it, so that a file that is there is whole. For its owner alone. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    await writeFile(`${file}.tmp`, text, { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  } catch (error) {
    throw new ConsendError('file.unwritable', {
      params: { file, detail: error instanceof Error ? error.message : '' },
      cause: error,
    });
  }
}

/** What makes a page in the session's language, with the other one inside. */
export function htmlOptions({ globals }: Pick<Session, 'globals'>): HtmlOptions {
  const [english, german] = [messagesFor('en'), messagesFor('de')];
  return {
    language: globals.language,
    catalogues: { en: english, de: german },
    checks: { en: checkTexts('en'), de: checkTexts('de') },
    sha256Base64: (text) => hash('sha256', text, 'base64'),
  };
}

/** The HTML of a report in the session's language, with the other one inside. */
export function reportPage(open: OpenWorkspace, model: ReportModel): string {
  return htmlReport(model, htmlOptions(open.session));
}

/** What is published. */
export interface Published {
  readonly dir: string;
  readonly summary: PlanSummary;
  readonly report: PlanReport;
  /** Whether the plan lies in the workspace's own folder, whose campaign folder then shows it as the newest. */
  readonly isOwn: boolean;
  /** Another folder that gets copies. */
  readonly out: string | undefined;
}

/** Writes `plan.json` and `report.html`; the newest plan's files appear in the campaign's folder as well. */
export async function publishPlan(
  open: OpenWorkspace,
  { dir, summary, report, isOwn, out }: Published,
): Promise<void> {
  await writeWhole(join(dir, PLAN_FILES.report), reportPage(open, report));
  await writeWhole(join(dir, PLAN_FILES.summary), `${JSON.stringify(summary, undefined, 2)}\n`);
  if (out !== undefined) await copyPlan(dir, out);
  if (!isOwn) return;
  const newest = plansDir(open.workspace, summary.campaign);
  for (const name of Object.values(PLAN_FILES)) await showFile(join(dir, name), join(newest, name));
}

/** Makes a plan's file appear in the campaign's folder, in place of what was there; gone where the plan has none. */
export async function showFile(file: string, shown: string): Promise<void> {
  await rm(shown, { force: true });
  // A link costs nothing, however large the file; where the file system knows none, a copy does.
  await link(file, shown).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') await copyFile(file, shown);
  });
}

async function copyPlan(dir: string, out: string): Promise<void> {
  try {
    await mkdir(out, { recursive: true });
    for (const name of Object.values(PLAN_FILES)) await copyFile(join(dir, name), join(out, name));
  } catch (error) {
    throw new ConsendError('file.unwritable', {
      params: { file: out, detail: error instanceof Error ? error.message : '' },
      cause: error,
    });
  }
}
