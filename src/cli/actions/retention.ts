import { join } from 'node:path';
import { appendLasting } from '../../adapters/files/lasting-list.ts';
import { ConsendError } from '../../core/errors.ts';
import type { RetentionCutoffs } from '../../core/retention.ts';
import { formatNumber, formatsFor, isoWithOffset } from '../../i18n/format.ts';
import type { RetentionCounts, RetentionOrder } from '../../pipeline/retention.ts';
import { applyRetention, isAnyDue } from '../../pipeline/retention.ts';
import { lockCare, storeFileOf } from '../care.ts';
import { confirms } from '../confirm.ts';
import { EXIT } from '../exit-codes.ts';
import { interruptSignal } from '../interrupt.ts';
import { startProgress } from '../progress.ts';
import { retentionOrder, retentionParts } from '../retention-order.ts';
import type { Session } from '../session.ts';
import { type OpenWorkspace, withWorkspace } from '../workspace.ts';

/** Options of `consend retention run`. */
export interface RetentionOptions {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly actor?: string;
}

/** How the remnants in the database file stand after a run. */
type ScrubState = 'done' | 'pending' | 'not-needed';

/** What a run came to. */
interface Outcome {
  readonly now: number;
  readonly cutoffs: RetentionCutoffs;
  readonly counts: RetentionCounts;
  readonly scrub: ScrubState;
  readonly isRehearsal: boolean;
}

/** What was or would be let go, a line a class. */
function countLines({ session, workspace }: OpenWorkspace, { counts, cutoffs }: Outcome): string[] {
  const words = session.messages.care.retention.counts;
  const format = formatsFor(session.globals.language, workspace.config.defaults.timeZone);
  const days = {
    people: cutoffs.evidence,
    messages: cutoffs.messageLogs,
    webhookPayloads: cutoffs.webhookPayloads,
    plans: cutoffs.plans,
    reports: cutoffs.plans,
    evidence: cutoffs.evidence,
    otherFiles: cutoffs.plans,
  } as const;
  return (Object.keys(days) as (keyof typeof days)[]).flatMap((name) => {
    const count = counts[name];
    return count === 0 ? [] : [words[name](count, format.number(count), format.day(days[name]))];
  });
}

async function tell(open: OpenWorkspace, outcome: Outcome): Promise<void> {
  const { session, workspace } = open;
  const words = session.messages.care.retention;
  const zone = workspace.config.defaults.timeZone;
  const { counts, cutoffs, scrub, isRehearsal } = outcome;
  if (scrub === 'pending') session.warn(words.scrubPending, 'store.scrub-pending');
  if (session.globals.json) {
    const iso = Object.entries(cutoffs).map(([name, at]) => [name, isoWithOffset(at, zone)]);
    const document = {
      schema: 'consend.retention/1',
      at: isoWithOffset(outcome.now, zone),
      dryRun: isRehearsal,
      due: isAnyDue(counts),
      before: Object.fromEntries(iso),
      counts,
      scrub,
    };
    await session.io.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const lines = countLines(open, outcome);
  if (session.globals.quiet) {
    if (lines.length > 0) await session.io.out(`${words.quiet(lines.join(' · '), isRehearsal)}\n`);
    return;
  }
  const head = lines.length === 0 ? words.nothing : isRehearsal ? words.due : words.done;
  const end = scrub === 'done' ? [words.scrubbed] : [];
  await session.io.out(`${[head, ...lines.map((line) => `  ${line}`), ...end].join('\n')}\n`);
}

/** Takes the remnants out of the database file where there may be any, also those that an earlier run had to leave. */
async function scrub({ store }: OpenWorkspace): Promise<ScrubState> {
  if (!(await store.care.isScrubPending())) return 'not-needed';
  return (await store.care.scrub()) ? 'done' : 'pending';
}

async function apply(
  open: OpenWorkspace,
  order: Omit<RetentionOrder, 'rehearse'>,
  rehearse: boolean,
): Promise<Outcome> {
  const { session } = open;
  const words = session.messages.care.retention;
  const progress = await startProgress(session, words.checking);
  const { signal, stop } = interruptSignal(session);
  try {
    const counts = await applyRetention(retentionParts(open, order.now), {
      ...order,
      rehearse,
      signal,
      onProgress: (people) => progress.update(words.progress(formatNumber(session.globals.language, people))),
    });
    const { now, cutoffs } = order;
    const isPending = rehearse && (await open.store.care.isScrubPending());
    const state = rehearse ? (isPending ? 'pending' : 'not-needed') : await scrub(open);
    return { now, cutoffs, counts, scrub: state, isRehearsal: rehearse };
  } catch (error) {
    if (signal.aborted && !(error instanceof ConsendError))
      throw new ConsendError('run.interrupted', { cause: error });
    throw error;
  } finally {
    stop();
    progress.stop();
  }
}

/** A run leaves a line for the record of processing: when it ran and what it let go. */
async function remember({ workspace }: OpenWorkspace, { now, counts, scrub: state }: Outcome): Promise<void> {
  const at = isoWithOffset(now, workspace.config.defaults.timeZone);
  await appendLasting(join(workspace.stateDir, 'retention.ndjson'), [{ at, counts, scrub: state }]);
}

async function run(open: OpenWorkspace, options: RetentionOptions): Promise<number> {
  const { session } = open;
  const words = session.messages.care.retention;
  const order = retentionOrder(open, options);
  const lock = lockCare(session, await storeFileOf(open));
  try {
    if (options.dryRun === true || options.yes !== true) {
      const rehearsal = await apply(open, order, true);
      const isDone =
        options.dryRun === true || (!isAnyDue(rehearsal.counts) && rehearsal.scrub !== 'pending');
      if (isDone) {
        await tell(open, rehearsal);
        return EXIT.ok;
      }
      for (const line of countLines(open, rehearsal)) session.note(`  ${line}`);
      const question = { question: words.ask, action: words.action, yes: options.yes };
      if (!(await confirms(session, question))) {
        session.note(session.messages.care.ask.declined);
        return EXIT.ok;
      }
    }
    const outcome = await apply(open, order, false);
    if (isAnyDue(outcome.counts)) await remember(open, outcome);
    await tell(open, outcome);
    return EXIT.ok;
  } finally {
    await lock.release();
  }
}

/** `consend retention run`: exit 7 where another one is at work. */
export async function runRetention(session: Session, options: RetentionOptions): Promise<number> {
  return await withWorkspace(session, (open) => run(open, options));
}
