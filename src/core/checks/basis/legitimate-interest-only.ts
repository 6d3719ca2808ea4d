import { campaignCheck } from '../../check.ts';

/** Advertising that would rest on a legitimate interest and nothing else. */
export const basisLegitimateInterestOnly = campaignCheck({
  code: 'basis.legitimate-interest-only',
  scope: 'campaign',
  stage: 'preflight',
  severity: 'block',
  hardness: 'law',
  override: 'dpo',
  appliesTo: ['EU', 'EEA', 'UK', 'CH'],
  sources: [
    '§ 7 Abs. 2 Nr. 2 UWG',
    'DSK Orientierungshilfe Direktwerbung 2022',
    'Art. 13(1) Directive 2002/58/EC',
    'PECR reg. 22',
  ],
  verification: 'partly-seen',
  since: '0.1.0',
  run: ({ bases, category, categories }) => {
    if (bases.some((basis) => basis !== 'legitimate-interest')) return undefined;
    return category === 'marketing' || categories.has('MARKETING') ? {} : undefined;
  },
});
