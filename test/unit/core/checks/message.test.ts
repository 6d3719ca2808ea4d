/** What a campaign's message must say, and must not. */
import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../../src/cli/words.ts';
import type { CheckResult } from '../../../../src/core/check.ts';
import type { TemplateFacts } from '../../../../src/core/check-facts.ts';
import type { Template } from '../../../../src/core/template.ts';
import { LANGUAGES } from '../../../../src/i18n/index.ts';
import { campaign, templateFacts, workspace } from '../builders.ts';
import { type Case, onTemplate } from './run-check.ts';

type Components = Template['components'];
type Rest = Parameters<typeof templateFacts>[1];
const body = (text: string) => ({ type: 'BODY', text });
const footer = (text: string) => ({ type: 'FOOTER', text });
const reply = (text: string) => ({ type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text }] });
const link = (url: string) => ({ type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Mehr', url }] });
const ours = footer('Muster Handels GmbH');

/** An advertising message of these parts. */
const says = (components: Components, rest?: Rest, change: Partial<Template> = {}): TemplateFacts =>
  templateFacts({ components, ...change }, rest);
/** The same as the platform's service, for a purpose of service. */
const serves = (components: Components, rest?: Rest, change: Partial<Template> = {}): TemplateFacts =>
  templateFacts({ category: 'UTILITY', components, ...change }, { category: 'utility', ...rest });
const by = (controller: object): Rest => ({
  config: workspace({
    controller: { name: 'Muster Handels GmbH', address: 'Köln', country: 'DE', ...controller },
  }),
});
const read = (locale: string, says: object): Rest => ({
  campaign: campaign({ texts: { [locale]: { readBy: 'N. N.', readOn: '2026-11-20', ...says } } }),
});
const needs = (locale: string, line: string): CheckResult => ({
  needs: {
    place: 'campaign',
    name: `texts.${locale}`,
    line: `texts: { ${locale}: { readBy: N. N., readOn: 2026-11-25, ${line} } }`,
  },
});
const found = (reason: string, more: object = {}) => ({ params: { reason, ...more } });

const CASES: Readonly<Record<string, readonly Case<TemplateFacts>[]>> = {
  'template.no-optout': [
    ['is silent where the footer says how', templateFacts(), undefined],
    ['is silent where a button is one', says([body('Neu!'), reply('Abmelden')]), undefined],
    ["is silent on the platform's own button", says([body('Neu!'), reply('Angebote stoppen')]), undefined],
    ['finds a message that does not say it', says([body('Neu!'), ours]), found('none')],
    ['asks no service message for it', serves([body('Neu!'), ours]), undefined],
    [
      'asks a service template that advertises by its purpose',
      serves([body('Neu!'), ours], { category: 'marketing' }),
      found('none'),
    ],
    [
      'finds a button whose press would not be heard',
      says([body('Neu!'), reply('Keine Angebote mehr')]),
      found('unrecognised-button', { label: 'Keine Angebote mehr' }),
    ],
    [
      'is silent on it where the campaign lets it answer with a stop',
      says([body('Neu!'), reply('Keine Angebote mehr')], {
        campaign: campaign({ parameters: { buttons: { '0': { text: 'STOP' } } } }),
      }),
      undefined,
    ],
    [
      'only warns where it is said in another language than the rest',
      says([body('Neu!'), footer('To unsubscribe, write to us')]),
      { severity: 'warn', ...found('other-language', { language: 'de', word: 'unsubscribe' }) },
    ],
    [
      'asks somebody to read a language without words for it',
      says([body('Habari!')], {}, { language: 'sw' }),
      needs('sw', 'saysHowToStop: true'),
    ],
    [
      'takes the word of who read it',
      says([body('Habari!')], read('sw', { saysHowToStop: true }), { language: 'sw' }),
      undefined,
    ],
    [
      'takes it as well where they say that it does not',
      says([body('Habari!')], read('sw', { saysHowToStop: false }), { language: 'sw' }),
      found('none'),
    ],
  ],
  'template.no-sender-identity': [
    ['is silent where the footer names the company', templateFacts(), undefined],
    ['is silent on its name without the legal form', says([body('Neues von Muster Handels.')]), undefined],
    [
      'finds a message that names nobody',
      says([body('Neu!')], by({})),
      found('unnamed', { names: 'Muster Handels GmbH, Muster Handels' }),
    ],
    [
      'is silent on a trade name',
      says([body('Ihre Gartenlust')], by({ tradeNames: ['Gartenlust'] })),
      undefined,
    ],
    ['asks no service message', serves([body('Neu!')]), undefined],
  ],
  'template.no-imprint': [
    ['is silent where the business profile links the pages', templateFacts(), undefined],
    [
      'is silent where a button does',
      says(
        [body('Neu!'), link('https://muster.example/a')],
        by({ imprintUrl: 'https://muster.example/i', privacyNoticeUrl: 'https://muster.example/p' }),
      ),
      undefined,
    ],
    [
      'finds a link to somebody else',
      says(
        [body('Neu!'), link('https://other.example/a')],
        by({ imprintUrl: 'https://muster.example/i', privacyNoticeUrl: 'https://muster.example/p' }),
      ),
      found('unlinked', { page: 'https://muster.example/i' }),
    ],
    ['finds that no imprint is named', says([body('Neu!')], by({})), found('unset')],
    [
      'only tells of a privacy notice without a link',
      says(
        [body('Neu!'), link('https://muster.example/a')],
        by({ imprintUrl: 'https://muster.example/i', privacyNoticeUrl: 'https://law.example/p' }),
      ),
      { severity: 'info', ...found('privacy-unlinked', { page: 'https://law.example/p' }) },
    ],
    ['asks no service message', serves([body('Neu!')], by({})), undefined],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onTemplate(code, facts)).toEqual(result);
    });

    test.each([...LANGUAGES])('has words in %s for each case, and leaves no gap in them', (language) => {
      for (const [, , result] of cases) {
        if (result === undefined || !('params' in result)) continue;
        const { rule, fix } = checkTexts(language)(code, result.params);
        expect(rule.length * fix.length).toBeGreaterThan(0);
        expect(`${rule} ${fix}`).not.toMatch(/undefined|NaN/);
        const reasons = String(result.params?.reason).split(', ');
        expect(
          reasons.filter((reason) => checkTexts(language)(code, { ...result.params, reason }).fix === ''),
        ).toEqual([]);
      }
    });
  });
}
