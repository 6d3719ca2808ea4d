/** A plan's templates held against the account: what changed since the plan was made, and the refusal that follows. */
import { sha256Digest } from '../adapters/system/sha256.ts';
import { ConsendError } from '../core/errors.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { StoredTemplate, Template } from '../core/template.ts';
import type { TemplateDifference } from '../core/template-changes.ts';
import { byWeight } from '../core/template-changes.ts';
import { contentText } from '../core/template-content.ts';
import { pinChanges } from '../core/template-pin.ts';
import { differenceProblem } from '../report/templates/difference-text.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The digest of `inputs.template`: all languages of a template. */
export function templatesDigest(copies: readonly StoredTemplate[]): string {
  return sha256Digest(
    copies
      .map(({ template, digest }) => `${template.language} ${digest}`)
      .sort()
      .join('\n'),
  );
}

/** What changed of the languages that a plan uses, what matters most first; undefined where the plan pins none (it is older). */
export async function pinnedChanges(
  open: OpenWorkspace,
  { templates, messages }: Pick<PlanSummary, 'templates' | 'messages'>,
  copies: readonly StoredTemplate[],
): Promise<TemplateDifference[] | undefined> {
  if (templates === undefined) return undefined;
  const name = messages.template;
  const changes: TemplateDifference[] = [];
  for (const pin of templates) {
    const known = await open.store.templates.withDigest({ name, language: pin.language, digest: pin.digest });
    const now = copies.find(({ template }) => template.name === name && template.language === pin.language);
    changes.push(...pinChanges({ name, pin, known, now }));
  }
  return byWeight(changes);
}

/** The refusal to send what was planned with other templates: `plan.stale`, with each change that matters. */
function staleTemplates(
  open: OpenWorkspace,
  changes: readonly TemplateDifference[],
  params: ConsendError['params'],
): ConsendError {
  const { templateCopies } = open.session.messages;
  const problems = changes.map((change) => differenceProblem(change, templateCopies));
  const template = changes[0]?.name;
  return new ConsendError('plan.stale', { params: { changed: ['template'], template, ...params }, problems });
}

/** A plan, and what it is held against. */
export interface Held {
  readonly summary: PlanSummary;
  readonly copies: readonly StoredTemplate[];
  /** More for the error's text. */
  readonly params?: ConsendError['params'];
}

/**
 * Holds a plan's templates against copies of them; gives what changed and does not matter. Throws `plan.stale` where a
 * change matters.
 */
export async function holdTemplates(
  open: OpenWorkspace,
  { summary, copies, params }: Held,
): Promise<readonly TemplateDifference[]> {
  const changes = (await pinnedChanges(open, summary, copies)) ?? [];
  const stops = changes.filter(({ weight }) => weight === 'stop');
  if (stops.length > 0) throw staleTemplates(open, stops, { since: summary.createdAt, ...params });
  return changes;
}

/** Templates as just read from the account, in the form of copies. */
export function asCopies(templates: readonly Template[], readAt: number): StoredTemplate[] {
  return templates.map((template) => ({
    template,
    syncedAt: readAt,
    digest: sha256Digest(contentText(template)),
  }));
}
