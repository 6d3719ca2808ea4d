import { recipientCheck } from '../../check.ts';

/** No consent on record, and no other accepted basis is claimed for this person. */
export const consentMissing = recipientCheck({
  code: 'consent.missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 2 Nr. 2 UWG', 'Art. 6(1)(a), 7(1) GDPR', 'Art. 13(1) Directive 2002/58/EC'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) => {
    if (standing.basis !== undefined || !question.bases.includes('consent') || standing.consent !== 'none')
      return undefined;
    // A claimed sale or contract that fails has a finding of its own, which tells more.
    return standing.existingCustomer.claimed && question.bases.includes('existing-customer') ? undefined : {};
  },
});
