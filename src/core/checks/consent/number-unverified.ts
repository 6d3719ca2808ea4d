import { recipientCheck } from '../../check.ts';

/** A consent that was confirmed, but not from the phone number itself, where the policy asks for that. */
export const consentNumberUnverified = recipientCheck({
  code: 'consent.number-unverified',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['DE'],
  sources: ['BGH 10.02.2011 - I ZR 164/09', 'OVG Saarlouis 16.02.2021 - 2 A 355/19', 'Art. 7(1) GDPR'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, question }) => {
    const isGiven = standing.consent === 'in-force' || standing.consent === 'unconfirmed';
    if (question.doubleOptIn !== 'number' || !isGiven || standing.confirmation !== 'elsewhere')
      return undefined;
    return standing.basis === undefined || standing.basis === 'consent' ? {} : undefined;
  },
});
