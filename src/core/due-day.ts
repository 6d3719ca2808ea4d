/** When something that was done on a day is due again, by the calendar. */
import { DURATION, durationMs } from './config-fields.ts';

const DAY_MS = 86_400_000;

/**
 * The day (`2026-02-10`) that lies a period (`12 months`) after a day: the same day of the month, or the month's last where
 * it is shorter; other units by their length, in whole days.
 */
export function dueOn(day: string, period: string): string {
  const [, count = '0', unit = ''] = DURATION.exec(period) ?? [];
  const name = unit.toLowerCase();
  const months = name.startsWith('mo') ? Number(count) : name.startsWith('y') ? Number(count) * 12 : 0;
  const start = new Date(`${day}T00:00:00Z`);
  if (months === 0) {
    const days = Math.ceil((durationMs(period) ?? 0) / DAY_MS);
    return new Date(start.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  }
  const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(start.getUTCDate(), last));
  return first.toISOString().slice(0, 10);
}
