/** Austria: TKG 2021 and GDPR. */
import { COMMON, EU_SOURCES, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** Consent for businesses as well; a confirmed sign-up is practice. */
export const at: Policy = {
  ...COMMON,
  name: 'at',
  countries: ['AT'],
  jurisdictions: ['AT', 'EU', 'EEA'],
  consentMode: 'express',
  doubleOptIn: 'any',
  softOptIn: 'art13_2',
  registry: 'ECG list (RTR), where the customer exception is used',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'avoid',
  sources: [
    seen('consentMode', '§ 174 TKG 2021'),
    seen('softOptIn', '§ 174 Abs. 4 TKG 2021'),
    known('doubleOptIn', 'Art. 7(1) GDPR (burden of proof)'),
    known('registry', '§ 7 Abs. 2 ECG'),
    known('quietHours', 'no rule found; the default of Germany with a stricter end'),
    ...EU_SOURCES,
  ],
};
