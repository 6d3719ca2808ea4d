/** Which columns a campaign reads. */
import type { CampaignConfig } from '../campaign-config.ts';

/** Every column that a campaign's parameters, language and `once` name, each once, in order of appearance. */
export function columnsOf(campaign: CampaignConfig): string[] {
  const columns = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'column' && typeof child === 'string') columns.add(child);
      else visit(child);
    }
  };
  visit(campaign.parameters);
  visit(campaign.template.language);
  visit(campaign.once);
  return [...columns];
}
