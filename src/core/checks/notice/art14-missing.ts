import { recipientCheck } from '../../check.ts';
import { isThirdParty } from '../../third-party.ts';

/** The data came from somebody else than the person, who was not told of it: no notice on record, and no statement. */
export const noticeArt14Missing = recipientCheck({
  code: 'notice.art14-missing',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 14(3)(a)-(b) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ standing: { entry, noticed }, terms }) => {
    if (entry === undefined || noticed !== undefined || terms.notice !== undefined) return undefined;
    return isThirdParty(entry.facts?.source ?? '') ? {} : undefined;
  },
});
