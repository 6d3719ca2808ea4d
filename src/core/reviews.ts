/** When what was reviewed must be reviewed again: the workspace's own period, never longer than its policies'. */
import { dueOn } from './due-day.ts';
import type { Policy } from './policies/policy.ts';
import type { ProcessorConfig, TransferConfig } from './processor-config.ts';

/** Days after which the list of the EU-US framework is looked up again where no policy says so. */
const LISTING = '90 days';
/** How long an assessment of a country's law holds. */
const ASSESSMENT = '12 months';

/** When the next review falls due, epoch milliseconds: by the calendar, a year after 16 November is 16 November. */
export function nextReview({ on, every }: { readonly on: string; readonly every: string }): number {
  return Date.parse(dueOn(on.slice(0, 10), every));
}

/** Whether a day (`2026-02-10`) lies after an instant: what is dated so was not done yet, and counts for nothing. */
export function liesAhead(day: string, now: number): boolean {
  return Date.parse(day.slice(0, 10)) > now;
}

/** When a processor's measures must be reviewed again, epoch milliseconds. */
export function measuresDue(
  { reviewedOn, reviewEvery }: NonNullable<ProcessorConfig['measures']>,
  policies: readonly Policy[],
): number {
  const allowed = policies.map(({ measuresReviewMonths }) => `${measuresReviewMonths} months`);
  return Math.min(...[reviewEvery, ...allowed].map((every) => nextReview({ on: reviewedOn, every })));
}

/** When the list of the EU-US framework must be looked up again, epoch milliseconds; undefined: it never was. */
export function listingDue(
  { listingCheckedOn }: TransferConfig,
  policies: readonly Policy[],
): number | undefined {
  if (listingCheckedOn === undefined) return undefined;
  const allowed = policies.map(({ listingDays }) => `${listingDays} days`);
  return Math.min(...[LISTING, ...allowed].map((every) => nextReview({ on: listingCheckedOn, every })));
}

/** When the assessment behind a transfer must be made anew, epoch milliseconds; undefined: it has no date. */
export function assessmentDue({ assessedOn }: TransferConfig): number | undefined {
  return assessedOn === undefined ? undefined : nextReview({ on: assessedOn, every: ASSESSMENT });
}
