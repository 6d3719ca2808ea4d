import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { readPlanSummary } from '../../adapters/plan-file/read-plan.ts';
import { runJson, terminalOutcome } from '../../report/index.ts';
import { campaignFileOf } from '../campaign-file.ts';
import { honest } from '../cut-off.ts';
import { EXIT } from '../exit-codes.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { namedRun } from '../named-campaign.ts';
import { readChoices } from '../options.ts';
import { OUTCOME_FORMATS, outcomeFile, writeOutcome } from '../outcome-files.ts';
import { openCampaign } from '../plan-inputs.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { type OpenWorkspace, planDir, reportsDir, withWorkspace } from '../workspace.ts';

/** Options of `consend report`. */
export interface ReportOptions {
  readonly format: string;
  readonly out?: string;
  readonly open?: boolean;
  readonly occurrence?: string;
}

/** Opens a file with the program the system has for it; that there is none is no failure of the report. */
function openFile(file: string, platform: string): void {
  const program = { darwin: 'open', win32: 'explorer' }[platform] ?? 'xdg-open';
  const child = spawn(program, [file], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

async function report(open: OpenWorkspace, named: string, options: ReportOptions): Promise<number> {
  const { session, workspace, store } = open;
  const formats = readChoices(session, '--format', { value: options.format, choices: OUTCOME_FORMATS });
  const run = await honest(open, await namedRun(open, { named, occurrence: options.occurrence }));
  const present = await openCampaign(open, await campaignFileOf(open, named, run.campaign), {
    now: session.clock.now(),
  });
  const { campaign: id } = run;
  const campaign = id === present.id ? present : { ...present, id, occurrence: id };
  const summary = await readPlanSummary(planDir(workspace, run.campaign, run.plan), run.plan);
  const account = {
    templates: await store.templates.byName(summary.messages.template),
    staleMs: undefined,
    phoneNumber: undefined,
  };
  const out =
    options.out === undefined ? reportsDir(workspace, run.campaign) : resolve(session.io.cwd, options.out);
  const model = await writeOutcome(open, { campaign, summary, account, run, formats, out });
  if (session.globals.json) {
    const status = await campaignStatus(store, run);
    await session.io.out(
      `${JSON.stringify({ ...runJson(status, workspace.config.defaults.timeZone), files: formats.map((format) => outcomeFile(out, format)) })}\n`,
    );
  } else {
    const options = terminalOptions(session);
    if (!session.globals.quiet) await session.io.out(`${terminalOutcome(model, options)}\n`);
    for (const format of formats)
      await session.io.out(`${session.messages.cli.said.reportAt(outcomeFile(out, format))}\n`);
  }
  if (options.open && formats.includes('html')) openFile(outcomeFile(out, 'html'), session.io.platform);
  return EXIT.ok;
}

/** `consend report`: the outcome so far, shown and written. */
export async function runReport(session: Session, named: string, options: ReportOptions): Promise<number> {
  return await withWorkspace(session, (open) => report(open, named, options));
}
