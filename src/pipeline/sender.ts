/** The loop behind `sendMessages`. */
import type {
  ClaimCandidate,
  ClaimedMessage,
  DailyUse,
  LastLook,
  SendResult,
  SettledAttempt,
} from '../core/ports.ts';
import { CANCELLED, OVER } from '../core/sending/limits.ts';
import { endedOffer } from './offer-sending.ts';
import { consequenceOf } from './outcome-of.ts';
import { SendAnswers } from './send-answers.ts';
import { SendBrakes } from './send-brakes.ts';
import type { SendRequest, SendSummary } from './send-request.ts';
import { LONGEST_REST_MS, SendRest } from './send-rest.ts';
import { createWatch, type Watch } from './watch.ts';

/** How often the platform is asked whether template and number may still send. */
const WATCH_MS = 60_000;
/** How often the ledger is asked who stopped. */
const OPT_OUTS_MS = 10_000;
/** How often the store is asked what webhooks have told. */
const LATE_MS = 2_000;
/** How often the store is asked whether the campaign was paused or cancelled. */
const CONTROL_MS = 500;

/**
 * One loop. Each turn is one exchange with the journal: the outcomes that came in since the last turn go in, the next
 * few messages come out with their intent durable. Only as many are claimed as leave at once, so that a crash leaves no
 * more in doubt than was on the wire.
 */
export class Sender {
  private readonly request: SendRequest;
  private readonly rest: SendRest;
  private readonly brakes: SendBrakes;
  private readonly answers: SendAnswers;
  private readonly watches: readonly Watch[];
  private readonly underWay = { claimed: 0, inFlight: 0 };
  private firstAt: number | undefined;
  private lastAt = 0;

  constructor(request: SendRequest) {
    this.request = request;
    const { clock, concurrency, late } = request;
    this.rest = new SendRest({ clock, concurrency, waiting: () => this.answers.waiting });
    this.brakes = new SendBrakes(request, () => this.rest.wake());
    this.answers = new SendAnswers(request, this.brakes);
    const halt = (reason: string): void => this.brakes.halt(reason);
    this.watches = [
      createWatch({ clock, everyMs: CONTROL_MS, ask: async () => await request.control?.(), halt }),
      createWatch({ clock, everyMs: WATCH_MS, ask: request.watch, halt }),
      createWatch({ clock, everyMs: OPT_OUTS_MS, ask: () => this.answers.judgeOptOuts(), halt }),
      createWatch({ clock, everyMs: LATE_MS, ask: async () => await late?.look(), halt }),
    ];
  }

  async run(): Promise<SendSummary> {
    // Taken off again: a run that waits for days has many parts, and one signal for them all.
    const { signal } = this.request;
    const onAbort = (): void => this.rest.wake();
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
    this.brakes.halt('error');
    await this.rest.until(() => this.underWay.inFlight === 0);
    try {
      await this.exchange(0, this.request.clock.now());
    } catch {
      // The first error is the one that tells why; the next run finds these messages in `sending` and calls them unknown.
    }
  }

  private async loop(): Promise<SendSummary> {
    for (;;) {
      const now = this.request.clock.now();
      this.brakes.checkLimits(now, this.underWay);
      if (!this.brakes.stop) for (const watch of this.watches) watch.look(now);
      const wanted = this.brakes.room(now, this.underWay);
      const { granted, waitMs } =
        wanted > 0 ? this.request.pacer.take(now, wanted) : { granted: 0, waitMs: 0 };
      if (granted > 0 || this.answers.waiting > 0) {
        const isIdle = await this.exchange(granted, now);
        if (!isIdle) {
          // A store may answer without ever letting go of the thread: requests must leave and answers come in between.
          await this.request.clock.sleep(0);
          continue;
        }
        if (this.underWay.inFlight === 0 && this.answers.waiting === 0 && (await this.isOver())) break;
      } else if (this.underWay.inFlight === 0 && this.hasNothingToDo(now, wanted)) break;
      await this.rest.rest(
        wanted > 0 ? Math.max(1, waitMs) : (this.brakes.pauseLeft(now) ?? LONGEST_REST_MS),
      );
    }
    await this.lapse();
    return this.summary();
  }

  /** Nothing may be claimed any more. */
  private hasNothingToDo(now: number, wanted: number): boolean {
    const { brakes } = this;
    return brakes.stop !== undefined || brakes.isEnded(now) || (wanted === 0 && !brakes.isPaused(now));
  }

  /** Nothing could be claimed and nothing is under way: over, or the rest waits for its time. */
  private async isOver(): Promise<boolean> {
    const due = await this.brakes.nextDue();
    if (due === undefined) return true;
    const waitMs = due - this.request.clock.now();
    if (waitMs > 0) await this.rest.rest(waitMs);
    return false;
  }

  /** What still waits of a campaign that is cancelled, or whose time is over, is left out, with that as the reason. */
  private async lapse(): Promise<void> {
    const { clock, journal, campaign } = this.request;
    const isCancelled = this.brakes.stop?.reason === 'cancelled';
    if (!isCancelled && !this.brakes.isEnded(clock.now())) return;
    // What was on the wire when it was cancelled, and refused for now, has come back to the queue since.
    this.answers.progress.skippedOrHeld += await journal.lapse(campaign, isCancelled ? CANCELLED : OVER);
  }

  private summary(): SendSummary {
    return {
      stopped: this.brakes.stop,
      sent: this.answers.ended,
      seconds: this.firstAt === undefined ? 0 : (this.lastAt - this.firstAt) / 1000,
    };
  }

  /** One exchange. True where nothing was claimed although something was asked for, or nothing was asked for. */
  private async exchange(claim: number, now: number): Promise<boolean> {
    const messages = await this.writeAndClaim(this.answers.take(), claim, now);
    this.request.pacer.depart(this.request.clock.now(), claim, messages.length);
    this.underWay.claimed += messages.length;
    for (const message of messages) this.launch(message);
    this.request.onProgress?.(this.answers.progress);
    return messages.length === 0;
  }

  private async writeAndClaim(
    settled: readonly SettledAttempt[],
    claim: number,
    now: number,
  ): Promise<readonly ClaimedMessage[]> {
    try {
      // Before its message is settled: dying between the two must not forget a person's stop.
      await this.answers.recordOptOuts();
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
      this.answers.giveBack(settled);
      throw error;
    }
  }

  /** The scheduler's decisions, with those that it turns away counted and a limit of the run obeyed. */
  private look(
    now: number,
    candidates: readonly ClaimCandidate[],
    use: DailyUse | undefined,
  ): readonly LastLook[] {
    const looks = this.request.scheduler.look(now, candidates, use).map((look, index) => {
      const closed = look === 'send' ? this.answers.closed(candidates[index]?.country) : undefined;
      return closed === undefined ? look : { skip: closed };
    });
    for (const look of looks) {
      if (look === 'send') continue;
      if ('stopUntil' in look) this.brakes.waitFor(look.because, look.stopUntil, now);
      else this.answers.progress.skippedOrHeld += 1;
      if ('holdUntil' in look) this.answers.progress.held += 1;
    }
    return looks;
  }

  private launch(message: ClaimedMessage): void {
    this.underWay.inFlight += 1;
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
    const leftAt = this.lastAt;
    void sending.then((result) => this.settle(message, result, leftAt));
  }

  private settle(message: ClaimedMessage, result: SendResult, leftAt: number): void {
    const now = this.request.clock.now();
    const isAnswer = result.kind === 'accepted' || result.kind === 'refused';
    this.request.pacer.answered(now, isAnswer ? now - leftAt : undefined);
    const consequence = consequenceOf(result, {
      attempt: message.attempt,
      now,
      fraction: this.request.random.fraction(),
      wasPutOff: message.wasPutOff,
      endsAt: this.request.scheduler.endsAt,
    });
    this.underWay.inFlight -= 1;
    // A limit counts messages: what will be tried again, or never left, has not used it up.
    if (!this.answers.add(message, consequence, now)) this.underWay.claimed -= 1;
    this.rest.gather(this.underWay.inFlight === 0);
  }
}
