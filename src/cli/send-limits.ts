/** What bounds a run from outside: the day's allowance, and whether the platform still lets the template and the number send. */
import type { Provider } from '../core/ports.ts';
import type { SendRequest } from '../pipeline/send.ts';
import type { SendingParts } from './sending-parts.ts';
import type { AccountFacts } from './templates-sync.ts';
import type { OpenWorkspace } from './workspace.ts';

const DAY_MS = 86_400_000;

/** How many people may be messaged now under the daily limits, and when more may. */
export function dailyAllowance(open: OpenWorkspace, account: AccountFacts): SendRequest['allowance'] {
  const own = open.workspace.config.limits.messagesPerDay ?? Number.POSITIVE_INFINITY;
  const platform = account.phoneNumber?.messagingLimit ?? Number.POSITIVE_INFINITY;
  const perDay = Math.min(own, platform);
  return async (now) => {
    if (!Number.isFinite(perDay)) return undefined;
    const { count, oldest } = await open.store.journal.peopleSince(now - DAY_MS);
    return {
      left: perDay - count,
      resumeAt: oldest === undefined ? undefined : oldest + DAY_MS,
      name: own < platform ? 'messages-per-day' : 'messaging-limit',
    };
  };
}

/** Asks the platform whether the template and the number may still send. No answer is no reason to stop. */
export function platformWatch(
  provider: Provider,
  { campaign, summary }: SendingParts,
): () => Promise<string | undefined> {
  const languages = Object.keys(summary.messages.language);
  return async () => {
    try {
      const templates = await provider.templatesByName(campaign.config.template.name);
      const bad = templates.some(
        ({ language, status }) => languages.includes(language) && status !== 'APPROVED',
      );
      if (bad) return 'template-paused';
      const { qualityRating } = await provider.phoneNumber();
      return qualityRating === 'RED' ? 'quality-red' : undefined;
    } catch {
      return undefined;
    }
  };
}
