import type { World } from './world.ts';

/** First version that a life span is known of and that was not over when this was written. */
const OLDEST_KNOWN = 21;

/** When versions end, in milliseconds. Source: Meta, graph-api/changelog (29 Oct 2026). */
const ENDS_AT: ReadonlyMap<number, number> = new Map([
  [21, Date.UTC(2027, 0, 21)],
  [22, Date.UTC(2027, 4, 20)],
  [23, Date.UTC(2027, 9, 8)],
  [24, Date.UTC(2028, 1, 18)],
  [25, Date.UTC(2028, 6, 29)],
]);

/**
 * The version that serves a path's `v23.0`: a version that ended is served by the oldest one alive, one that does not exist yet, and
 * anything that is no version, by none. Source: Meta, graph-api/guides/versioning.
 */
export function servingVersion({ profile, clock }: World, text: string): number | null {
  const asked = Number(/^v([1-9]\d?)\.0$/.exec(text)?.[1] ?? Number.NaN);
  if (!(asked <= profile.newestVersion)) return null;
  let oldest = OLDEST_KNOWN;
  while ((ENDS_AT.get(oldest) ?? Number.POSITIVE_INFINITY) <= clock.now()) oldest += 1;
  return Math.max(asked, oldest);
}
