/** The European Union and the EEA where no policy of the country's own is at hand: ePrivacy and GDPR. */
import { EU_COUNTRIES } from '../jurisdiction.ts';
import { COMMON, EU_SOURCES, known } from './common.ts';
import type { Policy } from './policy.ts';

/** What every member state has made of Art. 13; where one differs, `countries.ts` says so. */
export const eu: Policy = {
  ...COMMON,
  name: 'eu',
  countries: [...EU_COUNTRIES.filter((country) => country !== 'DE' && country !== 'AT'), 'IS', 'LI', 'NO'],
  jurisdictions: ['EU', 'EEA'],
  consentMode: 'express',
  doubleOptIn: 'none',
  softOptIn: 'art13_2',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'avoid',
  sources: [
    ...EU_SOURCES,
    known('stale', 'EDPB Guidelines 05/2020: refresh at suitable intervals'),
    known('quietHours', 'no rule for messages found in most member states'),
  ],
};
