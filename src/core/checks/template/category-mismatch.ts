import { templateCheck } from '../../check.ts';
import { seenAdvertising } from '../../message-law/seen-advertising.ts';

/**
 * A template of service carries no advertising: by the campaign's own purpose, by its words, or by what somebody says who read
 * it. A list of words finds some that mean something else: who read the text and answers for it (`texts:` in the campaign)
 * turns the block into a warning. (A marketing template for a purpose of service is `template.purpose-mismatch`.)
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
    const found = seenAdvertising(template, campaign);
    switch (found.seen) {
      case 'words':
        return { params: { reason: 'words', words: found.words, language: template.language } };
      case 'cleared':
        return { params: { reason: 'cleared', words: found.words }, severity: 'warn' };
      case 'read':
        return { params: { reason: 'read' } };
      case 'unread':
        return { needs: found.needs };
      default:
        return undefined;
    }
  },
});
