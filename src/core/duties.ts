/** The calendar of duties: what must be looked at again and when, from settings, policies, exceptions and the ledger's last verification. */
import type { AccountFacts } from './check-facts.ts';
import { QUIET_HOURS_REVIEW_EVERY, QUIET_HOURS_REVIEWED_ON } from './data/quiet-hours.ts';
import { reviewDueAt } from './policies/review.ts';
import type { RecordsConfig } from './records-config.ts';
import { assessmentDue, listingDue, measuresDue, nextReview } from './reviews.ts';

/** What must be looked at again; the words are in `i18n`. */
export const DUTIES = [
  'agreement',
  'sub-processors',
  'measures',
  'listing',
  'assessment',
  'policy',
  'quiet-hours',
  'exception',
  'own-measures',
  'interest',
  'verification',
  'keywords',
  'keyRotation',
  'restoreTest',
] as const;
/** A name of `DUTIES`. */
export type DutyName = (typeof DUTIES)[number];

/** `overdue`: its day is over. `soon`: within 30 days. `later`. `unknown`: when it was last done is not recorded. */
export type DutyState = 'overdue' | 'soon' | 'later' | 'unknown';

/** Something to look at again. */
export interface Duty {
  readonly duty: DutyName;
  /** What it is about: a country, a policy, a check, a processing. */
  readonly about?: string | undefined;
  /** When it falls due, epoch milliseconds; undefined: not known. */
  readonly dueAt: number | undefined;
  readonly state: DutyState;
  /** The check that finds it once it is overdue. */
  readonly check?: string | undefined;
}

/** How long before it falls due a duty is spoken of, milliseconds: 30 days. */
export const DUE_SOON_MS = 30 * 86_400_000;
/** How often the whole ledger should be verified. */
const VERIFY_EVERY = '30 days';

type OpenDuty = Omit<Duty, 'state'>;

function processorDuties({ config, policies }: AccountFacts): OpenDuty[] {
  const { agreement, subProcessorList: list, measures, transfers = [] } = config.provider.processor ?? {};
  const duties: OpenDuty[] = [];
  const add = (duty: DutyName, check: string, dueAt: number | undefined, about?: string): void => {
    duties.push({ duty, check: `provider.${check}`, dueAt, about });
  };
  if (agreement?.review !== undefined) {
    const { on, reviewEvery: every } = agreement.review;
    add('agreement', 'dpa-review', nextReview({ on, every }));
  }
  if (list !== undefined)
    add('sub-processors', 'dpa-review', nextReview({ on: list.reviewedOn, every: list.reviewEvery }));
  if (measures !== undefined) add('measures', 'toms-review-overdue', measuresDue(measures, policies));
  for (const transfer of transfers) {
    if (transfer.mechanism === 'dpf')
      add('listing', 'transfer-review-due', listingDue(transfer, policies), transfer.to);
    if (transfer.assessment !== undefined)
      add('assessment', 'transfer-review-due', assessmentDue(transfer), transfer.to);
  }
  return duties;
}

function ruleDuties({ policies, overrides }: AccountFacts): OpenDuty[] {
  return [
    ...policies.map(
      (policy): OpenDuty => ({
        duty: 'policy',
        about: policy.name,
        dueAt: reviewDueAt(policy),
        check: 'policy.review-due',
      }),
    ),
    {
      duty: 'quiet-hours',
      dueAt: reviewDueAt({ reviewedOn: QUIET_HOURS_REVIEWED_ON, reviewEvery: QUIET_HOURS_REVIEW_EVERY }),
      check: 'quiet-hours.review-due',
    },
    ...[...overrides.inForce, ...overrides.expired].map(
      ({ code, until }): OpenDuty => ({
        duty: 'exception',
        about: code,
        dueAt: Date.parse(until) + 86_400_000,
        check: 'campaign.override-unjustified',
      }),
    ),
  ];
}

function noteDuties(notes: RecordsConfig['legitimateInterest'] = []): OpenDuty[] {
  return notes.map(({ processing, on, reviewEvery: every }) => ({
    duty: 'interest',
    about: processing,
    dueAt: on === undefined ? undefined : nextReview({ on, every }),
    check: 'campaign.lia-missing',
  }));
}

function ownDuties({ config, surroundings }: AccountFacts): OpenDuty[] {
  const { processing, legitimateInterest, reviews = {} } = config.records ?? {};
  const { reviewedOn, reviewEvery = '12 months' } = processing?.measures ?? {};
  const verified = surroundings.ledger?.verified?.at;
  const { keywords, keyRotation, restoreTest } = reviews;
  const done = Object.entries({ keywords, keyRotation, restoreTest } as const);
  return [
    {
      duty: 'own-measures',
      dueAt: reviewedOn === undefined ? undefined : nextReview({ on: reviewedOn, every: reviewEvery }),
    },
    ...noteDuties(legitimateInterest),
    {
      duty: 'verification',
      dueAt: verified === undefined ? undefined : nextReview({ on: verified, every: VERIFY_EVERY }),
      check: 'account.ledger-broken',
    },
    ...done.map(
      ([duty, review]): OpenDuty => ({
        duty: duty as DutyName,
        dueAt: review === undefined ? undefined : nextReview(review),
      }),
    ),
  ];
}

/** How a duty stands at an instant. */
export function dutyState(dueAt: number | undefined, now: number): DutyState {
  if (dueAt === undefined) return 'unknown';
  if (dueAt <= now) return 'overdue';
  return dueAt - now <= DUE_SOON_MS ? 'soon' : 'later';
}

/** All duties, the most pressing first; those without a day last. */
export function dutiesOf(facts: AccountFacts): readonly Duty[] {
  return [...processorDuties(facts), ...ruleDuties(facts), ...ownDuties(facts)]
    .map((duty): Duty => ({ ...duty, state: dutyState(duty.dueAt, facts.now) }))
    .sort(
      (one, other) =>
        (one.dueAt ?? Number.POSITIVE_INFINITY) - (other.dueAt ?? Number.POSITIVE_INFINITY) || 0,
    );
}
