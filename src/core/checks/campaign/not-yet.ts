import { recipientCheck } from '../../check.ts';

/** The campaign starts later: its messages are held until then. */
export const campaignNotYet = recipientCheck({
  code: 'campaign.not-yet',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'info',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['campaign file, sending.notBefore'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ startsAt }) => (startsAt === undefined ? undefined : {}),
});
