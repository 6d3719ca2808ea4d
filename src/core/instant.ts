/** Texts and local times → instants, through Intl. Correct across daylight-saving changes. */

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, found);
  }
  return found;
}

/** A zone's offset from UTC at an instant, milliseconds (east is positive). Throws RangeError for no zone. */
export function zoneOffsetMs(at: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatter(zone).formatToParts(at)) part[type] = Number(value);
  const local = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day,
    part.hour,
    part.minute,
    part.second,
  );
  return local - Math.floor(at / 1000) * 1000;
}

/** The instant of a local time (given as if it were UTC, epoch milliseconds) in a zone. A time that a change skips moves on. */
export function localToInstant(localAsUtc: number, zone: string): number {
  const first = localAsUtc - zoneOffsetMs(localAsUtc, zone);
  const second = localAsUtc - zoneOffsetMs(first, zone);
  const isThere = second + zoneOffsetMs(second, zone) === localAsUtc;
  return isThere ? second : Math.max(first, second);
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?$/;
const noons = new Map<string, number>();

function noonOf(day: string, zone: string): number | undefined {
  const key = `${day} ${zone}`;
  let noon = noons.get(key);
  if (noon === undefined) {
    const local = Date.parse(`${day}T12:00:00Z`);
    // `2026-02-30` rolls over in some parsers: what does not come back the same is no date.
    if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== day) return undefined;
    noon = localToInstant(local, zone);
    // Dates repeat in every import; the days of a century are the bound.
    if (noons.size < 40_000) noons.set(key, noon);
  }
  return noon;
}

/**
 * The instant a text names: ISO 8601; a date alone is noon in the zone, a time without offset is the zone's own.
 * `undefined` where the text is no date.
 */
export function parseInstant(text: string, zone: string): number | undefined {
  if (DATE.test(text)) return noonOf(text, zone);
  const match = DATE_TIME.exec(text);
  if (!match) return undefined;
  const [, date = '', time, offset] = match;
  if (noonOf(date, zone) === undefined) return undefined;
  const instant = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
  if (Number.isNaN(instant)) return undefined;
  return offset === undefined ? localToInstant(instant, zone) : instant;
}
