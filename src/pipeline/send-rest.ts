/** How the loop of a run rests: until its time has come, or until enough outcomes are together to be written down. */
import type { Clock } from '../core/ports.ts';

/** How long outcomes may wait for company before they are written: durability lags an answer by no more than this. */
const GROUP_MS = 5;
/** The loop looks at its limits at least this often, however long the pacer wants to wait. */
export const LONGEST_REST_MS = 1000;

/** What a rest takes. */
export interface RestParts {
  readonly clock: Clock;
  /** Requests under way at once: a quarter of them makes a group that is written at once. */
  readonly concurrency: number;
  /** Outcomes that wait to be written. */
  readonly waiting: () => number;
}

/** Lets a loop sleep. */
export class SendRest {
  private readonly parts: RestParts;
  private readonly group: number;
  private wakeUp: () => void = () => {};

  constructor(parts: RestParts) {
    this.parts = parts;
    this.group = Math.max(1, parts.concurrency / 4);
  }

  /** Ends the present rest, if there is one. */
  wake(): void {
    this.wakeUp();
  }

  /** Told of each new outcome: wakes the loop when enough are together, or when the first has waited long enough. */
  gather(isLastUnderWay: boolean): void {
    const waiting = this.parts.waiting();
    if (waiting >= this.group || isLastUnderWay) this.wake();
    else if (waiting === 1) void this.shortly();
  }

  private async shortly(): Promise<void> {
    await this.parts.clock.sleep(GROUP_MS);
    this.wake();
  }

  /** Rests for so many milliseconds at most. */
  async rest(ms: number): Promise<void> {
    const waiting = this.parts.waiting();
    if (waiting >= this.group) return;
    // An outcome that is waiting already may have been the one that tried to wake the loop while it was busy.
    const longest = Math.min(waiting > 0 ? GROUP_MS : LONGEST_REST_MS, ms);
    const timer = new AbortController();
    await new Promise<void>((resolve) => {
      this.wakeUp = resolve;
      void this.parts.clock.sleep(longest, timer.signal).then(resolve);
    });
    timer.abort();
    this.wakeUp = () => {};
  }

  /** Waits until nothing is under way any more. */
  async until(isOver: () => boolean): Promise<void> {
    while (!isOver()) await this.parts.clock.sleep(GROUP_MS);
  }
}
