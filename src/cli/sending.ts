/** One campaign's sending from lock to outcome. Shared by send and demo. */

import { createBreaker } from '../core/breaker.ts';
import { ConsendError } from '../core/errors.ts';
import type { MessageCounts } from '../core/message-state.ts';
import { createPacer, type Pacer } from '../core/pacer.ts';
import type { Platform, Provider, RunRecord, RunState } from '../core/ports.ts';
import { countryRefusals } from '../core/sending/countries.ts';
import { canaryRules, runCanary } from '../pipeline/canary.ts';
import { followLateOutcomes, type LateOutcomesWatch } from '../pipeline/late-outcomes.ts';
import type { MediaSending } from '../pipeline/media-sending.ts';
import { campaignScheduler } from '../pipeline/question.ts';
import type { SendProgress, SendSummary, StopReason } from '../pipeline/send.ts';
import { sendMessages } from '../pipeline/send.ts';
import { admitPlan } from './admit-plan.ts';
import { canaryWait } from './canary-wait.ts';
import { lateStop } from './late-start.ts';
import { newRun } from './new-run.ts';
import { platformTrouble, type WatchScope } from './platform-watch.ts';
import { endState } from './run-end.ts';
import { type RunWaits, runWaits } from './run-waits.ts';
import { openSendMedia } from './send-media.ts';
import { openSendWindow } from './send-window.ts';
import type { SendingParts } from './sending-parts.ts';
import type { OpenWorkspace } from './workspace.ts';

/** How it ended. */
export interface SendingResult {
  readonly run: RunRecord;
  readonly counts: MessageCounts;
}

const CONCURRENCY = 96;

class Run {
  private readonly open: OpenWorkspace;
  private readonly parts: SendingParts;
  private readonly provider: Provider;
  /** Undefined where no message shows a file. */
  private readonly media: MediaSending | undefined;
  /** One for the whole run: its parts may follow each other within a second. */
  private readonly pacer: Pacer;
  private readonly waits: RunWaits;
  private readonly breaker = createBreaker();
  private readonly countries = countryRefusals();
  private readonly late: LateOutcomesWatch;
  private record: RunRecord;
  /** When the run before, or this one's last sleep, was to go on. */
  private goesOnAt: number | undefined;
  private previousEnd: number | undefined;
  private sent = 0;
  private optOuts = 0;
  private optOutSeq: number | undefined;
  private seconds = 0;
  /** Of the whole run: each part counts from nothing. */
  private progress: SendProgress = { accepted: 0, failed: 0, unknown: 0, skippedOrHeld: 0, held: 0 };

  constructor(open: OpenWorkspace, parts: SendingParts, provider: Platform) {
    const { session } = open;
    this.open = open;
    this.parts = parts;
    this.provider = provider;
    this.media = openSendMedia(open, parts, provider);
    this.waits = runWaits(open, parts);
    this.record = newRun(open, parts);
    this.pacer = createPacer({
      perSecond: this.record.perSecondLimit,
      now: session.clock.now(),
      platformPerSecond: parts.account.phoneNumber?.messagesPerSecond,
    });
    this.late = followLateOutcomes({
      campaign: parts.campaign.id,
      journal: open.store.journal,
      breaker: this.breaker,
      pacer: this.pacer,
      countries: this.countries,
      clock: session.clock,
    });
  }

  private async save(changes: Partial<RunRecord>): Promise<void> {
    const forecast = this.parts.forecast?.();
    this.record = { ...this.record, sent: this.sent, seconds: this.seconds, forecast, ...changes };
    await this.open.store.runs.save(this.record);
  }

  async go(): Promise<SendingResult> {
    const { campaign } = this.parts;
    const { journal, runs } = this.open.store;
    const previous = await runs.latest(campaign.id);
    this.goesOnAt = previous?.resumeAt;
    this.previousEnd = previous?.finishedAt;
    await this.save({ canary: previous?.canary });
    try {
      await journal.recover(campaign.id, this.open.session.clock.now());
      await admitPlan(this.open, this.parts);
      await this.countOptOuts();
      await this.late.look();
      return await this.finish((await this.firstTrouble()) ?? (await this.sendThrough()));
    } catch (error) {
      const stoppedBy = error instanceof ConsendError && error.code.startsWith('media.') ? 'media' : 'error';
      const finishedAt = this.open.session.clock.now();
      await this.save({ state: 'stopped', stoppedBy, finishedAt, forecast: undefined });
      throw error;
    }
  }

  /** Why nothing may be sent at all, as far as that is known before the first message. */
  private async firstTrouble(): Promise<StopReason | undefined> {
    const { reading, limits } = this.parts;
    const stop = (limits.wait ? undefined : await this.startsLate()) ?? reading?.stop;
    if (stop) return stop;
    return await this.trouble(reading ? 'number' : 'all');
  }

  /** Whether this is too late to begin, or to go on after a sleep that a machine slept longer. */
  private async startsLate(): Promise<StopReason | undefined> {
    return await lateStop(this.open, this.parts, this.goesOnAt);
  }

  private async trouble(scope?: WatchScope): Promise<StopReason | undefined> {
    const bad = (await this.late.look()) ?? (await platformTrouble(this.open, this.parts, scope));
    return bad === undefined ? undefined : { reason: bad, resumeAt: undefined };
  }

  private async finish(stopped: StopReason | undefined): Promise<SendingResult> {
    const counts = await this.open.store.journal.counts(this.parts.campaign.id);
    const open = counts.planned + counts.held + counts.sending;
    let state: RunState = await endState(this.open, this.parts.campaign.id, counts);
    // A limit reached with the very last message stops nothing.
    if (stopped && (open > 0 || stopped.reason === 'cancelled')) state = 'stopped';
    await this.save({
      state,
      stoppedBy: state === 'stopped' ? stopped?.reason : undefined,
      resumeAt: state === 'stopped' ? stopped?.resumeAt : undefined,
      finishedAt: this.open.session.clock.now(),
      forecast: undefined,
    });
    return { run: this.record, counts };
  }

  /** People of the campaign who have asked to stop since the run began. */
  private async countOptOuts(): Promise<number> {
    const { journal } = this.open.store;
    const { people, seq } = await journal.optOutsSince(this.parts.campaign.id, this.optOutSeq);
    this.optOutSeq = seq;
    this.optOuts += people;
    return this.optOuts;
  }

  /** Everything, from one pause to the next where `--wait` sleeps through them. */
  private async sendThrough(): Promise<StopReason | undefined> {
    await this.media?.prepare(this.parts.summary.media?.files ?? [], this.parts.signal);
    for (;;) {
      const stopped = (await this.waits.told()) ?? (await this.sendParts());
      if (stopped?.reason !== 'paused' || !this.parts.limits.wait) return stopped;
      this.parts.onWait?.('paused');
      const said = await this.waits.resumed();
      if (said) return said;
      const bad = await this.trouble();
      if (bad) return bad;
    }
  }

  /** Canary first where one is asked for, then the rest; sleeps through what `--wait` allows. */
  private async sendParts(): Promise<StopReason | undefined> {
    const { limits, signal, onWait } = this.parts;
    for (;;) {
      const stopped = (await this.startsLate()) ?? (await this.canary()) ?? (await this.rest());
      if (!limits.wait || stopped?.resumeAt === undefined || signal.aborted) return stopped;
      if (limits.until !== undefined && stopped.resumeAt >= limits.until) return stopped;
      onWait?.({ until: stopped.resumeAt, reason: stopped.reason });
      await this.save({ waitsFor: stopped.reason, resumeAt: stopped.resumeAt });
      const said = await this.waits.until(stopped.resumeAt);
      await this.save({ waitsFor: undefined, resumeAt: undefined });
      this.goesOnAt = stopped.resumeAt;
      if (said) return said;
      if (signal.aborted) return { reason: 'interrupted', resumeAt: stopped.resumeAt };
      // Hours may have gone by: what was read before them is old.
      const bad = await this.trouble();
      if (bad) return bad;
    }
  }

  /** What webhooks tell that stops a run whatever its canary allows: a payment that is missing, a faulty template. */
  private async toldLate(): Promise<StopReason | undefined> {
    const reason = await this.late.look();
    return reason === undefined || reason === 'failure-share' ? undefined : { reason, resumeAt: undefined };
  }

  private async rest(): Promise<StopReason | undefined> {
    const left = this.left();
    if (left !== undefined && left <= 0) return { reason: 'limit', resumeAt: undefined };
    return (await this.phase(left)).stopped;
  }

  /** How many messages `--limit` leaves for this run; undefined: it was not given. */
  private left(): number | undefined {
    const { limit } = this.parts.limits;
    return limit === undefined ? undefined : limit - this.sent;
  }

  /** The first few messages go alone, where the campaign asks for that. Gives a reason to stop, or nothing. */
  private async canary(): Promise<StopReason | undefined> {
    const { open, parts, waits } = this;
    const { campaign, limits, onWait } = parts;
    const { journal } = open.store;
    const rules = canaryRules(campaign.config.sending, limits.canary);
    if (rules === undefined) return undefined;
    let said: StopReason | undefined;
    const stopped = await runCanary({
      rules,
      earlier: this.record.canary,
      counts: () => journal.counts(campaign.id),
      optOuts: () => journal.optOuts(campaign.id),
      send: async (count) => await this.sendSome(count),
      hearsAgain: () => this.hearsAgain(),
      wait: async (wait) => {
        onWait?.({ canary: wait.sent, ms: wait.ms });
        said = (await canaryWait(open.session.clock, { ...parts, waits }, wait)) ?? (await this.toldLate());
        return said === undefined && !this.parts.signal.aborted;
      },
      onJudged: (canary) => this.save({ canary }),
      isPatient: limits.wait === true,
    });
    return said ?? stopped ?? (await this.trouble());
  }

  /** Whether a webhook has come in since the run before this one ended. */
  private async hearsAgain(): Promise<boolean> {
    const lastAt = await this.open.store.webhooks.lastAt();
    return lastAt !== undefined && lastAt > (this.previousEnd ?? Number.POSITIVE_INFINITY);
  }

  /** Sends exactly so many, or says why not; what `--limit` leaves may be fewer. */
  private async sendSome(count: number): Promise<StopReason | undefined> {
    const before = this.sent;
    const { stopped } = await this.phase(Math.min(count, this.left() ?? count));
    return stopped?.reason === 'limit' && this.sent - before >= count ? undefined : stopped;
  }

  private async phase(limit: number | undefined): Promise<SendSummary> {
    const { open, parts } = this;
    const { session, workspace, store } = open;
    const before = { sent: this.sent, seconds: this.seconds };
    const earlier = this.progress;
    let savedAt = session.clock.now();
    const startedAt = savedAt;
    const summary = await sendMessages({
      campaign: parts.campaign.id,
      journal: store.journal,
      ledger: store.ledger,
      provider: this.media ?? this.provider,
      category: parts.summary.messages.category,
      clock: session.clock,
      random: session.random,
      pacer: this.pacer,
      scheduler: campaignScheduler(workspace.config, parts.campaign, {
        now: session.clock.now(),
        window: await openSendWindow(open, parts.campaign.purpose),
        messagingLimit: parts.account.phoneNumber?.messagingLimit,
      }),
      concurrency: CONCURRENCY,
      limit,
      until: parts.limits.until,
      ...(parts.control === undefined ? {} : { control: parts.control }),
      watch: () => platformTrouble(open, parts),
      optOuts: () => this.countOptOuts(),
      reachedBefore: before.sent,
      breaker: this.breaker,
      countries: this.countries,
      late: this.late,
      signal: parts.signal,
      abort: parts.abort,
      onProgress: (progress) => {
        this.progress = {
          accepted: earlier.accepted + progress.accepted,
          failed: earlier.failed + progress.failed,
          unknown: earlier.unknown + progress.unknown,
          skippedOrHeld: earlier.skippedOrHeld + progress.skippedOrHeld,
          held: earlier.held + progress.held,
        };
        parts.onProgress?.(this.progress);
        const now = session.clock.now();
        if (now - savedAt < 2000) return;
        savedAt = now;
        this.sent = before.sent + progress.accepted + progress.failed + progress.unknown;
        this.seconds = before.seconds + (now - startedAt) / 1000;
        void this.save({}).catch(() => {
          // The next save tells the same; a busy store must not stop a run.
        });
      },
    });
    this.sent = before.sent + summary.sent;
    // Between two parts lies a gap of sending as between two messages.
    const gap = before.sent > 0 && summary.sent > 0 ? 1 / this.record.perSecondLimit : 0;
    this.seconds = before.seconds + summary.seconds + gap;
    return summary;
  }
}

/** Sends a plan whose locks are held. Everything that happened is recorded when it resolves or throws. */
export async function sendPlan(open: OpenWorkspace, parts: SendingParts): Promise<SendingResult> {
  return await new Run(open, parts, await open.provider()).go();
}
