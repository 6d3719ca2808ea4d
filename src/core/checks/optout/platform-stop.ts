import { recipientCheck } from '../../check.ts';

/** The person stopped marketing messages inside WhatsApp. */
export const optoutPlatformStop = recipientCheck({
  code: 'optout.platform-stop',
  scope: 'recipient',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    'Meta webhook user_preferences (marketing_messages, stop)',
    'Cloud API error 131050',
    'Art. 21(3) GDPR',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing }) => (standing.platformStopped ? {} : undefined),
});
