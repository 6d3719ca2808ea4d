/** Makes a plan: opens the inputs, runs the planning pipeline, writes the plan's files. Shared by plan, send and demo. */
import { join, resolve } from 'node:path';
import type { Campaign } from '../adapters/config/index.ts';
import type { PlanFileWriter } from '../adapters/plan-file/write-plan.ts';
import { openPlanWriter } from '../adapters/plan-file/write-plan.ts';
import { recordWriter } from '../adapters/tabular/index.ts';
import { createCostTally } from '../core/cost.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { MediaLinks, PlanWriter } from '../core/ports.ts';
import type { RowCounts } from '../core/recipient.ts';
import { maskPhone } from '../core/redact.ts';
import type { ResendWish } from '../core/sending/resend.ts';
import { ulid } from '../core/ulid.ts';
import { formatNumber, isoWithOffset } from '../i18n/format.ts';
import type { PlanOutcome } from '../pipeline/prepare.ts';
import { preparePlan } from '../pipeline/prepare.ts';
import { resendJournal } from '../pipeline/resend-journal.ts';
import type { PlanReport } from '../report/index.ts';
import { createBlockedSample, problemText } from '../report/index.ts';
import { maskDigits } from '../report/mask.ts';
import { commandTarget } from './campaign-file.ts';
import { planModel } from './models/plan-model.ts';
import { publishPlan } from './plan-files.ts';
import { openPlanInputs, type PlanInputs } from './plan-inputs.ts';
import { openAsking, planMedia } from './plan-media.ts';
import { summaryOf } from './plan-summary.ts';
import { startProgress } from './progress.ts';
import { openRejects } from './rejects.ts';
import { openSendWindow } from './send-window.ts';
import { lookAround } from './surroundings.ts';
import type { AccountFacts } from './templates-sync.ts';
import { rowProblemText } from './words.ts';
import type { OpenWorkspace } from './workspace.ts';
import { planDir } from './workspace.ts';

/** How a plan is wanted. */
export interface PlanningOptions {
  /** Campaign file as the user named it. */
  readonly file: string;
  /** Another occurrence than the one of the present time. */
  readonly occurrence?: string | undefined;
  /** Folder that gets copies of the plan's files; the plan itself always lies in the workspace. */
  readonly out?: string | undefined;
  /** Folder for a plan that only serves a comparison: it is no plan of the workspace. */
  readonly scratch?: string | undefined;
  /** Decide as of this instant, epoch milliseconds. */
  readonly at?: number | undefined;
  readonly acceptInvalid?: boolean | undefined;
  /** Ask each address of media whether it answers, and with what. */
  readonly checkMedia?: boolean | undefined;
  /** What the user wants sent again, so that its people are decided about anew. */
  readonly resend?: ResendWish | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A made plan. */
export interface MadePlan {
  readonly campaign: Campaign;
  readonly summary: PlanSummary;
  /** The model of its reports; absent for a reviewed plan, which was read already. */
  readonly report: PlanReport | undefined;
  readonly account: AccountFacts;
  readonly dir: string;
}

/** Share of unusable rows above which a plan is refused (cli.md). */
const UNUSABLE_SHARE = 0.1;

/** Too many unusable rows: says how many, shows the first, names the file that holds them all. */
function unusable(
  open: OpenWorkspace,
  counts: RowCounts,
  parts: { outcome: PlanOutcome; rejects: string },
): ConsendError {
  const { session } = open;
  const { language, showNumbers } = session.globals;
  const problems = [...parts.outcome.tally.rowProblems.values()].filter(
    ({ code }) => code !== 'row.duplicate' && code !== 'phone.not-mobile',
  );
  const worst = problems.sort((a, b) => b.count - a.count)[0];
  const value = worst ? (showNumbers ? worst.first.value : maskDigits(worst.first.value)) : '';
  const first = worst
    ? session.messages.cli.said
        .rowLine(String(worst.first.row), rowProblemText(session.messages, { ...worst.first, value }))
        .trim()
    : '';
  return new ConsendError('recipients.unusable', {
    params: {
      invalid: formatNumber(language, counts.invalid),
      read: formatNumber(language, counts.read),
      percent: Math.round((counts.invalid / counts.read) * 100),
      first: first === '' ? '' : `${first}.`,
      rejects: parts.rejects,
    },
  });
}

/** Makes a plan and writes its files. Throws what is wrong with the inputs; nothing is sent in any case. */
export async function makePlan(open: OpenWorkspace, options: PlanningOptions): Promise<MadePlan> {
  if (!options.checkMedia) return await planWith(open, options);
  const links = openAsking(open);
  try {
    return await planWith(open, options, links);
  } finally {
    await links.close();
  }
}

async function planWith(
  open: OpenWorkspace,
  options: PlanningOptions,
  links?: MediaLinks,
): Promise<MadePlan> {
  const { session, workspace } = open;
  const now = options.at ?? session.clock.now();
  const inputs = await openPlanInputs(open, { ...options, now });
  const { campaign, reading } = inputs;
  const plan = `p_${ulid(session.clock.now(), session.random.bytes(10))}`;
  const dir = options.scratch ?? planDir(workspace, campaign.id, plan);
  try {
    return await writePlan(open, { ...inputs, links, options, now, plan, dir });
  } finally {
    await reading.close();
  }
}

interface Writing extends PlanInputs {
  /** Undefined: addresses are not asked. */
  readonly links: MediaLinks | undefined;
  readonly options: PlanningOptions;
  readonly now: number;
  readonly plan: string;
  readonly dir: string;
}

async function writePlan(open: OpenWorkspace, writing: Writing): Promise<MadePlan> {
  const { session, workspace, store } = open;
  const { links, options, now, campaign, account, reading, plan, dir } = writing;
  const { head } = reading;
  const { header } = recordWriter(head);
  const zone = workspace.config.defaults.timeZone;
  const writer = await openPlanWriter(dir, {
    plan,
    campaign: campaign.id,
    createdAt: isoWithOffset(session.clock.now(), zone),
    delimiter: head.delimiter,
    header,
    explain: (problem) => problemText(session.messages, problem),
  });
  const rejects = openRejects(join(dir, 'recipients.rejects.csv'), () => ({
    header,
    delimiter: head.delimiter,
  }));
  const progress = await startProgress(session, session.messages.cli.progress.planningStart);
  const { progress: text } = session.messages.cli;
  const number = (count: number): string => formatNumber(session.globals.language, count);
  const asking = links && { links, onAsked: (count: number) => progress.update(text.asking(number(count))) };
  const cost = createCostTally(now);
  const categories = new Map(account.templates.map(({ template }) => [template.language, template.category]));
  const blocked = createBlockedSample();
  try {
    const outcome = await preparePlan({
      plan,
      workspace: workspace.config,
      campaign,
      preparation: writing.preparation,
      reading,
      ledger: store.ledger,
      journal: resendJournal(store.journal, { campaign: campaign.id, wish: options.resend, now }),
      inboxAt: await store.webhooks.lastAt(),
      surroundings: await lookAround(open, account),
      media: planMedia(
        { workspace: open.workspace, campaign, preparation: writing.preparation, signal: options.signal },
        asking,
      ),
      writer: withRejects(open, writer, rejects.add),
      cost: {
        add: (phone, country, language) =>
          cost.add(phone, country, categories.get(language ?? '') ?? 'MARKETING'),
        total: () => cost.summary(),
      },
      ...(await openSendWindow(open, campaign.purpose)),
      now,
      messagingLimit: account.phoneNumber?.messagingLimit,
      signal: options.signal,
      onBlocked: (person) => blocked.add({ ...person, phone: maskPhone(person.phone) }),
      onProgress: (rows) => progress.update(text.planning(number(rows))),
    });
    await rejects.close();
    const { counts } = outcome;
    if (!options.acceptInvalid && counts.read > 0 && counts.invalid / counts.read > UNUSABLE_SHARE) {
      throw unusable(open, counts, { outcome, rejects: rejects.file });
    }
    await writer.finish();
    const out = options.out === undefined ? undefined : resolve(session.io.cwd, options.out);
    const summary = summaryOf(open, { plan, now, campaign, outcome, reading, account, dir: out ?? dir });
    const report = planModel({
      config: workspace.config,
      campaign,
      file: commandTarget(options.file, campaign),
      templates: account.templates,
      summary,
      messagingLimit: account.phoneNumber?.messagingLimit,
      usedToday: outcome.usedToday,
      madeAt: now,
      version: session.version,
      outcome,
      head,
      blocked,
      templateAgeSeconds: account.staleMs === undefined ? undefined : Math.round(account.staleMs / 1000),
      showNumbers: session.globals.showNumbers,
    });
    await publishPlan(open, { dir, summary, report, isOwn: options.scratch === undefined, out });
    progress.stop();
    return { campaign, summary, report, account, dir };
  } catch (error) {
    progress.stop();
    await writer.discard();
    throw error;
  }
}

/** A writer that also fills the rejects file with the rows that cannot be used. */
function withRejects(
  open: OpenWorkspace,
  writer: PlanFileWriter,
  add: (row: { original: string; row: number; code: string; explanation: string }) => void,
): PlanWriter {
  return {
    async write(rows) {
      for (const { problem, original } of rows) {
        if (!problem || problem.code === 'row.duplicate') continue;
        add({
          original,
          row: problem.row,
          code: problem.code,
          explanation: rowProblemText(open.session.messages, problem),
        });
      }
      await writer.write(rows);
    },
  };
}
