/** How far a run is, while it sends. Shared by send and demo. */
import { formatDuration, formatNumber } from '../i18n/format.ts';
import type { Progress } from './progress.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** Without a terminal a line comes so often. */
const LINE_MS = 30_000;
/** The present rate is that of so long a time. */
const RECENT_MS = 5000;
const BAR_COLUMNS = 16;

function bar(share: number, columns: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * columns);
  return '█'.repeat(full) + '░'.repeat(columns - full);
}

/** The rate of the last seconds. */
function recentRate(startedAt: number): (now: number, done: number) => number {
  let marks: { readonly at: number; readonly done: number }[] = [{ at: startedAt, done: 0 }];
  return (now, done) => {
    const last = marks.at(-1);
    // Several a second add nothing, and a long run must not be kept whole.
    if (last === undefined || now - last.at >= 500) {
      const keep = marks.findLastIndex(({ at }) => now - at >= RECENT_MS);
      marks = [...marks.slice(Math.max(0, keep)), { at: now, done }];
    }
    const first = marks[0] ?? { at: startedAt, done: 0 };
    return (done - first.done) / Math.max(0.001, (now - first.at) / 1000);
  };
}

/** Draws a run's progress on a spinner; elsewhere, where somebody reads along, a line every half minute. */
export function sendingProgress(
  { session }: OpenWorkspace,
  progress: Progress,
  messages: number,
): NonNullable<SendingParts['onProgress']> {
  const { clock, globals, isLively, messages: texts } = session;
  const startedAt = clock.now();
  const recent = recentRate(startedAt);
  const number = (value: number): string => formatNumber(globals.language, value);
  let toldAt = startedAt;
  return ({ accepted, failed, unknown, skippedOrHeld }) => {
    const now = clock.now();
    const sent = accepted + failed + unknown;
    const done = Math.min(messages, sent + skippedOrHeld);
    const mean = sent / Math.max(0.001, (now - startedAt) / 1000);
    const current = recent(now, sent);
    const isTime = now - toldAt >= LINE_MS;
    if (!isLively && !isTime) return;
    const left = mean > 0 ? formatDuration(globals.language, (messages - done) / mean) : '–';
    const text = texts.cli.progress.sendingDetail({
      done: number(done),
      total: number(messages),
      perSecond: number(Math.round(current)),
      mean: number(Math.round(mean)),
      left,
      failed: number(failed),
      unknown: number(unknown),
      aside: number(skippedOrHeld),
    });
    // The spinner takes two columns; the figures say more than the bar.
    const room = Math.min(BAR_COLUMNS, session.io.columns - text.length - 4);
    if (isLively) progress.update(room < 4 ? text : `${bar(done / Math.max(1, messages), room)} ${text}`);
    else if (!globals.json) session.note(text);
    if (isTime) toldAt = now;
  };
}
