import { recipientCheck } from '../../check.ts';

/** A consent that nobody confirmed, where the policy asks for a double opt-in. */
export const consentPendingConfirmation = recipientCheck({
  code: 'consent.pending-confirmation',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['DE', 'AT'],
  sources: [
    'Art. 7(1) GDPR (burden of proof)',
    'BGH 10.02.2011 - I ZR 164/09',
    'DSK Orientierungshilfe Direktwerbung 2022',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ standing, question }) => {
    const isGiven = standing.consent === 'in-force' || standing.consent === 'unconfirmed';
    if (question.doubleOptIn === 'none' || !isGiven || standing.confirmation !== 'none') return undefined;
    // Somebody whom another basis carries needs no consent, and so none that is confirmed.
    return standing.basis === undefined || standing.basis === 'consent' ? {} : undefined;
  },
});
