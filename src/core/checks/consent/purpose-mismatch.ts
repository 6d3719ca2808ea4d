import { recipientCheck } from '../../check.ts';

/** There is a consent, but not for what the campaign is about. */
export const consentPurposeMismatch = recipientCheck({
  code: 'consent.purpose-mismatch',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: ['Art. 4(11), 5(1)(b) GDPR', 'BGH 14.03.2017 - VI ZR 721/15', '§ 7 Abs. 2 Nr. 2 UWG'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined && question.bases.includes('consent') && standing.consent === 'other-purpose'
      ? { params: { purpose: question.purpose } }
      : undefined,
});
