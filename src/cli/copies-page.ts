/** The page that templates and their changes are written on, and the age of what is kept. */
import type { StoredTemplate } from '../core/template.ts';
import { formatsFor } from '../i18n/format.ts';
import type { CopiesPage } from '../report/templates/page.ts';
import type { OpenWorkspace } from './workspace.ts';

/** The session's page. */
export function copiesPage({ session, workspace }: OpenWorkspace): CopiesPage {
  const { messages, globals, io, color } = session;
  return {
    words: messages.templateCopies,
    format: formatsFor(globals.language, workspace.config.defaults.timeZone),
    color,
    // Whoever keeps the text in a file wants all of it.
    width: io.isOutTty ? io.columns : Number.POSITIVE_INFINITY,
  };
}

/** When the oldest of some copies was read, epoch milliseconds; undefined where there are none. */
export function oldestOf(copies: readonly StoredTemplate[]): number | undefined {
  return copies.length === 0
    ? undefined
    : copies.reduce((least, { syncedAt }) => Math.min(least, syncedAt), Number.POSITIVE_INFINITY);
}

/** Says that nothing was replaced, and how old what stays is. Says nothing where there is nothing. */
export async function sayWhatStays(open: OpenWorkspace): Promise<void> {
  const { session, store } = open;
  const copies = await store.templates.list();
  const oldest = oldestOf(copies);
  if (oldest === undefined) return;
  const { words, format } = copiesPage(open);
  const age = format.duration(Math.max(0, Math.round((session.clock.now() - oldest) / 1000)));
  const count = format.number(copies.length);
  session.warn(words.sync.failed(copies.length, count, age, format.dayTime(oldest)), 'templates.kept');
}
