/**
 * `checks: { consent.stale: { after: 18 months } }`: how long a consent may lie still in this workspace. A shorter time than
 * the policy's is free; a longer one loosens the check and needs the sign-off that its rule asks for, until its last day.
 */
import type { CheckSetting } from './checks-config.ts';
import { durationMs } from './config-fields.ts';
import { MONTH_MS } from './last-use.ts';
import { isPast, type Override } from './overrides.ts';
import type { StaleMonths } from './policies/policy.ts';

/** The check that reads `after`. */
export const STALE_CODE = 'consent.stale';

function monthsOf(setting: CheckSetting | undefined): number | undefined {
  const length = setting?.after === undefined ? undefined : durationMs(setting.after);
  return length === undefined ? undefined : length / MONTH_MS;
}

const usual = ({ warn, unusedWarn }: StaleMonths): number => Math.min(warn, unusedWarn);

/** Whether a setting gives consents more time than a policy. */
export function isLongerAfter(setting: CheckSetting | undefined, stale: StaleMonths): boolean {
  return (monthsOf(setting) ?? 0) > usual(stale);
}

/** How long a consent may lie still under a policy, as the workspace has it at an instant (epoch milliseconds). */
export function staleMonths(stale: StaleMonths, setting: CheckSetting | undefined, now: number): StaleMonths {
  const months = monthsOf(setting);
  if (months === undefined) return stale;
  const isLonger = isLongerAfter(setting, stale);
  if (isLonger && (setting?.signedOff === undefined || isPast(setting.signedOff.until, now))) return stale;
  return {
    warn: months,
    unusedWarn: months,
    block: Math.max(stale.block, months),
    unusedBlock: Math.max(stale.unusedBlock, months),
  };
}

/** The override that a longer time is, for the list of what is set aside; undefined: it is none. */
export function staleOverride(
  setting: CheckSetting | undefined,
  policies: readonly { readonly stale: StaleMonths }[],
): Override | undefined {
  const { after, signedOff, severity = 'warn' } = setting ?? {};
  if (after === undefined || signedOff === undefined) return undefined;
  if (!policies.some(({ stale }) => isLongerAfter(setting, stale))) return undefined;
  return { code: STALE_CODE, usual: 'warn', severity, after, ...signedOff };
}
