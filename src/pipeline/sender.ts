/** The loop behind `sendMessages`. */
import type { Breaker } from '../core/breaker.ts';
import { createBreaker } from '../core/breaker.ts';
import type { ClaimCandidate, ClaimedMessage, DailyUse, LastLook, SettledAttempt } from '../core/ports.ts';
import { CANCELLED, OVER } from '../core/sending/limits.ts';
import { endedOffer } from './offer-sending.ts';
import { stopEvents } from './opt-outs.ts';
import type { Consequence } from './outcome-of.ts';
import { consequenceOf } from './outcome-of.ts';
import type { SendRequest, SendSummary, StopReason } from './send-request.ts';
import { createWatch, type Watch } from './watch.ts';

/** How often the platform is asked whether template and number may still send. */
const WATCH_MS = 60_000;
/** How often the ledger is asked who stopped. */
const OPT_OUTS_MS = 10_000;
/** How often the store is asked whether the campaign was paused or cancelled. */
const CONTROL_MS = 500;
/** How long outcomes may wait for company before they are written: durability lags an answer by no more than this. */
const GROUP_MS = 3;
/** The loop looks at its limits at least this often, however long the pacer wants to wait. */
const LONGEST_SLEEP_MS = 1000;
/** What is due within this time is worth waiting for: a retry, a place in the moving day. A window that opens later is not. */
const PATIENCE_MS = 2 * 60_000;
/** A place in the moving day that becomes free is waited for in company. */
const SHORTEST_PAUSE_MS = 1000;

/** The names under which a run tells what it waits for, by the limit that holds the first of its messages. */
const WAITS: Readonly<Record<string, string>> = {
  'quiet-hours': 'window',
  'frequency-cap': 'frequency-cap',
  'campaign.not-yet': 'not-before',
};

/**
 * One loop. Each turn is one exchange with the journal: the outcomes that came in since the last turn go in, the next
 * few messages come out with their intent durable. Only as many are claimed as leave at once, so that a crash leaves no
 * more in doubt than was on the wire.
 */
export class Sender {
  private readonly request: SendRequest;
  private readonly breaker: Breaker = createBreaker();
  private settled: SettledAttempt[] = [];
  private readonly optOuts: { phone: string; at: number; correlation: string }[] = [];
  private inFlight = 0;
  private claimed = 0;
  private answered = 0;
  private firstAt: number | undefined;
  private lastAt = 0;
  private stop: StopReason | undefined;
  private wake: () => void = () => {};
  private pausedUntil = 0;
  private readonly watches: readonly Watch[];
  private readonly progress = { accepted: 0, failed: 0, unknown: 0, skippedOrHeld: 0 };

  constructor(request: SendRequest) {
    this.request = request;
    const { clock, optOuts, reachedBefore = 0 } = request;
    const judge = async () =>
      optOuts && this.breaker.optOuts(await optOuts(), reachedBefore + this.progress.accepted);
    const halt = (reason: string): void => this.halt(reason);
    const control = async (): Promise<string | undefined> => await request.control?.();
    this.watches = [
      createWatch({ clock, everyMs: CONTROL_MS, ask: control, halt }),
      createWatch({ clock, everyMs: WATCH_MS, ask: request.watch, halt }),
      createWatch({ clock, everyMs: OPT_OUTS_MS, ask: judge, halt }),
    ];
  }

  async run(): Promise<SendSummary> {
    // Taken off again: a run that waits for days has many parts, and one signal for them all.
    const { signal } = this.request;
    const onAbort = (): void => this.wake();
    signal.addEventListener('abort', onAbort);
    try {
      return await this.loop();
    } catch (error) {
      await this.rescue();
      throw error;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** The store failed: waits for what is under way and tries once more to write down what came of it. */
  private async rescue(): Promise<void> {
    this.halt('error');
    while (this.inFlight > 0) await this.request.clock.sleep(GROUP_MS);
    try {
      await this.exchange(0, this.request.clock.now());
    } catch {
      // The first error is the one that tells why; the next run finds these messages in `sending` and calls them unknown.
    }
  }

  private async loop(): Promise<SendSummary> {
    for (;;) {
      const now = this.request.clock.now();
      this.checkLimits(now);
      if (!this.stop) for (const watch of this.watches) watch.look(now);
      const wanted = this.wanted(now);
      const { granted, waitMs } =
        wanted > 0 ? this.request.pacer.take(now, wanted) : { granted: 0, waitMs: 0 };
      if (granted > 0 || this.settled.length > 0) {
        const idle = await this.exchange(granted, now);
        if (!idle) {
          // A store may answer without ever letting go of the thread: requests must leave and answers come in between.
          await this.request.clock.sleep(0);
          continue;
        }
        if (this.inFlight === 0 && this.settled.length === 0 && (await this.isOver())) break;
      } else if (
        this.inFlight === 0 &&
        (this.stop || this.isEnded(now) || (wanted === 0 && !this.isPaused(now)))
      ) {
        break;
      }
      await this.sleepUntilWoken(wanted > 0 ? Math.max(1, waitMs) : this.pauseLeft(now));
    }
    await this.lapse();
    return {
      stopped: this.stop,
      sent: this.answered,
      seconds: this.firstAt === undefined ? 0 : (this.lastAt - this.firstAt) / 1000,
    };
  }

  /** How many messages may be claimed now, the rate left out. */
  private wanted(now: number): number {
    if (this.stop || this.isEnded(now) || this.isPaused(now)) return 0;
    const byLimit = (this.request.limit ?? Number.POSITIVE_INFINITY) - this.claimed;
    return Math.max(0, Math.min(this.request.concurrency - this.inFlight, byLimit));
  }

  /** The campaign's own time is over. */
  private isEnded(now: number): boolean {
    const { endsAt } = this.request.scheduler;
    return endsAt !== undefined && now >= endsAt;
  }

  private isPaused(now: number): boolean {
    return now < this.pausedUntil;
  }

  private pauseLeft(now: number): number {
    return this.isPaused(now) ? this.pausedUntil - now : LONGEST_SLEEP_MS;
  }

  /** What still waits of a campaign that is cancelled, or whose time is over, is left out, with that as the reason. */
  private async lapse(): Promise<void> {
    const { clock, journal, campaign } = this.request;
    // What was on the wire when it was cancelled, and refused for now, has come back to the queue since.
    if (this.stop?.reason === 'cancelled')
      this.progress.skippedOrHeld += await journal.lapse(campaign, CANCELLED);
    else if (this.isEnded(clock.now())) this.progress.skippedOrHeld += await journal.lapse(campaign, OVER);
  }

  private halt(reason: string, resumeAt?: number): void {
    this.stop ??= { reason, resumeAt };
    this.wake();
  }

  private checkLimits(now: number): void {
    const { signal, until, limit } = this.request;
    if (signal.aborted) this.halt('interrupted');
    else if (until !== undefined && now >= until) this.halt('until');
    else if (limit !== undefined && this.inFlight === 0 && this.claimed >= limit) this.halt('limit');
  }

  /** One exchange. True where nothing was claimed although something was asked for, or nothing was asked for. */
  private async exchange(claim: number, now: number): Promise<boolean> {
    const settled = this.settled;
    this.settled = [];
    const messages = await this.writeAndClaim(settled, claim, now);
    this.request.pacer.depart(this.request.clock.now(), claim, messages.length);
    this.claimed += messages.length;
    for (const message of messages) this.launch(message);
    this.request.onProgress?.(this.progress);
    return messages.length === 0;
  }

  private async writeAndClaim(
    settled: readonly SettledAttempt[],
    claim: number,
    now: number,
  ): Promise<readonly ClaimedMessage[]> {
    try {
      // Before its message is settled: dying between the two must not forget a person's stop.
      await this.recordOptOuts();
      return await this.request.journal.exchange({
        campaign: this.request.campaign,
        settled,
        claim,
        now,
        needs: this.request.scheduler.needs,
        obeysControl: this.request.control !== undefined,
        lastLook: (candidates, use) => this.look(now, candidates, use),
      });
    } catch (error) {
      // What came of these attempts is not lost with the write: it goes into the next one.
      this.settled.unshift(...settled);
      throw error;
    }
  }

  /** The scheduler's decisions, with those that it turns away counted and a limit of the run obeyed. */
  private look(
    now: number,
    candidates: readonly ClaimCandidate[],
    use: DailyUse | undefined,
  ): readonly LastLook[] {
    const looks = this.request.scheduler.look(now, candidates, use);
    for (const look of looks) {
      if (look === 'send') continue;
      if ('stopUntil' in look) this.waitFor(look.because, look.stopUntil, now);
      else this.progress.skippedOrHeld += 1;
    }
    return looks;
  }

  /** Nobody more until an instant: waited for where it is near. */
  private waitFor(limit: string, until: number | undefined, now: number): void {
    if (until === undefined || until - now > PATIENCE_MS) this.halt(limit, until);
    else this.pausedUntil = Math.max(until, now + SHORTEST_PAUSE_MS);
  }

  /** Nothing could be claimed and nothing is under way: over, or the rest waits for its time. */
  private async isOver(): Promise<boolean> {
    const { journal, campaign, clock, control } = this.request;
    if (this.stop) return true;
    const said = await control?.();
    if (said !== undefined) {
      this.halt(said);
      return true;
    }
    const due = await journal.nextDue(campaign);
    if (due === undefined) return true;
    const now = clock.now();
    if (due - now > PATIENCE_MS) {
      const [hold] = await journal.holds(campaign);
      const limit = hold !== undefined && hold.firstAt <= due ? hold.limit : 'api';
      this.halt(WAITS[limit] ?? (limit.startsWith('api') ? 'retry-later' : 'window'), due);
      return true;
    }
    if (due > now) await this.sleepUntilWoken(due - now);
    return false;
  }

  private async recordOptOuts(): Promise<void> {
    if (this.optOuts.length === 0) return;
    const stops = [...this.optOuts];
    await this.request.ledger.record(
      stops.flatMap(({ phone, at, correlation }) =>
        stopEvents({ identifiers: [phone], at, way: 'error-131050', evidence: correlation }),
      ),
    );
    this.optOuts.splice(0, stops.length);
  }

  private launch(message: ClaimedMessage): void {
    this.inFlight += 1;
    this.lastAt = this.request.clock.now();
    this.firstAt ??= this.lastAt;
    const outgoing = {
      to: message.phone,
      template: message.template,
      language: message.language,
      components: message.components,
      correlation: message.correlation,
      category: this.request.category,
    };
    const kept = endedOffer(message.components, this.lastAt);
    const sending = kept ? Promise.resolve(kept) : this.request.provider.send(outgoing, this.request.abort);
    void sending.then((result) => {
      const now = this.request.clock.now();
      const fraction = this.request.random.fraction();
      const consequence = consequenceOf(result, {
        attempt: message.attempt,
        now,
        fraction,
        wasPutOff: message.wasPutOff,
        endsAt: this.request.scheduler.endsAt,
      });
      this.settle(message, consequence, now);
    });
  }

  private settle(message: ClaimedMessage, consequence: Consequence, now: number): void {
    const { outcome } = consequence;
    this.inFlight -= 1;
    const isOut = outcome.kind !== 'retry' && outcome.kind !== 'skipped';
    if (isOut) this.answered += 1;
    this.settled.push({ message: message.message, attempt: message.attempt, outcome, at: now });
    // A limit counts messages: what will be tried again, or never left, has not used it up.
    if (isOut) this.progress[outcome.kind] += 1;
    else this.claimed -= 1;
    if (outcome.kind === 'skipped') this.progress.skippedOrHeld += 1;
    if (consequence.throttle) this.throttle(consequence, now);
    if (consequence.optOut)
      this.optOuts.push({ phone: message.phone, at: now, correlation: message.correlation });
    if (consequence.stop) this.halt(consequence.stop);
    if (consequence.pauseMs !== undefined) this.request.pacer.pause(now, consequence.pauseMs);
    const reason = this.judge(consequence, now);
    if (reason) this.halt(reason);
    this.group();
  }

  /** A wait of minutes is waited for by nobody: the run says when it can go on. */
  private throttle({ outcome, throttle }: Consequence, now: number): void {
    const retryAfterMs = throttle?.retryAfterMs;
    this.request.pacer.throttle(now, retryAfterMs);
    if (retryAfterMs === undefined || retryAfterMs <= PATIENCE_MS || outcome.kind !== 'retry') return;
    this.halt(`api:${outcome.code}`, now + retryAfterMs);
  }

  private judge({ outcome, templateFault, throttle, pauseMs }: Consequence, at: number): string | undefined {
    if (outcome.kind === 'retry') {
      if (outcome.code === undefined) return this.breaker.add({ kind: 'not-sent' });
      const isWait = throttle !== undefined || pauseMs !== undefined;
      return this.breaker.add(isWait ? { kind: 'wait', code: outcome.code, at } : { kind: 'again' });
    }
    if (outcome.kind === 'skipped') return this.breaker.add({ kind: 'again' });
    if (outcome.kind === 'failed') return this.breaker.add({ kind: 'failed', templateFault });
    return this.breaker.add({ kind: outcome.kind });
  }

  /** Wakes the loop when enough outcomes are together, or when the first has waited long enough. */
  private group(): void {
    if (this.settled.length >= Math.max(1, this.request.concurrency / 4) || this.inFlight === 0) this.wake();
    else if (this.settled.length === 1) void this.request.clock.sleep(GROUP_MS).then(() => this.wake());
  }

  private async sleepUntilWoken(ms: number): Promise<void> {
    if (this.settled.length >= Math.max(1, this.request.concurrency / 4)) return;
    // An outcome that is waiting already may have been the one that tried to wake the loop while it was busy.
    const longest = Math.min(this.settled.length > 0 ? GROUP_MS : LONGEST_SLEEP_MS, ms);
    const timer = new AbortController();
    await Promise.race([
      new Promise<void>((resolve) => {
        this.wake = resolve;
      }),
      this.request.clock.sleep(longest, timer.signal),
    ]);
    timer.abort();
    this.wake = () => {};
  }
}
