/** For countries without a policy of their own, and for who wants none of the exceptions. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/**
 * Every check there is, the confirmation from the number itself, no customer exception, opt-outs collected within a day,
 * and a block where other policies warn of consent that lay still.
 */
export const strict: Policy = {
  ...COMMON,
  name: 'strict',
  countries: [],
  jurisdictions: ['*'],
  consentMode: 'express',
  doubleOptIn: 'number',
  softOptIn: 'none',
  firstContactRequest: true,
  stopWithinDays: 0,
  stale: { warn: 6, block: 12, unusedWarn: 6, unusedBlock: 12 },
  maxInboxAge: '26 hours',
  quietHours: 'strictest',
  holidays: 'avoid',
  checks: { 'optout.inbox-stale': 'block' },
  sources: [
    seen('consentMode', 'the strictest of the laws that consend knows: Germany, § 7 Abs. 2 Nr. 2 UWG'),
    seen('doubleOptIn', 'BGH 10.02.2011 - I ZR 164/09'),
    known('softOptIn', 'not available in every country, so in none'),
    known('inbox', 'consend: who does not listen would go on writing to people who said stop'),
    known('stale', 'consend: half of what courts accepted'),
    seen('quietHours', 'the narrower of the country’s hours and 08:00 to 20:00'),
  ],
};
