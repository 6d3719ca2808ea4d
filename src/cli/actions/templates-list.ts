import { ConsendError } from '../../core/errors.ts';
import { CATEGORIES, type StoredTemplate } from '../../core/template.ts';
import { templateLanguage } from '../../core/template-language.ts';
import { copyJson } from '../../report/templates/json.ts';
import { copiesTable } from '../../report/templates/list.ts';
import { plain } from '../../report/terminal/layout.ts';
import { copiesPage, oldestOf } from '../copies-page.ts';
import { EXIT } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend templates list`. */
export interface TemplatesListOptions {
  readonly status?: string;
  readonly category?: string;
  readonly name?: string;
  readonly language?: string;
}

/** From this age on a reader is told that copies are old, milliseconds. A plan reads them anew much earlier. */
const OLD_MS = 24 * 3_600_000;

function wanted(list: string | undefined, form: (word: string) => string): ReadonlySet<string> | undefined {
  return list === undefined ? undefined : new Set(list.split(',').map((word) => form(word.trim())));
}

/** Throws `usage.invalid` where an option names what no template can have: an empty list would look like an answer. */
function checkNames(
  { messages }: Session,
  named: { readonly option: string; readonly list: string | undefined; readonly known: ReadonlySet<string> },
): void {
  const { option, list, known } = named;
  const stranger = [...(wanted(list, (word) => word.toUpperCase()) ?? [])].find((word) => !known.has(word));
  if (stranger === undefined) return;
  const detail = messages.templateCopies.list.unknown(
    option,
    stranger.toLowerCase(),
    [...known].map((word) => word.toLowerCase()).join(', '),
  );
  throw new ConsendError('usage.invalid', { params: { detail, command: 'templates list' } });
}

/** The platform may know more by now: what a copy has is known as well. */
function checkOptions(
  session: Session,
  { status, category }: TemplatesListOptions,
  copies: readonly StoredTemplate[],
): void {
  const statuses = Object.keys(session.messages.templateCopies.statuses);
  checkNames(session, {
    option: '--status',
    list: status,
    known: new Set([...statuses, ...copies.map(({ template }) => template.status)]),
  });
  checkNames(session, {
    option: '--category',
    list: category,
    known: new Set([...CATEGORIES, ...copies.map(({ template }) => template.category)]),
  });
}

function filterOf(options: TemplatesListOptions): (copy: StoredTemplate) => boolean {
  const upper = (word: string): string => word.toUpperCase();
  const statuses = wanted(options.status, upper);
  const categories = wanted(options.category, upper);
  const languages = wanted(options.language, templateLanguage);
  const name = options.name?.toLowerCase();
  return ({ template }) =>
    (statuses?.has(template.status) ?? true) &&
    (categories?.has(template.category) ?? true) &&
    (languages?.has(template.language) ?? true) &&
    (name === undefined || template.name.includes(name));
}

async function printText(
  open: OpenWorkspace,
  { shown, total }: { readonly shown: readonly StoredTemplate[]; readonly total: number },
): Promise<void> {
  const { session } = open;
  const page = copiesPage(open);
  const { list } = page.words;
  const now = session.clock.now();
  if (total === 0) await session.io.out(`${list.empty}\n`);
  else if (shown.length === 0) await session.io.out(`${list.nothing(page.format.number(total))}\n`);
  else await session.io.out(plain(copiesTable({ shown, total, now }, page)));
}

async function listCopies(open: OpenWorkspace, options: TemplatesListOptions): Promise<number> {
  const { session, store, workspace } = open;
  const copies = await store.templates.list();
  checkOptions(session, options, copies);
  const shown = copies.filter(filterOf(options));
  const now = session.clock.now();
  if (session.globals.json) {
    const zone = workspace.config.defaults.timeZone;
    const templates = shown.map((copy) => copyJson(copy, zone, now));
    await session.io.out(`${JSON.stringify({ schema: 'consend.templates/1', templates })}\n`);
  } else await printText(open, { shown, total: copies.length });
  const oldest = oldestOf(shown);
  if (oldest !== undefined && now - oldest > OLD_MS) {
    const { words, format } = copiesPage(open);
    session.warn(words.list.old(format.duration((now - oldest) / 1000)), 'templates.old');
  }
  return EXIT.ok;
}

/** `consend templates list`: the copies as last read. Throws `usage.invalid` for a status or category that is none. */
export async function runTemplatesList(session: Session, options: TemplatesListOptions): Promise<number> {
  return await withWorkspace(session, (open) => listCopies(open, options), { needsNoKeys: true });
}
