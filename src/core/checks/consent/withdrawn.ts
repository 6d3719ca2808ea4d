import { recipientCheck } from '../../check.ts';

/** The person took the consent back; only a later consent opens the channel again. */
export const consentWithdrawn = recipientCheck({
  code: 'consent.withdrawn',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 7(3) GDPR', '§ 7 Abs. 1 S. 2 UWG'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) =>
    standing.consent === 'withdrawn' && !(standing.basis !== undefined && question.category !== 'marketing')
      ? {}
      : undefined,
});
