import { ConsendError } from '../../core/errors.ts';
import type { MessageCounts } from '../../core/message-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { LockHandle, RunRecord } from '../../core/ports.ts';
import { OVER } from '../../core/sending/limits.ts';
import { formatNumber, formatsFor } from '../../i18n/format.ts';
import { runJson } from '../../report/index.ts';
import { holdToApproval } from '../approvals.ts';
import { untilSendable } from '../campaign-control.ts';
import { EXIT } from '../exit-codes.ts';
import { createForecaster } from '../forecasting.ts';
import { lastReading } from '../last-reading.ts';
import { allowedLateness, isLate } from '../late-start.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { readDuration, readNumber, readTime } from '../options.ts';
import { openOccurrence } from '../plan-inputs.ts';
import type { MadePlan } from '../planning.ts';
import { makePlan } from '../planning.ts';
import { startProgress } from '../progress.ts';
import { decideResend, type ResendOptions, resendWish } from '../resend.ts';
import { holdToEarlierRun, reviewedPlan } from '../reviewed-plan.ts';
import { endState } from '../run-end.ts';
import { lockRun } from '../run-lock.ts';
import { nothingText, printOutcome, runExitCode, total } from '../run-outcome.ts';
import { sendInterrupts } from '../send-interrupts.ts';
import { sendPlan } from '../sending.ts';
import type { RunLimits, SendingParts } from '../sending-parts.ts';
import { sendingProgress } from '../sending-progress.ts';
import type { Session } from '../session.ts';
import { tellUnfinished } from '../unfinished-occurrences.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';
import { printPlan } from './plan.ts';

/** Options of `consend send`. */
export interface SendOptions extends ResendOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly plan?: string;
  /** Who sends, where a plan needs somebody else's approval. */
  readonly as?: string;
  readonly canary?: string;
  readonly rate?: string;
  readonly limit?: string;
  readonly until?: string;
  readonly maxRuntime?: string;
  readonly maxLateness?: string;
  readonly wait?: boolean;
  readonly acceptInvalid?: boolean;
  readonly checkMedia?: boolean;
  /** Another occurrence than the one of the present time. */
  readonly occurrence?: string;
  /** Own numbers that get a test; nothing else is sent then. */
  readonly test?: readonly string[];
  readonly testRows?: string;
}

function readLimits(open: OpenWorkspace, options: SendOptions): RunLimits {
  const { session, workspace } = open;
  const until = readTime(session, '--until', {
    value: options.until,
    zone: workspace.config.defaults.timeZone,
  });
  const runtime = readDuration(session, '--max-runtime', options.maxRuntime);
  const ends = [until, runtime === undefined ? undefined : session.clock.now() + runtime].filter(
    (end) => end !== undefined,
  );
  return {
    rate: readNumber(session, '--rate', options.rate),
    limit: readNumber(session, '--limit', options.limit),
    canary: readNumber(session, '--canary', options.canary, 0),
    until: ends.length > 0 ? Math.min(...ends) : undefined,
    wait: options.wait === true,
  };
}

function money(open: OpenWorkspace, summary: PlanSummary): string {
  const zone = open.workspace.config.defaults.timeZone;
  return formatsFor(open.session.globals.language, zone).money(summary.cost.total, summary.cost.currency);
}

/** Asks for the number of messages; true when it was typed. Without a terminal, `--yes` is the only answer. */
async function confirmed(
  open: OpenWorkspace,
  summary: PlanSummary,
  { yes, signal }: { yes: boolean; signal: AbortSignal },
): Promise<boolean> {
  const { session } = open;
  if (yes) return true;
  const { language } = session.globals;
  const count = formatNumber(language, summary.messages.count);
  const { ask } = session.messages.cli;
  if (!session.io.isInTty || !session.io.isErrTty || session.globals.json) {
    throw new ConsendError('usage.confirmation-needed', {
      params: { action: ask.sendAction(count), flag: '--yes' },
    });
  }
  const { input } = await import('@inquirer/prompts');
  const context = { output: session.io.stderr, signal };
  const typed = await input({ message: ask.send(count, money(open, summary)) }, context).catch(
    (error: unknown) => {
      // Ctrl-C at the question is no answer to it.
      throw new ConsendError('run.interrupted', { cause: error });
    },
  );
  return typed.replace(/[.,\s']/g, '') === String(summary.messages.count);
}

/** A run that was left open with nothing to do is closed. */
async function closeRun(open: OpenWorkspace, run: RunRecord, counts: MessageCounts): Promise<RunRecord> {
  if (run.state !== 'running' && run.state !== 'stopped') return run;
  // Its process died, or it was stopped, with nothing left to do: what became of it is known now.
  const state = await endState(open, run.campaign, counts);
  const finishedAt = run.finishedAt ?? open.session.clock.now();
  const closed: RunRecord = { ...run, state, finishedAt, stoppedBy: undefined, resumeAt: undefined };
  await open.store.runs.save(closed);
  return closed;
}

/** Nothing may be sent: finished before is fine, blocked is not. */
async function nothingToSend(open: OpenWorkspace, made: MadePlan): Promise<number> {
  const { session, store, workspace } = open;
  const { notAfter } = made.campaign.config.sending;
  // What an earlier run left waiting is out of time now.
  if (notAfter !== undefined && session.clock.now() >= Date.parse(notAfter))
    await store.journal.lapse(made.campaign.id, OVER);
  const counts = await store.journal.counts(made.campaign.id);
  const latest = await store.runs.latest(made.campaign.id);
  const isFinished =
    total(counts) > 0 && counts.planned + counts.held + counts.sending === 0 && latest !== undefined;
  if (!isFinished) {
    if (!made.report) throw new ConsendError('plan.blocked', { params: { campaign: made.campaign.id } });
    await printPlan(session, made);
    return EXIT.blocked;
  }
  const run = await closeRun(open, latest, counts);
  if (session.globals.json) {
    await session.io.out(
      `${JSON.stringify(runJson(await campaignStatus(store, run), workspace.config.defaults.timeZone))}\n`,
    );
  } else if (!session.globals.quiet) {
    await session.io.out(`${nothingText(session, made.campaign.id, counts)}\n`);
  }
  // Whoever finds the run cut off says what became of it; after that a finished campaign is nothing to talk about.
  return run === latest ? EXIT.ok : runExitCode(run);
}

async function send(open: OpenWorkspace, file: string, options: SendOptions): Promise<number> {
  const { session } = open;
  if (options.plan !== undefined && options.checkMedia) {
    const detail = session.messages.cli.said.checkMediaPlans;
    throw new ConsendError('usage.invalid', { params: { detail, command: 'send' } });
  }
  const given = readLimits(open, options);
  const wish = resendWish(options);
  const { signal, abort, end } = sendInterrupts(session);
  let lock: LockHandle | undefined;
  try {
    const { occurrence } = options;
    const campaign = await openOccurrence(open, file, { now: session.clock.now(), occurrence });
    const { id } = campaign;
    await tellUnfinished(open, campaign, file);
    const maxLatenessMs = await allowedLateness(open, { campaign, file, option: options.maxLateness });
    const limits = { ...given, maxLatenessMs };
    const patience = { wait: options.wait === true, signal, until: limits.until };
    lock = await lockRun(open, id, patience);
    // What an earlier run left in `sending` was cut off, also where nothing is left to send now.
    await open.store.journal.recover(id, session.clock.now());
    await untilSendable(open, id, patience);
    const made =
      options.plan === undefined
        ? await makePlan(open, {
            file,
            occurrence,
            acceptInvalid: options.acceptInvalid,
            checkMedia: options.checkMedia,
            resend: wish,
            signal,
          })
        : await reviewedPlan(open, file, { plan: options.plan, occurrence });
    const resend = wish && (await decideResend(open, made, { wish, yes: options.yes }));
    if (resend === 'declined') {
      session.note(session.messages.cli.ask.declined);
      return EXIT.ok;
    }
    if (made.summary.messages.count === 0) return await nothingToSend(open, made);
    if (options.plan === undefined) await holdToEarlierRun(open, made, file);
    const approved = await holdToApproval(open, { made, file, as: options.as });
    if (options.plan === undefined && !session.globals.json && !options.yes) await printPlan(session, made);
    // Nobody is asked about messages that will not leave.
    const yes = options.yes === true || (!limits.wait && (await isLate(open, { campaign, limits })));
    if (!(await confirmed(open, made.summary, { yes, signal }))) {
      session.note(session.messages.cli.ask.declined);
      return EXIT.ok;
    }
    return await sendMade(open, { made, approved, limits, resend, signal, abort });
  } catch (error) {
    // Interrupted before the first message: the plan is given up, nothing is in doubt.
    const isOurs = error instanceof ConsendError && error.code !== 'run.locked';
    if (signal.aborted && !isOurs) throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    await lock?.release();
    end();
  }
}

async function sendMade(
  open: OpenWorkspace,
  parts: Pick<SendingParts, 'approved' | 'limits' | 'resend' | 'signal' | 'abort'> & {
    readonly made: MadePlan;
  },
): Promise<number> {
  const { session, workspace } = open;
  const { made, approved, limits, resend, signal, abort } = parts;
  const reading = { stop: await lastReading(open, made, signal) };
  const { language } = session.globals;
  const messages = made.summary.messages.count;
  const text = session.messages.cli.progress;
  const progress = await startProgress(session, text.sending('0', formatNumber(language, messages)));
  const format = formatsFor(language, workspace.config.defaults.timeZone);
  const forecaster = await createForecaster(open, { campaign: made.campaign, account: made.account, limits });
  try {
    const { run, counts } = await sendPlan(open, {
      campaign: made.campaign,
      summary: made.summary,
      dir: made.dir,
      account: made.account,
      approved,
      limits,
      resend,
      reading,
      signal,
      abort,
      onProgress: sendingProgress(open, { progress, messages, forecaster }),
      forecast: () => forecaster.latest(),
      control: () => open.store.runs.control(made.campaign.id),
      onWait: (wait) =>
        session.note(
          wait === 'paused'
            ? session.messages.control.waiting
            : 'until' in wait
              ? text.waiting(`${format.weekday(wait.until)} ${format.time(wait.until)}`)
              : text.canary(format.number(wait.canary), format.duration(wait.ms / 1000)),
        ),
    });
    progress.stop();
    await printOutcome(open, { made, run, counts });
    return runExitCode(run);
  } finally {
    progress.stop();
  }
}

/** `consend send`: exit code by what became of the campaign. */
export async function runSend(session: Session, campaign: string, options: SendOptions): Promise<number> {
  return await withWorkspace(session, (open) => send(open, campaign, options));
}
