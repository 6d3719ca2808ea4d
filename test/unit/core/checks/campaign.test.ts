/** What a campaign's file and the records beside it must say. */
import { describe, expect, test } from 'vitest';
import { checkTexts } from '../../../../src/cli/words.ts';
import type { CampaignFacts } from '../../../../src/core/check-facts.ts';
import { LANGUAGES } from '../../../../src/i18n/index.ts';
import { campaign, campaignFacts, DAY, NOW, workspace } from '../builders.ts';
import { type Case, onCampaign } from './run-check.ts';

const CONTROLLER = { name: 'Muster', address: 'Köln', country: 'DE' };
const titled = (title: Readonly<Record<string, string>>): CampaignFacts =>
  campaignFacts({ config: workspace({ purposes: { newsletter: { category: 'marketing', title } } }) });

const note = (processing: string, more: object = {}) => ({
  processing,
  by: 'N. N.',
  on: '2026-03-02',
  ...more,
});
const noted = (notes: readonly object[], bases: CampaignFacts['bases'] = ['consent']): CampaignFacts =>
  campaignFacts({ bases, config: workspace({ records: { legitimateInterest: notes } }) });
const BOTH = [note('suppression-list'), note('evidence-archive')];
const REVIEWED = [
  note('suppression-list', { reviewEvery: '30 days', on: '2026-10-24' }),
  note('evidence-archive'),
];
const without = (processing: string) => ({ params: { reason: 'missing', processing } });

const CASES: Readonly<Record<string, readonly Case<CampaignFacts>[]>> = {
  'campaign.purpose-missing': [
    ['is silent where the workspace names a contact', campaignFacts(), undefined],
    [
      'is silent where the campaign names its owner',
      campaignFacts({
        config: workspace({ controller: CONTROLLER }),
        campaign: campaign({ owner: 'A. Muster' }),
      }),
      undefined,
    ],
    [
      'finds a campaign that nobody answers for',
      campaignFacts({ config: workspace({ controller: CONTROLLER }) }),
      { params: { reason: 'owner', purpose: 'newsletter' } },
    ],
    ['is silent on a purpose with a title in one language', titled({ de: 'Angebote' }), undefined],
    ['finds one without any', titled({}), { params: { reason: 'purpose', purpose: 'newsletter' } }],
    [
      'finds one with a blank title',
      titled({ en: ' ' }),
      { params: { reason: 'purpose', purpose: 'newsletter' } },
    ],
  ],
  'campaign.lia-missing': [
    ['is silent where both standing notes are signed', noted(BOTH), undefined],
    ['names what lacks one', noted([note('evidence-archive')]), without('suppression-list')],
    [
      'finds none where nothing is noted',
      campaignFacts({ config: workspace({ records: {} }) }),
      without('suppression-list, evidence-archive'),
    ],
    [
      'finds a draft that nobody signed',
      noted([note('suppression-list'), note('evidence-archive', { by: undefined })]),
      without('evidence-archive'),
    ],
    [
      'asks for a note on choosing customers where the campaign accepts the customer exception',
      noted(BOTH, ['consent', 'existing-customer']),
      without('segmenting'),
    ],
    [
      'is silent where that is there as well',
      noted([...BOTH, note('segmenting')], ['existing-customer']),
      undefined,
    ],
    [
      'asks for one on the purpose itself where the campaign claims the interest',
      noted(BOTH, ['legitimate-interest']),
      without('newsletter'),
    ],
    [
      'is silent on the last day of a review',
      { ...noted(REVIEWED), now: Date.parse('2026-11-23T00:00:00Z') },
      undefined,
    ],
    ['finds one after it', noted(REVIEWED), without('suppression-list')],
    [
      'finds one that is signed for tomorrow',
      noted([note('suppression-list', { on: '2026-11-24' }), note('evidence-archive')]),
      without('suppression-list'),
    ],
  ],
  'campaign.dry-run-stale': [
    ['is silent where a plan is being made', campaignFacts(), undefined],
    ['is silent on a plan of a day ago', campaignFacts({ plannedAt: NOW - DAY }), undefined],
    [
      'finds one that is older',
      campaignFacts({ plannedAt: NOW - DAY - 1 }),
      { params: { reason: 'old', hours: 24 } },
    ],
  ],
  'template.data-excess': [
    ['is silent on a first name', campaignFacts(), undefined],
    ...(
      [
        ['Diagnose', 'health'],
        ['Religion', 'belief'],
        ['Offener Betrag', 'debts'],
        ['IBAN', 'bank'],
        ['Passport No.', 'identity'],
        ['Kunden-Nr.', 'identifier'],
        ['Geburtstag', 'birth'],
        ['Straße', 'address'],
        ['E-Mail', 'contact'],
      ] as const
    ).map(
      ([column, kinds]): Case<CampaignFacts> => [
        `finds ${kinds}`,
        campaignFacts({ campaign: campaign({ parameters: { body: { '1': { column } } } }) }),
        { params: { reason: 'columns', columns: `"${column}"`, kinds } },
      ],
    ),
    ...['Filiale', 'Bestellnr', 'Gutschein', 'Ort', 'Voucher ID', 'Titel', 'Saison'].map(
      (column): Case<CampaignFacts> => [
        `is silent on ${column}`,
        campaignFacts({ campaign: campaign({ parameters: { body: { '1': { column } } } }) }),
        undefined,
      ],
    ),
    [
      'finds a variable by its name',
      campaignFacts({ campaign: campaign({ parameters: { body: { diagnose: { column: 'x' } } } }) }),
      { params: { reason: 'columns', columns: '"diagnose"', kinds: 'health' } },
    ],
    [
      'is silent where the campaign says what the message needs it for',
      campaignFacts({
        campaign: campaign({
          parameters: { body: { '1': { column: 'Straße' } } },
          personalData: { Straße: 'where the parcel goes' },
        }),
      }),
      undefined,
    ],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onCampaign(code, facts)).toEqual(result);
    });

    test.each([...LANGUAGES])('says in %s what is wrong in each case, and leaves no gap', (language) => {
      for (const [, , result] of cases) {
        if (result === undefined || !('params' in result)) continue;
        const { rule, fix } = checkTexts(language)(code, result.params);
        expect(rule).not.toBe(checkTexts(language)(code).rule);
        expect(`${rule} ${fix}`).not.toMatch(/undefined|NaN/);
      }
    });
  });
}
