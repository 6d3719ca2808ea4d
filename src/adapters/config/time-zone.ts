/** IANA time zones, as the runtime's own tables know them. */
import { nearest } from '../../core/nearest.ts';

/** Whether a text names a time zone. Bare offsets (`+01:00`) are none: they do not follow the change of the clocks. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The zone that a mistyped one was probably meant to be. */
export function nearestTimeZone(text: string): string | undefined {
  return nearest(text, Intl.supportedValuesOf('timeZone'));
}
