/** When what was reviewed must be reviewed again: the workspace's own period, never longer than its policies'. */
import { durationMs } from './config-fields.ts';
import type { Policy } from './policies/policy.ts';
import { shortest } from './policies/review.ts';
import type { ProcessorConfig, TransferConfig } from './processor-config.ts';

/** Days after which the list of the EU-US framework is looked up again where no policy says so. */
const LISTING = '90 days';
/** How long an assessment of a country's law holds. */
const ASSESSMENT = '12 months';

/** When the next review falls due, epoch milliseconds. `longest`: what policies allow at most, milliseconds. */
export function nextReview(
  { on, every }: { readonly on: string; readonly every: string },
  longest: number = Number.POSITIVE_INFINITY,
): number {
  return Date.parse(on) + Math.min(durationMs(every) ?? 0, longest);
}

/** When a processor's measures must be reviewed again, epoch milliseconds. */
export function measuresDue(
  { reviewedOn, reviewEvery }: NonNullable<ProcessorConfig['measures']>,
  policies: readonly Policy[],
): number {
  const longest = shortest(policies, ({ measuresReviewMonths }) => `${measuresReviewMonths} months`);
  return nextReview({ on: reviewedOn, every: reviewEvery }, longest);
}

/** When the list of the EU-US framework must be looked up again, epoch milliseconds; undefined: it never was. */
export function listingDue(
  { listingCheckedOn }: TransferConfig,
  policies: readonly Policy[],
): number | undefined {
  if (listingCheckedOn === undefined) return undefined;
  const longest = shortest(policies, ({ listingDays }) => `${listingDays} days`);
  return nextReview({ on: listingCheckedOn, every: LISTING }, longest);
}

/** When the assessment behind a transfer must be made anew, epoch milliseconds; undefined: it has no date. */
export function assessmentDue({ assessedOn }: TransferConfig): number | undefined {
  return assessedOn === undefined ? undefined : nextReview({ on: assessedOn, every: ASSESSMENT });
}
