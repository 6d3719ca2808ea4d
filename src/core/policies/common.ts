/** What policies have in common: thresholds of consend's own, and the day on which all facts were reviewed. */
import type { Policy, PolicySource } from './policy.ts';

/** A source that was seen at the review. */
export function seen(about: PolicySource['about'], text: string): PolicySource {
  return { about, text, verified: true };
}

/** A source that is cited from knowledge and was not opened. */
export function known(about: PolicySource['about'], text: string): PolicySource {
  return { about, text, verified: false };
}

/**
 * The thresholds. No statute sets a time after which consent lapses: courts saw it lapsed after 1.5 silent years (LG München I
 * 08.04.2010 - 17 HK O 138/10), two (LG Berlin 02.07.2004 - 15 O 653/03) and four (AG München 14.02.2023 - 161 C 12736/22),
 * and not by time alone (BGH 01.02.2018 - III ZR 196/17). Warned at 12 months, blocked at 24; 18 where it was never used.
 */
export const COMMON: Pick<
  Policy,
  'reviewedOn' | 'reviewEvery' | 'stale' | 'measuresReviewMonths' | 'listingDays' | 'quietHours' | 'checks'
> = {
  reviewedOn: '2026-11-23',
  reviewEvery: '6 months',
  stale: { warn: 12, block: 24, unusedWarn: 12, unusedBlock: 18 },
  measuresReviewMonths: 12,
  listingDays: 90,
  quietHours: 'country',
  checks: {},
};

/** Sources that hold in the whole Union. */
export const EU_SOURCES: readonly PolicySource[] = [
  seen('consentMode', 'Art. 13(1) Directive 2002/58/EC'),
  seen('softOptIn', 'Art. 13(2) Directive 2002/58/EC; CJEU 13.11.2025 - C-654/23 Inteligo Media'),
  known('stop', 'Art. 7(3), 21(3) GDPR'),
  known('papers', 'Art. 28, 32, 44-49 GDPR'),
  seen('papers', 'Decision (EU) 2023/1795; T-553/23 Latombe (03.09.2025), appeal C-703/25 P pending'),
];
