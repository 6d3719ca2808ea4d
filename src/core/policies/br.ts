/** Brazil: LGPD. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** Consent or a documented legitimate interest; consend takes consent, as a balancing is nobody's evidence. */
export const br: Policy = {
  ...COMMON,
  name: 'br',
  countries: ['BR'],
  jurisdictions: ['BR'],
  consentMode: 'consent-or-interest',
  doubleOptIn: 'none',
  softOptIn: 'none',
  registry: 'state block lists',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'unspecified',
  sources: [
    seen('consentMode', 'LGPD Art. 7, 10'),
    seen('registry', 'state laws on block lists; Anatel Res. 765/2023 for telecom firms'),
    known('quietHours', 'practice of senders (trade source)'),
  ],
};
