import { isAdequate } from '../../adequacy.ts';
import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';
import { thirdCountries } from '../../processing-chain.ts';
import type { TransferConfig } from '../../processor-config.ts';

const BELOW = 'provider.processor';

/** A decision covers the country, the framework the United States alone; clauses and rules go anywhere. */
function isValid({ to, mechanism }: TransferConfig): boolean {
  if (mechanism === 'adequacy') return isAdequate(to);
  if (mechanism === 'dpf') return to === 'US';
  return mechanism !== 'none';
}

/** Clauses and rules need an assessment of the country's law (CJEU C-311/18). */
function isUnassessed({ mechanism, assessment }: TransferConfig): boolean {
  return (mechanism === 'scc' || mechanism === 'bcr') && assessment === undefined;
}

function exampleLine(country: string, now: number): string {
  const today = dayOf(now);
  if (country === 'US') return `{ to: US, mechanism: dpf, listingCheckedOn: ${today}, fallback: scc }`;
  if (isAdequate(country)) return `{ to: ${country}, mechanism: adequacy }`;
  return `{ to: ${country}, mechanism: scc, assessment: contracts/assessment.pdf, assessedOn: ${today} }`;
}

function gaps({ config, now }: AccountFacts): Gap[] {
  const transfers = config.provider.processor?.transfers ?? [];
  return thirdCountries(config).flatMap((country): Gap[] => {
    const stated = transfers.filter(({ to }) => to === country);
    const valid = stated.filter(isValid);
    const write = { below: `${BELOW}.transfers`, line: `- ${exampleLine(country, now)}` };
    if (valid.length === 0)
      return [{ reason: stated.length === 0 ? 'transfer.none' : 'transfer.invalid', about: country, write }];
    if (!valid.every(isUnassessed)) return [];
    const line = `assessment: contracts/assessment.pdf`;
    return [{ reason: 'transfer.unassessed', about: country, write: { below: `${BELOW}.transfers`, line } }];
  });
}

/**
 * Data leaves the EEA without a ground for it. WhatsApp hands data on to the United States whoever the partner is, so a
 * partner in the EEA does not end the question.
 */
export const providerThirdCountry = accountCheck({
  code: 'provider.third-country',
  scope: 'provider',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 44-49 GDPR', 'Decision (EU) 2023/1795 (EU-US DPF)', 'CJEU C-311/18 Schrems II'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) => foundGaps(gaps(facts)),
});
