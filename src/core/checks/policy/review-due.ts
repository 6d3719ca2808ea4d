import { accountCheck } from '../../check.ts';
import { reviewDueAt } from '../../policies/review.ts';

/** The facts of a policy in use were not reviewed in time: laws move, and a newer consend may know them better. */
export const policyReviewDue = accountCheck({
  code: 'policy.review-due',
  scope: 'account',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['consend: the day on which the facts of each policy were last reviewed'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ policies, now }) => {
    const due = policies.filter((policy) => reviewDueAt(policy) <= now);
    if (due.length === 0) return undefined;
    return { params: { policies: due.map(({ name, reviewedOn }) => `${name} (${reviewedOn})`).join(', ') } };
  },
});
