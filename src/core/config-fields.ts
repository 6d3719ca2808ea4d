/** The kinds of values that the settings are made of, each with the description that its JSON Schema shows. */
import { z } from 'zod';

/** `30 minutes`, `12 months`, `7 days`, `26 hours`, also `15m`, `2h`, `3d`. */
export const DURATION =
  /^\s*(\d+)\s*(ms|s|seconds?|m|min|minutes?|h|hours?|d|days?|w|weeks?|mo|months?|y|years?)\s*$/i;

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  // A month is counted as 30 days and a year as 365: consend uses them only for reminders and retention thresholds.
  mo: 2_592_000_000,
  y: 31_536_000_000,
};

/** A duration's length in milliseconds; `undefined` where the text is no duration. */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match) return undefined;
  const unit = (match[2] ?? '').toLowerCase();
  const key = unit === 'ms' || unit.startsWith('mo') ? unit.slice(0, 2) : unit.slice(0, 1);
  const length = UNIT_MS[key];
  return length === undefined ? undefined : Number(match[1]) * length;
}

/** A length of time, as people write it. */
export const duration = z
  .string()
  .regex(DURATION)
  .meta({ description: 'A number and a unit: 15 minutes, 7 days, 12 months' });
/** A day without a time. */
export const isoDate = z.iso.date().meta({ description: 'A day: 2026-02-01' });
/** A country by its code. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: 'ISO 3166-1 alpha-2 country: DE' });
/** A language as templates have it. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(_[A-Z]{2})?$/)
  .meta({ description: 'Template language code: de, en_US' });
/** A time zone by its IANA name. */
export const timeZone = z.string().min(1).meta({ description: 'IANA time zone: Europe/Berlin' });
/** A time of day; `24:00` ends one. */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ description: 'Time of day: 09:00' });
/** A text that is not empty. */
export const text = z.string().min(1);
/** One of the platform's ids: opaque, never a number. */
export const id = z.string().regex(/^[0-9A-Za-z_-]{1,64}$/);
