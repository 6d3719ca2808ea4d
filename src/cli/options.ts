/** Reads option values: what commander hands over as text becomes a number, a time, a duration, or a usage error that names the flag. */
import { durationMs } from '../core/config.ts';
import { ConsendError } from '../core/errors.ts';
import { localToInstant, parseInstant, zoneOffsetMs } from '../core/instant.ts';
import type { Session } from './session.ts';

/** An option's raw value. */
export type Raw = string | undefined;

function bad(session: Session, option: string, value: string, expected: string): ConsendError {
  return new ConsendError('usage.invalid', {
    params: { detail: session.messages.cli.usage.badValue(option, value, expected) },
  });
}

/** A whole number above 0 (or from `least`). */
export function readNumber(session: Session, option: string, value: Raw, least = 1): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least)
    throw bad(session, option, value, session.messages.cli.usage.number);
  return number;
}

/** A number above 0, fractions allowed. */
export function readFactor(session: Session, option: string, value: Raw): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number) || number <= 0)
    throw bad(session, option, value, session.messages.cli.usage.speed);
  return number;
}

/** A port, 0 for any free one. */
export function readPort(session: Session, option: string, value: Raw): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw bad(session, option, value, session.messages.cli.usage.port);
  return port;
}

/** A duration in milliseconds. */
export function readDuration(session: Session, option: string, value: Raw): number | undefined {
  if (value === undefined) return undefined;
  const ms = durationMs(value);
  if (ms === undefined) throw bad(session, option, value, session.messages.cli.usage.duration);
  return ms;
}

/** One of some words. */
export function readChoices<T extends string>(
  session: Session,
  option: string,
  given: { readonly value: string; readonly choices: readonly T[] },
): T[] {
  return given.value.split(',').map((word) => {
    const found = given.choices.find((choice) => choice === word.trim());
    if (found === undefined)
      throw bad(session, option, word, session.messages.cli.usage.choice(given.choices));
    return found;
  });
}

/** `20.11.2026 18:00` as ISO 8601: with dots the day comes first wherever dates are written so. Other texts stay as they are. */
function dotted(value: string): string {
  return value.replace(
    /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[ T])/,
    (_, day: string, month: string, year: string) =>
      `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );
}

/** A time: `18:00` (the next one in the zone), ISO 8601, or `20.11.2026`. Epoch milliseconds. */
export function readTime(
  session: Session,
  option: string,
  given: { readonly value: Raw; readonly zone: string },
): number | undefined {
  const { value, zone } = given;
  if (value === undefined) return undefined;
  const clock = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(value);
  if (clock) {
    const now = session.clock.now();
    const local = new Date(now + zoneOffsetMs(now, zone));
    const at = (day: number): number =>
      localToInstant(
        Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), day, Number(clock[1]), Number(clock[2])),
        zone,
      );
    const today = at(local.getUTCDate());
    return today > now ? today : at(local.getUTCDate() + 1);
  }
  const instant = parseInstant(dotted(value), zone);
  if (instant === undefined) throw bad(session, option, value, session.messages.cli.usage.time);
  return instant;
}
