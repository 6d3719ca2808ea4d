import { campaignCheck } from '../../check.ts';

/** How old a reviewed plan may be, milliseconds: a day. Own design: nobody remembers for longer what exactly was looked at. */
const OLDEST_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * A reviewed plan (`send --plan`) is sent within a day. That its list, template, policy and ledger are what they were, the
 * command holds against digests (`plan.stale`, which no setting lifts); without a plan, from cron, `send` makes a new one in
 * the same run, and this check has nothing to say.
 */
export const campaignDryRunStale = campaignCheck({
  code: 'campaign.dry-run-stale',
  scope: 'campaign',
  stage: 'send',
  severity: 'block',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Art. 24, 25, 32(1)(d) GDPR'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ plannedAt, now }) =>
    plannedAt !== undefined && now - plannedAt > OLDEST_MS
      ? { params: { reason: 'old', hours: Math.floor((now - plannedAt) / HOUR_MS) } }
      : undefined,
});
