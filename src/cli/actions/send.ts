import { readPlanSummary } from '../../adapters/plan-file/read-plan.ts';
import { ConsendError } from '../../core/errors.ts';
import type { MessageCounts } from '../../core/message-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { LockHandle, RunRecord } from '../../core/ports.ts';
import { formatDuration, formatNumber, formatsFor } from '../../i18n/format.ts';
import { campaignFindings, prepareTemplates } from '../../pipeline/prepare.ts';
import { runJson, terminalOutcome } from '../../report/index.ts';
import { EXIT } from '../exit-codes.ts';
import { campaignStatus } from '../models/outcome-model.ts';
import { readDuration, readNumber, readTime } from '../options.ts';
import { writeOutcome } from '../outcome-files.ts';
import { openCampaign } from '../plan-inputs.ts';
import type { MadePlan } from '../planning.ts';
import { makePlan } from '../planning.ts';
import type { Progress } from '../progress.ts';
import { startProgress } from '../progress.ts';
import type { RunLimits, SendingParts } from '../sending.ts';
import { lockRun, sendPlan } from '../sending.ts';
import type { Session } from '../session.ts';
import { staleInputs } from '../stale-inputs.ts';
import { accountFacts } from '../templates-sync.ts';
import { checkTexts, stopText } from '../words.ts';
import { type OpenWorkspace, planDir, withWorkspace } from '../workspace.ts';
import { printPlan } from './plan.ts';

/** Options of `consend send`. */
export interface SendOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly plan?: string;
  readonly canary?: string;
  readonly rate?: string;
  readonly limit?: string;
  readonly until?: string;
  readonly maxRuntime?: string;
  readonly wait?: boolean;
  readonly acceptInvalid?: boolean;
}

/** How long requests under way may take after Ctrl-C, milliseconds (cli.md). */
const DRAIN_MS = 30_000;
/** How far a plan's instant may lie ahead before it counts as made for another time, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;

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
    canary: readNumber(session, '--canary', options.canary),
    until: ends.length > 0 ? Math.min(...ends) : undefined,
    wait: options.wait === true,
  };
}

/** Ctrl-C and SIGTERM: once asks to stop, the drain time later cuts off, twice leaves at once. */
function interrupts(session: Session): { signal: AbortSignal; abort: AbortSignal; end: () => void } {
  const soft = new AbortController();
  const hard = new AbortController();
  const timers = new AbortController();
  const end = session.io.onInterrupt(() => {
    if (soft.signal.aborted) session.io.leave(EXIT.stopped);
    session.note(session.messages.cli.said.stopping);
    soft.abort();
    void session.clock.sleep(DRAIN_MS, timers.signal).then(() => hard.abort());
  });
  return {
    signal: soft.signal,
    abort: hard.signal,
    end: () => {
      end();
      timers.abort();
    },
  };
}

/** A reviewed plan, as long as its inputs are what they were. Throws `plan.missing` or `plan.stale`. */
async function reviewedPlan(open: OpenWorkspace, file: string, plan: string): Promise<MadePlan> {
  const { session, workspace } = open;
  const campaign = await openCampaign(open, file, session.clock.now());
  const dir = planDir(workspace, campaign.id, plan);
  const summary = await readPlanSummary(dir, plan);
  const account = await accountFacts(open, campaign.config.template.name);
  if (Date.parse(summary.decidedFor) > session.clock.now() + FUTURE_SLACK_MS) {
    throw new ConsendError('plan.stale', { params: { changed: [`--at ${summary.decidedFor}`] } });
  }
  await holdAgainstNow(open, { campaign, account });
  const changes = await staleInputs(open, { campaign, summary, account, file, dir });
  if (changes)
    throw new ConsendError('plan.stale', { params: { changed: changes.inputs }, problems: changes.problems });
  const age = (session.clock.now() - Date.parse(summary.createdAt)) / 1000;
  session.note(session.messages.cli.said.planAge(formatDuration(session.globals.language, age)));
  return { campaign, summary, account, dir, report: undefined };
}

/** What holds for everybody is asked again at the moment of sending; a plan cannot have known it. Throws `plan.stale`. */
async function holdAgainstNow(
  open: OpenWorkspace,
  { campaign, account }: Pick<MadePlan, 'campaign' | 'account'>,
): Promise<void> {
  const { session, workspace, store } = open;
  const now = session.clock.now();
  const findings = campaignFindings({
    workspace: workspace.config,
    campaign,
    preparation: prepareTemplates(campaign, account.templates, { ...workspace.config.defaults, now }),
    inboxAt: await store.webhooks.lastAt(),
    now,
  });
  const blocking = findings.filter((finding) => finding.severity === 'block');
  if (blocking.length === 0) return;
  const texts = checkTexts(session.globals.language);
  throw new ConsendError('plan.stale', {
    params: { changed: blocking.map((finding) => finding.code) },
    problems: blocking.map(({ code, params }) => ({ path: code, message: texts(code, params).rule })),
  });
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

function total(counts: MessageCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The exit code that a run's end means. */
export function runExitCode(run: RunRecord): number {
  if (run.state === 'done') return EXIT.ok;
  if (run.state === 'partial') return EXIT.partial;
  return run.stoppedBy === 'api-unreachable' ? EXIT.unavailable : EXIT.stopped;
}

/** What cron mails: nothing when all went well, else one line. */
function quietLine(open: OpenWorkspace, run: RunRecord, counts: MessageCounts): string | undefined {
  const { session, workspace } = open;
  const { said } = session.messages.cli;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const exit = runExitCode(run);
  if (run.state === 'partial') {
    return said.cronPartial({
      campaign: run.campaign,
      failed: format.number(counts.failed),
      unknown: format.number(counts.unknown),
      exit,
    });
  }
  if (run.state !== 'stopped') return undefined;
  const waiting = counts.planned + counts.held;
  const all = total(counts);
  const resume =
    run.resumeAt === undefined
      ? ''
      : said.resumesAt(`${format.weekday(run.resumeAt)} ${format.time(run.resumeAt)}`);
  return said.cronStopped({
    campaign: run.campaign,
    reason: stopText(session.messages, run.stoppedBy ?? ''),
    done: format.number(all - waiting),
    total: format.number(all),
    resume,
    exit,
  });
}

/** Prints how a run ended and writes the outcome's files. */
export async function printOutcome(
  open: OpenWorkspace,
  parts: { made: MadePlan; run: RunRecord; counts: MessageCounts },
): Promise<void> {
  const { session, workspace, store } = open;
  const { run, counts } = parts;
  const status = await campaignStatus(store, run);
  const model = await writeOutcome(open, { ...parts.made, run });
  if (session.globals.json) {
    await session.io.out(`${JSON.stringify(runJson(status, workspace.config.defaults.timeZone))}\n`);
    return;
  }
  if (session.globals.quiet) {
    const line = quietLine(open, run, counts);
    if (line !== undefined) await session.io.out(`${line}\n`);
    return;
  }
  const { language, showNumbers } = session.globals;
  const text = terminalOutcome(model, {
    messages: session.messages,
    language,
    width: session.io.columns,
    color: session.color,
    showNumbers,
    checks: checkTexts(language),
  });
  await session.io.out(`${text}\n`);
}

/** Draws a run's progress on a spinner. */
export function sendingProgress(
  open: OpenWorkspace,
  progress: Progress,
  messages: number,
): NonNullable<SendingParts['onProgress']> {
  const { session } = open;
  const startedAt = session.clock.now();
  const number = (value: number): string => formatNumber(session.globals.language, value);
  return ({ accepted, failed, unknown, skippedOrHeld }) => {
    const done = accepted + failed + unknown + skippedOrHeld;
    const seconds = Math.max(0.001, (session.clock.now() - startedAt) / 1000);
    const perSecond = done / seconds;
    const left =
      perSecond > 0 ? formatDuration(session.globals.language, (messages - done) / perSecond) : '–';
    progress.update(
      session.messages.cli.progress.sendingDetail({
        done: number(done),
        total: number(messages),
        perSecond: number(Math.round(perSecond)),
        left,
        failed: number(failed),
        unknown: number(unknown),
      }),
    );
  };
}

/** A run that was left open with nothing to do is closed. */
async function closeRun(open: OpenWorkspace, run: RunRecord, counts: MessageCounts): Promise<RunRecord> {
  if (run.state !== 'running' && run.state !== 'stopped') return run;
  // Its process died, or it was stopped, with nothing left to do: what became of it is known now.
  const state = counts.failed + counts.unknown > 0 ? 'partial' : 'done';
  const finishedAt = run.finishedAt ?? open.session.clock.now();
  const closed: RunRecord = { ...run, state, finishedAt, stoppedBy: undefined, resumeAt: undefined };
  await open.store.runs.save(closed);
  return closed;
}

/** Nothing may be sent: finished before is fine, blocked is not. */
async function nothingToSend(open: OpenWorkspace, made: MadePlan): Promise<number> {
  const { session, store, workspace } = open;
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
    await session.io.out(`${session.messages.cli.said.nothingToDo(made.campaign.id)}\n`);
  }
  // Whoever finds the run cut off says what became of it; after that a finished campaign is nothing to talk about.
  return run === latest ? EXIT.ok : runExitCode(run);
}

async function send(open: OpenWorkspace, file: string, options: SendOptions): Promise<number> {
  const { session } = open;
  const limits = readLimits(open, options);
  const { signal, abort, end } = interrupts(session);
  let lock: LockHandle | undefined;
  try {
    const { id } = await openCampaign(open, file, session.clock.now());
    lock = await lockRun(open, id, { wait: options.wait === true, signal });
    // What an earlier run left in `sending` was cut off, also where nothing is left to send now.
    await open.store.journal.recover(id, session.clock.now());
    const made =
      options.plan === undefined
        ? await makePlan(open, { file, acceptInvalid: options.acceptInvalid, signal })
        : await reviewedPlan(open, file, options.plan);
    if (made.summary.messages.count === 0) return await nothingToSend(open, made);
    if (options.plan === undefined && !session.globals.json && !options.yes) await printPlan(session, made);
    if (!(await confirmed(open, made.summary, { yes: options.yes === true, signal }))) {
      session.note(session.messages.cli.ask.declined);
      return EXIT.ok;
    }
    return await sendMade(open, { made, limits, signal, abort });
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
  parts: { made: MadePlan; limits: RunLimits; signal: AbortSignal; abort: AbortSignal },
): Promise<number> {
  const { session, workspace } = open;
  const { made, limits, signal, abort } = parts;
  const { language } = session.globals;
  const messages = made.summary.messages.count;
  const text = session.messages.cli.progress;
  const progress = await startProgress(session, text.sending('0', formatNumber(language, messages)));
  const format = formatsFor(language, workspace.config.defaults.timeZone);
  try {
    const { run, counts } = await sendPlan(open, {
      campaign: made.campaign,
      summary: made.summary,
      dir: made.dir,
      account: made.account,
      limits,
      signal,
      abort,
      onProgress: sendingProgress(open, progress, messages),
      onWait: (wait) =>
        session.note(
          'until' in wait
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
