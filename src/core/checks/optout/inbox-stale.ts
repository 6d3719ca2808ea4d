import { accountCheck } from '../../check.ts';
import { durationMs } from '../../config.ts';
import { shortest } from '../../policies/review.ts';

/**
 * Opt-outs must have been collected lately where consend.yaml asks for it (`optOut.maxInboxAge`), or the policy where it does
 * not: a sender who does not listen would go on writing to people who said stop. Where neither asks, never having listened
 * at all is a warning.
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
    const own = config.optOut === undefined ? undefined : durationMs(config.optOut.maxInboxAge);
    const longest = own ?? shortest(policies, ({ maxInboxAge }) => maxInboxAge);
    if (longest === undefined) return inboxAt === undefined ? { severity: 'warn' } : undefined;
    return inboxAt === undefined || now - inboxAt > longest ? {} : undefined;
  },
});
