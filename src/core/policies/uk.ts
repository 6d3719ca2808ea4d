/** United Kingdom: PECR and UK GDPR. */
import { COMMON, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/** Electronic mail includes direct messages; a sale or negotiations open the exception, for charities since 5 February 2026. */
export const uk: Policy = {
  ...COMMON,
  name: 'uk',
  countries: ['GB'],
  jurisdictions: ['GB', 'UK'],
  consentMode: 'express',
  doubleOptIn: 'none',
  softOptIn: 'art13_2',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'unspecified',
  sources: [
    seen('consentMode', 'PECR 2003 reg. 22; ICO guidance of 28.04.2026'),
    seen('softOptIn', 'PECR 2003 reg. 22(3), 22(3A)'),
    seen('stop', 'PECR 2003 reg. 22, 23'),
    seen('quietHours', 'practice of senders; no statute for messages'),
    known('papers', 'UK GDPR Art. 28, 32, 44-49; WhatsApp UK Data Transfer Addendum of 27.04.2023'),
  ],
};
