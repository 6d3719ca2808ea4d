/** When a consent or a customer relation was last used, and since when it lies still: many courts let silence end a consent. */
import { DURATION, durationMs } from './config-fields.ts';
import { parseInstant } from './instant.ts';
import type { Policy } from './policies/policy.ts';
import type { Standing } from './standing.ts';

/** A month as thresholds count it (`policies/common.ts`): 30 days. */
export const MONTH_MS = 30 * 86_400_000;

/** When the person last said yes, epoch milliseconds: the consent or its confirmation, whichever came later. */
export function affirmedAt({ consentEvent, confirmed }: Standing): number {
  return Math.max(consentEvent?.at ?? 0, confirmed?.at ?? 0);
}

/** Whether a check asks when a message last reached this person: about few people, so that only they are asked for. */
export function asksLastUse(standing: Standing, policy: Policy, now: number): boolean {
  if (standing.basis === 'existing-customer') return policy.softOptIn === 'ie_12m';
  if (standing.basis !== 'consent') return false;
  const { warn, unusedWarn } = policy.stale;
  return now - affirmedAt(standing) >= Math.min(warn, unusedWarn) * MONTH_MS;
}

/** An instant some months later by the calendar (UTC); a day that the month lacks is its last. */
export function monthsLater(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** An instant a period later: months and years by the calendar (UTC). */
export function periodLater(at: number, period: string): number {
  const [, count = '0', unit = ''] = DURATION.exec(period) ?? [];
  const name = unit.toLowerCase();
  if (name.startsWith('mo')) return monthsLater(at, Number(count));
  return name.startsWith('y') ? monthsLater(at, Number(count) * 12) : at + (durationMs(period) ?? 0);
}

/** A day or an instant as a fact holds it, epoch milliseconds; undefined where it is none. */
export function factInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text, 'UTC');
}
