import { describe, expect, test } from 'vitest';
import type { CampaignFacts, RecipientFacts } from '../../../../src/core/check-facts.ts';
import type { ConsentEvent } from '../../../../src/core/consent.ts';
import type { StandingQuestion } from '../../../../src/core/standing.ts';
import {
  CONTRACT,
  campaign,
  campaignFacts,
  daysAgo,
  factsOf,
  type Happened,
  SALE,
  template,
} from '../builders.ts';
import { type Case, onCampaign, onRecipient } from './run-check.ts';

const CUSTOMERS: Partial<StandingQuestion> = { bases: ['existing-customer'], advertises: ['chairs'] };
const ORDERS: Partial<StandingQuestion> = { purpose: 'orders', category: 'utility', bases: ['contract'] };
const OBJECTED: Happened = {
  kind: 'objected',
  purposes: ['*marketing'],
  channels: ['*'],
  occurredAt: daysAgo(5),
};

/** A sale of which something is missing or different. */
function sale(change: ConsentEvent['sale'] & object): Happened {
  return { ...SALE, sale: { ...SALE.sale, ...change } };
}
/** A sale without one of its facts. */
function saleWithout(fact: 'reference' | 'date' | 'productGroup' | 'notice'): Happened {
  const { [fact]: _, ...rest } = SALE.sale ?? {};
  return { ...SALE, sale: rest };
}
const customer = (events: readonly Happened[], change: Partial<StandingQuestion> = {}): RecipientFacts =>
  factsOf(events, { ...CUSTOMERS, ...change });
const order = (events: readonly Happened[], change: Partial<StandingQuestion> = {}): RecipientFacts =>
  factsOf(events, { ...ORDERS, ...change });
const ended = (until: string): Happened => ({
  ...CONTRACT,
  contract: { reference: 'C-1', until },
});

const CASES: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'basis.none': [
    ['finds somebody without any claim where consent is not asked for', customer([]), {}],
    ['is silent where consent is among the bases: its checks tell more', factsOf([]), undefined],
    ['is silent where the accepted basis is in force', order([CONTRACT]), undefined],
    [
      'is silent where the accepted sale is claimed: its checks tell more',
      customer([saleWithout('notice')]),
      undefined,
    ],
    [
      'is silent where the accepted contract has ended: its check tells more',
      order([ended('2026-11-22')]),
      undefined,
    ],
    [
      'finds a customer with a contract where only a sale is accepted',
      customer([{ ...CONTRACT, purposes: ['newsletter'] }]),
      {},
    ],
    ['finds a buyer where only a contract is accepted', order([{ ...SALE, purposes: ['orders'] }]), {}],
    [
      'finds an open contract that marketing may not rest on',
      customer([{ ...CONTRACT, purposes: ['newsletter'] }], { bases: ['contract', 'existing-customer'] }),
      {},
    ],
    [
      'finds whoever stands on legitimate interest alone',
      factsOf([{}], { bases: ['legitimate-interest'] }),
      {},
    ],
  ],
  'basis.contract-reference-missing': [
    ['finds a contract without a reference', order([{ ...CONTRACT, contract: undefined }]), {}],
    ['finds a contract that ended the day before', order([ended('2026-11-22')]), {}],
    ['is silent on the last day of a contract', order([ended('2026-11-23')]), undefined],
    ['is silent where the contract is open', order([CONTRACT]), undefined],
    ['is silent where no contract is claimed', order([]), undefined],
    [
      'is silent where the campaign accepts no contract',
      customer([{ ...ended('2026-11-22'), purposes: ['newsletter'] }]),
      undefined,
    ],
    [
      'finds an ended inquiry as well',
      order([{ ...ended('2026-11-22'), basis: 'precontract' }], { bases: ['precontract'] }),
      {},
    ],
  ],
  'basis.platform-optin-missing': [
    ['finds a contract without an opt-in for WhatsApp', order([CONTRACT]), {}],
    [
      'is silent where the opt-in is on record',
      order([CONTRACT, { kind: 'platform-optin', purposes: ['*'] }]),
      undefined,
    ],
    ['is silent where a consent names WhatsApp', factsOf([{}]), undefined],
    ['is silent where there is no basis at all: that tells enough', order([]), undefined],
  ],
  'basis.uwg73.sale-missing': [
    ['finds a sale without its reference', customer([saleWithout('reference')]), {}],
    ['finds a sale without its date', customer([saleWithout('date')]), {}],
    ['finds a sale whose number was bought', customer([{ ...SALE, source: 'bought list 2024' }]), {}],
    ['is silent where both are on record', customer([SALE]), undefined],
    ['is silent on a sale in the shop', customer([{ ...SALE, source: 'bought in our shop' }]), undefined],
    ['is silent where no sale is claimed', customer([]), undefined],
    ['is silent where the campaign does not accept it', factsOf([saleWithout('date')]), undefined],
  ],
  'basis.uwg73.not-own-similar': [
    ['finds a purchase of something else', customer([sale({ productGroup: 'phones' })]), {}],
    ['finds a purchase of nobody knows what', customer([saleWithout('productGroup')]), {}],
    ['is silent where the campaign advertises what was bought', customer([SALE]), undefined],
    ['is silent where no sale is claimed', customer([]), undefined],
    ['is silent where the campaign does not accept it', factsOf([SALE]), undefined],
  ],
  'basis.uwg73.notice-missing': [
    ['finds a sale at which nobody told of the right to object', customer([saleWithout('notice')]), {}],
    ['is silent where it was told', customer([SALE]), undefined],
    ['is silent where no sale is claimed', customer([]), undefined],
    ['is silent where the campaign does not accept it', factsOf([saleWithout('notice')]), undefined],
  ],
  'basis.uwg73.objected': [
    ['finds a customer who objected', customer([SALE, OBJECTED]), {}],
    [
      'finds one who objected before the sale: an objection is absolute',
      customer([SALE, { ...OBJECTED, occurredAt: daysAgo(200) }]),
      {},
    ],
    ['is silent where nobody objected', customer([SALE]), undefined],
    ['is silent where no sale is claimed', customer([OBJECTED]), undefined],
    ['is silent where the campaign does not accept it', factsOf([SALE, OBJECTED]), undefined],
  ],
  'basis.uwg73.contested': [
    ['blocks a complete sale that nobody signed off', customer([SALE]), { severity: 'block' }],
    ['warns where it is used after a sign-off', customer([SALE], { existingCustomerSignedOff: true }), {}],
    [
      'is silent where the sale is incomplete: that tells enough',
      customer([saleWithout('notice')]),
      undefined,
    ],
    [
      'is silent where a consent carries the message',
      customer([SALE, {}], { bases: ['consent', 'existing-customer'] }),
      undefined,
    ],
    ['is silent where the campaign does not accept it', factsOf([SALE]), undefined],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });
}

const UTILITY = new Map([['de', template({ category: 'UTILITY' })]]);
const MARKETING = new Map([
  ['de', template({ category: 'UTILITY' })],
  ['en', template({ language: 'en', category: 'MARKETING' })],
]);

/** A service message on a contract that says this, and what who read it says of it. */
const onContract = (text: string, says?: { readonly advertises: boolean }): CampaignFacts =>
  campaignFacts({
    bases: ['contract'],
    category: 'utility',
    templates: new Map([['de', template({ category: 'UTILITY', components: [{ type: 'BODY', text }] })]]),
    campaign: campaign(
      says === undefined ? {} : { texts: { de: { readBy: 'N. N.', readOn: '2026-11-20', ...says } } },
    ),
  });

describe('basis.contract-used-for-advertising', () => {
  test.each<Case<CampaignFacts>>([
    [
      'finds a marketing purpose on a contract',
      campaignFacts({ bases: ['contract'], templates: UTILITY }),
      {},
    ],
    [
      'finds a marketing template on a contract, in any language',
      campaignFacts({ bases: ['contract'], category: 'utility', templates: MARKETING }),
      {},
    ],
    [
      'finds it for an inquiry, too',
      campaignFacts({ bases: ['precontract', 'contract'], templates: UTILITY }),
      {},
    ],
    [
      'is silent on a service message',
      campaignFacts({ bases: ['contract'], category: 'utility', templates: UTILITY }),
      undefined,
    ],
    [
      'finds words of advertising in a service message',
      onContract('20 % Rabatt auf alles - jetzt kaufen! Gutschein sichern.'),
      {
        params: {
          reason: 'words',
          words: '"Rabatt", "Gutschein", "jetzt kaufen", "20 %"',
          language: 'de',
        },
      },
    ],
    [
      'leaves them to who read the text and says that it does not advertise',
      onContract('Ihr Gutschein ist eingelöst.', { advertises: false }),
      undefined,
    ],
    [
      'finds a service message of which they say that it does',
      onContract('Ihr Paket ist da.', { advertises: true }),
      { params: { reason: 'read' } },
    ],
    [
      'asks somebody to read a language that it has no words of',
      campaignFacts({
        bases: ['contract'],
        category: 'utility',
        templates: new Map([['sw', template({ category: 'UTILITY', language: 'sw' })]]),
      }),
      {
        needs: {
          place: 'campaign',
          name: 'texts.sw',
          line: 'texts: { sw: { readBy: N. N., readOn: 2026-11-25, advertises: false } }',
        },
      },
    ],
    [
      'is silent where another basis is accepted as well',
      campaignFacts({ bases: ['contract', 'consent'] }),
      undefined,
    ],
  ])('%s', (_, facts, result) => {
    expect(onCampaign('basis.contract-used-for-advertising', facts)).toEqual(result);
  });
});
