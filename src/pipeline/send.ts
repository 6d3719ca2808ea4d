/**
 * The sending pipeline: at most once per campaign and person, every outcome known or named.
 *
 * One loop. Each turn is one exchange with the journal: the outcomes that came in since the last turn go in, the next
 * few messages come out with their intent durable. Only as many are claimed as leave at once, so that a crash leaves no
 * more in doubt than was on the wire.
 */
import type { Breaker } from '../core/breaker.ts';
import { createBreaker } from '../core/breaker.ts';
import type { Pacer } from '../core/pacer.ts';
import type {
  ClaimCandidate,
  ClaimedMessage,
  Clock,
  LastLook,
  Ledger,
  MessageJournal,
  Provider,
  RandomSource,
  SettledAttempt,
} from '../core/ports.ts';
import { stopEvents } from './opt-outs.ts';
import type { Consequence } from './outcome-of.ts';
import { consequenceOf } from './outcome-of.ts';

/** Why a run ended before everything was sent, and when it can go on. */
export interface StopReason {
  readonly reason: string;
  readonly resumeAt: number | undefined;
}

/** What sending takes. */
export interface SendRequest {
  readonly campaign: string;
  readonly journal: MessageJournal;
  readonly ledger: Ledger;
  readonly provider: Pick<Provider, 'send'>;
  /** The template's category when the run began. */
  readonly category?: string | undefined;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly pacer: Pacer;
  /** Asks the campaign's question again at an instant; see `question.ts`. */
  readonly lastLook: (now: number) => (candidates: readonly ClaimCandidate[]) => readonly LastLook[];
  /** Requests under way at once. */
  readonly concurrency: number;
  /** Messages of this run at most (`--limit`, the canary). */
  readonly limit: number | undefined;
  /** Distinct people that may be messaged now under the daily limits; undefined: no such limit. Asked again when used up. */
  readonly allowance: (
    now: number,
  ) => Promise<
    { readonly left: number; readonly resumeAt: number | undefined; readonly name: string } | undefined
  >;
  /** No message leaves at or after this instant (`--until`, `--max-runtime`, sending.notAfter), epoch milliseconds. */
  readonly until: number | undefined;
  /** Asked every minute: a reason to stop (paused template, red rating), or nothing. */
  readonly watch: () => Promise<string | undefined>;
  /** Asks the run to stop taking work; what is under way finishes. */
  readonly signal: AbortSignal;
  /** Cuts off what is under way. */
  readonly abort: AbortSignal;
  readonly onProgress?: (progress: SendProgress) => void;
}

/** Where a run stands. */
export interface SendProgress {
  readonly accepted: number;
  readonly failed: number;
  readonly unknown: number;
  readonly skippedOrHeld: number;
}

/** How a run ended. */
export interface SendSummary {
  readonly stopped: StopReason | undefined;
  /** Messages of this run whose attempt had an end: accepted, failed or unknown. */
  readonly sent: number;
  /** Seconds from the first request to the last one: what the pace is measured by; a late answer does not slow it. */
  readonly seconds: number;
}

/** How often the platform is asked whether template and number may still send. */
const WATCH_MS = 60_000;
/** How long outcomes may wait for company before they are written: durability lags an answer by no more than this. */
const GROUP_MS = 3;
/** The loop looks at its limits at least this often, however long the pacer wants to wait. */
const LONGEST_SLEEP_MS = 1000;

class Sender {
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
  private watchedAt: number;
  private watching = false;
  private left: number | undefined;
  private readonly progress = { accepted: 0, failed: 0, unknown: 0, skippedOrHeld: 0 };

  constructor(request: SendRequest) {
    this.request = request;
    this.watchedAt = request.clock.now();
  }

  async run(): Promise<SendSummary> {
    try {
      return await this.loop();
    } catch (error) {
      await this.rescue();
      throw error;
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
    this.request.signal.addEventListener('abort', () => this.wake(), { once: true });
    await this.refreshAllowance();
    for (;;) {
      const now = this.request.clock.now();
      this.checkLimits(now);
      this.watchPlatform(now);
      const wanted = this.wanted();
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
      } else if (this.inFlight === 0 && (this.stop || wanted === 0)) {
        break;
      }
      await this.sleepUntilWoken(wanted > 0 ? Math.max(1, waitMs) : 1000);
    }
    return {
      stopped: this.stop,
      sent: this.answered,
      seconds: this.firstAt === undefined ? 0 : (this.lastAt - this.firstAt) / 1000,
    };
  }

  /** How many messages may be claimed now, the rate left out. */
  private wanted(): number {
    if (this.stop) return 0;
    const byLimit = (this.request.limit ?? Number.POSITIVE_INFINITY) - this.claimed;
    return Math.max(
      0,
      Math.min(this.request.concurrency - this.inFlight, byLimit, this.left ?? Number.POSITIVE_INFINITY),
    );
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

  private async refreshAllowance(): Promise<void> {
    const allowance = await this.request.allowance(this.request.clock.now());
    this.left = allowance?.left;
    if (allowance && allowance.left <= 0) this.halt(allowance.name, allowance.resumeAt);
  }

  /** Asks the platform beside the loop: sending goes on while the answer is awaited. */
  private watchPlatform(now: number): void {
    if (this.watching || this.stop || now - this.watchedAt < WATCH_MS) return;
    this.watching = true;
    void this.request
      .watch()
      .then((reason) => {
        if (reason !== undefined) this.halt(reason);
      })
      .finally(() => {
        this.watching = false;
        this.watchedAt = this.request.clock.now();
      });
  }

  /** One exchange. True where nothing was claimed although something was asked for, or nothing was asked for. */
  private async exchange(claim: number, now: number): Promise<boolean> {
    const settled = this.settled;
    this.settled = [];
    const messages = await this.writeAndClaim(settled, claim, now);
    this.claimed += messages.length;
    for (const message of messages) this.launch(message);
    if (this.left !== undefined) {
      this.left -= messages.length;
      if (this.left <= 0) await this.refreshAllowance();
    }
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
        lastLook: this.counted(this.request.lastLook(now)),
      });
    } catch (error) {
      // What came of these attempts is not lost with the write: it goes into the next one.
      this.settled.unshift(...settled);
      throw error;
    }
  }

  /** The last look, with those it turns away counted. */
  private counted(look: (candidates: readonly ClaimCandidate[]) => readonly LastLook[]): typeof look {
    return (candidates) => {
      const results = look(candidates);
      this.progress.skippedOrHeld += results.filter((result) => result !== 'send').length;
      return results;
    };
  }

  /** Nothing could be claimed and nothing is under way: over, or the rest waits for its time. */
  private async isOver(): Promise<boolean> {
    if (this.stop) return true;
    const due = await this.request.journal.nextDue(this.request.campaign);
    if (due === undefined) return true;
    const now = this.request.clock.now();
    // A retry in a moment is worth waiting for; a window that opens later is not.
    const patience = 2 * 60_000;
    if (due - now > patience) {
      this.halt('window', due);
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
    void this.request.provider.send(outgoing, this.request.abort).then((result) => {
      const now = this.request.clock.now();
      const fraction = this.request.random.fraction();
      this.settle(message, consequenceOf(result, { attempt: message.attempt, now, fraction }), now);
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
    if (consequence.throttle) this.request.pacer.throttle(now, consequence.throttle.retryAfterMs);
    if (consequence.optOut)
      this.optOuts.push({ phone: message.phone, at: now, correlation: message.correlation });
    if (consequence.stop) this.halt(consequence.stop);
    const reason = this.judge(consequence);
    if (reason) this.halt(reason);
    this.group();
  }

  private judge({ outcome, templateFault }: Consequence): string | undefined {
    if (outcome.kind === 'retry') {
      return this.breaker.add({ kind: outcome.code === undefined ? 'not-sent' : 'again' });
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

/** Sends what the journal holds for a campaign until nothing is left, a limit is reached, or it is asked to stop. */
export async function sendMessages(request: SendRequest): Promise<SendSummary> {
  return await new Sender(request).run();
}
