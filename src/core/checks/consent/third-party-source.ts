import { importCheck } from '../../check.ts';
import type { ImportFacts } from '../../check-facts.ts';
import { isConsent } from '../../collection-terms.ts';
import { nameKey } from '../../terms.ts';
import { isThirdParty } from '../../third-party.ts';

/** Bases that carry no advertising, and that a partner may hand on in good order: who books through one has a contract. */
const CARRY_NO_ADVERTISING: ReadonlySet<string> = new Set(['contract', 'precontract', 'legal-obligation']);

/** Whether a fact permits messages because of the person: an agreement, or a basis claimed for advertising. */
function isClaim({ kind, basis }: ImportFacts['event']): boolean {
  return isConsent(kind) || (kind === 'basis-asserted' && !(basis && CARRY_NO_ADVERTISING.has(basis)));
}

/**
 * Somebody else collected the consent, and its text does not name the sender (`wordings: controllers`); or the number of an
 * alleged customer comes from somebody else than the customer (§ 7 (3) no. 1 UWG).
 */
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
  run: ({ event, terms }) => {
    if (!isClaim(event) || !isThirdParty(event.source)) return undefined;
    // A text that names the sender helps who agreed to it; nobody agrees to being a customer.
    if (!isConsent(event.kind)) return {};
    const { wording } = event;
    const named = terms.wordings.get(
      wording === undefined ? '' : `${wording.id}@${wording.version}`,
    )?.controllers;
    return named?.some((name) => nameKey(name) === terms.controller) ? undefined : {};
  },
});
