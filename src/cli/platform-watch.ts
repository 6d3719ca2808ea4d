/** Whether the platform still lets the template and the number send. */
import type { Provider } from '../core/ports.ts';
import type { SendingParts } from './sending-parts.ts';

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
