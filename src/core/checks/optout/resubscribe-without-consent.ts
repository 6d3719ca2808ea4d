import { importCheck } from '../../check.ts';

/** The record would bring back somebody who stopped at that time or later: the ledger refused it. */
export const optoutResubscribeWithoutConsent = importCheck({
  code: 'optout.resubscribe-without-consent',
  scope: 'recipient',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 7(1), 21(3) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ isRefused }) => (isRefused ? {} : undefined),
});
