import { recipientCheck } from '../../check.ts';

/** Customer exception, third condition: the customer did not object. An objection is absolute. */
export const basisUwg73Objected = recipientCheck({
  code: 'basis.uwg73.objected',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 3 Nr. 3 UWG', 'Art. 21(2)-(3) GDPR', 'LG Paderborn 12.03.2024 - 2 O 35/23'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined &&
    question.bases.includes('existing-customer') &&
    standing.existingCustomer.claimed &&
    standing.existingCustomer.objected
      ? {}
      : undefined,
});
