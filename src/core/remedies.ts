/** What one action would cure: to tell which one frees the most people. */

/** Actions that cure several findings at once; any other finding is cured by what its own check says. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  'ask-consent': [
    'basis.none',
    'basis.soft-optin-unavailable',
    'basis.implied-expired',
    'basis.uwg73.sale-missing',
    'basis.uwg73.not-own-similar',
    'basis.uwg73.notice-missing',
    'basis.legitimate-interest-only',
    'consent.missing',
    'consent.channel-mismatch',
    'consent.purpose-mismatch',
    'consent.controller-mismatch',
    'consent.expired',
    'consent.not-affirmative',
    'consent.third-party-source',
    'consent.withdrawal-info-missing',
  ],
  'confirm-number': ['consent.pending-confirmation', 'consent.number-unverified'],
  'give-notice': ['notice.art13-missing', 'notice.art14-missing'],
  'fill-cells': ['template.parameter-missing', 'template.parameter-malformed'],
};

/** Actions that cure several findings at once. */
export const REMEDIES = ['ask-consent', 'confirm-number', 'give-notice', 'fill-cells'] as const;
/** An action that cures several findings at once. */
export type Remedy = (typeof REMEDIES)[number];

/** What the sender cannot cure and must not try to: only the person can, time can, or nothing. */
const INCURABLE: ReadonlySet<string> = new Set([
  'consent.withdrawn',
  'basis.uwg73.objected',
  'optout.suppressed',
  'optout.platform-stop',
  'recipient.restricted',
  'recipient.minor',
  'recipient.already-messaged',
  'recipient.us-marketing-paused',
  'campaign.over',
  'campaign.retry-too-soon',
]);

const REMEDY_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(SEVERAL).flatMap(([remedy, codes]) => codes.map((code) => [code, remedy] as const)),
);

/** The action that cures a finding: one of `REMEDIES`, else its own code; undefined: none does. */
export function remedyOf(code: string): string | undefined {
  return INCURABLE.has(code) ? undefined : (REMEDY_OF.get(code) ?? code);
}

/** An action with the people who would be free by it alone. */
export interface Freeing {
  /** One of `REMEDIES`, or the code of the check whose own fix it is. */
  readonly action: string;
  /** Codes that it cures among these people, most of them first. */
  readonly codes: readonly string[];
  readonly people: number;
}

/** People with exactly these blocking codes. */
export interface BlockedSet {
  readonly codes: readonly string[];
  readonly count: number;
}

/** The one action that would free whoever has these codes; undefined: more than one is needed, or none helps. */
function onlyRemedy(codes: readonly string[]): string | undefined {
  const remedies = new Set(codes.map(remedyOf));
  const [only] = remedies;
  return remedies.size === 1 ? only : undefined;
}

/** Which actions free the most people, most first: those are counted whose every blocking finding the one action cures. */
export function freeing(sets: readonly BlockedSet[]): Freeing[] {
  const found = new Map<string, { people: number; readonly codes: Map<string, number> }>();
  for (const { codes, count } of sets) {
    const action = onlyRemedy(codes);
    if (action === undefined) continue;
    const known = found.get(action) ?? { people: 0, codes: new Map<string, number>() };
    known.people += count;
    for (const code of codes) known.codes.set(code, (known.codes.get(code) ?? 0) + count);
    found.set(action, known);
  }
  return [...found]
    .map(([action, { people, codes }]) => ({
      action,
      people,
      codes: [...codes].sort((one, other) => other[1] - one[1]).map(([code]) => code),
    }))
    .sort((one, other) => other.people - one.people || one.action.localeCompare(other.action));
}
