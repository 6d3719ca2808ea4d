import { describe, expect, test } from 'vitest';
import { durationMs } from '../../../src/core/config.ts';
import { COUNTRY_PROFILES } from '../../../src/core/policies/countries.ts';
import {
  POLICY_NAMES,
  POLICY_TABLE,
  policiesOf,
  policyFor,
  policyOfCountry,
} from '../../../src/core/policies/index.ts';
import { reviewDueAt, shortest } from '../../../src/core/policies/review.ts';

const ALL = Object.values(POLICY_TABLE);

describe('the table of policies', () => {
  test('has each policy under its own name', () => {
    expect(Object.keys(POLICY_TABLE).sort()).toEqual([...POLICY_NAMES].sort());
    for (const [name, policy] of Object.entries(POLICY_TABLE)) expect(policy.name).toBe(name);
  });

  test('has no country under two policies', () => {
    const countries = ALL.flatMap((policy) => policy.countries);
    expect(new Set(countries).size).toBe(countries.length);
    for (const country of countries) expect(country).toMatch(/^[A-Z]{2}$/);
  });

  test('names a source for what opens the channel, and days that exist', () => {
    for (const policy of ALL) {
      expect(policy.sources.map(({ about }) => about)).toContain('consentMode');
      expect(policy.sources.filter(({ text }) => text.trim() === '')).toEqual([]);
      expect(Date.parse(policy.reviewedOn)).toBeGreaterThan(0);
      expect(durationMs(policy.reviewEvery)).toBeGreaterThan(0);
    }
  });

  test('warns before it blocks, and of unused consent no later than of used', () => {
    for (const { stale } of ALL) {
      expect(stale.warn).toBeLessThan(stale.block);
      expect(stale.unusedWarn).toBeLessThan(stale.unusedBlock);
      expect(stale.unusedBlock).toBeLessThanOrEqual(stale.block);
    }
  });

  test('is nowhere looser under strict than under any other policy', () => {
    const { strict } = POLICY_TABLE;
    expect(strict).toMatchObject({ doubleOptIn: 'number', softOptIn: 'none', jurisdictions: ['*'] });
    for (const { stale, measuresReviewMonths } of ALL) {
      expect(strict.stale.block).toBeLessThanOrEqual(stale.block);
      expect(strict.measuresReviewMonths).toBeLessThanOrEqual(measuresReviewMonths);
    }
  });
});

describe('the policy for a recipient', () => {
  test('is the one that the workspace names, whatever the country', () => {
    for (const country of ['DE', 'US', '']) expect(policyFor({ policy: 'eu' }, country).name).toBe('eu');
    expect(policyFor({}, 'DE').name).toBe('strict');
  });

  test.each([
    ['DE', 'de'],
    ['FR', 'eu'],
    ['NO', 'at'],
    ['GB', 'uk'],
    ['US', 'us'],
    ['BR', 'strict'],
    ['', 'strict'],
  ])('is by country, then by the law that countries share, then the default: %s has %s', (country, name) => {
    const policies = { DE: 'de', EU: 'eu', EEA: 'at', UK: 'uk', US: 'us', default: 'strict' } as const;
    expect(policyFor({ policies }, country).name).toBe(name);
  });

  test('is strict where no default is named', () => {
    expect(policyFor({ policies: { DE: 'de' } }, 'US').name).toBe('strict');
    expect(policiesOf({ policies: { DE: 'de' } }).map(({ name }) => name)).toEqual(['de', 'strict']);
    expect(policiesOf({ policies: { DE: 'de', AT: 'de', default: 'de' } })).toHaveLength(1);
  });

  test('adds what the country’s own law asks, and loosens nothing', () => {
    expect(policyFor({ policy: 'eu' }, 'IT').softOptIn).toBe('none');
    expect(policyFor({ policy: 'eu' }, 'IE').softOptIn).toBe('ie_12m');
    expect(policyFor({ policy: 'strict' }, 'IE').softOptIn).toBe('none');
    expect(policyFor({ policy: 'strict' }, 'KR')).toMatchObject({ label: '(광고)', reconfirmMonths: 24 });
    expect(policyFor({ policy: 'de' }, 'DE')).toBe(POLICY_TABLE.de);
  });
});

test.each([
  ['DE', 'de'],
  ['FR', 'eu'],
  ['IS', 'eu'],
  ['GB', 'uk'],
  ['IN', 'in'],
  ['KR', 'strict'],
])('the law of %s is in the policy %s', (country, name) => {
  expect(policyOfCountry(country).name).toBe(name);
});

test('every country of its own names the source of what differs', () => {
  for (const { sources } of Object.values(COUNTRY_PROFILES)) expect(sources.length).toBeGreaterThan(0);
});

test('a policy falls due for review when its time is over, and the shortest of several lengths counts', () => {
  const { de, strict } = POLICY_TABLE;
  expect(reviewDueAt(de)).toBe(Date.parse('2026-11-23') + 180 * 86_400_000);
  expect(shortest([de, strict], ({ maxInboxAge }) => maxInboxAge)).toBe(26 * 3_600_000);
  expect(shortest([de], ({ maxInboxAge }) => maxInboxAge)).toBeUndefined();
});
