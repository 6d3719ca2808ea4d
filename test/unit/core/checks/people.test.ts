import { describe, expect, test } from 'vitest';
import type { CampaignFacts, RecipientFacts } from '../../../../src/core/check-facts.ts';
import { checkByCode } from '../../../../src/core/checks/index.ts';
import { MONTH_MS } from '../../../../src/core/last-use.ts';
import { POLICY_TABLE, policyFor } from '../../../../src/core/policies/index.ts';
import { termsOf } from '../../../../src/core/terms.ts';
import {
  campaignFacts,
  factsOf,
  type Happened,
  NOW,
  recipientFacts,
  SALE,
  TEXT,
  template,
  workspace,
} from '../builders.ts';
import { type Case, onCampaign, onRecipient } from './run-check.ts';

const iso = (at: number): string => new Date(at).toISOString();
/** A consent that was given so many months ago, and a message that reached its person so many months ago. */
function quiet(given: number, used?: number, more: readonly Happened[] = []): RecipientFacts {
  const events = [{ occurredAt: iso(NOW - given * MONTH_MS), method: 'inbound-message' }, ...more];
  const lastUsedAt = used === undefined ? undefined : NOW - used * MONTH_MS;
  return { ...factsOf(events), lastUsedAt };
}
const BLOCKS = { severity: 'block' } as const;
const confirmed = (months: number): Happened => ({
  kind: 'confirmed',
  occurredAt: iso(NOW - months * MONTH_MS),
  confirmation: { channel: 'whatsapp' },
});

/** A customer of a country, who bought on a day. */
function customer(country: string, date: string, change: Partial<RecipientFacts> = {}): RecipientFacts {
  const events = [{ ...SALE, sale: { ...SALE.sale, date } }];
  const asked = {
    bases: ['existing-customer'],
    advertises: ['chairs'],
    existingCustomerSignedOff: true,
  } as const;
  return {
    ...factsOf(events, asked),
    country,
    policy: policyFor({ policy: country === 'CA' ? 'ca' : 'eu' }, country),
    ...change,
  };
}
function inquiry(date: string): RecipientFacts {
  const asked = {
    bases: ['existing-customer'],
    advertises: ['chairs'],
    existingCustomerSignedOff: true,
  } as const;
  const facts = factsOf([{ ...SALE, source: 'inquiry', sale: { ...SALE.sale, date } }], asked);
  return { ...facts, country: 'CA', policy: policyFor({ policy: 'ca' }, 'CA') };
}

const SINGAPORE = { country: 'SG', policy: policyFor({ policy: 'strict' }, 'SG') };
const bySale = (change: Partial<RecipientFacts>): RecipientFacts => customer('IE', '2026-10-01', change);
const lookedUp = (country: string, checkedOn: string) =>
  termsOf(workspace(), { registers: { [country]: { checkedOn, evidence: 'dnc.pdf' } } });
const TURKEY = { country: 'TR', policy: policyFor({ policy: 'strict' }, 'TR') };
const IYS = { params: { registry: 'İleti Yönetim Sistemi (İYS)' } };
const DNC = { params: { registry: 'Do Not Call Registry (a result is valid for 21 days)' } };

const CASES: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'consent.stale': [
    ['is silent on a consent used within a year', quiet(30, 11.9), undefined],
    ['warns from a year without a message on', quiet(30, 12), {}],
    ['warns up to two years', quiet(30, 23.9), {}],
    ['blocks from two years on', quiet(30, 24), BLOCKS],
    ['is silent on one never used within its first year', quiet(11.9), undefined],
    ['warns where it was never used for a year', quiet(12), {}],
    ['blocks where it was never used for 18 months', quiet(18), BLOCKS],
    ['counts from the confirmation', quiet(30, undefined, [confirmed(3)]), undefined],
    ['counts from what was said last, not from the message before', quiet(2, 20), undefined],
    ['is silent where a sale carries the message', bySale({}), undefined],
  ],
  'basis.implied-expired': [
    ['is silent two years after a purchase in Canada, to the day', customer('CA', '2024-11-24'), undefined],
    ['finds a purchase in Canada older than two years', customer('CA', '2024-11-22'), {}],
    ['is silent six months after an inquiry in Canada', inquiry('2026-05-24'), undefined],
    ['finds an inquiry in Canada older than six months', inquiry('2026-05-22'), {}],
    ['is silent six months after a deal in South Korea', customer('KR', '2026-05-24'), undefined],
    ['finds a deal in South Korea older than six months', customer('KR', '2026-05-22'), {}],
    ['finds a sale in Ireland older than twelve months', customer('IE', '2025-11-22'), {}],
    [
      'is silent on it where a message went out within twelve months',
      customer('IE', '2025-11-22', { lastUsedAt: NOW - 11 * MONTH_MS }),
      undefined,
    ],
    ['is silent where the law sets no time', customer('DE', '2020-01-01'), undefined],
    [
      'is silent where a consent carries the message',
      { ...quiet(30), policy: policyFor({ policy: 'ca' }, 'CA') },
      undefined,
    ],
  ],
  'recipient.us-marketing-paused': [
    ['finds a marketing template for the United States', recipientFacts({ country: 'US' }), {}],
    [
      'is silent on a utility template',
      recipientFacts({ country: 'US', template: template({ category: 'UTILITY' }) }),
      undefined,
    ],
    ['is silent on Canada, which has the same calling code', recipientFacts({ country: 'CA' }), undefined],
    [
      'goes by the purpose where there is no template',
      recipientFacts({ country: 'US', template: undefined }),
      {},
    ],
  ],
  'recipient.country-unknown': [
    ['finds a number of no country', recipientFacts({ country: '' }), {}],
    ['is silent on a number of a country', recipientFacts(), undefined],
  ],
  'recipient.dnc-registry': [
    ['finds a country whose register nobody looked into', recipientFacts(TURKEY), IYS],
    [
      'is silent where it was looked into within 30 days',
      recipientFacts({ ...TURKEY, terms: lookedUp('TR', '2026-10-24') }),
      undefined,
    ],
    [
      'finds it where that is longer ago',
      recipientFacts({ ...TURKEY, terms: lookedUp('TR', '2026-10-23') }),
      IYS,
    ],
    [
      'finds it where another country’s was looked into',
      recipientFacts({ ...TURKEY, terms: lookedUp('SG', '2026-11-20') }),
      IYS,
    ],
    ['is silent on a clear consent in Singapore', recipientFacts(SINGAPORE), undefined],
    ['finds a customer in Singapore', bySale(SINGAPORE), DNC],
    ['is silent for 21 days there', bySale({ ...SINGAPORE, terms: lookedUp('SG', '2026-11-02') }), undefined],
    ['and finds it again after', bySale({ ...SINGAPORE, terms: lookedUp('SG', '2026-11-01') }), DNC],
    ['is silent where there is no register', recipientFacts(), undefined],
  ],
};

for (const [code, cases] of Object.entries(CASES))
  describe(code, () => {
    test.each<Case<RecipientFacts>>(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });

const UTILITY = new Map([['de', template({ category: 'UTILITY' })]]);

describe('basis.legitimate-interest-only', () => {
  const interest = { bases: ['legitimate-interest'] } as const;
  test.each<Case<CampaignFacts>>([
    ['finds advertising on a legitimate interest', campaignFacts({ ...interest, templates: UTILITY }), {}],
    [
      'finds a marketing template for a service purpose',
      campaignFacts({ ...interest, category: 'utility' }),
      {},
    ],
    [
      'is silent on a service message',
      campaignFacts({ ...interest, category: 'utility', templates: UTILITY }),
      undefined,
    ],
    [
      'is silent where another basis is accepted as well',
      campaignFacts({ bases: ['legitimate-interest', 'consent'] }),
      undefined,
    ],
  ])('%s', (_, facts, result) => {
    expect(onCampaign('basis.legitimate-interest-only', facts)).toEqual(result);
  });
});

const worded = (wording: string | undefined, change: Happened = {}): Happened => {
  const [id = '', version = ''] = (wording ?? '').split('@');
  return { wording: wording === undefined ? undefined : { id, version }, ...change };
};
/** What is stated where one text is different. */
const texts = (change: object) => ({
  terms: termsOf(workspace({ wordings: [{ ...TEXT, ...change }] }), undefined),
});
const statedNothing = { terms: termsOf(workspace({ notice: undefined }), undefined) };
const withNotice = {
  terms: termsOf(
    workspace({ notice: undefined, wordings: [{ ...TEXT, notice: 'privacy-2025' }] }),
    undefined,
  ),
};
const byText = (change: object, happened: Happened = {}): RecipientFacts => ({
  ...factsOf([happened]),
  ...texts(change),
});
const INFORMED: Happened = { kind: 'noticed', purposes: ['*'], channels: ['*'] };
const FROM_PARTNER: Happened = { source: 'Adress-Kauf' };
const sixteen = { terms: { ...termsOf(workspace(), { minAge: { years: 16, column: 'born' } }) } };
const aged = (age: number | undefined, happened: Happened = {}): RecipientFacts => ({
  ...factsOf([happened]),
  ...sixteen,
  age,
});

const BY_TEXT: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'consent.controller-mismatch': [
    ['is silent where the text names nobody else', byText({}), undefined],
    [
      'is silent where it names the sender among others, however it is spelled',
      byText({ controllers: ['Other AG', 'MUSTER Handels-GmbH'.replace('-', ' ')] }),
      undefined,
    ],
    [
      'finds a text that names others alone',
      byText({ controllers: ['Other AG', 'Third Ltd'] }),
      { params: { controllers: 'Other AG, Third Ltd' } },
    ],
    [
      'is silent where a sale carries the message',
      { ...bySale({}), ...texts({ controllers: ['Other AG'] }) },
      undefined,
    ],
  ],
  'consent.expired': [
    [
      'is silent on a text that asks until it is taken back',
      byText({}, { occurredAt: iso(NOW - 60 * MONTH_MS) }),
      undefined,
    ],
    [
      'is silent to the last moment of the time that it asks for',
      byText({ validFor: '6 months' }, { occurredAt: '2026-05-23T09:00:01Z' }),
      undefined,
    ],
    [
      'finds one whose time is over',
      byText({ validFor: '6 months' }, { occurredAt: '2026-05-23T09:00:00Z' }),
      {},
    ],
    [
      'counts anew from what was said again',
      {
        ...factsOf([
          { occurredAt: '2026-01-01T00:00:00Z' },
          { kind: 'reaffirmed', occurredAt: '2026-10-01T00:00:00Z' },
        ]),
        ...texts({ validFor: '6 months' }),
      },
      undefined,
    ],
    [
      'finds one that South Korea wants confirmed again',
      { ...quiet(25, 1), policy: policyFor({ policy: 'strict' }, 'KR') },
      {},
    ],
    [
      'is silent where it was confirmed again within two years',
      { ...quiet(30, undefined, [confirmed(20)]), policy: policyFor({ policy: 'strict' }, 'KR') },
      undefined,
    ],
  ],
  'consent.evidence-incomplete': [
    ['is silent where the text is on file', factsOf([{}]), undefined],
    [
      'finds a form of which no text is kept',
      factsOf([worded(undefined)]),
      { params: { reason: 'wording' } },
    ],
    [
      'is silent on a message that the person wrote: it is its own text',
      factsOf([worded(undefined, { method: 'inbound-message' })]),
      undefined,
    ],
    [
      'finds a text that is not on file',
      factsOf([worded('lost@2')]),
      { params: { reason: 'text', wording: 'lost@2' } },
    ],
    [
      'finds another version of one that is',
      factsOf([worded('newsletter-de@2')]),
      { params: { reason: 'text', wording: 'newsletter-de@2' } },
    ],
    [
      'finds a text of which it is said by now that it tells of no way back',
      byText({ withdrawal: false }),
      { params: { reason: 'withdrawal', wording: 'newsletter-de@3' } },
    ],
    ['is silent on one that tells of it', byText({ withdrawal: true }), undefined],
    [
      'is silent under the rules of India',
      { ...byText({ withdrawal: false }), country: 'IN', policy: policyFor({ policy: 'in' }, 'IN') },
      undefined,
    ],
    ['is silent where there is no consent: other checks tell', factsOf([]), undefined],
  ],
  'notice.art13-missing': [
    ['is silent where a statement says how people were informed', factsOf([{}]), undefined],
    ['finds somebody of whom nothing says so', { ...factsOf([{}]), ...statedNothing }, {}],
    ['is silent where the text came with the notice', { ...factsOf([{}]), ...withNotice }, undefined],
    ['is silent where a notice is on record', { ...factsOf([{}, INFORMED]), ...statedNothing }, undefined],
    [
      'finds it where that is for another purpose',
      { ...factsOf([{}, { ...INFORMED, purposes: ['orders'] }]), ...statedNothing },
      {},
    ],
    ['finds a customer, whom no text informed', { ...bySale({}), ...withNotice }, {}],
    [
      'leaves to Art. 14 what came from somebody else',
      { ...factsOf([FROM_PARTNER]), ...statedNothing },
      undefined,
    ],
    ['is silent where nobody may be messaged anyway', { ...factsOf([]), ...statedNothing }, undefined],
  ],
  'notice.art14-missing': [
    ['finds somebody whose data were bought', { ...factsOf([FROM_PARTNER]), ...withNotice }, {}],
    ['is silent once they were told', { ...factsOf([FROM_PARTNER, INFORMED]), ...statedNothing }, undefined],
    ['is silent where a statement says that all were', factsOf([FROM_PARTNER]), undefined],
    ['is silent on data from the person', { ...factsOf([{}]), ...statedNothing }, undefined],
  ],
  'recipient.minor': [
    ['is silent on who is old enough', aged(16), undefined],
    ['finds who is not', aged(15), {}],
    ['finds whose age is not known', aged(undefined), {}],
    ['is silent where a parent agreed', aged(15, { method: 'parental-consent' }), undefined],
    ['is silent where the campaign asks no age', { ...factsOf([{}]), age: 12 }, undefined],
  ],
};

for (const [code, cases] of Object.entries(BY_TEXT))
  describe(code, () => {
    test.each<Case<RecipientFacts>>(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });

describe('recipient.minor, before the first recipient', () => {
  const scene = { config: workspace(), policies: [POLICY_TABLE.de] };
  const skip = (campaign: object | undefined) =>
    checkByCode('recipient.minor')?.skip?.({
      ...scene,
      campaign: campaign && { bases: [], columns: [], category: 'marketing', ...campaign },
    });

  test('asks for the age that the campaign admits, and for nothing of a service message', () => {
    expect(skip({})).toMatchObject({ place: 'campaign', name: 'minAge' });
    expect(skip({ minAge: { years: 16, column: 'born' } })).toBeUndefined();
    expect(skip({ category: 'utility' })).toBe('not-applicable');
    expect(skip(undefined)).toBe('not-applicable');
  });
});
