import { recipientCheck } from '../../check.ts';

/** The customer exception is disputed for phone numbers: a warning where it is used, a block where nobody signed it off. */
export const basisUwg73Contested = recipientCheck({
  code: 'basis.uwg73.contested',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    '§ 7 Abs. 3 Nr. 1 UWG (elektronische Postadresse)',
    'Recital 40 and Art. 2(h) Directive 2002/58/EC',
    'WhatsApp Business Messaging Policy (opt-in)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ standing, question }) => {
    if (standing.basis === 'existing-customer') return {};
    const { claimed, saleKnown, similar, objected, noticeGiven, signedOff } = standing.existingCustomer;
    const complete = claimed && saleKnown && similar && !objected && noticeGiven;
    const needed = standing.basis === undefined && question.bases.includes('existing-customer');
    return needed && complete && !signedOff ? { severity: 'block' } : undefined;
  },
});
