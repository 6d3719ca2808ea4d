import { recipientCheck } from '../../check.ts';

/** Customer exception, fourth condition: the right to object was pointed out when the number was collected. */
export const basisUwg73NoticeMissing = recipientCheck({
  code: 'basis.uwg73.notice-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 3 Nr. 4 UWG', 'Art. 13(2) Directive 2002/58/EC'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined &&
    question.bases.includes('existing-customer') &&
    standing.existingCustomer.claimed &&
    !standing.existingCustomer.noticeGiven
      ? {}
      : undefined,
});
