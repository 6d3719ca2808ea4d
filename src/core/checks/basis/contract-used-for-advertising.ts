import { campaignCheck } from '../../check.ts';

/** A contract carries service messages, never advertising. */
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
  run: ({ bases, category, categories }) => {
    const onlyContract = bases.every((basis) => basis === 'contract' || basis === 'precontract');
    if (!onlyContract) return undefined;
    return category === 'marketing' || categories.has('MARKETING') ? {} : undefined;
  },
});
