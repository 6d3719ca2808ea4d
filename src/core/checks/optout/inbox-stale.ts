import { accountCheck } from '../../check.ts';
import { durationMs } from '../../config.ts';

/**
 * Opt-outs must have been collected lately where consend.yaml asks for it (`optOut.maxInboxAge`): a sender who does not
 * listen would go on writing to people who said stop. Without the setting, never having listened at all is a warning.
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
  run: ({ config, inboxAt, now }) => {
    const longest = config.optOut === undefined ? undefined : durationMs(config.optOut.maxInboxAge);
    if (longest === undefined) return inboxAt === undefined ? { severity: 'warn' } : undefined;
    return inboxAt === undefined || now - inboxAt > longest ? {} : undefined;
  },
});
