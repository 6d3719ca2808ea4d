/**
 * Whether a pinned version of the Graph API still lives. A call to one that has ended does not fail: the oldest living
 * version answers it (Meta, "Versioning"), whose answers may differ, so its end must be known before.
 */
import { API_VERSIONS } from './data/api-versions.ts';

/** How long before its end a version is spoken of, milliseconds: 90 days. */
const SOON_MS = 90 * 86_400_000;

/** What is worth knowing of a pinned version. Days are ISO 8601. */
export interface VersionTrouble {
  readonly kind: 'ended' | 'ending';
  readonly endsOn: string;
  /** The newest version that is known. */
  readonly newest: string;
}

/** The trouble with a version at an instant (epoch milliseconds); undefined where there is none, or none is known. */
export function versionTrouble(version: string, now: number): VersionTrouble | undefined {
  const endsOn = API_VERSIONS.find(([name]) => name === version)?.[2] ?? oldestEnd(version);
  if (endsOn === undefined) return undefined;
  const left = Date.parse(endsOn) - now;
  if (left >= SOON_MS) return undefined;
  const newest = API_VERSIONS.at(-1)?.[0] ?? version;
  return { kind: left <= 0 ? 'ended' : 'ending', endsOn, newest };
}

const majorOf = (version: string): number => Number(/^v(\d+)\./.exec(version)?.[1] ?? Number.NaN);

/** Versions older than the table ended no later than its first; newer ones have no end that is known. */
function oldestEnd(version: string): string | undefined {
  const [oldest, , endsOn] = API_VERSIONS[0] ?? ['', '', null];
  return majorOf(version) < majorOf(oldest) ? (endsOn ?? undefined) : undefined;
}
