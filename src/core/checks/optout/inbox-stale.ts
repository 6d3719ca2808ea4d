import { accountCheck } from '../../check.ts';
import { durationMs } from '../../config.ts';
import { shortest } from '../../policies/review.ts';
import { strict } from '../../policies/strict.ts';

/** Where nobody asks, opt-outs older than strict would have them are warned of, milliseconds: a day and two hours to run late. */
const USUAL_MS = durationMs(strict.maxInboxAge ?? '') ?? 0;

/**
 * Opt-outs must have been collected lately where consend.yaml asks for it (`optOut.maxInboxAge`) or the policy does; of both
 * the shorter age holds. A sender who does not listen would go on writing to people who said stop. Where neither asks, an
 * old inbox, or never having listened at all, is a warning.
 */
export const optoutInboxStale = accountCheck({
  code: 'optout.inbox-stale',
  scope: 'account',
  stage: 'preflight+send',
  severity: 'block',
  hardness: 'practice',
  override: 'operator',
  appliesTo: ['*'],
  sources: ['Art. 24, 25 GDPR', '§ 7 Abs. 1 S. 2 UWG', 'LG Paderborn 12.03.2024 - 2 O 35/23'],
  verification: 'own-design',
  since: '0.1.0',
  run: ({ config, policies, inboxAt, now }) => {
    const asked = [
      durationMs(config.optOut?.maxInboxAge ?? ''),
      shortest(policies, ({ maxInboxAge }) => maxInboxAge),
    ];
    const ages = asked.filter((age) => age !== undefined);
    const age = inboxAt === undefined ? Number.POSITIVE_INFINITY : now - inboxAt;
    if (ages.length > 0) return age > Math.min(...ages) ? {} : undefined;
    return age > USUAL_MS ? { severity: 'warn' } : undefined;
  },
});
