import { importCheck } from '../../check.ts';
import { isConsent, isNoAct } from '../../collection-terms.ts';

/** The way in which the consent came about is no act of the person. */
export const consentNotAffirmative = importCheck({
  code: 'consent.not-affirmative',
  scope: 'recipient',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 4(11), Recital 32 GDPR', 'CJEU C-673/17 Planet49', '§ 7 Abs. 2 Nr. 2 UWG'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ event: { kind, method } }) =>
    isConsent(kind) && method !== undefined && isNoAct(method) ? {} : undefined,
});
