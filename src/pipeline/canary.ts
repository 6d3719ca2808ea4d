/** Runs a campaign's canary: sends the first messages, waits, judges them, and says whether the rest may follow. */
import type { CampaignConfig } from '../core/campaign-config.ts';
import { durationMs } from '../core/config.ts';
import type { MessageCounts } from '../core/message-state.ts';
import {
  type CanaryJudgement,
  type CanaryPlan,
  type CanaryRules,
  isWaitOver,
  judgeCanary,
  planCanary,
} from '../core/sending/canary.ts';
import type { StopReason } from './send-request.ts';

/** Allowed shares where a campaign names none. */
const ALLOWED = '5%';
const WAIT = '15 minutes';

const shareOf = (text: string | undefined): number => Number.parseFloat(text ?? ALLOWED) / 100;

/**
 * What a campaign asks of its canary; undefined: it has none.
 * @param count messages that the command line asks for instead; 0: no canary
 */
export function canaryRules(
  { canary }: CampaignConfig['sending'],
  count: number | undefined,
): CanaryRules | undefined {
  const wanted = count ?? canary?.count ?? 0;
  if (wanted === 0) return undefined;
  const { failed, optedOut } = canary?.stopAbove ?? {};
  return {
    count: wanted,
    waitMs: durationMs(canary?.wait ?? WAIT) ?? 0,
    allowed: { failed: shareOf(failed), optedOut: shareOf(optedOut) },
  };
}

/** A wait for what comes back of a canary's messages. */
export interface CanaryWait {
  /** The longest that it takes, milliseconds. */
  readonly ms: number;
  /** Messages that are out. */
  readonly sent: number;
  /** Whether waiting on would show nothing new, after so many milliseconds. */
  readonly isOver: (waitedMs: number) => Promise<boolean>;
}

/** What a canary takes. */
export interface CanaryRequest {
  readonly rules: CanaryRules;
  /** What an earlier run's canary showed; undefined: none was judged. */
  readonly earlier: CanaryJudgement | undefined;
  /** Counts of the campaign's messages, and of the people it wrote to who have asked to stop. */
  readonly counts: () => Promise<MessageCounts>;
  readonly optOuts: () => Promise<number>;
  /** Sends so many of the messages that wait; a reason to stop, or nothing. */
  readonly send: (count: number) => Promise<StopReason | undefined>;
  /** Waits for what comes back of the messages, no longer than it takes. False: the run is to stop. */
  readonly wait: (wait: CanaryWait) => Promise<boolean>;
  /** Whether a webhook has come in since the earlier run ended, of whatever. */
  readonly hearsAgain: () => Promise<boolean>;
  /** Told the judgement as soon as there is one. */
  readonly onJudged: (judgement: CanaryJudgement) => Promise<void>;
  /** Where nothing is decided yet, send more at once instead of stopping (`--wait`). */
  readonly isPatient: boolean;
}

/** Messages that went out, whatever became of them. */
export function sentOut(counts: MessageCounts): number {
  return counts.accepted + counts.sent + counts.delivered + counts.read + counts.failed + counts.unknown;
}

const waiting = (counts: MessageCounts): number => counts.planned + counts.held;

const STOPPED: StopReason = { reason: 'canary', resumeAt: undefined };

/** Runs the canary, as far as there is one to run. Undefined: the rest may follow; else why the run stops. */
export async function runCanary(request: CanaryRequest): Promise<StopReason | undefined> {
  const { rules, earlier } = request;
  if (earlier?.verdict === 'good') return undefined;
  const before = await request.counts();
  const plan = planCanary(rules, waiting(before) + sentOut(before));
  if (plan === undefined || waiting(before) === 0) return undefined;
  if (earlier === undefined) {
    // A campaign that is further already has no first messages any more.
    if (sentOut(before) > plan.size) return undefined;
    return await sendAndJudge(request, plan, plan.size);
  }
  // Statuses have come in since: what was undecided may be clear now, and needs no further wait.
  const judgement = await judge(request, plan);
  // What those first ones came to will never be told; others can show it, now that webhooks come in.
  if (judgement.verdict === 'unseen' && (await request.hearsAgain()))
    return plan.size < waiting(before)
      ? await sendAndJudge(request, plan, sentOut(before) + plan.size)
      : undefined;
  return await follow(request, plan, judgement);
}

/** Sends until `target` messages are out, waits, and judges. */
async function sendAndJudge(
  request: CanaryRequest,
  plan: CanaryPlan,
  target: number,
): Promise<StopReason | undefined> {
  const out = sentOut(await request.counts());
  if (out < target) {
    const stopped = await request.send(target - out);
    if (stopped !== undefined) return stopped;
  }
  const wait = {
    ms: request.rules.waitMs,
    sent: target,
    isOver: (waitedMs: number) => isOver(request, plan, waitedMs),
  };
  if (!(await request.wait(wait))) return { reason: 'interrupted', resumeAt: undefined };
  return await follow(request, plan, await judge(request, plan), true);
}

async function isOver(request: CanaryRequest, plan: CanaryPlan, waitedMs: number): Promise<boolean> {
  const counts = await request.counts();
  const { accepted, sent, unknown, failed } = counts;
  const out = sentOut(counts);
  const progress = {
    ...{ out, failed, waitedMs },
    optedOut: await request.optOuts(),
    seen: out - accepted - unknown,
    open: accepted + sent + unknown,
  };
  return isWaitOver(request.rules, progress, plan.isCertain);
}

async function judge(request: CanaryRequest, plan: CanaryPlan): Promise<CanaryJudgement> {
  const counts = await request.counts();
  const figures = {
    out: sentOut(counts),
    failed: counts.failed + counts.unknown,
    optedOut: await request.optOuts(),
    seen: sentOut(counts) - counts.accepted,
  };
  const judgement = judgeCanary(request.rules, figures, plan.isCertain);
  await request.onJudged(judgement);
  return judgement;
}

/** What follows from a judgement; one that was just waited for ends an impatient run where it decides nothing. */
async function follow(
  request: CanaryRequest,
  plan: CanaryPlan,
  judgement: CanaryJudgement,
  isFresh = false,
): Promise<StopReason | undefined> {
  if (judgement.verdict === 'good') return undefined;
  const { verdict } = judgement;
  if (verdict === 'bad' || verdict === 'unseen' || (isFresh && !request.isPatient)) return STOPPED;
  const counts = await request.counts();
  // Where no more is left than the canary would take, the plain share decides about the last of them.
  if (judgement.more >= waiting(counts)) {
    const plain = await judge(request, { ...plan, isCertain: false });
    return plain.verdict === 'good' ? undefined : STOPPED;
  }
  return await sendAndJudge(request, plan, sentOut(counts) + judgement.more);
}
