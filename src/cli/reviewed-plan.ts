/** A plan that somebody reviewed, held against what is so now. */
import { readPlanSummary } from '../adapters/plan-file/read-plan.ts';
import { ConsendError } from '../core/errors.ts';
import { formatDuration } from '../i18n/format.ts';
import { prepareTemplates, templateSettings } from '../pipeline/prepare-templates.ts';
import { campaignFindings } from '../pipeline/shared-checks.ts';
import { commandTarget } from './campaign-file.ts';
import { holdTemplates } from './pinned-templates.ts';
import { openOccurrence } from './plan-inputs.ts';
import type { MadePlan } from './planning.ts';
import { staleInputs } from './stale-inputs.ts';
import { lookAround } from './surroundings.ts';
import { accountFacts } from './templates-sync.ts';
import { checkTexts } from './words.ts';
import { type OpenWorkspace, planDir } from './workspace.ts';

/** How far a plan's instant may lie ahead before it counts as made for another time, milliseconds. */
const FUTURE_SLACK_MS = 5 * 60_000;

/** A reviewed plan, as long as its inputs are what they were. Throws `plan.missing` or `plan.stale`. */
export async function reviewedPlan(
  open: OpenWorkspace,
  file: string,
  { plan, occurrence }: { readonly plan: string; readonly occurrence?: string | undefined },
): Promise<MadePlan> {
  const { session, workspace } = open;
  const campaign = await openOccurrence(open, file, { now: session.clock.now(), occurrence });
  const dir = planDir(workspace, campaign.id, plan);
  const summary = await readPlanSummary(dir, plan);
  const account = await accountFacts(open, campaign.config.template.name, { anew: true });
  if (Date.parse(summary.decidedFor) > session.clock.now() + FUTURE_SLACK_MS) {
    throw new ConsendError('plan.stale', { params: { changed: [`--at ${summary.decidedFor}`] } });
  }
  await holdTemplates(open, { summary, copies: account.templates });
  await holdAgainstNow(open, { campaign, account, summary });
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
  { campaign, account, summary }: Pick<MadePlan, 'campaign' | 'account' | 'summary'>,
): Promise<void> {
  const { session, workspace, store } = open;
  const now = session.clock.now();
  const findings = campaignFindings({
    workspace: workspace.config,
    campaign,
    plannedAt: Date.parse(summary.createdAt),
    preparation: prepareTemplates(campaign, account.templates, templateSettings(workspace.config, now)),
    inboxAt: await store.webhooks.lastAt(),
    surroundings: await lookAround(open, account),
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

/**
 * Holds a new plan against the one that the campaign's last run sent: who goes on sends the same message, or a plan that
 * somebody reviewed. Throws `plan.stale`.
 */
export async function holdToEarlierRun(open: OpenWorkspace, made: MadePlan, file: string): Promise<void> {
  const { id } = made.campaign;
  const earlier = await open.store.runs.latest(id);
  if (earlier === undefined) return;
  // A plan whose files are gone holds nothing fast any more.
  const summary = await readPlanSummary(planDir(open.workspace, id, earlier.plan), earlier.plan).catch(
    () => undefined,
  );
  if (summary === undefined) return;
  const params = { earlier: 'yes', file: commandTarget(file, made.campaign), plan: made.summary.plan };
  await holdTemplates(open, { summary, copies: made.account.templates, params });
}
