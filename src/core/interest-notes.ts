/** Notes that weigh a legitimate interest (`records.legitimateInterest` in consend.yaml), as far as a check asks for them. */
import { durationMs } from './config-fields.ts';
import type { LegalBasis } from './consent.ts';
import type { RecordsConfig } from './records-config.ts';

type InterestNote = NonNullable<RecordsConfig['legitimateInterest']>[number];

/** What every campaign does on a legitimate interest, whatever its messages rest on: it asks the suppression list and keeps evidence. */
const ALWAYS: readonly string[] = ['suppression-list', 'evidence-archive'];

/**
 * What a campaign does on a legitimate interest, by the names that notes have in `processing`: choosing customers by what they
 * bought (`segmenting`) where it accepts the customer exception, its own purpose where it claims the interest itself.
 */
export function interestsOf(bases: readonly LegalBasis[], purpose: string): string[] {
  return [
    ...(bases.includes('existing-customer') ? ['segmenting'] : []),
    ...(bases.includes('legitimate-interest') ? [purpose] : []),
    ...ALWAYS,
  ];
}

/** Whether somebody signed a note by an instant (epoch milliseconds) and its review is not overdue. */
export function isNoteInForce({ by, on, reviewEvery }: InterestNote, now: number): boolean {
  if (by === undefined || on === undefined) return false;
  const signedAt = Date.parse(on);
  return signedAt <= now && signedAt + (durationMs(reviewEvery) ?? 0) >= now;
}
