import { recipientCheck } from '../../check.ts';

/** The message rests on the customer exception, which the recipient's law does not have for WhatsApp. */
export const basisSoftOptinUnavailable = recipientCheck({
  code: 'basis.soft-optin-unavailable',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    'IT: Codice Privacy Art. 130(4) (e-mail only)',
    'FR: CPCE L34-5 and CNIL (account creation is no sale)',
    'National versions of Art. 13(2) Directive 2002/58/EC, see jurisdictions.md',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ standing, policy }) =>
    standing.basis === 'existing-customer' && policy.softOptIn === 'none' ? {} : undefined,
});
