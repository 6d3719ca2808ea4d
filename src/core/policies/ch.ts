/** Switzerland: UWG. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** Mass advertising is what a machine sends, however few it reaches (SLK 172/20). */
export const ch: Policy = {
  ...COMMON,
  name: 'ch',
  countries: ['CH'],
  jurisdictions: ['CH'],
  consentMode: 'express',
  doubleOptIn: 'none',
  softOptIn: 'art13_2',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'avoid',
  sources: [
    seen('consentMode', 'Art. 3 Abs. 1 lit. o UWG; SLK 172/20'),
    seen('softOptIn', 'Art. 3 Abs. 1 lit. o UWG'),
    seen('stop', 'Art. 3 Abs. 1 lit. o UWG; Art. 23 UWG (offence on complaint)'),
    known('quietHours', 'no rule found; the default of Austria'),
  ],
};
