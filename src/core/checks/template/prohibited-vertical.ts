import { type Need, templateCheck } from '../../check.ts';
import { isLimited } from '../../data/products.ts';
import { foundOf } from '../../message-law/found.ts';
import { productHits } from '../../message-law/product-words.ts';
import { saidBy } from '../../message-law/said.ts';

const PRODUCTS: Need = { place: 'config', name: 'products', line: 'products: [unrestricted]' };

/**
 * WhatsApp forbids or limits what is sold. What the workspace or the campaign says of its products decides; words of the text
 * warn. Which countries the exceptions list, nobody told consend: where one applies, a sign-off says so.
 */
export const templateProhibitedVertical = templateCheck({
  code: 'template.prohibited-vertical',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'dpo',
  appliesTo: ['*'],
  sources: ['WhatsApp Business Messaging Policy (prohibited and regulated verticals)'],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ config, campaign, template }) => {
    const declared = campaign.products ?? config.products;
    const restricted = (declared ?? []).filter((kind) => kind !== 'unrestricted');
    if (restricted.length > 0) {
      const reason = restricted.every(isLimited) ? 'limited' : 'prohibited';
      return { params: { reason, products: restricted.join(', ') } };
    }
    return (
      foundOf(productHits(saidBy(template))) ?? (declared === undefined ? { needs: PRODUCTS } : undefined)
    );
  },
});
