/** What a simulation's looker-on writes down: who got a message when, in hours and days, and what was waited for. */
import { isoWithOffset } from '../../i18n/format.ts';
import type { SimulatedDay, SimulatedWait } from '../../report/index.ts';
import type { PlatformWatch } from './platform.ts';

/** A simulation's record. */
export interface SimulationRecord extends PlatformWatch {
  /** A wait began, for a reason, until an instant. */
  wait(wait: SimulatedWait): void;
  /** Messages accepted, by the start of the zone's hour (epoch milliseconds). */
  hours(): ReadonlyMap<number, number>;
  /** The days on which messages were accepted, oldest first. */
  days(): readonly SimulatedDay[];
  waits(): readonly SimulatedWait[];
  /** Stops that came in. */
  stops(): number;
  /** Requests in all, and those that got no message accepted. */
  requests(): { readonly total: number; readonly refused: number };
  lastAcceptedAt(): number | undefined;
}

const QUARTER_MS = 900_000;
/** A gap longer than this is a pause and no part of the pace, milliseconds. */
const PAUSE_MS = 10_000;

interface Day {
  readonly firstAt: number;
  lastAt: number;
  messages: number;
  /** Gaps between messages, pauses left out: their count and length. */
  gaps: number;
  activeMs: number;
}

/** A quarter of an hour and where it lies on the zone's clock: every zone's hours and days end with some quarter. */
interface LocalHour {
  readonly from: number;
  readonly until: number;
  /** `2026-11-25` */
  readonly day: string;
  /** When the hour began that it is part of. */
  readonly startsAt: number;
}

class Record implements SimulationRecord {
  private readonly zone: string;
  private readonly limitPerSecond: number;
  private readonly byHour = new Map<number, number>();
  private readonly byDay = new Map<string, Day>();
  private readonly waited: SimulatedWait[] = [];
  private optOutCount = 0;
  private total = 0;
  private refused = 0;
  private here: LocalHour = { from: 0, until: 0, day: '', startsAt: 0 };

  constructor(zone: string, limitPerSecond: number) {
    this.zone = zone;
    this.limitPerSecond = limitPerSecond;
  }

  request({ at, status }: { readonly at: number; readonly status: number }): void {
    this.total += 1;
    this.endCanaryWait(at);
    // No whole answer: the platform may have taken it, as the emulator's silence does.
    if (status !== 200 && status !== 0) {
      this.refused += 1;
      return;
    }
    const { startsAt, day } = this.localHour(at);
    this.byHour.set(startsAt, (this.byHour.get(startsAt) ?? 0) + 1);
    this.count(day, at);
  }

  /** A canary may wait less than its longest: what leaves then tells how long it was. */
  private endCanaryWait(at: number): void {
    const last = this.waited.at(-1);
    if (last?.reason === 'canary' && at > last.at && at < last.until)
      this.waited[this.waited.length - 1] = { ...last, until: at };
  }

  private count(name: string, at: number): void {
    const day = this.byDay.get(name);
    if (day === undefined) {
      this.byDay.set(name, { firstAt: at, lastAt: at, messages: 1, gaps: 0, activeMs: 0 });
      return;
    }
    const gap = at - day.lastAt;
    if (gap <= PAUSE_MS) {
      day.gaps += 1;
      day.activeMs += gap;
    }
    day.lastAt = at;
    day.messages += 1;
  }

  private localHour(at: number): LocalHour {
    if (at >= this.here.from && at < this.here.until) return this.here;
    const from = at - (at % QUARTER_MS);
    const iso = isoWithOffset(from, this.zone);
    const startsAt = from - Number(iso.slice(14, 16)) * 60_000;
    this.here = { from, until: from + QUARTER_MS, day: iso.slice(0, 10), startsAt };
    return this.here;
  }

  optOuts(count: number): void {
    this.optOutCount += count;
  }

  wait(wait: SimulatedWait): void {
    this.waited.push(wait);
  }

  hours(): ReadonlyMap<number, number> {
    return this.byHour;
  }

  days(): readonly SimulatedDay[] {
    const days = [...this.byDay];
    return days.map(([day, facts], index) => {
      const perSecond = facts.activeMs > 0 ? (facts.gaps * 1000) / facts.activeMs : 0;
      const nextAt = days[index + 1]?.[1].firstAt ?? Number.POSITIVE_INFINITY;
      const lastBefore = days[index - 1]?.[1].lastAt ?? Number.NEGATIVE_INFINITY;
      const { firstAt } = facts;
      // A day that begins with its window begins on time; any other wait before its first message made it late.
      const reasons = this.waited
        .filter(({ at, reason }) => (at < firstAt ? at >= lastBefore && reason !== 'window' : at < nextAt))
        .map(({ reason }) => reason);
      const isAtPace = perSecond >= this.limitPerSecond * 0.9;
      return {
        day,
        firstAt,
        lastAt: facts.lastAt,
        messages: facts.messages,
        perSecond,
        boundBy: [...new Set([...(isAtPace ? ['throughput'] : []), ...reasons])],
      };
    });
  }

  waits(): readonly SimulatedWait[] {
    return this.waited;
  }

  stops(): number {
    return this.optOutCount;
  }

  requests(): { readonly total: number; readonly refused: number } {
    return { total: this.total, refused: this.refused };
  }

  lastAcceptedAt(): number | undefined {
    return [...this.byDay.values()].at(-1)?.lastAt;
  }
}

/** An empty record; days are those of a zone, and a pace near the limit is told from a slower one. */
export function createRecord(zone: string, limitPerSecond: number): SimulationRecord {
  return new Record(zone, limitPerSecond);
}
