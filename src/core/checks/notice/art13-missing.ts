import { recipientCheck } from '../../check.ts';
import { isThirdParty } from '../../third-party.ts';

/**
 * Nothing shows that the person was informed when the data were collected: no notice on record, none with the text that
 * they agreed to, and no statement for the campaign (`notice:`).
 */
export const noticeArt13Missing = recipientCheck({
  code: 'notice.art13-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 13 GDPR', 'Art. 12 GDPR', 'Art. 21(4) GDPR (right to object, shown separately)'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing, terms }) => {
    const { entry, noticed } = standing;
    if (entry === undefined || noticed !== undefined || terms.notice !== undefined) return undefined;
    // Data that came from elsewhere have a rule of their own (Art. 14).
    if (isThirdParty(entry.facts?.source ?? '')) return undefined;
    return terms.wordings.get(entry.facts?.wording ?? '')?.notice === undefined ? {} : undefined;
  },
});
