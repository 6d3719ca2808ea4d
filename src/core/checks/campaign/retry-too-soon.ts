import { recipientCheck } from '../../check.ts';

/**
 * WhatsApp put another campaign's marketing message to this person off (131049): no other one goes out before its day is over.
 * The plan tells it, and the message that was put off waits for itself; a message of service is not limited.
 */
export const campaignRetryTooSoon = recipientCheck({
  code: 'campaign.retry-too-soon',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Cloud API error 131049', 'Meta per-user marketing limits page'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ limitedUntil, question }) =>
    limitedUntil !== undefined && question.category === 'marketing' ? {} : undefined,
});
