import { recipientCheck } from '../../check.ts';

/** A number of no country (satellite, international networks): whose law and whose clock hold is not known. */
export const recipientCountryUnknown = recipientCheck({
  code: 'recipient.country-unknown',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['consend: the law of the recipient’s country decides'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ country }) => (country === '' ? {} : undefined),
});
