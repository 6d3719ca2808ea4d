import { changeLines } from '../../report/templates/changes.ts';
import { copyJson, differenceJson } from '../../report/templates/json.ts';
import type { CopiesPage } from '../../report/templates/page.ts';
import { plain } from '../../report/terminal/layout.ts';
import { copiesPage, sayWhatStays } from '../copies-page.ts';
import { EXIT } from '../exit-codes.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { type SyncOutcome, syncTemplates } from '../templates-sync.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** How many templates came, went and changed. */
function countsOf({ changes }: SyncOutcome): {
  readonly fresh: number;
  readonly gone: number;
  readonly changed: number;
} {
  const of = (...kinds: readonly string[]): number =>
    new Set(
      changes.filter(({ kind }) => kinds.includes(kind)).map(({ name, language }) => `${name} ${language}`),
    ).size;
  const [fresh, gone] = [of('new'), of('gone')];
  const all = new Set(changes.map(({ name, language }) => `${name} ${language}`)).size;
  return { fresh, gone, changed: all - fresh - gone };
}

async function printJson(open: OpenWorkspace, { changes }: SyncOutcome): Promise<void> {
  const { session, workspace, store } = open;
  const zone = workspace.config.defaults.timeZone;
  const copies = await store.templates.list();
  const document = {
    schema: 'consend.templates/1',
    templates: copies.map((copy) => copyJson(copy, zone, session.clock.now())),
    changes: changes.map(differenceJson),
  };
  await session.io.out(`${JSON.stringify(document)}\n`);
}

/** `2 changed, 1 gone`; what did not happen is not said. */
function countsText(outcome: SyncOutcome, { words, format }: CopiesPage): string {
  const counts = countsOf(outcome);
  const told = (['fresh', 'changed', 'gone'] as const)
    .filter((name) => counts[name] > 0)
    .map((name) => words.sync[name](format.number(counts[name])));
  return told.length === 0 ? words.sync.unchanged : told.join(', ');
}

async function printText(open: OpenWorkspace, outcome: SyncOutcome): Promise<void> {
  const { session } = open;
  const page = copiesPage(open);
  const { words, format } = page;
  const isFirst = outcome.before.length === 0;
  const time = format.time(session.clock.now());
  const read = words.sync.first(outcome.count, format.number(outcome.count), time);
  const told = isFirst ? [] : outcome.changes;
  // Quiet: what stops a send, or is going to, needs attention; the rest does not.
  const urgent = told.filter(({ weight }) => weight === 'stop' || weight === 'notice');
  const lines = session.globals.quiet
    ? changeLines(urgent, page)
    : [isFirst ? read : `${read}: ${countsText(outcome, page)}`, ...changeLines(told, page)];
  if (lines.length > 0) await session.io.out(plain(lines));
}

async function sync(open: OpenWorkspace): Promise<number> {
  const { session } = open;
  const progress = await startProgress(session, session.messages.cli.progress.syncing);
  try {
    const outcome = await syncTemplates(open);
    progress.stop();
    if (session.globals.json) await printJson(open, outcome);
    else await printText(open, outcome);
    return EXIT.ok;
  } catch (error) {
    progress.stop();
    await sayWhatStays(open);
    throw error;
  }
}

/** `consend templates sync`: reads all templates of the account. */
export async function runTemplatesSync(session: Session): Promise<number> {
  return await withWorkspace(session, sync);
}
