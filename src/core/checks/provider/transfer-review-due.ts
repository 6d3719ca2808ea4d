import { accountCheck } from '../../check.ts';
import type { AccountFacts } from '../../check-facts.ts';
import { filingOf } from '../../filed-documents.ts';
import { dayOf, foundGaps, type Gap } from '../../gaps.ts';
import type { TransferConfig } from '../../processor-config.ts';
import { assessmentDue, liesAhead, listingDue } from '../../reviews.ts';

const BELOW = 'provider.processor.transfers';

function listingGaps(transfer: TransferConfig, { policies, now }: AccountFacts): Gap[] {
  const { listingCheckedOn, fallback } = transfer;
  const found: Gap[] = [];
  const write = { below: BELOW, line: `listingCheckedOn: ${dayOf(now)}` };
  const due = listingDue(transfer, policies);
  if (due === undefined) found.push({ reason: 'listing.never', write });
  else if (listingCheckedOn !== undefined && liesAhead(listingCheckedOn, now))
    found.push({ reason: 'review.ahead', about: listingCheckedOn, write });
  else if (due <= now) found.push({ reason: 'listing.overdue', about: listingCheckedOn, write });
  if (fallback === undefined)
    found.push({ reason: 'fallback.none', write: { below: BELOW, line: 'fallback: scc' } });
  return found;
}

function assessmentGaps(transfer: TransferConfig, { surroundings, now }: AccountFacts): Gap[] {
  const { assessment, assessedOn } = transfer;
  if (assessment === undefined) return [];
  const write = { below: BELOW, line: `assessedOn: ${dayOf(now)}` };
  const filed = filingOf({ document: assessment }, surroundings.documents);
  const gone: Gap[] = filed === 'gone' ? [{ reason: 'document.gone', about: assessment }] : [];
  const due = assessmentDue(transfer);
  if (due === undefined) return [...gone, { reason: 'assessment.undated', write }];
  if (assessedOn !== undefined && liesAhead(assessedOn, now))
    return [...gone, { reason: 'review.ahead', about: assessedOn, write }];
  return due <= now ? [...gone, { reason: 'assessment.overdue', about: assessedOn, write }] : gone;
}

function gaps(facts: AccountFacts): Gap[] {
  const transfers = facts.config.provider.processor?.transfers ?? [];
  return transfers.flatMap((transfer): Gap[] => {
    if (transfer.mechanism === 'dpf') return listingGaps(transfer, facts);
    return transfer.mechanism === 'scc' || transfer.mechanism === 'bcr'
      ? assessmentGaps(transfer, facts)
      : [];
  });
}

/**
 * A ground for transfers was not looked at lately: the list of the EU-US framework, which may fall in court, and what would
 * take its place; or the assessment behind clauses.
 */
export const providerTransferReviewDue = accountCheck({
  code: 'provider.transfer-review-due',
  scope: 'provider',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['EU', 'EEA'],
  sources: [
    'T-553/23 Latombe (03.09.2025), appeal C-703/25 P pending',
    'WhatsApp Business Data Transfer Addendum (16.02.2024)',
  ],
  verification: 'source-seen',
  since: '0.1.0',
  run: (facts) => foundGaps(gaps(facts)),
});
