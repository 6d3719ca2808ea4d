/** The group template. */
import { describe, expect, test } from 'vitest';
import type { CampaignFacts, RecipientFacts } from '../../../../src/core/check-facts.ts';
import type { Template } from '../../../../src/core/template.ts';
import { campaignFacts, recipientFacts, template } from '../builders.ts';
import { type Case, onCampaign, onRecipient } from './run-check.ts';

const RECIPIENT: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'template.language-missing': [
    [
      'finds a language without a template and names it',
      recipientFacts({ template: undefined, language: 'fr' }),
      { params: { language: 'fr' } },
    ],
    ['is silent where there is one', recipientFacts(), undefined],
  ],
  'template.parameter-missing': [
    [
      'names every variable without a value',
      recipientFacts({
        parameterProblems: [
          { kind: 'missing', parameter: 'header' },
          { kind: 'missing', parameter: 'body."2"' },
        ],
      }),
      { params: { parameter: 'header, body."2"' } },
    ],
    ['is silent where all have one', recipientFacts(), undefined],
    [
      'is silent on a malformed value',
      recipientFacts({ parameterProblems: [{ kind: 'malformed', parameter: 'header', reason: 'tab' }] }),
      undefined,
    ],
  ],
  'template.parameter-malformed': [
    [
      'names the first malformed value and why',
      recipientFacts({
        parameterProblems: [
          { kind: 'missing', parameter: 'header' },
          { kind: 'malformed', parameter: 'body."1"', reason: 'tab' },
        ],
      }),
      { params: { parameter: 'body."1"', reason: 'tab' } },
    ],
    ['is silent where all are well', recipientFacts(), undefined],
    [
      'is silent on a missing value',
      recipientFacts({ parameterProblems: [{ kind: 'missing', parameter: 'header' }] }),
      undefined,
    ],
  ],
};

for (const [code, cases] of Object.entries(RECIPIENT)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });
}

const withTemplates = (...list: readonly [string, Template | undefined][]): CampaignFacts =>
  campaignFacts({ templates: new Map(list) });
const bad = (languages: string) => ({ params: { template: 'herbst_sale', languages } });
const CAMPAIGN: Readonly<Record<string, readonly Case<CampaignFacts>[]>> = {
  'template.not-approved': [
    ['is silent on an approved template of good quality', withTemplates(['de', template()]), undefined],
    ['is silent on a yellow one', withTemplates(['de', template({ quality: 'YELLOW' })]), undefined],
    ['finds a red one', withTemplates(['de', template({ quality: 'RED' })]), bad('de: RED')],
    ['finds a paused one', withTemplates(['de', template({ status: 'PAUSED' })]), bad('de: PAUSED')],
    ['finds one that does not exist', withTemplates(['de', undefined]), bad('de: missing')],
    [
      'names every bad language and no good one',
      withTemplates(['de', template()], ['en', undefined], ['fr', template({ status: 'PENDING' })]),
      bad('en: missing, fr: PENDING'),
    ],
  ],
  'template.purpose-mismatch': [
    ['finds a marketing template for a service purpose', campaignFacts({ category: 'utility' }), {}],
    [
      'is silent on a utility template for it',
      campaignFacts({ category: 'utility', templates: new Map([['de', template({ category: 'UTILITY' })]]) }),
      undefined,
    ],
    ['is silent on a marketing template for a marketing purpose', campaignFacts(), undefined],
    [
      'finds one in a language that is not the required one',
      campaignFacts({
        category: 'utility',
        templates: new Map([['de', template({ category: 'UTILITY' })]]),
        categories: new Set(['UTILITY', 'MARKETING']),
      }),
      {},
    ],
  ],
};

for (const [code, cases] of Object.entries(CAMPAIGN)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onCampaign(code, facts)).toEqual(result);
    });
  });
}
