import { recipientCheck } from '../../check.ts';

/** Outside the allowed sending time where the recipient lives: held until the window opens, so it never blocks by itself. */
export const campaignQuietHours = recipientCheck({
  code: 'quiet-hours',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['consend.yaml window; practice in Germany, law in some countries'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ windowOpensAt }) => (windowOpensAt === undefined ? undefined : { severity: 'info' }),
});
