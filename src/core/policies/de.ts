/** Germany: UWG, GDPR and the courts. */
import { COMMON, EU_SOURCES, known, seen } from './common.ts';
import type { Policy } from './policy.ts';

/**
 * No statute asks for a double opt-in, the burden of proof does (Art. 7 (1) GDPR): German courts want the proof to come from
 * the very number. The customer exception is disputed for phone numbers, so it needs a sign-off.
 */
export const de: Policy = {
  ...COMMON,
  name: 'de',
  countries: ['DE'],
  jurisdictions: ['DE', 'EU', 'EEA'],
  consentMode: 'express',
  doubleOptIn: 'number',
  softOptIn: 'art13_2',
  firstContactRequest: true,
  stopWithinDays: 0,
  holidays: 'avoid',
  sources: [
    seen('consentMode', '§ 7 Abs. 2 Nr. 2 UWG (in force since 28.05.2022)'),
    seen('doubleOptIn', 'BGH 10.02.2011 - I ZR 164/09; OVG Saarlouis 16.02.2021 - 2 A 355/19'),
    known('doubleOptIn', 'DSK Orientierungshilfe Direktwerbung, February 2022'),
    seen('softOptIn', '§ 7 Abs. 3 UWG; KG 18.03.2011 - 5 W 59/11'),
    seen(
      'firstContactRequest',
      'OLG Düsseldorf 17.03.2016 - I-15 U 64/15; OLG Celle 15.05.2014 - 13 U 15/14',
    ),
    seen('stop', 'LG Paderborn 12.03.2024 - 2 O 35/23'),
    seen('stale', 'BGH 01.02.2018 - III ZR 196/17; LG München I 08.04.2010 - 17 HK O 138/10'),
    seen('quietHours', '§ 7 Abs. 1 UWG; no statute sets hours for messages'),
    ...EU_SOURCES,
  ],
};
