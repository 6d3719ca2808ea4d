/** Whether a template of service carries advertising: by its words, or by what somebody says who read it. */
import type { CampaignConfig } from '../campaign-config.ts';
import type { Need } from '../check.ts';
import type { Template } from '../template.ts';
import { hasAdvertisingWords, offerHits } from './advertising.ts';
import { readingNeed, readingOf } from './campaign.ts';
import { saidBy } from './said.ts';

/**
 * `words`: offers and promotions were found, and nobody says that they read it. `cleared`: they were found, and a named person
 * says that the text does not advertise. `read`: a named person says that it does. `unread`: consend has no words of its
 * language, and nobody read it; `needs` says what to write. `none`: neither words nor anybody's saying so.
 */
export type SeenAdvertising =
  | { readonly seen: 'words' | 'cleared'; readonly words: string }
  | { readonly seen: 'unread'; readonly needs: Need }
  | { readonly seen: 'read' | 'none' };

/** What is seen of advertising in a template. */
export function seenAdvertising(
  template: Template,
  campaign: Pick<CampaignConfig, 'texts'>,
): SeenAdvertising {
  const advertises = readingOf(campaign, template.language)?.advertises;
  if (advertises === true) return { seen: 'read' };
  const said = saidBy(template);
  const [hit] = offerHits(said);
  if (hit !== undefined)
    return { seen: advertises === false ? 'cleared' : 'words', words: String(hit.params?.words) };
  if (advertises === false || hasAdvertisingWords(said.language)) return { seen: 'none' };
  return { seen: 'unread', needs: readingNeed(template.language, 'advertises: false') };
}
