import { recipientCheck } from '../../check.ts';

/** Customer exception, first condition: the number came from the customer with a sale (reference and date on record). */
export const basisUwg73SaleMissing = recipientCheck({
  code: 'basis.uwg73.sale-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 3 Nr. 1 UWG', 'Art. 13(2) Directive 2002/58/EC', 'CJEU C-654/23 Inteligo Media'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined &&
    question.bases.includes('existing-customer') &&
    standing.existingCustomer.claimed &&
    !standing.existingCustomer.saleKnown
      ? {}
      : undefined,
});
