import { importCheck } from '../../check.ts';
import { isConsent } from '../../collection-terms.ts';
import { nameKey } from '../../terms.ts';
import { isThirdParty } from '../../third-party.ts';

/** Somebody else collected the consent, and its text does not name the sender (`wordings: controllers`). */
export const consentThirdPartySource = importCheck({
  code: 'consent.third-party-source',
  scope: 'recipient',
  stage: 'import',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['*'],
  sources: [
    'Art. 4(11), 14 GDPR',
    'Recital 42 GDPR',
    'CNIL SAN-2023-015 Groupe Canal+',
    'CJEU C-317/25 (pending)',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ event: { kind, source, wording }, terms }) => {
    if (!isConsent(kind) || !isThirdParty(source)) return undefined;
    const named = terms.wordings.get(
      wording === undefined ? '' : `${wording.id}@${wording.version}`,
    )?.controllers;
    return named?.some((name) => nameKey(name) === terms.controller) ? undefined : {};
  },
});
