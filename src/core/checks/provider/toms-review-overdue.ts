import { accountCheck } from '../../check.ts';
import { durationMs } from '../../config.ts';
import { shortest } from '../../policies/review.ts';

/** The processor's measures were not reviewed in time, which no workspace can set later than its policies; never reviewed at all blocks. */
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
  run: ({ config, policies, now }) => {
    const measures = config.provider.processor?.measures;
    if (measures === undefined) return { severity: 'block' };
    const own = durationMs(measures.reviewEvery) ?? 0;
    const longest = shortest(policies, ({ measuresReviewMonths }) => `${measuresReviewMonths} months`) ?? own;
    const due = Date.parse(measures.reviewedOn) + Math.min(own, longest);
    return due < now ? { params: { reviewedOn: measures.reviewedOn } } : undefined;
  },
});
