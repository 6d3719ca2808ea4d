/**
 * What a workspace's `checks:` may set. Tightening is free; loosening follows the check's override rule: never; by a named
 * person's sign-off with reason and last day; or with a reason and a last day. What is past its last day no longer holds.
 */

import type { CheckSetting } from './checks-config.ts';
import type { WorkspaceConfig } from './config.ts';
import type { Severity, SeverityOverrides } from './decision.ts';

/**
 * Who may set a check aside: nobody; a named data protection officer with reason and last day; the operator with reason and
 * last day.
 */
export type OverrideRule = 'never' | 'dpo' | 'operator';

/** What overriding asks of a check. */
interface Overridable {
  readonly code: string;
  readonly severity: Severity;
  readonly override: OverrideRule;
}

const WEIGHT = { off: 0, info: 1, warn: 2, block: 3 } as const;

/** What is missing for loosening a check. */
export type OverrideFault = 'never' | 'sign-off' | 'reason' | 'until';

/** A check that is less grave in a workspace than usual. */
export interface Override {
  readonly code: string;
  readonly usual: Severity;
  readonly severity: Severity | 'off';
  /** The length of time from which on it speaks, where that is longer than the policy's. */
  readonly after?: string | undefined;
  /** Who answers for it; undefined: the operator. */
  readonly by?: string | undefined;
  /** The day of the sign-off. */
  readonly on?: string | undefined;
  readonly reason: string;
  /** Last day on which it holds. */
  readonly until: string;
}

/** A workspace's overrides at an instant. */
export interface Overrides {
  /** Severities that count, loosened and tightened ones. */
  readonly severities: SeverityOverrides;
  /** What is loosened, and by whom. */
  readonly inForce: readonly Override[];
  /** What was loosened until a day that is over, or is signed off from a later day on only. */
  readonly expired: readonly Override[];
}

/** Whether a severity is less than another. */
export function isLoosening(severity: Severity | 'off', usual: Severity | 'off'): boolean {
  return WEIGHT[severity] < WEIGHT[usual];
}

/** What a setting lacks for loosening a check of this rule; undefined: nothing. */
export function overrideFault(
  rule: OverrideRule,
  { reason, until, signedOff }: CheckSetting,
): OverrideFault | undefined {
  if (rule === 'never') return 'never';
  if (signedOff !== undefined) return undefined;
  if (rule === 'dpo') return 'sign-off';
  if (reason === undefined) return 'reason';
  return until === undefined ? 'until' : undefined;
}

const DAY_MS = 86_400_000;
const AHEAD_MS = 14 * 3_600_000;

/** Whether a day (by UTC: settings know no zone) is over at an instant. */
export function isPast(day: string, now: number): boolean {
  return now >= Date.parse(day) + DAY_MS;
}

/** Whether a day has not begun anywhere yet at an instant (zones run ahead of UTC by up to 14 hours). */
function isAhead(day: string | undefined, now: number): boolean {
  return day !== undefined && now < Date.parse(day) - AHEAD_MS;
}

function overrideOf(check: Overridable, setting: CheckSetting): Override | undefined {
  const { severity, signedOff, reason, until } = setting;
  if (severity === undefined || overrideFault(check.override, setting) !== undefined) return undefined;
  const base = { code: check.code, usual: check.severity, severity };
  if (signedOff) return { ...base, ...signedOff };
  return reason === undefined || until === undefined ? undefined : { ...base, reason, until };
}

/** What of a workspace's `checks:` holds at an instant (epoch milliseconds). Unknown codes are left to the config's own validation. */
export function overridesAt(
  checks: readonly Overridable[],
  wanted: WorkspaceConfig['checks'],
  now: number,
): Overrides {
  const severities: Record<string, Severity | 'off'> = {};
  const inForce: Override[] = [];
  const expired: Override[] = [];
  for (const check of checks) {
    const setting = wanted[check.code];
    if (setting?.severity === undefined) continue;
    if (!isLoosening(setting.severity, check.severity)) {
      severities[check.code] = setting.severity;
      continue;
    }
    const override = overrideOf(check, setting);
    if (override === undefined) continue;
    const list = isPast(override.until, now) || isAhead(override.on, now) ? expired : inForce;
    list.push(override);
    if (list === inForce) severities[check.code] = override.severity;
  }
  return { severities, inForce, expired };
}
