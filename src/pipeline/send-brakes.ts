/** Whether a run goes on: what stops it, what it waits for, and when it is over. */
import type { SendRequest, StopReason } from './send-request.ts';

/** What is due within this time is worth waiting for: a retry, a place in the moving day. A window that opens later is not. */
export const PATIENCE_MS = 2 * 60_000;
/** A place in the moving day that becomes free is waited for in company. */
const SHORTEST_PAUSE_MS = 1000;

/** The names under which a run tells what it waits for, by the limit that holds the first of its messages. */
const WAITS: Readonly<Record<string, string>> = {
  'quiet-hours': 'window',
  'frequency-cap': 'frequency-cap',
  'campaign.not-yet': 'not-before',
};

/** Messages of a run: those that left the queue for it, and those of them that are under way. */
export interface UnderWay {
  readonly claimed: number;
  readonly inFlight: number;
}

/** Holds the reason for which a run stops, and what it pauses for. */
export class SendBrakes {
  private readonly request: SendRequest;
  private readonly onHalt: () => void;
  private pausedUntil = 0;
  private reason: StopReason | undefined;

  /** `onHalt` is called whenever there may be a reason to stop. */
  constructor(request: SendRequest, onHalt: () => void) {
    this.request = request;
    this.onHalt = onHalt;
  }

  /** Why the run takes no more work; the first reason stays. */
  get stop(): StopReason | undefined {
    return this.reason;
  }

  halt(reason: string, resumeAt?: number): void {
    this.reason ??= { reason, resumeAt };
    this.onHalt();
  }

  /** Looks at what the user set as limits of the run. */
  checkLimits(now: number, { claimed, inFlight }: UnderWay): void {
    const { signal, until, limit } = this.request;
    if (signal.aborted) this.halt('interrupted');
    else if (until !== undefined && now >= until) this.halt('until');
    else if (limit !== undefined && inFlight === 0 && claimed >= limit) this.halt('limit');
  }

  /** How many messages may be claimed now, the rate left out. */
  room(now: number, { claimed, inFlight }: UnderWay): number {
    if (this.reason || this.isEnded(now) || this.isPaused(now)) return 0;
    const byLimit = (this.request.limit ?? Number.POSITIVE_INFINITY) - claimed;
    return Math.max(0, Math.min(this.request.concurrency - inFlight, byLimit));
  }

  /** The campaign's own time is over. */
  isEnded(now: number): boolean {
    const { endsAt } = this.request.scheduler;
    return endsAt !== undefined && now >= endsAt;
  }

  /** Nobody more until an instant: waited for where it is near. */
  waitFor(limit: string, until: number | undefined, now: number): void {
    if (until === undefined || until - now > PATIENCE_MS) this.halt(limit, until);
    else this.pausedUntil = Math.max(until, now + SHORTEST_PAUSE_MS);
  }

  isPaused(now: number): boolean {
    return now < this.pausedUntil;
  }

  /** Milliseconds until a pause ends; undefined: there is none. */
  pauseLeft(now: number): number | undefined {
    return this.isPaused(now) ? this.pausedUntil - now : undefined;
  }

  /**
   * Nothing could be claimed and nothing is under way: when the next message is due, if that is worth waiting for (epoch
   * milliseconds); undefined: the run is over, and where something waits for longer it says why.
   */
  async nextDue(): Promise<number | undefined> {
    const { journal, campaign, clock, control } = this.request;
    if (this.reason) return undefined;
    const said = await control?.();
    if (said !== undefined) {
      this.halt(said);
      return undefined;
    }
    const due = await journal.nextDue(campaign);
    if (due === undefined || due - clock.now() <= PATIENCE_MS) return due;
    const [hold] = await journal.holds(campaign);
    const limit = hold !== undefined && hold.firstAt <= due ? hold.limit : 'api';
    this.halt(WAITS[limit] ?? (limit.startsWith('api') ? 'retry-later' : 'window'), due);
    return undefined;
  }
}
