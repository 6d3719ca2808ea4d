import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';

import { filingOf } from '../../filed-documents.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';
import { liesAhead, measuresDue } from '../../reviews.ts';

const BELOW = 'provider.processor';

function documentGaps({ config, surroundings: { documents } }: AccountFacts): Gap[] {
  const measures = config.provider.processor?.measures;
  const about = measures?.document;
  const filing = filingOf(measures, documents);
  if (filing === 'gone') return [{ reason: 'document.gone', about }];
  if (about === undefined || filing !== 'changed') return [];
  const write = { below: `${BELOW}.measures`, line: `digest: ${documents.get(about)}` };
  return [{ reason: 'document.changed', about, write }];
}

/**
 * The processor's measures were not reviewed in time, which no workspace can set later than its policies, or are not those
 * that were reviewed; never reviewed at all blocks.
 */
export const providerTomsReviewOverdue = accountCheck({
  code: 'provider.toms-review-overdue',
  scope: 'provider',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 28(1), 28(3)(c), 32 GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: (facts) => {
    const { config, policies, now } = facts;
    const measures = config.provider.processor?.measures;
    if (measures === undefined) {
      const line = `measures: { reviewedOn: ${dayOf(now)}, document: contracts/measures.pdf }`;
      return foundGaps([{ reason: 'review.never', write: { below: BELOW, line } }], 'block');
    }
    if (liesAhead(measures.reviewedOn, now))
      return foundGaps([{ reason: 'review.ahead', about: measures.reviewedOn }, ...documentGaps(facts)]);
    const isDue = measuresDue(measures, policies) < now;
    const overdue: Gap[] = isDue ? [{ reason: 'review.overdue', about: measures.reviewedOn }] : [];
    return foundGaps([...overdue, ...documentGaps(facts)]);
  },
});
