import { recipientCheck } from '../../check.ts';

/** A contract is claimed, but it has no reference or has ended. */
export const basisContractReferenceMissing = recipientCheck({
  code: 'basis.contract-reference-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Art. 6(1)(b) GDPR', 'Art. 5(2) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing, question }) => {
    if (
      standing.basis !== undefined ||
      !question.bases.some((basis) => basis === 'contract' || basis === 'precontract')
    )
      return undefined;
    return standing.contract === 'no-reference' || standing.contract === 'ended' ? {} : undefined;
  },
});
