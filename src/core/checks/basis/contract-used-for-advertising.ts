import { type CheckResult, campaignCheck } from '../../check.ts';
import type { CampaignFacts } from '../../check-facts.ts';
import { seenAdvertising } from '../../message-law/seen-advertising.ts';

/** What a template of service says: the platform's category is the sender's own choice, and proves nothing of the text. */
function saidInTemplate({ templates, campaign }: CampaignFacts): CheckResult {
  const seen = [...templates.values()].flatMap((template) =>
    template === undefined ? [] : [{ language: template.language, ...seenAdvertising(template, campaign) }],
  );
  for (const found of seen) {
    if (found.seen === 'read') return { params: { reason: 'read' } };
    if (found.seen === 'words')
      return { params: { reason: 'words', words: found.words, language: found.language } };
  }
  return seen.flatMap((found) => (found.seen === 'unread' ? [{ needs: found.needs }] : []))[0];
}

/**
 * A contract carries service messages, never advertising, by its purpose, the platform's category or the text. Where a campaign
 * accepts consent as well, `template.category-mismatch` holds the message back from everybody.
 */
export const basisContractUsedForAdvertising = campaignCheck({
  code: 'basis.contract-used-for-advertising',
  scope: 'campaign',
  stage: 'preflight',
  severity: 'block',
  hardness: 'case-law',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Art. 6(1)(b) GDPR', 'KG 15.09.2021 - 5 U 35/20', 'BGH 10.07.2018 - VI ZR 225/17'],
  verification: 'source-seen',
  since: '0.1.0',
  run: (facts) => {
    const { bases, category, categories } = facts;
    const onlyContract = bases.every((basis) => basis === 'contract' || basis === 'precontract');
    if (!onlyContract) return undefined;
    return category === 'marketing' || categories.has('MARKETING') ? {} : saidInTemplate(facts);
  },
});
