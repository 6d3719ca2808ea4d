/** Findings by what they are about, the most fundamental first: nobody needs to hear of opening hours who said stop. */

/** The groups in the order of evaluation (compliance catalogue, "Evaluation order per recipient"; message and sender are consend's own). */
export const FINDING_GROUPS = [
  'suppression',
  'platform-stop',
  'restriction',
  'identity',
  'basis',
  'consent',
  'platform-optin',
  'jurisdiction',
  'message',
  'timing',
  'frequency',
  'shared',
] as const;

/** A group of findings. */
export type FindingGroup = (typeof FINDING_GROUPS)[number];

/** Codes whose first word does not tell. */
const OWN: Readonly<Record<string, FindingGroup>> = {
  'consent.withdrawn': 'suppression',
  'basis.uwg73.objected': 'suppression',
  'optout.platform-stop': 'platform-stop',
  'optout.inbox-stale': 'shared',
  'recipient.restricted': 'restriction',
  'recipient.already-messaged': 'frequency',
  'recipient.key-damaged': 'message',
  'recipient.key-missing': 'message',
  'recipient.us-marketing-paused': 'jurisdiction',
  'recipient.dnc-registry': 'jurisdiction',
  'consent.missing': 'basis',
  'basis.platform-optin-missing': 'platform-optin',
  'basis.soft-optin-unavailable': 'jurisdiction',
  'basis.implied-expired': 'jurisdiction',
  'quiet-hours': 'timing',
  'quiet-hours.law': 'timing',
  'campaign.not-yet': 'timing',
  'campaign.over': 'timing',
  'campaign.retry-too-soon': 'frequency',
  'frequency-cap': 'frequency',
};

const BY_WORD: Readonly<Record<string, FindingGroup>> = {
  optout: 'suppression',
  recipient: 'identity',
  basis: 'basis',
  consent: 'consent',
  notice: 'consent',
  template: 'message',
};

/** The group of a check's findings. */
export function groupOf(code: string): FindingGroup {
  return OWN[code] ?? BY_WORD[code.split('.')[0] ?? ''] ?? 'shared';
}

/** How fundamental a code is: 0 for the most. */
export function groupRank(code: string): number {
  return FINDING_GROUPS.indexOf(groupOf(code));
}

/** Things with codes, the most fundamental first; within a group as they came. */
export function byGroup<T extends { readonly code: string }>(things: readonly T[]): T[] {
  return [...things].sort((one, other) => groupRank(one.code) - groupRank(other.code));
}
