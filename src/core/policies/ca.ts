/** Canada: CASL. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** A request for consent is itself a commercial message: no WhatsApp message may ask for it. */
export const ca: Policy = {
  ...COMMON,
  name: 'ca',
  countries: ['CA'],
  jurisdictions: ['CA'],
  consentMode: 'express-or-implied',
  doubleOptIn: 'none',
  softOptIn: 'implied_ca',
  firstContactRequest: false,
  stopWithinDays: 10,
  holidays: 'unspecified',
  sources: [
    seen('consentMode', 'CASL s. 6, 10; CRTC guidance'),
    seen('softOptIn', 'CASL s. 10(9), 10(10): two years after a contract, six months after an inquiry'),
    seen('firstContactRequest', 'CASL s. 1(3); CRTC guidance'),
    known('stop', 'CASL s. 11(3): ten business days; the way to stop usable for 60 days'),
    seen('quietHours', 'practice of senders; no statute for messages'),
  ],
};
