import { templateCheck } from '../../check.ts';
import { hasAdvertisingWords, offerHits } from '../../message-law/advertising.ts';
import { readingNeed, readingOf } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { saidBy } from '../../message-law/said.ts';

/**
 * A template of service carries no advertising. What blocks is certain: the campaign's own purpose is advertising, or somebody
 * who read the text says so. Words warn: a list finds some that mean something else. (A marketing template for a purpose of
 * service is `template.purpose-mismatch`.)
 */
export const templateCategoryMismatch = templateCheck({
  code: 'template.category-mismatch',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta template category rules (mixed content counts as marketing)', 'KG 15.09.2021 - 5 U 35/20'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ template, category, campaign }) => {
    if (template.category === 'MARKETING') return undefined;
    if (category === 'marketing')
      return { params: { reason: 'purpose', category: template.category, purpose: campaign.purpose } };
    const said = saidBy(template);
    if (hasAdvertisingWords(said.language)) {
      const found = foundOf(offerHits(said));
      return found && { ...found, severity: 'warn' };
    }
    const advertises = readingOf(campaign, template.language)?.advertises;
    if (advertises === undefined) return { needs: readingNeed(template.language, 'advertises: false') };
    return advertises ? { params: { reason: 'read' } } : undefined;
  },
});
