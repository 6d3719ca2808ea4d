/**
 * Makes a forecast from the same rules that the scheduler obeys, over groups of messages instead of single ones, so that it
 * takes milliseconds for a million. Pure; the same input gives the same forecast.
 *
 * Not foreseen: failures that are tried again, people who stop, throttling yet to come, and that somebody whom another
 * campaign wrote to within the day takes no place of the messaging limit.
 */
import type { Forecast, ForecastInput, WaitingGroup } from './forecast.ts';
import type { DailyLimit } from './limits.ts';
import { createMovingDay, type MovingDay } from './moving-day.ts';
import { ALWAYS_OPEN, type SendWindow } from './scheduler.ts';

/** What is due within this time is waited for by every run (as the sender does). */
const PATIENCE_MS = 2 * 60_000;
/** Legs that a forecast tells one by one. */
const MOST_LEGS = 8;
/** Groups that are looked at one by one; more are taken together by time. */
const MOST_GROUPS = 300;
const MINUTE_MS = 60_000;
/** Whatever takes longer is told as unknown. */
const MOST_STEPS = 20_000;
const LONGEST_MS = 366 * 86_400_000;
const NEVER = Number.POSITIVE_INFINITY;

/** The names under which a run tells what it waits for, by what holds a message. */
const WAITS: Readonly<Record<string, string>> = {
  'quiet-hours': 'window',
  'frequency-cap': 'frequency-cap',
  'campaign.not-yet': 'not-before',
};

function waitName(because: string): string {
  return WAITS[because] ?? (because.startsWith('api') ? 'retry-later' : 'window');
}

/** A group on its way. */
interface Queue {
  readonly group: WaitingGroup;
  left: number;
  /** The opening in which it leaves next. */
  readyAt: number;
  closesAt: number;
  because: string;
}

/** Takes groups of one place together whose times lie close, until there are few enough of them. */
function merged(groups: readonly WaitingGroup[]): readonly WaitingGroup[] {
  let few = groups;
  for (let width = MINUTE_MS; few.length > MOST_GROUPS && width < LONGEST_MS; width *= 2) {
    const byTime = new Map<string, WaitingGroup>();
    for (const group of groups) {
      const dueAt = Math.ceil(group.dueAt / width) * width;
      const key = [dueAt, group.country, group.zoneCell, group.because].join('|');
      byTime.set(key, { ...group, dueAt, count: group.count + (byTime.get(key)?.count ?? 0) });
    }
    few = [...byTime.values()];
  }
  return few;
}

type Ending = Pick<Forecast['run'], 'stop' | 'resumeAt'>;

/** Sending as it will go, from event to event. */
class Course {
  private readonly input: ForecastInput;
  private readonly window: SendWindow;
  private readonly days: readonly { readonly name: DailyLimit; readonly day: MovingDay }[];
  private queues: Queue[];
  private at: number;
  private sent = 0;
  private lapsed = 0;
  private legs: { from: number; until: number; messages: number; after: string | undefined }[] = [];
  /** What is waited for since the last message. */
  private waited: string | undefined;
  private runEnd: (Ending & { readonly sent: number; readonly until: number }) | undefined;

  constructor(input: ForecastInput) {
    this.input = input;
    this.at = input.now;
    this.window = input.rules?.window ?? ALWAYS_OPEN;
    this.days = (input.days ?? []).map(({ name, limit, contacts }) => ({
      name,
      day: createMovingDay(limit, contacts),
    }));
    this.queues = merged(input.groups.filter(({ count }) => count > 0)).map((group) => ({
      group,
      left: group.count,
      readyAt: group.dueAt,
      closesAt: Number.NEGATIVE_INFINITY,
      because: group.because,
    }));
  }

  /** All of it. True where its end is known. */
  run(): boolean {
    for (let step = 0; step < MOST_STEPS; step += 1) {
      if (this.at - this.input.now > LONGEST_MS) return false;
      this.look();
      if (this.queues.length === 0) return true;
      const stop = this.ownEnd();
      if (stop !== undefined) {
        this.endRun({ stop, resumeAt: undefined });
        return false;
      }
      const { until, because } = this.nextWait();
      if (until === NEVER) return false;
      if (until > this.at) this.wait(until, because);
      else this.send();
    }
    return false;
  }

  forecast(isKnown: boolean): Forecast {
    const { now, perSecond } = this.input;
    const waiting = this.queues.reduce((sum, { left }) => sum + left, 0);
    const total = this.sent + waiting + this.lapsed;
    const until = this.legs.at(-1)?.until ?? now;
    const end = this.runEnd ?? { stop: undefined, resumeAt: undefined, sent: this.sent, until };
    return {
      madeAt: now,
      perSecond,
      legs: this.legs.slice(0, MOST_LEGS),
      legCount: this.legs.length,
      doneAt: isKnown ? until : undefined,
      lapsed: this.lapsed,
      run: {
        until: end.until,
        messages: end.sent,
        left: total - end.sent - this.lapsed,
        stop: end.stop,
        resumeAt: end.resumeAt,
      },
    };
  }

  /** Finds each queue's opening, and leaves out what cannot leave any more. */
  private look(): void {
    const { notAfter = NEVER } = this.input.rules ?? {};
    for (const queue of this.queues) {
      if (this.at >= queue.closesAt) this.open(queue);
      if (Math.max(this.at, queue.readyAt) < notAfter && queue.readyAt !== NEVER) continue;
      this.lapsed += queue.left;
      queue.left = 0;
    }
    if (this.queues.some(({ left }) => left === 0)) this.queues = this.queues.filter(({ left }) => left > 0);
  }

  private open(queue: Queue): void {
    const { group } = queue;
    const due = Math.max(this.at, group.dueAt);
    queue.readyAt = this.window.opensAt(group, due);
    queue.closesAt = queue.readyAt === NEVER ? NEVER : this.window.closesAt(group, queue.readyAt);
    if (queue.readyAt > due) queue.because = 'quiet-hours';
  }

  /** Why the run's own limits end it now. */
  private ownEnd(): string | undefined {
    if (this.runEnd !== undefined) return undefined;
    const { limit = NEVER, until = NEVER } = this.input.run ?? {};
    if (this.sent >= limit) return 'limit';
    return this.at >= until ? 'until' : undefined;
  }

  private endRun(ending: Ending): void {
    this.runEnd ??= { ...ending, sent: this.sent, until: this.legs.at(-1)?.until ?? this.at };
  }

  /** The queue that goes first: whose window closes first. */
  private first(): Queue | undefined {
    let first: Queue | undefined;
    for (const queue of this.queues)
      if (queue.readyAt <= this.at && (first === undefined || queue.closesAt < first.closesAt)) first = queue;
    return first;
  }

  /** Until when nothing leaves, and why; `until` in the past: something may. */
  private nextWait(): { readonly until: number; readonly because: string } {
    if (this.first() === undefined) {
      const next = this.queues.reduce((soonest, queue) =>
        queue.readyAt < soonest.readyAt ? queue : soonest,
      );
      return { until: next.readyAt, because: waitName(next.because) };
    }
    let wait = { until: this.at, because: '' };
    for (const { name, day } of this.days)
      if (day.places(this.at) === 0 && day.nextAt() > wait.until)
        wait = { until: day.nextAt(), because: name };
    return wait;
  }

  private wait(until: number, because: string): void {
    const { isPatient = false, until: runUntil = NEVER } = this.input.run ?? {};
    const isLong = until - this.at > PATIENCE_MS;
    if (isLong) {
      this.waited = because;
      if (!isPatient || runUntil <= until) this.endRun({ stop: because, resumeAt: until });
    }
    this.at = this.runEnd === undefined ? Math.min(until, runUntil) : until;
  }

  /** How long the first queue may go on until something else is to be looked at. */
  private horizon(first: Queue): number {
    const { notAfter = NEVER } = this.input.rules ?? {};
    const runUntil = this.runEnd === undefined ? this.input.run?.until : undefined;
    let horizon = Math.min(first.closesAt, notAfter, runUntil ?? NEVER);
    for (const { readyAt, closesAt } of this.queues)
      if (readyAt > this.at && readyAt < horizon && closesAt < first.closesAt) horizon = readyAt;
    return horizon;
  }

  /** How many may leave in a row, by all that counts messages. */
  private room(): number {
    const { limit = NEVER, pause } = this.input.run ?? {};
    const byRun = this.runEnd === undefined ? limit - this.sent : NEVER;
    const byPause = pause !== undefined && this.sent < pause.after ? pause.after - this.sent : NEVER;
    return Math.min(byRun, byPause, ...this.days.map(({ day }) => day.places(this.at)));
  }

  private send(): void {
    const queue = this.first();
    if (queue === undefined) return;
    const msEach = 1000 / this.input.perSecond;
    const inTime = Math.max(1, Math.floor((this.horizon(queue) - this.at) / msEach));
    const count = Math.min(queue.left, inTime, this.room());
    const from = this.at;
    this.at += count * msEach;
    queue.left -= count;
    this.sent += count;
    for (const { day } of this.days) day.take(from, this.at, count);
    this.note(from, count);
    this.pause();
  }

  private note(from: number, messages: number): void {
    const leg = this.legs.at(-1);
    if (leg === undefined || this.waited !== undefined)
      this.legs.push({ from, until: this.at, messages, after: this.waited });
    else {
      leg.until = this.at;
      leg.messages += messages;
    }
    this.waited = undefined;
  }

  private pause(): void {
    const { pause } = this.input.run ?? {};
    if (pause === undefined || this.sent !== pause.after || pause.ms === 0) return;
    this.at += pause.ms;
    this.waited = 'canary';
  }
}

/** Makes a forecast. */
export function foresee(input: ForecastInput): Forecast {
  const course = new Course(input);
  const isKnown = input.perSecond > 0 && course.run();
  return course.forecast(isKnown);
}
