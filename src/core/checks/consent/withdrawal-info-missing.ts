import { importCheck } from '../../check.ts';
import { isConsent } from '../../collection-terms.ts';

/** What consend.yaml does not say of a text. */
const NOT_SAID = {
  needs: { place: 'config', name: 'wordings.withdrawal', line: 'withdrawal: true' },
} as const;

/** The text does not say that consent can be taken back (`wordings: withdrawal`). Of a text that is not listed nobody can say. */
export const consentWithdrawalInfoMissing = importCheck({
  code: 'consent.withdrawal-info-missing',
  scope: 'recipient',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 7(3) sentence 3 GDPR', 'Art. 13(2)(c) GDPR', 'EDPB Guidelines 05/2020 section 5.2'],
  verification: 'statute-known',
  since: '0.1.0',
  run: ({ event: { kind, wording }, terms }) => {
    if (!isConsent(kind) || wording === undefined) return undefined;
    const said = terms.wordings.get(`${wording.id}@${wording.version}`)?.withdrawal;
    if (said === undefined) return NOT_SAID;
    return said ? undefined : {};
  },
});
