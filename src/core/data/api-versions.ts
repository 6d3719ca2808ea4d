/**
 * Versions of the Graph API, oldest first, with the days they came and end.
 *
 * Source: Meta, Graph API changelog (https://developers.facebook.com/docs/graph-api/changelog) and, for v26.0, the post of
 * 29 Jul 2026 that introduces it. Collected 2026-11-23. A release listed for 4 Nov 2026 had no label in the copy that was
 * read and is left out.
 */

/** A version: its name, the day it came, the day it ends (ISO 8601); null: no end is set yet. */
export type ApiVersionRow = readonly [version: string, introducedOn: string, endsOn: string | null];

/** The versions, oldest first. */
export const API_VERSIONS: readonly ApiVersionRow[] = [
  ['v20.0', '2024-05-21', '2026-09-24'],
  ['v21.0', '2024-10-02', '2027-01-21'],
  ['v22.0', '2025-01-21', '2027-05-20'],
  ['v23.0', '2025-05-29', '2027-10-08'],
  ['v24.0', '2025-10-08', '2028-02-18'],
  ['v25.0', '2026-02-18', '2028-07-29'],
  ['v26.0', '2026-07-29', null],
];
