/** A campaign that would begin too late (`--max-lateness`, `sending.maxLateness`) does not begin. */
import { createCalendar } from '../adapters/calendar/index.ts';
import type { Campaign } from '../adapters/config/index.ts';
import { durationMs } from '../core/config.ts';
import { ConsendError } from '../core/errors.ts';
import { type DueStart, dueStart, isInTime } from '../core/sending/due-start.ts';
import { closesAt, nextOpening, openedAt, type WindowQuestion } from '../core/window.ts';
import { formatsFor } from '../i18n/format.ts';
import type { StopReason } from '../pipeline/send.ts';
import { readDuration } from './options.ts';
import type { OpenWorkspace } from './workspace.ts';

const HOUR_MS = 3_600_000;

/** What a campaign's start is judged by. */
export interface StartParts {
  readonly campaign: Campaign;
  readonly limits: { readonly maxLatenessMs?: number | undefined };
}

/** The send window as a start is judged by it: in its own zone, in the workspace's where it follows the recipients. */
async function startWindow({ workspace, session }: OpenWorkspace): Promise<WindowQuestion | undefined> {
  const { window, defaults } = workspace.config;
  if (window === undefined) return undefined;
  const calendar = await createCalendar();
  const question = {
    window,
    zone: window.zone === 'recipient' ? defaults.timeZone : window.zone,
    now: session.clock.now(),
    isHoliday: (day: string) => calendar.isHoliday(defaults.country, day),
  };
  // One that never closes, or never opens, has no opening to begin at.
  return Number.isFinite(closesAt(question)) ? question : undefined;
}

/**
 * The lateness that is allowed, milliseconds: the option's, else the campaign file's; undefined: any.
 * @throws ConsendError `usage.invalid` (the option) or `campaign.invalid` where no start is ever due
 */
export async function allowedLateness(
  open: OpenWorkspace,
  { campaign, file, option }: { campaign: Campaign; file: string; option: string | undefined },
): Promise<number | undefined> {
  const { session } = open;
  const { maxLateness, notBefore } = campaign.config.sending;
  const asked = readDuration(session, '--max-lateness', option);
  const allowed = asked ?? (maxLateness === undefined ? undefined : durationMs(maxLateness));
  if (allowed === undefined || notBefore !== undefined || (await startWindow(open)) !== undefined)
    return allowed;
  const text = session.messages.late;
  if (option !== undefined)
    throw new ConsendError('usage.invalid', { params: { detail: text.noStart(file), command: 'send' } });
  const position = campaign.position(['sending', 'maxLateness']);
  throw new ConsendError('campaign.invalid', {
    params: { file },
    problems: [{ path: 'sending.maxLateness', ...position, message: text.noStartHere }],
  });
}

/** Why a campaign does not begin now. */
interface Refused {
  readonly stop: StopReason;
  /** The start that was missed; undefined: none was due, the window is closed. */
  readonly due: DueStart | undefined;
}

async function judged(
  open: OpenWorkspace,
  { campaign, limits }: StartParts,
  resumeAt: number | undefined,
): Promise<Refused | undefined> {
  const { maxLatenessMs } = limits;
  const { notBefore: first, notAfter } = campaign.config.sending;
  const now = open.session.clock.now();
  const notBefore = first === undefined ? undefined : Date.parse(first);
  // What has not begun is not late: its messages are held until then.
  if (maxLatenessMs === undefined || (notBefore !== undefined && notBefore > now)) return undefined;
  const question = await startWindow(open);
  const opened = question && (openedAt(question) ?? 'closed');
  const due = dueStart({ notBefore, window: opened, resumeAt }, now);
  if (due !== undefined) {
    const firstSent = await open.store.journal.firstSent(campaign.id, due.since);
    if (isInTime(due, { now, maxLatenessMs, firstSent })) return undefined;
  }
  const next = question && nextOpening({ ...question, now: opened === 'closed' ? now : closesAt(question) });
  const isOver = notAfter !== undefined && next !== undefined && next >= Date.parse(notAfter);
  return { stop: { reason: due ? 'late' : 'window', resumeAt: isOver ? undefined : next }, due };
}

/** Whether the campaign begins too late; nothing is said of it. */
export async function isLate(open: OpenWorkspace, parts: StartParts): Promise<boolean> {
  const last = await open.store.runs.latest(parts.campaign.id);
  return (await judged(open, parts, last?.resumeAt)) !== undefined;
}

/**
 * Why the campaign does not begin now, told with what to do about it; undefined: it does.
 * @param resumeAt when the last run said that it can go on
 */
export async function lateStop(
  open: OpenWorkspace,
  parts: StartParts,
  resumeAt: number | undefined,
): Promise<StopReason | undefined> {
  const refused = await judged(open, parts, resumeAt);
  if (refused === undefined) return undefined;
  open.session.warn(lateText(open, parts, refused), 'run.late');
  return refused.stop;
}

function lateText(open: OpenWorkspace, { limits }: StartParts, { stop, due }: Refused): string {
  const { session, workspace } = open;
  const { window, defaults } = workspace.config;
  const zone = window === undefined || window.zone === 'recipient' ? defaults.timeZone : window.zone;
  const text = session.messages.late;
  const format = formatsFor(session.globals.language, zone);
  const when = (at: number): string => `${format.weekday(at)}, ${format.time(at)}`;
  const next = stop.resumeAt === undefined ? [] : [text.next(when(stop.resumeAt))];
  if (due === undefined) return [text.closed(zone), ...next].join('\n');
  const agoMs = session.clock.now() - due.at;
  const late = text.late({
    when: when(due.at),
    cause: text.causes[due.because],
    ago: format.duration(agoMs / 1000),
    allowed: format.duration((limits.maxLatenessMs ?? 0) / 1000),
  });
  return [late, ...next, text.anyway(`${Math.floor(agoMs / HOUR_MS) + 1}h`)].join('\n');
}
