import { recipientCheck } from '../../check.ts';

/** The person stands on the suppression list. */
export const optoutSuppressed = recipientCheck({
  code: 'optout.suppressed',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 21(2)-(3) GDPR', '§ 7 Abs. 1 S. 2 UWG', 'WhatsApp Business Messaging Policy'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing }) => (standing.suppressed ? {} : undefined),
});
