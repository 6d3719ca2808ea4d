/** When a consent or a customer relation was last used, and since when it lies still: many courts let silence end a consent. */
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

/** A day or an instant as a fact holds it, epoch milliseconds; undefined where it is none. */
export function factInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseInstant(text, 'UTC');
}
