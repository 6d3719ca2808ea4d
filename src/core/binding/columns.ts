/** Which columns a campaign reads. */
import type { CampaignConfig } from '../campaign-config.ts';

/** Every column that settings name, each once, in order of appearance. */
export function columnsIn(...settings: readonly unknown[]): string[] {
  const columns = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'column' && typeof child === 'string') columns.add(child);
      else visit(child);
    }
  };
  for (const setting of settings) visit(setting);
  return [...columns];
}

/** Every column that a campaign's parameters, language and `once` name, each once, in order of appearance. */
export function columnsOf({ parameters, template, once }: CampaignConfig): string[] {
  return columnsIn(parameters, template.language, once);
}
