import { recipientCheck } from '../../check.ts';
import { isFromNumber } from '../../standing.ts';

const NO_WORDING = { params: { reason: 'wording' } };

/**
 * What the person agreed to cannot be shown: no text is named, or one that consend.yaml does not list. Who, when and how is
 * on record of every consent (an import refuses what lacks it). A message that the person wrote is its own text.
 */
export const consentEvidenceIncomplete = recipientCheck({
  code: 'consent.evidence-incomplete',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    'Art. 5(2), 7(1) GDPR',
    'BGH 10.02.2011 - I ZR 164/09 (full, printable documentation of each declaration)',
    'EDPB Guidelines 05/2020 section 5.1',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ standing, terms }) => {
    const { basis, consentEvent: given } = standing;
    if (basis !== 'consent' || given === undefined) return undefined;
    const wording = given.facts?.wording;
    if (wording === undefined) return isFromNumber(given) ? undefined : NO_WORDING;
    return terms.wordings.has(wording) ? undefined : { params: { reason: 'text', wording } };
  },
});
