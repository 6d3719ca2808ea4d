/** United States: TCPA, and the platform's own stop of marketing. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** Whether the TCPA covers WhatsApp is open; marketing templates do not reach US numbers since 1 April 2025 in any case. */
export const us: Policy = {
  ...COMMON,
  name: 'us',
  countries: ['US'],
  jurisdictions: ['US'],
  consentMode: 'express-written',
  doubleOptIn: 'none',
  softOptIn: 'none',
  firstContactRequest: true,
  stopWithinDays: 10,
  holidays: 'unspecified',
  sources: [
    seen('consentMode', '47 CFR 64.1200(a)(2), (f)(9)'),
    known('softOptIn', '47 CFR 64.1200: a business relationship does not replace consent'),
    seen('stop', '47 CFR 64.1200(a)(10), in force since 11.04.2025; waiver DA 26-12 to 31.01.2027'),
    seen('quietHours', '47 CFR 64.1200(c)(1)'),
  ],
};
