/** Asks the account how a template stands, keeps the answer, and waits for a review to end. */
import type { StoredTemplate, Template } from '../core/template.ts';
import { formatsFor } from '../i18n/format.ts';
import { followReview, type ReviewEnd } from '../pipeline/follow-review.ts';
import { copyJson } from '../report/templates/json.ts';
import { stateLines } from '../report/templates/show.ts';
import { EXIT } from './exit-codes.ts';
import { startProgress } from './progress.ts';
import type { Session } from './session.ts';
import type { OpenWorkspace } from './workspace.ts';

/** All languages of a name as the account has them now; the copies are replaced by them. Throws what the provider throws. */
export async function readNow(
  { provider, store, session }: OpenWorkspace,
  name: string,
  signal?: AbortSignal,
): Promise<readonly StoredTemplate[]> {
  // A provider that cannot filter lists all.
  const templates = (await (await provider()).templatesByName(name, signal)).filter(
    (each) => each.name === name,
  );
  await store.templates.replace(templates, session.clock.now(), name);
  return await store.templates.byName(name);
}

/** A status in words. */
export function statusWord({ messages }: Session, status: string): string {
  const words: Readonly<Record<string, string>> = messages.templateCopies.statuses;
  return words[status] ?? status;
}

/** Waits until the review of a template is decided; says every minute or so that it still waits. */
export async function awaitReview(
  open: OpenWorkspace,
  { name, language }: Pick<Template, 'name' | 'language'>,
  signal: AbortSignal,
): Promise<ReviewEnd> {
  const { session } = open;
  const format = formatsFor(session.globals.language, open.workspace.config.defaults.timeZone);
  const says = (status: string, ms: number): string =>
    session.messages.drafts.status.waiting(statusWord(session, status), format.duration(ms / 1000));
  const progress = await startProgress(session, session.messages.drafts.status.review(name, language));
  try {
    return await followReview({
      read: async (stop) =>
        (await readNow(open, name, stop)).find(({ template }) => template.language === language)?.template,
      clock: session.clock,
      signal,
      onLook: ({ status }, waitedMs) => progress.update(says(status, waitedMs)),
    });
  } finally {
    progress.stop();
  }
}

/** How templates stand, in lines for people: each with its status, category, quality, and what to do. */
export function stateText(open: OpenWorkspace, copies: readonly StoredTemplate[]): string {
  const { session, workspace } = open;
  const options = {
    messages: session.messages,
    format: formatsFor(session.globals.language, workspace.config.defaults.timeZone),
    width: Math.min(session.io.columns, 100),
    now: session.clock.now(),
  };
  const blocks = copies.flatMap((copy, index) => [
    ...(index === 0 ? [] : ['']),
    session.color.bold(`${copy.template.name} · ${copy.template.language}`),
    ...stateLines(copy, options).map((line) => `  ${line}`.trimEnd()),
  ]);
  return `${blocks.join('\n')}\n`;
}

/** The same for a document. */
export function stateJson(open: OpenWorkspace, copies: readonly StoredTemplate[]): object[] {
  const zone = open.workspace.config.defaults.timeZone;
  return copies.map((copy) => copyJson(copy, zone, open.session.clock.now()));
}

/** The exit code of a wait that ended. */
export function exitOfReview(ends: readonly ReviewEnd[]): number {
  if (ends.some(({ kind }) => kind === 'interrupted')) return EXIT.stopped;
  const isGood = ends.every((end) => end.kind === 'decided' && end.template.status === 'APPROVED');
  return isGood ? EXIT.ok : EXIT.blocked;
}
