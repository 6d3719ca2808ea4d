/** Hours of a timetable by the day they lie on. */
import { isoWithOffset } from '../i18n/format.ts';
import type { TimetableHour } from './model.ts';

/** A day of a timetable. */
export interface DayHours {
  /** In the zone: `2026-11-25`. */
  readonly day: string;
  /** By hour of the zone's clock, 0 to 23. */
  readonly slots: ReadonlyMap<number, TimetableHour>;
}

/** Sorts hours by day and hour of a zone's clock; where the clock is set back, the hour that comes twice is one. */
export function dayHours(hours: readonly TimetableHour[], zone: string): DayHours[] {
  const days = new Map<string, Map<number, TimetableHour>>();
  for (const hour of hours) {
    const iso = isoWithOffset(hour.at, zone);
    const day = days.get(iso.slice(0, 10)) ?? new Map<number, TimetableHour>();
    const number = Number(iso.slice(11, 13));
    const first = day.get(number);
    day.set(number, {
      at: first?.at ?? hour.at,
      messages: (first?.messages ?? 0) + hour.messages,
      open: hour.open || first?.open === true,
    });
    days.set(iso.slice(0, 10), day);
  }
  return [...days].map(([day, slots]) => ({ day, slots }));
}
