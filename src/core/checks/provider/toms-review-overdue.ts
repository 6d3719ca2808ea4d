import { accountCheck } from '../../check.ts';
import { durationMs } from '../../config.ts';

/** The processor's measures were not reviewed in time; never reviewed at all blocks. */
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
  run: ({ config, now }) => {
    const measures = config.provider.processor?.measures;
    if (measures === undefined) return { severity: 'block' };
    const due = Date.parse(measures.reviewedOn) + (durationMs(measures.reviewEvery) ?? 0);
    return due < now ? { params: { reviewedOn: measures.reviewedOn } } : undefined;
  },
});
