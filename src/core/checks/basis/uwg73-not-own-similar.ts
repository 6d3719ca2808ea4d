import { recipientCheck } from '../../check.ts';

/** Customer exception, second condition: what is advertised is similar to what this person bought. Decided per person, as each bought something else. */
export const basisUwg73NotOwnSimilar = recipientCheck({
  code: 'basis.uwg73.not-own-similar',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: ['§ 7 Abs. 3 Nr. 2 UWG', 'KG 18.03.2011 - 5 W 59/11'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined &&
    question.bases.includes('existing-customer') &&
    standing.existingCustomer.claimed &&
    !standing.existingCustomer.similar
      ? {}
      : undefined,
});
