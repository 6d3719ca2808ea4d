import { recipientCheck } from '../../check.ts';

/** Processing of this person's data is restricted. */
export const recipientRestricted = recipientCheck({
  code: 'recipient.restricted',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 18 GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing }) => (standing.restricted ? {} : undefined),
});
