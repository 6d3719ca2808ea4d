/** Keeps the copies of templates fresh: read anew when old, and honest about their age when the API does not answer. */
import { ConsendError } from '../core/errors.ts';
import type { PhoneNumberInfo } from '../core/ports.ts';
import type { StoredTemplate, Template } from '../core/template.ts';
import { accountChanges, type TemplateDifference } from '../core/template-changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { oldestOf } from './copies-page.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Copies older than this are read anew before a plan. */
export const FRESH_MS = 15 * 60_000;
/** A plan does not wait longer than this for the API. */
const PATIENCE_MS = 8000;

/** What is known of the account before a plan. */
export interface AccountFacts {
  readonly templates: readonly StoredTemplate[];
  /** Age of the copy in milliseconds where it is old and could not be read anew. */
  readonly staleMs: number | undefined;
  readonly phoneNumber: PhoneNumberInfo | undefined;
}

/** What a reading of all templates brought. */
export interface SyncOutcome {
  /** Templates there are now. */
  readonly count: number;
  /** The copies that were there before. */
  readonly before: readonly StoredTemplate[];
  /** What differs from them, what matters most first. */
  readonly changes: readonly TemplateDifference[];
}

/** The account's templates as they are now; nothing is kept. Throws what the provider throws. */
export async function readTemplates(open: OpenWorkspace, signal?: AbortSignal): Promise<Template[]> {
  const templates: Template[] = [];
  for await (const page of (await open.provider()).templates(signal)) templates.push(...page);
  return templates;
}

/**
 * Reads all templates from the API into the store; the copies stay as they are until the last page came. An account that
 * had templates and has none now is warned of: its id may be another one's. Throws what the provider throws.
 */
export async function syncTemplates(open: OpenWorkspace, signal?: AbortSignal): Promise<SyncOutcome> {
  const { session, store } = open;
  const templates = await readTemplates(open, signal);
  const before = await store.templates.list();
  await store.templates.replace(templates, session.clock.now());
  if (templates.length === 0 && before.length > 0) {
    const { sync } = session.messages.templateCopies;
    session.warn(sync.empty(formatNumber(session.globals.language, before.length)), 'templates.empty');
  }
  const changes = accountChanges(
    before.map(({ template }) => template),
    templates,
  );
  return { count: templates.length, before, changes };
}

/** Reads one template, all its languages, from the API into the store. Throws what the provider throws. */
export async function syncTemplate(open: OpenWorkspace, name: string, signal?: AbortSignal): Promise<void> {
  const templates = await (await open.provider()).templatesByName(name, signal);
  await open.store.templates.replace(templates, open.session.clock.now(), name);
}

/** A copy that nothing can be sent with may be better by now: it is looked at again however new it is. */
function isUnsendable({ template }: StoredTemplate): boolean {
  return template.status !== 'APPROVED' || template.quality === 'RED';
}

/**
 * The campaign's templates, read anew when old or where they cannot be sent, and with `anew` in any case; and the number's state
 * where the API tells it.
 */
export async function accountFacts(
  open: OpenWorkspace,
  templateName: string,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<AccountFacts> {
  const { session, store } = open;
  const now = session.clock.now();
  let templates = await store.templates.byName(templateName);
  const age = now - (oldestOf(templates) ?? Number.NEGATIVE_INFINITY);
  let staleMs: number | undefined;
  let phoneNumber: PhoneNumberInfo | undefined;
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    if (age > FRESH_MS) await syncTemplates(open, signal);
    else if (anew || templates.some(isUnsendable)) await syncTemplate(open, templateName, signal);
    templates = await store.templates.byName(templateName);
    phoneNumber = await (await open.provider()).phoneNumber(signal);
  } catch (error) {
    // No answer, no token: the dry run goes on with what is here, and says how old that is.
    if (!isOffline(error)) throw error;
    if (templates.length === 0) throw error;
    if (age > FRESH_MS) staleMs = age;
  }
  return { templates, staleMs, phoneNumber };
}

function isOffline(error: unknown): boolean {
  if (!(error instanceof ConsendError)) return error instanceof Error && error.name === 'TimeoutError';
  return error.code.startsWith('api.') || error.code === 'config.variable-missing';
}
