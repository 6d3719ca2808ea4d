import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { filingOf } from '../../filed-documents.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';
import { AGREEMENT_POINTS, type ProcessorConfig } from '../../processor-config.ts';
import { liesAhead, nextReview } from '../../reviews.ts';

const BELOW = 'provider.processor';

/** A document that was reviewed must still be the one that is there. */
function documentGaps(
  below: string,
  paper: ProcessorConfig['agreement'] | ProcessorConfig['subProcessorList'],
  { documents }: AccountFacts['surroundings'],
): Gap[] {
  const about = paper?.document;
  const digest = about === undefined ? undefined : documents.get(about);
  const write = { below, line: `digest: ${digest}` };
  switch (filingOf(paper, documents)) {
    case 'changed':
      return [{ reason: 'document.changed', about, write }];
    case 'unpinned':
      return [{ reason: 'document.unpinned', about, write }];
    default:
      return [];
  }
}

/** Art. 28 (3) (a) to (h), one by one: signing is not reading. */
function pointGaps({ agreement }: ProcessorConfig, now: number): Gap[] {
  const below = `${BELOW}.agreement`;
  const review = agreement?.review;
  if (review === undefined) {
    const points = AGREEMENT_POINTS.map((point) => `${point}: ok`).join(', ');
    const line = `review: { by: NAME, on: ${dayOf(now)}, points: { ${points} } }`;
    return [{ reason: 'review.never', write: { below, line } }];
  }
  const { on, reviewEvery, points } = review;
  const open = AGREEMENT_POINTS.filter((point) => points[point] === undefined);
  const bad = AGREEMENT_POINTS.filter((point) => points[point] === 'gap');
  const isDue = nextReview({ on, every: reviewEvery }) <= now;
  return [
    ...(open.length === 0 ? [] : [{ reason: 'review.points-open', about: open.join(', ') } as const]),
    ...(bad.length === 0 ? [] : [{ reason: 'review.points-gap', about: bad.join(', ') } as const]),
    ...(liesAhead(on, now) ? [{ reason: 'review.ahead', about: on } as const] : []),
    ...(isDue ? [{ reason: 'review.overdue', about: on } as const] : []),
  ];
}

function listGaps({ subProcessorList: list }: ProcessorConfig, now: number): Gap[] {
  if (list === undefined) {
    const line = `subProcessorList: { reviewedOn: ${dayOf(now)}, document: contracts/sub-processors.pdf }`;
    return [{ reason: 'sub-processors.never', write: { below: BELOW, line } }];
  }
  const { reviewedOn: on, reviewEvery: every } = list;
  if (liesAhead(on, now)) return [{ reason: 'review.ahead', about: on }];
  return nextReview({ on, every }) <= now ? [{ reason: 'sub-processors.overdue', about: on }] : [];
}

function selectionGaps({ selection }: ProcessorConfig, now: number): Gap[] {
  if (selection !== undefined) return [];
  const line = `selection: { on: ${dayOf(now)}, by: NAME, reason: "guarantees that decided" }`;
  return [{ reason: 'selection.never', write: { below: BELOW, line } }];
}

/** Without an agreement there is nothing to review: `provider.dpa-missing` says so. */
function gaps({ config, surroundings, now }: AccountFacts): Gap[] {
  const { processor } = config.provider;
  if (processor?.agreement === undefined) return [];
  return [
    ...documentGaps(`${BELOW}.agreement`, processor.agreement, surroundings),
    ...pointGaps(processor, now),
    ...documentGaps(`${BELOW}.subProcessorList`, processor.subProcessorList, surroundings),
    ...listGaps(processor, now),
    ...selectionGaps(processor, now),
  ];
}

/** The agreement, or the list of sub-processors, was never held against Art. 28 (3) point by point, or changed since. */
export const providerDpaReview = accountCheck({
  code: 'provider.dpa-review',
  scope: 'provider',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA'],
  sources: ['Art. 28(2)-(4) GDPR'],
  verification: 'statute-known',
  since: '0.1.0',
  run: (facts) => foundGaps(gaps(facts)),
});
