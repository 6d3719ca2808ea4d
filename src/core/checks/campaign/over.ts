import { recipientCheck } from '../../check.ts';

/** The campaign's time is over, or will be before this person may be messaged. */
export const campaignOver = recipientCheck({
  code: 'campaign.over',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'never',
  appliesTo: ['*'],
  sources: ['campaign file, sending.notAfter'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ isOver }) => (isOver ? {} : undefined),
});
