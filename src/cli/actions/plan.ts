import { basename, dirname, join, relative } from 'node:path';
import { ConsendError } from '../../core/errors.ts';
import type { PlanReport } from '../../report/index.ts';
import { terminalPlan } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { readTime } from '../options.ts';
import type { MadePlan } from '../planning.ts';
import { makePlan } from '../planning.ts';
import { type ResendOptions, resendWish } from '../resend.ts';
import type { Session } from '../session.ts';
import { terminalOptions } from '../terminal-options.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend plan`. */
export interface PlanOptions {
  readonly out?: string;
  readonly at?: string;
  readonly acceptInvalid?: boolean;
  readonly checkMedia?: boolean;
  /** Another occurrence than the one of the present time. */
  readonly occurrence?: string;
}

/** A dry run of sending plans as sending would. */
type DryRunOptions = PlanOptions & ResendOptions;

/** Prints a plan: the document with `--json`, else what the terminal shows, else nothing when quiet. */
export async function printPlan(session: Session, made: MadePlan): Promise<void> {
  if (session.globals.json) {
    await session.io.out(`${JSON.stringify(made.summary)}\n`);
    return;
  }
  if (session.globals.quiet || !made.report) return;
  const text = terminalPlan(withShortPath(session, made.report), terminalOptions(session));
  await session.io.out(`${text}\n`);
}

/**
 * The report's path as a person wants to read it: relative, and in the campaign's folder, where the newest plan always is.
 * Scripts get the plan's own absolute path.
 */
function withShortPath(session: Session, report: PlanReport): PlanReport {
  const full = report.summary.files.report;
  const own = join(dirname(dirname(full)), basename(full));
  const shown = basename(dirname(full)) === report.plan ? own : full;
  const short = relative(session.io.cwd, shown);
  const path = short.startsWith('..') ? shown : short;
  return { ...report, summary: { ...report.summary, files: { ...report.summary.files, report: path } } };
}

async function plan(open: OpenWorkspace, campaign: string, options: DryRunOptions): Promise<number> {
  const { session, workspace } = open;
  const at = readTime(session, '--at', { value: options.at, zone: workspace.config.defaults.timeZone });
  const { signal, stop } = interruptSignal(session);
  try {
    const made = await makePlan(open, {
      file: campaign,
      occurrence: options.occurrence,
      out: options.out,
      at,
      acceptInvalid: options.acceptInvalid,
      checkMedia: options.checkMedia,
      resend: resendWish(options),
      signal,
    });
    await printPlan(session, made);
    const { send, hold } = made.summary.decisions;
    return send + hold > 0 ? EXIT.ok : EXIT.blocked;
  } catch (error) {
    if (signal.aborted) throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    stop();
  }
}

/** `consend plan`: exit 0 when anything may be sent now or later, 4 when nothing may. */
export async function runPlan(session: Session, campaign: string, options: DryRunOptions): Promise<number> {
  return await withWorkspace(session, (open) => plan(open, campaign, options));
}
