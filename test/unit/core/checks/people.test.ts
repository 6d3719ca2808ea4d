import { describe, expect, test } from 'vitest';
import type { CampaignFacts, RecipientFacts } from '../../../../src/core/check-facts.ts';
import { MONTH_MS } from '../../../../src/core/last-use.ts';
import { policyFor } from '../../../../src/core/policies/index.ts';
import { termsOf } from '../../../../src/core/terms.ts';
import { campaignFacts, factsOf, type Happened, NOW, recipientFacts, SALE, template } from '../builders.ts';
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
  termsOf({ registers: { [country]: { checkedOn, evidence: 'dnc.pdf' } } });
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
