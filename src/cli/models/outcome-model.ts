/** What came of a campaign → the model that its reports show. */
import { callingCodeOf } from '../../adapters/phone/index.ts';
import { dispositionOf } from '../../core/api-errors.ts';
import { approvalRules } from '../../core/approval-config.ts';
import { priceOf } from '../../core/cost.ts';
import type { MessageCounts } from '../../core/message-state.ts';
import { emptyCounts } from '../../core/message-state.ts';
import type { PlanSummary } from '../../core/plan.ts';
import type { MessageRow, RunRecord, Store } from '../../core/ports.ts';
import type { CampaignStatus, OutcomeReport, RunView, TimelineBucket } from '../../report/index.ts';
import type { FrameParts } from './frame.ts';
import { reportFrame } from './frame.ts';

/** A run as reports show it. Its pace is counted in gaps: n messages have n - 1 of them from the first to the last. */
export function runView(run: RunRecord): RunView {
  return {
    state: run.state,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    stoppedBy: run.stoppedBy,
    resumeAt: run.resumeAt,
    waitsFor: run.waitsFor,
    sent: run.sent,
    perSecond: {
      mean: run.seconds > 0 ? Math.max(0, run.sent - 1) / run.seconds : 0,
      limit: run.perSecondLimit,
    },
    canary: run.canary,
  };
}

async function failureLines(store: Store, campaign: string): Promise<CampaignStatus['failures']> {
  const failures = await store.journal.failures(campaign);
  return failures.map((failure) => ({ ...failure, disposition: dispositionOf(failure.code) }));
}

/** The present pace is that of so long a time. */
const RECENT_MS = 10_000;

async function outlookOf(store: Store, run: RunRecord, now: number): Promise<CampaignStatus['outlook']> {
  const since = Math.min(RECENT_MS, Math.max(1000, now - run.startedAt));
  const { forecast } = run;
  const isPast = forecast?.doneAt !== undefined && forecast.doneAt < now;
  return {
    now,
    current: ((await store.queue.sentSince(run.campaign, now - since)) * 1000) / since,
    forecast: isPast ? undefined : forecast,
  };
}

/**
 * Where a campaign stands by its newest run.
 * @param now epoch milliseconds; undefined: what is under way at this moment is not asked
 */
export async function campaignStatus(store: Store, run: RunRecord, now?: number): Promise<CampaignStatus> {
  const counts = await store.journal.counts(run.campaign);
  const waiting = counts.planned + counts.sending;
  const control = await store.runs.control(run.campaign);
  const isSending = run.state === 'running' && control === undefined && run.waitsFor === undefined;
  const rate = run.seconds > 1 ? run.sent / run.seconds : run.perSecondLimit;
  return {
    campaign: run.campaign,
    counts,
    failures: await failureLines(store, run.campaign),
    run: runView(run),
    control,
    holds: await store.journal.holds(run.campaign),
    resent: await store.resends.tally(run.campaign),
    ...(now === undefined || run.state !== 'running' ? {} : { outlook: await outlookOf(store, run, now) }),
    secondsLeft: isSending && rate > 0 && Number.isFinite(rate) ? waiting / rate : undefined,
  };
}

/** What is noted down is this fine, in seconds; the page then shows the coarsest of these that fits. */
const FINEST_S = 5;
const MINUTE_S = 60;
const HOUR_S = 3600;
/** A page has room for about this many bars. */
const BARS = 100;

interface Passed {
  readonly buckets: readonly TimelineBucket[];
  readonly bucketSeconds: number;
  readonly actual: number;
  readonly billable: number;
}

/** Walks the messages once: what happened when, and what the platform bills. */
async function walk(messages: AsyncIterable<readonly MessageRow[]>, category: string): Promise<Passed> {
  const noted = new Map<number, { accepted: number; delivered: number; read: number; failed: number }>();
  const note = (at: number | undefined, what: 'accepted' | 'delivered' | 'read' | 'failed'): void => {
    if (at === undefined) return;
    const moment = at - (at % (FINEST_S * 1000));
    const bucket = noted.get(moment) ?? { accepted: 0, delivered: 0, read: 0, failed: 0 };
    bucket[what] += 1;
    noted.set(moment, bucket);
  };
  let millionths = 0;
  let billable = 0;
  for await (const batch of messages) {
    for (const message of batch) {
      note(message.acceptedAt, 'accepted');
      note(message.deliveredAt, 'delivered');
      note(message.readAt, 'read');
      if (message.state === 'failed') note(message.acceptedAt, 'failed');
      const arrived = message.state === 'delivered' || message.state === 'read';
      if (!arrived || message.billable === false) continue;
      billable += 1;
      const at = message.deliveredAt ?? message.acceptedAt ?? 0;
      // Erasure and retention take the number and leave the country.
      const phone = message.phone === '' ? callingCodeOf(message.country) : message.phone;
      millionths += Math.round(priceOf(phone, category, at).unit * 1_000_000);
    }
  }
  return { ...coarsen(noted), actual: millionths / 1_000_000, billable };
}

/** Seconds for a quick campaign, hours for a long one. */
function coarsen(
  noted: ReadonlyMap<number, Omit<TimelineBucket, 'at'>>,
): Pick<Passed, 'buckets' | 'bucketSeconds'> {
  const times = [...noted.keys()].sort((a, b) => a - b);
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  const bucketSeconds = [FINEST_S, MINUTE_S].find((width) => seconds <= BARS * width) ?? HOUR_S;
  const buckets = new Map<
    number,
    { at: number; accepted: number; delivered: number; read: number; failed: number }
  >();
  for (const [moment, counts] of noted) {
    const at = moment - (moment % (bucketSeconds * 1000));
    const bucket = buckets.get(at) ?? { at, accepted: 0, delivered: 0, read: 0, failed: 0 };
    bucket.accepted += counts.accepted;
    bucket.delivered += counts.delivered;
    bucket.read += counts.read;
    bucket.failed += counts.failed;
    buckets.set(at, bucket);
  }
  return { bucketSeconds, buckets: [...buckets.values()].sort((a, b) => a.at - b.at) };
}

/** What an outcome's report is made of. */
export interface OutcomeModelParts extends Omit<FrameParts, 'summary'> {
  readonly summary: PlanSummary;
  readonly run: RunRecord;
  readonly store: Store;
}

/** The model of an outcome's reports. */
export async function outcomeModel(parts: OutcomeModelParts): Promise<OutcomeReport> {
  const { store, run, summary } = parts;
  const counts: MessageCounts = { ...emptyCounts(), ...(await store.journal.counts(run.campaign)) };
  const passed = await walk(store.journal.messages(run.campaign), summary.messages.category);
  return {
    ...reportFrame(parts),
    kind: 'outcome',
    goesOnByPlan: approvalRules(parts.config.approval).required,
    counts,
    failures: await failureLines(store, run.campaign),
    skips: await store.journal.skips(run.campaign),
    timeline: { bucketSeconds: passed.bucketSeconds, buckets: passed.buckets },
    run: runView(run),
    resent: await store.resends.tally(run.campaign),
    cost: {
      currency: summary.cost.currency,
      estimate: summary.cost.total,
      actual: passed.actual,
      billable: passed.billable,
    },
  };
}
