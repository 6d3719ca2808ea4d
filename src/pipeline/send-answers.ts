/** What came of a run's messages: counted, judged, and kept until it is written down. */
import type { Breaker } from '../core/breaker.ts';
import { createBreaker } from '../core/breaker.ts';
import type { ClaimedMessage, SettledAttempt } from '../core/ports.ts';
import { type CountryRefusals, countryRefusals, isCountryRefusal } from '../core/sending/countries.ts';
import { stopEvents } from './opt-outs.ts';
import type { Consequence } from './outcome-of.ts';
import { PATIENCE_MS, type SendBrakes } from './send-brakes.ts';
import type { SendProgress, SendRequest } from './send-request.ts';

/** Takes what follows from each answer to where it belongs: the journal's next write, the ledger, the pacer, the brakes. */
export class SendAnswers {
  readonly progress: { -readonly [Key in keyof SendProgress]: SendProgress[Key] } = {
    accepted: 0,
    failed: 0,
    unknown: 0,
    skippedOrHeld: 0,
    held: 0,
  };
  private readonly request: SendRequest;
  private readonly brakes: SendBrakes;
  private readonly breaker: Breaker;
  private readonly countries: CountryRefusals;
  private settled: SettledAttempt[] = [];
  private readonly optOuts: { phone: string; at: number; correlation: string }[] = [];

  constructor(request: SendRequest, brakes: SendBrakes) {
    this.request = request;
    this.brakes = brakes;
    this.breaker = request.breaker ?? createBreaker();
    this.countries = request.countries ?? countryRefusals();
  }

  /** Outcomes that are not written down yet. */
  get waiting(): number {
    return this.settled.length;
  }

  /** Messages whose attempt had an end: accepted, failed or unknown. */
  get ended(): number {
    const { accepted, failed, unknown } = this.progress;
    return accepted + failed + unknown;
  }

  /** Hands out what is to be written. */
  take(): readonly SettledAttempt[] {
    const { settled } = this;
    this.settled = [];
    return settled;
  }

  /** What could not be written is not lost: it goes into the next write. */
  giveBack(settled: readonly SettledAttempt[]): void {
    this.settled.unshift(...settled);
  }

  /** Takes what came of an attempt. True where it had an end: accepted, failed or unknown. */
  add(message: ClaimedMessage, consequence: Consequence, now: number): boolean {
    const { outcome } = consequence;
    this.settled.push({ message: message.message, attempt: message.attempt, outcome, at: now });
    const hasEnded = outcome.kind !== 'retry' && outcome.kind !== 'skipped';
    if (hasEnded) this.progress[outcome.kind] += 1;
    else if (outcome.kind === 'skipped') this.progress.skippedOrHeld += 1;
    if (consequence.throttle) this.throttle(consequence, now);
    if (consequence.optOut)
      this.optOuts.push({ phone: message.phone, at: now, correlation: message.correlation });
    if (consequence.stop) this.brakes.halt(consequence.stop);
    if (consequence.pauseMs !== undefined) this.request.pacer.pause(now, consequence.pauseMs);
    if (outcome.kind === 'failed' && isCountryRefusal(outcome.code)) this.countries.add(message.country);
    const reason = this.judge(consequence, now);
    if (reason) this.brakes.halt(reason);
    return hasEnded;
  }

  /** Why nobody of a country is written to any more; undefined: they may be. */
  closed(country = ''): string | undefined {
    return this.countries.reasonFor(country);
  }

  /** A wait of minutes is waited for by nobody: the run says when it can go on. */
  private throttle({ outcome, throttle }: Consequence, now: number): void {
    const retryAfterMs = throttle?.retryAfterMs;
    this.request.pacer.throttle(now, retryAfterMs);
    if (retryAfterMs === undefined || retryAfterMs <= PATIENCE_MS || outcome.kind !== 'retry') return;
    this.brakes.halt(`api:${outcome.code}`, now + retryAfterMs);
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

  /** A reason to stop, where too many of the people reached have asked to stop. */
  async judgeOptOuts(): Promise<string | undefined> {
    const { optOuts, reachedBefore = 0 } = this.request;
    return optOuts && this.breaker.optOuts(await optOuts(), reachedBefore + this.progress.accepted);
  }

  /** Tells the ledger who stopped. */
  async recordOptOuts(): Promise<void> {
    if (this.optOuts.length === 0) return;
    const stops = [...this.optOuts];
    await this.request.ledger.record(
      stops.flatMap(({ phone, at, correlation }) =>
        stopEvents({ identifiers: [phone], at, way: 'error-131050', evidence: correlation }),
      ),
    );
    this.optOuts.splice(0, stops.length);
  }
}
