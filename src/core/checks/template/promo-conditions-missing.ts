import { templateCheck } from '../../check.ts';
import { hasAdvertisingWords, promotionHits } from '../../message-law/advertising.ts';
import { isAdvertising, readingNeed, readingOf } from '../../message-law/campaign.ts';
import { foundOf } from '../../message-law/found.ts';
import { saidBy } from '../../message-law/said.ts';

/** A discount, a gift or a prize draw leads to its conditions and says until when it holds. */
export const templatePromoConditionsMissing = templateCheck({
  code: 'template.promo-conditions-missing',
  scope: 'template',
  stage: 'preflight',
  severity: 'warn',
  hardness: 'law',
  override: 'operator',
  appliesTo: ['DE', 'AT', 'EU'],
  sources: ['§ 6 Abs. 1 Nr. 3-4 DDG with § 7 Abs. 2 Nr. 3 lit. b UWG', '§ 11 PAngV (price reductions)'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: (facts) => {
    const { template, campaign } = facts;
    if (!isAdvertising(facts)) return undefined;
    const said = saidBy(template);
    if (hasAdvertisingWords(said.language)) return foundOf(promotionHits(said));
    const promotion = readingOf(campaign, template.language)?.promotion;
    if (promotion === undefined) return { needs: readingNeed(template.language, 'promotion: none') };
    return promotion === 'without-conditions' ? { params: { reason: 'read' } } : undefined;
  },
});
