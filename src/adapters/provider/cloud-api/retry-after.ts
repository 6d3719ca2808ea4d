/** Longer waits are no throttling any more; the next attempt will tell. */
const LONGEST_MS = 86_400_000;

/**
 * A Retry-After header as milliseconds from now (RFC 9110, 10.2.3: seconds or a date); undefined where there is none or
 * it cannot be read.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_MS, Math.max(0, ms));
}
