import { recipientCheck } from '../../check.ts';

/** A marketing template for a number of the United States: the platform delivers none there since 1 April 2025. */
export const recipientUsMarketingPaused = recipientCheck({
  code: 'recipient.us-marketing-paused',
  scope: 'recipient',
  stage: 'preflight',
  severity: 'block',
  hardness: 'platform',
  override: 'never',
  appliesTo: ['US'],
  sources: ['Meta per-user limits page, section on US numbers (state June 2026)'],
  verification: 'source-seen',
  since: '0.1.0',
  run: ({ country, question, template }) => {
    if (country !== 'US') return undefined;
    // The platform goes by the template's category, not by what it is used for.
    const isMarketing =
      template === undefined ? question.category === 'marketing' : template.category === 'MARKETING';
    return isMarketing ? {} : undefined;
  },
});
