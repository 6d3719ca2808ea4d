import { recipientCheck } from '../../check.ts';

/** The platform gate: WhatsApp asks for an opt-in of its own where the legal basis is not a consent that names it. */
export const basisPlatformOptinMissing = recipientCheck({
  code: 'basis.platform-optin-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['WhatsApp Business Messaging Policy', 'Meta opt-in guide'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing }) => (standing.basis !== undefined && !standing.platformOptIn ? {} : undefined),
});
