import { recipientCheck } from '../../check.ts';
import { jurisdictionsOf, reaches } from '../../jurisdiction.ts';
import { isFromNumber } from '../../standing.ts';

const EUROPE = ['EU', 'EEA'] as const;
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
  run: ({ standing, terms, policy, country }) => {
    const { basis, consentEvent: given } = standing;
    if (basis !== 'consent' || given === undefined) return undefined;
    const wording = given.facts?.wording;
    if (wording === undefined) return isFromNumber(given) ? undefined : NO_WORDING;
    const text = terms.wordings.get(wording);
    if (text === undefined) return { params: { reason: 'text', wording } };
    if (text.withdrawal !== false) return undefined;
    const where = new Set([...policy.jurisdictions, ...jurisdictionsOf(country)]);
    return reaches(EUROPE, where) ? { params: { reason: 'withdrawal', wording } } : undefined;
  },
});
