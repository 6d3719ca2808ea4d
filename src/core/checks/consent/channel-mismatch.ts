import { recipientCheck } from '../../check.ts';

/** There is a consent for this purpose, but it does not name WhatsApp. */
export const consentChannelMismatch = recipientCheck({
  code: 'consent.channel-mismatch',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    '§ 7 Abs. 2 Nr. 2 UWG (express consent)',
    'Art. 4(11) GDPR (specific)',
    'BGH 01.02.2018 - III ZR 196/17',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.basis === undefined && question.bases.includes('consent') && standing.consent === 'other-channel'
      ? {}
      : undefined,
});
