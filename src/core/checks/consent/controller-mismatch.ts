import { recipientCheck } from '../../check.ts';
import { nameKey } from '../../terms.ts';

/** The text that the person agreed to names other companies, and not the one that sends. */
export const consentControllerMismatch = recipientCheck({
  code: 'consent.controller-mismatch',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'never',
  appliesTo: ['*'],
  sources: [
    'Recital 42 GDPR (controller identity)',
    'BGH 25.10.2012 - I ZR 169/10',
    'CJEU C-317/25 Groupe Canal+ (pending)',
    'WhatsApp opt-in rule: business name must be stated',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, terms }) => {
    if (standing.basis !== 'consent') return undefined;
    const named = terms.wordings.get(standing.consentEvent?.facts?.wording ?? '')?.controllers;
    if (named === undefined || named.some((name) => nameKey(name) === terms.controller)) return undefined;
    return { params: { controllers: named.join(', ') } };
  },
});
