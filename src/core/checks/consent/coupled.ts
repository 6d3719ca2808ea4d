import { importCheck } from '../../check.ts';
import { isConsent, isTied } from '../../collection-terms.ts';

/** The consent was tied to a contract, a discount or a prize. */
export const consentCoupled = importCheck({
  code: 'consent.coupled',
  scope: 'recipient',
  stage: 'import',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: [
    'Art. 7(4), Recital 43 GDPR',
    'EDPB Guidelines 05/2020 section 3.1.2',
    'OLG Frankfurt 27.06.2019 - 6 U 6/19 (prize draw with 8 named sponsors accepted)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ event: { kind, method = '', source } }) =>
    isConsent(kind) && (isTied(method) || isTied(source)) ? {} : undefined,
});
