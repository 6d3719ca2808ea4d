import { templateCheck } from '../../check.ts';
import { hasAdvertisingWords, softHits } from '../../message-law/advertising.ts';
import { readingNeed, readingOf } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { saidBy } from '../../message-law/said.ts';

/** What the platform takes for service and a German court for advertising: surveys, requests for a review, greetings, calls to come back. */
export const templateUtilityButAdvertising = templateCheck({
  code: 'template.utility-but-advertising',
  scope: 'template',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'case-law',
  override: 'dpo',
  appliesTo: ['DE', 'AT'],
  sources: [
    'BGH 10.07.2018 - VI ZR 225/17',
    'DSK Orientierungshilfe Direktwerbung (satisfaction surveys and greetings are advertising)',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ template, campaign }) => {
    if (template.category === 'MARKETING') return undefined;
    const said = saidBy(template);
    if (hasAdvertisingWords(said.language)) return foundOf(softHits(said));
    return readingOf(campaign, template.language)?.advertises === undefined
      ? { needs: readingNeed(template.language, 'advertises: false') }
      : undefined;
  },
});
