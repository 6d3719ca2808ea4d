import { campaignCheck } from '../../check.ts';

/** A marketing template cannot serve a purpose that people agreed to as service. */
export const templatePurposeMismatch = campaignCheck({
  code: 'template.purpose-mismatch',
  scope: 'template',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['*'],
  sources: ['Meta template categorization; § 7 UWG'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ category, categories }) =>
    category !== 'marketing' && categories.has('MARKETING') ? {} : undefined,
});
