/** What a campaign says of its message beside the template itself. */
import type { CampaignConfig } from '../campaign-config.ts';
import type { Need } from '../check.ts';
import type { PurposeCategory } from '../standing.ts';
import type { Template } from '../template.ts';
import type { Payloads } from './opt-out-way.ts';

/** Whether a message is advertising by the campaign's purpose or by the platform's category. */
export function isAdvertising(facts: {
  readonly category: PurposeCategory;
  readonly template: Pick<Template, 'category'>;
}): boolean {
  return facts.category === 'marketing' || facts.template.category === 'MARKETING';
}

/** What presses on quick replies answer with, where the campaign says it for everybody. */
export function payloadsOf({ parameters }: Pick<CampaignConfig, 'parameters'>): Payloads {
  return ({ card, position }) => {
    const part = card === undefined ? parameters : parameters.cards?.[card];
    const filled = part?.buttons?.[String(position)];
    return filled !== undefined && 'text' in filled ? filled.text : undefined;
  };
}

/** What somebody who read a text says of it: for languages that consend has no word lists for. */
export type Reading = NonNullable<CampaignConfig['texts']>[string];

/** What somebody says of the text in a template's language. */
export function readingOf({ texts }: Pick<CampaignConfig, 'texts'>, locale: string): Reading | undefined {
  return texts?.[locale];
}

/** What a campaign must say of a text that consend cannot read, with what to write. */
export function readingNeed(locale: string, says: string): Need {
  const line = `texts: { ${locale}: { readBy: N. N., readOn: 2026-11-25, ${says} } }`;
  return { place: 'campaign', name: `texts.${locale}`, line };
}
