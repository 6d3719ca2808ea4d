import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { filingOf } from '../../filed-documents.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';

const BELOW = 'provider.processor';
const AGREEMENT = 'provider.processor.agreement';
const DOCUMENT = 'document: contracts/agreement.pdf';

function gaps({ config, surroundings, now }: AccountFacts): Gap[] {
  const { processor } = config.provider;
  const signing = `agreement: { signedOn: ${dayOf(now)}, ${DOCUMENT} }`;
  if (processor === undefined) {
    const line = `processor: { name: NAME, country: DE, ${signing} }`;
    return [{ reason: 'agreement.unsigned', write: { below: 'provider', line } }];
  }
  const { agreement } = processor;
  if (agreement === undefined)
    return [{ reason: 'agreement.unsigned', write: { below: BELOW, line: signing } }];
  const { signedOn, document } = agreement;
  if (Date.parse(signedOn) > now) return [{ reason: 'agreement.later', about: signedOn }];
  const filing = filingOf(agreement, surroundings.documents);
  if (filing === 'unnamed')
    return [{ reason: 'agreement.unnamed', write: { below: AGREEMENT, line: DOCUMENT } }];
  return filing === 'gone' ? [{ reason: 'document.gone', about: document }] : [];
}

/** No processing agreement signed, or none on file: one that nobody can show proves nothing (Art. 28 (9): in writing). */
export const providerDpaMissing = accountCheck({
  code: 'provider.dpa-missing',
  scope: 'provider',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'never',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 28(3), 28(9) GDPR', 'Art. 83(4)(a) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: (facts) => foundGaps(gaps(facts)),
});
