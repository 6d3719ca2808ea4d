import { recipientCheck } from '../../check.ts';

/** The campaign accepts bases other than consent, and none is on record. */
export const basisNone = recipientCheck({
  code: 'basis.none',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 6(1) GDPR', '§ 7 UWG'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing, question }) => {
    if (standing.basis !== undefined || question.bases.includes('consent')) return undefined;
    // A claim under an accepted basis that fails has a finding of its own, which tells more.
    const customer = standing.existingCustomer.claimed && question.bases.includes('existing-customer');
    const contract = question.bases.some((basis) => basis === 'contract' || basis === 'precontract');
    const failed = contract && (standing.contract === 'ended' || standing.contract === 'no-reference');
    const claimed = customer || failed;
    return claimed ? undefined : {};
  },
});
