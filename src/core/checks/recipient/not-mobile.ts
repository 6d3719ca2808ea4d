import { recipientCheck } from '../../check.ts';

/** A landline: only business accounts use WhatsApp with one. */
export const recipientNotMobile = recipientCheck({
  code: 'recipient.not-mobile',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Meta, Phone numbers (landlines may be registered for the WhatsApp Business app)'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ lineType }) => (lineType === 'fixed' ? {} : undefined),
});
