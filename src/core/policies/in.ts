/** India: DPDP Act. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** The rules for telecom channels bind no WhatsApp message; the DPDP Act's main duties begin in May 2027. */
export const india: Policy = {
  ...COMMON,
  name: 'in',
  countries: ['IN'],
  jurisdictions: ['IN'],
  consentMode: 'express',
  doubleOptIn: 'none',
  softOptIn: 'none',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'unspecified',
  sources: [
    seen('consentMode', 'DPDP Act 2023 s. 6; DPDP Rules notified 13.11.2025'),
    known('stop', 'DPDP Act 2023 s. 6(4): withdrawal as easy as giving'),
    known('quietHours', 'practice for promotional SMS (TCCCPR 2018)'),
  ],
};
