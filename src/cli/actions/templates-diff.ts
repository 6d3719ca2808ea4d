import { durationMs } from '../../core/config.ts';
import { ConsendError } from '../../core/errors.ts';
import type { Template } from '../../core/template.ts';
import { accountChanges, type TemplateDifference } from '../../core/template-changes.ts';
import { isoWithOffset } from '../../i18n/format.ts';
import { changeLines } from '../../report/templates/changes.ts';
import { differenceJson } from '../../report/templates/json.ts';
import { plain, wrap } from '../../report/terminal/layout.ts';
import { copiesPage, oldestOf, sayWhatStays } from '../copies-page.ts';
import { EXIT } from '../exit-codes.ts';
import { knownTemplates } from '../known-template.ts';
import { readTime } from '../options.ts';
import { startProgress } from '../progress.ts';
import type { Session } from '../session.ts';
import { readTemplates } from '../templates-sync.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend templates diff`. */
export interface TemplatesDiffOptions {
  readonly since?: string;
  readonly stored?: boolean;
  readonly exitCode?: boolean;
}

/** One side of a comparison. */
interface Side {
  readonly templates: readonly Template[];
  /** When it stood so, epoch milliseconds. */
  readonly at: number;
}

/** Two sides, and where the newer one comes from. */
interface Comparison {
  readonly before: Side;
  readonly after: Side;
  readonly source: 'api' | 'store';
  /** Since when anything is known, where the time asked for lies before that. */
  readonly historyBegins: number | undefined;
}

const DAY_MS = 86_400_000;

/** The past instant that `--since` names: how long ago, a time of day that was, or a date. */
function sinceOf({ session, workspace }: OpenWorkspace, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const now = session.clock.now();
  const ago = durationMs(value);
  if (ago !== undefined) return now - ago;
  const zone = workspace.config.defaults.timeZone;
  const at = readTime(session, '--since', { value, zone }) ?? now;
  // A time of day is read as the next one.
  const past = /^\d{1,2}:\d{2}$/.test(value) && at > now ? at - DAY_MS : at;
  if (past <= now) return past;
  const { cli, templateCopies } = session.messages;
  const detail = cli.usage.badValue('--since', value, templateCopies.diff.future);
  throw new ConsendError('usage.invalid', { params: { detail, command: 'templates diff' } });
}

/** The account as it is now. */
async function accountNow(open: OpenWorkspace, name: string | undefined): Promise<Side> {
  const { session } = open;
  const progress = await startProgress(session, session.messages.cli.progress.syncing);
  try {
    const templates =
      name === undefined ? await readTemplates(open) : await (await open.provider()).templatesByName(name);
    return { templates, at: session.clock.now() };
  } catch (error) {
    progress.stop();
    await sayWhatStays(open);
    throw error;
  } finally {
    progress.stop();
  }
}

/** The newest copies. */
async function copiesNow({ store }: OpenWorkspace, name: string | undefined): Promise<Side> {
  const copies = name === undefined ? await store.templates.list() : await store.templates.byName(name);
  const at = oldestOf(copies) ?? (await store.templates.syncs()).at(-1) ?? 0;
  return { templates: copies.map(({ template }) => template), at };
}

async function compare(
  open: OpenWorkspace,
  name: string | undefined,
  options: TemplatesDiffOptions,
): Promise<Comparison | undefined> {
  const { store } = open;
  const since = sinceOf(open, options.since);
  const syncs = await store.templates.syncs();
  const [first] = syncs;
  const source = options.stored ? 'store' : 'api';
  const after = options.stored ? await copiesNow(open, name) : await accountNow(open, name);
  if (since === undefined && !options.stored)
    return { before: await copiesNow(open, name), after, source, historyBegins: undefined };
  const asked = since ?? syncs.at(-2);
  if (first === undefined || asked === undefined) return undefined;
  const at = Math.max(asked, first);
  const before = { templates: await store.templates.asOf(at, name), at };
  return { before, after, source, historyBegins: asked < first ? first : undefined };
}

function textLines(
  open: OpenWorkspace,
  comparison: Comparison,
  changes: readonly TemplateDifference[],
): string[] {
  const page = copiesPage(open);
  const { words, format } = page;
  const { before, after, source, historyBegins } = comparison;
  const from = format.dayTime(before.at);
  const head = source === 'api' ? words.diff.asked(from) : words.diff.stored(from, format.dayTime(after.at));
  const stops = changes.filter(({ weight }) => weight === 'stop').length;
  return [
    ...wrap(head, page.width),
    ...(historyBegins === undefined ? [] : wrap(words.diff.historyBegins(from), page.width)),
    '',
    ...(changes.length === 0 ? [words.diff.nothing] : changeLines(changes, page)),
    ...(stops === 0 ? [] : ['', ...wrap(words.diff.stops(stops, format.number(stops)), page.width)]),
    ...(changes.length > 0 && source === 'api' ? wrap(words.diff.next, page.width) : []),
  ];
}

async function print(
  open: OpenWorkspace,
  comparison: Comparison,
  changes: readonly TemplateDifference[],
): Promise<void> {
  const { session, workspace } = open;
  if (!session.globals.json) {
    if (!session.globals.quiet || changes.length > 0)
      await session.io.out(plain(textLines(open, comparison, changes)));
    return;
  }
  const zone = workspace.config.defaults.timeZone;
  const document = {
    schema: 'consend.template-diff/1',
    from: isoWithOffset(comparison.before.at, zone),
    to: isoWithOffset(comparison.after.at, zone),
    source: comparison.source,
    stops: changes.filter(({ weight }) => weight === 'stop').length,
    changes: changes.map(differenceJson),
  };
  await session.io.out(`${JSON.stringify(document)}\n`);
}

/** Says that there is nothing to compare with: never read, or read once. */
async function nothingToCompare({ session, store }: OpenWorkspace): Promise<number> {
  const { list, diff } = session.messages.templateCopies;
  const isRead = (await store.templates.syncs()).length > 0;
  if (session.globals.json) {
    const document = {
      schema: 'consend.template-diff/1',
      from: null,
      to: null,
      source: 'store',
      stops: 0,
      changes: [],
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
  } else await session.io.out(`${isRead ? diff.once : list.empty}\n`);
  return EXIT.ok;
}

async function diff(
  open: OpenWorkspace,
  name: string | undefined,
  options: TemplatesDiffOptions,
): Promise<number> {
  if ((await open.store.templates.syncs()).length === 0) return await nothingToCompare(open);
  const comparison = await compare(open, name, options);
  if (comparison === undefined) return await nothingToCompare(open);
  const { before, after } = comparison;
  if (name !== undefined && before.templates.length + after.templates.length === 0)
    await knownTemplates(open, name);
  const changes = accountChanges(before.templates, after.templates);
  await print(open, comparison, changes);
  const stops = changes.some(({ weight }) => weight === 'stop');
  return options.exitCode && stops ? EXIT.blocked : EXIT.ok;
}

/** `consend templates diff`: what differs between the copies and the account, or between two readings. */
export async function runTemplatesDiff(
  session: Session,
  name: string | undefined,
  options: TemplatesDiffOptions,
): Promise<number> {
  return await withWorkspace(session, (open) => diff(open, name, options));
}
