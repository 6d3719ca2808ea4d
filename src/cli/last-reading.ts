/** The last reading of a campaign's template, right before its first message. */
import { isThrottle } from '../core/api-errors.ts';
import { ConsendError } from '../core/errors.ts';
import type { StopReason } from '../pipeline/send.ts';
import { differenceText } from '../report/templates/difference-text.ts';
import { templateTitle } from '../report/templates/page.ts';
import { copiesPage, oldestOf } from './copies-page.ts';
import { holdTemplates } from './pinned-templates.ts';
import type { MadePlan } from './planning.ts';
import { FRESH_MS, syncTemplate } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

const MINUTE_MS = 60_000;

/** Whether the API only says that the hour's management calls are used up, of which sending is none. */
function isThrottled({ code, params }: ConsendError): boolean {
  return code === 'api.throttled' || (code === 'api.refused' && isThrottle(Number(params.code)));
}

/** Why a run cannot begin where its template could not be read: what its first message would have met as well. */
function stopOf(open: OpenWorkspace, error: ConsendError): StopReason {
  const { code, params } = error;
  const minutes = Number(params.minutes);
  const resumeAt = Number.isFinite(minutes) ? open.session.clock.now() + minutes * MINUTE_MS : undefined;
  if (code === 'api.refused') return { reason: `api:${params.code}`, resumeAt };
  return { reason: code === 'api.throttled' ? 'api:80007' : 'api-unreachable', resumeAt };
}

/** No answer, so no message: the reason to stop. Used-up management calls are no reason while the copy is fresh. */
async function unread(
  open: OpenWorkspace,
  name: string,
  error: ConsendError,
): Promise<StopReason | undefined> {
  const { session, store } = open;
  const readAt = oldestOf(await store.templates.byName(name)) ?? 0;
  const ageMs = Math.max(0, session.clock.now() - readAt);
  if (!isThrottled(error) || ageMs > FRESH_MS) return stopOf(open, error);
  const { words, format } = copiesPage(open);
  session.warn(words.send.throttled(format.duration(Math.round(ageMs / 1000))), 'templates.throttled');
  return undefined;
}

/**
 * Reads a plan's template from the API and holds the plan against it. Gives the reason why nothing can be sent, where the API
 * does not answer. Throws `plan.stale` where content, category or status changed in a way that matters.
 */
export async function lastReading(
  open: OpenWorkspace,
  { summary }: Pick<MadePlan, 'summary'>,
  signal: AbortSignal,
): Promise<StopReason | undefined> {
  const { session, store } = open;
  const name = summary.messages.template;
  try {
    await syncTemplate(open, name, signal);
  } catch (error) {
    if (signal.aborted) return { reason: 'interrupted', resumeAt: undefined };
    if (!(error instanceof ConsendError) || !error.code.startsWith('api.')) throw error;
    return await unread(open, name, error);
  }
  const noted = await holdTemplates(open, { summary, copies: await store.templates.byName(name) });
  const { words } = copiesPage(open);
  for (const change of noted)
    session.note(words.send.noted(templateTitle(change), differenceText(change, words).what));
  return undefined;
}
