import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { foundGaps, type Gap } from '../../gaps.ts';
import { isInEea } from '../../processing-chain.ts';

const BELOW = 'provider.processor';

/** Where content rests: settled per number as it is registered (Meta, "Local storage"). */
function storageGaps({ config, surroundings }: AccountFacts): Gap[] {
  // Numbers that are used in the app as well have no local storage (360dialog, "Local storage").
  if (surroundings.platform?.number?.isOnBusinessApp === true) return [{ reason: 'number.app' }];
  const storage = config.provider.processor?.storage;
  const line = 'storage: { region: EU }';
  if (storage?.region === undefined && storage?.reason === undefined)
    return [{ reason: 'storage.never', write: { below: BELOW, line } }];
  const { region, reason } = storage;
  if (region === undefined || region === 'EU' || isInEea(region) || reason !== undefined) return [];
  const write = { below: `${BELOW}.storage`, line: 'reason: "why not in the EEA"' };
  return [{ reason: 'storage.outside', about: region, write }];
}

function partyGaps({ config }: AccountFacts): Gap[] {
  const { processor } = config.provider;
  if (processor === undefined || isInEea(processor.country)) return [];
  if (processor.selection?.outsideEea !== undefined) return [];
  const write = { below: `${BELOW}.selection`, line: 'outsideEea: "why not a party in the EEA"' };
  return [{ reason: 'party.outside', about: processor.country, write }];
}

/** A contracting party in the EEA or storage there was to be had and is not in use, and nobody noted why. */
export const providerEuPreference = accountCheck({
  code: 'provider.eu-preference',
  scope: 'provider',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: [
    'README, requirement SR-15 (a provider in the EU as the ideal)',
    'Meta local storage docs (setting per phone number)',
    'Art. 25, 28(1), 32, 44 GDPR',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: (facts) => foundGaps([...partyGaps(facts), ...storageGaps(facts)]),
});
