/** What a campaign's message must say, and must not. */
import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../../src/cli/words.ts';
import type { CheckResult } from '../../../../src/core/check.ts';
import type { TemplateFacts } from '../../../../src/core/check-facts.ts';
import { POLICY_TABLE } from '../../../../src/core/policies/index.ts';
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
const ending = (column: string, more: object = {}): Rest => ({
  campaign: campaign({ parameters: { buttons: { '0': { column } } }, ...more }),
});
const CONFIRMS: Rest = { campaign: campaign({ asks: 'confirmation' }) };
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
  'template.category-mismatch': [
    ['is silent on a service text for a purpose of service', serves([body('Ihr Paket ist da.')]), undefined],
    [
      'blocks a service template for a purpose of advertising, whatever it says',
      serves([body('Ihr Paket ist da.')], { category: 'marketing' }),
      found('purpose', { category: 'UTILITY', purpose: 'newsletter' }),
    ],
    ['is silent on a marketing template for it', templateFacts(), undefined],
    [
      'blocks words of advertising, and names them',
      serves([body('Ihr Paket ist da. Dazu ein Gutschein, nur heute!')]),
      found('words', { words: '"Gutschein", "nur heute"', language: 'de' }),
    ],
    [
      'only warns of them where who read the text says that it does not advertise',
      serves([body('Ihr Gutschein ist eingelöst.')], read('de', { advertises: false })),
      { severity: 'warn', ...found('cleared', { words: '"Gutschein"' }) },
    ],
    [
      'blocks them where somebody read the text and says nothing of advertising',
      serves([body('Ihr Gutschein ist eingelöst.')], read('de', { saysHowToStop: true })),
      found('words', { words: '"Gutschein"', language: 'de' }),
    ],
    ['is silent on a rate of tax', serves([body('Ihre Rechnung: 100 €, darin 19 % MwSt.')]), undefined],
    ...(
      [
        ['en', 'Your parcel is here. Shop now!', '"Shop now"'],
        ['fr', 'Votre colis est là. Une réduction vous attend.', '"réduction"'],
        ['es', 'Su paquete ha llegado. Descuentos para usted.', '"Descuentos"'],
        ['it', 'Il pacco è arrivato. Solo oggi!', '"Solo oggi"'],
        ['nl', 'Uw pakket is er. Kortingscode in de app.', '"Kortingscode"'],
        ['pt', 'A sua encomenda chegou. Aproveite!', '"Aproveite"'],
        ['pl', 'Paczka jest na miejscu. Rabaty czekają.', '"Rabaty"'],
        ['tr', 'Paketiniz geldi. Yeni koleksiyon burada.', '"Yeni koleksiyon"'],
      ] as const
    ).map(
      ([language, text, words]): Case<TemplateFacts> => [
        `reads ${language}`,
        serves([body(text)], {}, { language }),
        found('words', { words, language }),
      ],
    ),
    [
      'asks somebody to read a language that it has no words of',
      serves([body('Habari!')], {}, { language: 'sw' }),
      needs('sw', 'advertises: false'),
    ],
    [
      'blocks where who read it says that it advertises',
      serves([body('Habari!')], read('sw', { advertises: true }), { language: 'sw' }),
      found('read'),
    ],
    [
      'is silent where they say that it does not',
      serves([body('Habari!')], read('sw', { advertises: false }), { language: 'sw' }),
      undefined,
    ],
  ],
  'template.utility-but-advertising': [
    ['is silent on a service text', serves([body('Ihr Paket ist da.')]), undefined],
    [
      'finds a request for a review',
      serves([body('Ihr Paket ist da. Bewerten Sie uns!')]),
      found('words', { words: '"Bewerten Sie"' }),
    ],
    [
      'finds a greeting',
      serves([body('Happy birthday!')], {}, { language: 'en_US' }),
      found('words', { words: '"birthday"' }),
    ],
    ['is silent on a marketing template', says([body('Bewerten Sie uns!')]), undefined],
    [
      'asks somebody to read a language that it has no words of',
      serves([body('Habari!')], {}, { language: 'sw' }),
      needs('sw', 'advertises: false'),
    ],
    [
      'leaves to the category check what they say',
      serves([body('Habari!')], read('sw', { advertises: true }), { language: 'sw' }),
      undefined,
    ],
  ],
  'template.promo-conditions-missing': [
    ['is silent where nothing is promised', templateFacts(), undefined],
    [
      'finds a discount with neither conditions nor end',
      says([body('Sie sparen 15 %.')]),
      found('link, end', { words: '"Sie sparen", "15 %"' }),
    ],
    [
      'finds one without an end',
      says([body('Sie sparen 15 %.'), link('https://muster.example/a')]),
      found('end', { words: '"Sie sparen", "15 %"' }),
    ],
    [
      'is silent on one with both',
      says([body('Sie sparen 15 % bis zum 30.11.'), link('https://muster.example/a')]),
      undefined,
    ],
    ...(
      [
        ['fr', "Une remise jusqu'au dimanche."],
        ['pt', 'Um desconto até domingo.'],
        ['pl', 'Rabat ważny do niedzieli.'],
        ['es', 'Un descuento hasta el domingo.'],
      ] as const
    ).map(
      ([language, text]): Case<TemplateFacts> => [
        `reads an end in ${language}`,
        says([body(text), link('https://muster.example/a')], {}, { language }),
        undefined,
      ],
    ),
    ['asks no service message', serves([body('Sie sparen 15 %.')]), undefined],
    [
      'asks somebody to read a language that it has no words of',
      says([body('Habari!')], {}, { language: 'sw' }),
      needs('sw', 'promotion: none'),
    ],
    [
      'finds what they say',
      says([body('Habari!')], read('sw', { promotion: 'without-conditions' }), { language: 'sw' }),
      found('read'),
    ],
    [
      'is silent where they say that the conditions are there',
      says([body('Habari!')], read('sw', { promotion: 'with-conditions' }), { language: 'sw' }),
      undefined,
    ],
  ],
  'template.doi-with-advertising': [
    [
      'is silent on a neutral request that names what the sign-up is for',
      serves([body('Bitte bestätigen Sie Ihre Anmeldung zu Angeboten und Newsletter.')], CONFIRMS),
      undefined,
    ],
    [
      'finds one that gives something away',
      serves([body('Anmeldung bestätigen und Gutschein sichern!')], CONFIRMS),
      found('words', { words: '"Gutschein"' }),
    ],
    [
      'only warns where the words alone look like one',
      serves([body('Anmeldung bestätigen und Gutschein sichern!')]),
      { severity: 'warn', ...found('words', { words: '"Gutschein"' }) },
    ],
    ['is silent on other advertising', says([body('Ein Gutschein für Sie!')]), undefined],
    [
      'asks somebody to read a language that it has no words of',
      serves([body('Habari!')], CONFIRMS, { language: 'sw' }),
      needs('sw', 'advertises: false'),
    ],
    [
      'blocks the request where the only law takes it for advertising itself',
      serves(
        [body('Confirm your subscription')],
        { ...CONFIRMS, policies: [POLICY_TABLE.ca] },
        { language: 'en' },
      ),
      found('first-contact', { law: 'ca' }),
    ],
    [
      'warns where one of several does',
      serves(
        [body('Confirm your subscription')],
        { ...CONFIRMS, policies: [POLICY_TABLE.de, POLICY_TABLE.ca] },
        { language: 'en' },
      ),
      { severity: 'warn', ...found('first-contact', { law: 'ca' }) },
    ],
  ],
  'template.tracking-link': [
    [
      'is silent on an address that is the same for all',
      says([body('Neu!'), link('https://muster.example/a')]),
      undefined,
    ],
    [
      'finds a parameter that names a person',
      says([body('Neu!'), link('https://muster.example/?email={{1}}')]),
      found('parameter', { parameter: 'email' }),
    ],
    [
      'finds a service that counts presses',
      says([body('Neu!'), link('https://bit.ly/a')]),
      found('shortener', { host: 'bit.ly' }),
    ],
    [
      'finds a cell of each person’s own',
      says([link('https://muster.example/{{1}}')], ending('Gutschein')),
      found('column', { columns: '"Gutschein"' }),
    ],
    [
      'is silent where the campaign says what for',
      says(
        [link('https://muster.example/{{1}}')],
        ending('Gutschein', { personalData: { Gutschein: 'basket' } }),
      ),
      undefined,
    ],
    [
      'finds one that names the person, whatever the campaign says',
      says(
        [link('https://muster.example/{{1}}')],
        ending('Kunden-Nr.', { personalData: { 'Kunden-Nr.': 'basket' } }),
      ),
      found('personal-column', { columns: '"Kunden-Nr."' }),
    ],
    [
      'is silent on a fixed end',
      says([link('https://muster.example/{{1}}')], {
        campaign: campaign({ parameters: { buttons: { '0': { text: 'herbst' } } } }),
      }),
      undefined,
    ],
    [
      'asks no service message',
      serves([link('https://muster.example/{{1}}')], ending('Bestellnr')),
      undefined,
    ],
  ],
  'template.prohibited-vertical': [
    ['is silent where nothing restricted is sold', templateFacts(), undefined],
    [
      'asks what is sold where nobody says it',
      templateFacts({}, { config: workspace({ products: undefined }) }),
      { needs: { place: 'config', name: 'products', line: 'products: [unrestricted]' } },
    ],
    [
      'blocks what the platform forbids',
      templateFacts({}, { config: workspace({ products: ['tobacco', 'alcohol'] }) }),
      found('prohibited', { products: 'tobacco, alcohol' }),
    ],
    [
      'blocks what it limits, and says so',
      templateFacts({}, { config: workspace({ products: ['alcohol'] }) }),
      found('limited', { products: 'alcohol' }),
    ],
    [
      'goes by the campaign where that names its own',
      templateFacts(
        {},
        { config: workspace({ products: ['alcohol'] }), campaign: campaign({ products: ['unrestricted'] }) },
      ),
      undefined,
    ],
    [
      'only warns of words',
      says([body('Rotwein und Zigarren im Angebot')]),
      {
        severity: 'warn',
        ...found('words', { words: '"Zigarren", "Rotwein"', products: 'tobacco, alcohol' }),
      },
    ],
    [
      'is silent on words that only contain one',
      says([body('Weinrote Kissen, Bierzelt und Waffeln')]),
      undefined,
    ],
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
