import { accountCheck } from '../../check.ts';
import { QUIET_HOURS_REVIEW_EVERY, QUIET_HOURS_REVIEWED_ON } from '../../data/quiet-hours.ts';
import { reviewDueAt } from '../../policies/review.ts';

const DUE_AT = reviewDueAt({ reviewedOn: QUIET_HOURS_REVIEWED_ON, reviewEvery: QUIET_HOURS_REVIEW_EVERY });

/** The table of quiet hours was not reviewed in time: hours that are law change, and a newer consend may know them. */
export const quietHoursReviewDue = accountCheck({
  code: 'quiet-hours.review-due',
  scope: 'account',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['consend: the day on which the table of quiet hours was last reviewed'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ now }) => (now < DUE_AT ? undefined : { params: { policies: QUIET_HOURS_REVIEWED_ON } }),
});
