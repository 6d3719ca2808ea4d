/** What a plan reads: the campaign file, the account's templates, the recipients. Shared by planning and by `why`. */
import { type Campaign, loadCampaign } from '../adapters/config/index.ts';
import { openRecipients } from '../adapters/recipients/index.ts';
import type { BindingProblem } from '../core/binding/index.ts';
import type { Problem } from '../core/errors.ts';
import { ConsendError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { onceColumn } from '../core/once-key.ts';
import type { RecipientsReading } from '../core/ports.ts';
import type { Preparation } from '../pipeline/prepare-templates.ts';
import { prepareTemplates, templateSettings } from '../pipeline/prepare-templates.ts';
import { parameterReason } from '../report/index.ts';
import { constantFileProblems } from './constant-files.ts';
import { removeSpooled, spoolStdin } from './spool.ts';
import type { AccountFacts } from './templates-sync.ts';
import { accountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Which of a campaign's occurrences is meant: the one of an instant (epoch milliseconds), or one that is named. */
export interface WhichOccurrence {
  readonly now: number;
  readonly occurrence?: string | undefined;
}

/** Loads a campaign file in the session's workspace. */
export async function openCampaign(
  open: OpenWorkspace,
  file: string,
  which: WhichOccurrence,
): Promise<Campaign> {
  const { session, workspace } = open;
  const texts = session.messages.config;
  return await loadCampaign({ file, workspace, ...which, texts, cwd: session.io.cwd });
}

/**
 * The same for whoever sends or plans. Another occurrence than the present one must have begun: a typo in its name would be
 * a campaign of its own, and everybody would get it once more.
 * @throws ConsendError as `openCampaign`; `campaign.unknown`
 */
export async function openOccurrence(
  open: OpenWorkspace,
  file: string,
  which: WhichOccurrence,
): Promise<Campaign> {
  const campaign = await openCampaign(open, file, which);
  const { runs } = open.store;
  if (campaign.occurrence === undefined || (await runs.latest(campaign.id)) !== undefined) return campaign;
  throw unknownCampaign(
    campaign.id,
    (await runs.list()).map((run) => run.campaign),
  );
}

/** That nothing is known of a campaign, with what is. */
export function unknownCampaign(campaign: string, known: readonly string[]): ConsendError {
  return new ConsendError('campaign.unknown', {
    params: { campaign, known, suggestion: nearest(campaign, known) },
  });
}

/** `parameters.cards[0].body."2"` → its parts. */
function pathParts(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => part.replaceAll('"', ''));
}

/** Turns a problem's path in the campaign file into a place and words. */
function placed(campaign: Campaign, path: string, message: string): Problem {
  const position = campaign.position(pathParts(path));
  return { path, line: position?.line, column: position?.column, message };
}

/** A fault of the campaign's parameters in words, with what to write where that is known. */
function bindingText(
  { messages }: Pick<OpenWorkspace['session'], 'messages'>,
  problem: BindingProblem,
): string {
  const { code, subject, reason, params, known = [], write } = problem;
  const { parameters, cli } = messages;
  const why = reason === undefined ? '' : parameterReason(messages, reason, params);
  const names = known.length === 0 ? '' : parameters.known(known.join(', '));
  const meant = nearest(subject, known);
  return [
    parameters.campaign[code]({ subject, why }),
    names,
    meant === undefined ? '' : cli.binding.didYouMean(meant),
    write === undefined ? '' : parameters.write(write),
  ].join('');
}

/** Faults of a campaign file with its template, each at its place. */
export function bindingError(
  open: OpenWorkspace,
  campaign: Campaign,
  file: string,
  problems: readonly BindingProblem[],
): ConsendError {
  return new ConsendError('template.parameters-invalid', {
    params: { file, template: campaign.config.template.name },
    problems: problems.map((problem) => placed(campaign, problem.path, bindingText(open.session, problem))),
  });
}

/** Where in the campaign file a column is named, for the error that says the CSV lacks it. */
function pathOfColumn(campaign: Campaign, column: string): string | undefined {
  const find = (value: unknown, path: string): string | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [key, child] of Object.entries(value)) {
      const here = path === '' ? key : `${path}.${/^\d+$/.test(key) ? `"${key}"` : key}`;
      if (child === column && (key === 'column' || path.endsWith('columns'))) return here;
      const deeper = find(child, here);
      if (deeper !== undefined) return deeper;
    }
    return undefined;
  };
  return find(campaign.config, '');
}

/** A missing column, told at the place of the campaign file that names it. */
function columnError(
  open: OpenWorkspace,
  parts: { campaign: Campaign; file: string; error: ConsendError },
): ConsendError {
  const { campaign, file, error } = parts;
  const { params } = error;
  const column = String(params.column ?? '');
  const path = pathOfColumn(campaign, column);
  if (path === undefined) return error;
  const { binding } = open.session.messages.cli;
  const columns = params.columns;
  const suggestion = params.suggestion;
  const message = binding.columnMissing({
    path,
    column,
    file: String(params.file ?? ''),
    columns: Array.isArray(columns) ? columns.join(', ') : '',
    suggestion: typeof suggestion === 'string' ? binding.didYouMean(suggestion) : '',
  });
  return new ConsendError('campaign.invalid', {
    params: { file },
    problems: [placed(campaign, path.replace(/\.column$/, ''), message)],
    cause: error,
  });
}

/** Opens the recipients. A column that the file lacks is told at the place of the campaign file that names it. */
export async function openRows(
  open: OpenWorkspace,
  campaign: Campaign,
  parts: { file: string; preparation: Preparation; signal: AbortSignal | undefined },
): Promise<RecipientsReading> {
  const { workspace } = open;
  const files = await spoolStdin(open, campaign.recipients);
  try {
    const reading = await openRecipients({
      files,
      columns: campaign.config.recipients.columns,
      values: parts.preparation.columns,
      once: onceColumn(campaign.config),
      defaultCountry: workspace.config.defaults.country,
      signal: parts.signal,
    });
    return { ...reading, close: () => reading.close().then(() => removeSpooled(campaign.recipients, files)) };
  } catch (error) {
    await removeSpooled(campaign.recipients, files);
    if (error instanceof ConsendError && error.code === 'csv.column-missing')
      throw columnError(open, { campaign, file: parts.file, error });
    throw error;
  }
}

/** What a plan is made from. */
export interface PlanInputs {
  readonly campaign: Campaign;
  readonly account: AccountFacts;
  readonly preparation: Preparation;
  readonly reading: RecipientsReading;
}

/**
 * Opens everything that a plan reads, as of an instant. Whoever opens it closes the reading.
 * @throws ConsendError `campaign.invalid`, `campaign.unknown`, `template.unknown`, `template.parameters-invalid`, and what the recipients throw
 */
export async function openPlanInputs(
  open: OpenWorkspace,
  options: WhichOccurrence & { readonly file: string; readonly signal?: AbortSignal | undefined },
): Promise<PlanInputs> {
  const { workspace, store } = open;
  const { now, occurrence } = options;
  const campaign = await openOccurrence(open, options.file, { now, occurrence });
  const account = await accountFacts(open, campaign.config.template.name);
  if (account.templates.length === 0) {
    const known = [...new Set((await store.templates.list()).map((copy) => copy.template.name))];
    throw new ConsendError('template.unknown', { params: { name: campaign.config.template.name, known } });
  }
  const preparation = prepareTemplates(campaign, account.templates, templateSettings(workspace.config, now));
  const { file, signal } = options;
  const problems = preparation.problems;
  if (problems.length > 0) throw bindingError(open, campaign, file, problems);
  const files = await constantFileProblems(open, campaign);
  if (files.length > 0) throw bindingError(open, campaign, file, files);
  return {
    campaign,
    account,
    preparation,
    reading: await openRows(open, campaign, { file, preparation, signal }),
  };
}
