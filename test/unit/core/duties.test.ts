import { describe, expect, test } from 'vitest';
import { dutiesOf, dutyState } from '../../../src/core/duties.ts';
import { nextReview } from '../../../src/core/reviews.ts';
import { accountFacts, DAY, NOW, SIGNED_OFF, workspace } from './builders.ts';
import { factsOf } from './checks/account-facts.ts';

const day = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString().slice(0, 10);

describe('the next review', () => {
  test.each([
    ['2026-11-16', '12 months', '2027-11-16'],
    ['2026-11-16', '1 year', '2027-11-16'],
    ['2026-08-31', '6 months', '2027-02-28'],
    ['2028-02-29', '1 year', '2029-02-28'],
    ['2026-11-16', '90 days', '2027-02-14'],
  ])('of %s, every %s, is on %s', (on, every, due) => {
    expect(day(nextReview({ on, every }))).toBe(due);
  });
});

test('a duty is soon from 30 days before its day on, overdue from its day on, unknown without one', () => {
  expect(dutyState(NOW + 30 * DAY + 1, NOW)).toBe('later');
  expect(dutyState(NOW + 30 * DAY, NOW)).toBe('soon');
  expect(dutyState(NOW + 1, NOW)).toBe('soon');
  expect(dutyState(NOW, NOW)).toBe('overdue');
  expect(dutyState(undefined, NOW)).toBe('unknown');
});

describe('the calendar', () => {
  test('names each duty once, the most pressing first, those without a day last', () => {
    const duties = dutiesOf(accountFacts({ config: workspace({ records: {} }) }));
    expect(duties.map(({ duty, dueAt }) => `${duty} ${day(dueAt) ?? '-'}`)).toEqual([
      'listing 2027-01-31',
      'agreement 2027-02-03',
      'sub-processors 2027-02-03',
      'measures 2027-02-10',
      'quiet-hours 2027-02-21',
      'policy 2027-05-22',
      'own-measures -',
      'verification -',
      'keywords -',
      'keyRotation -',
      'restoreTest -',
    ]);
  });

  test('holds what the workspace records of its own work, notes and exceptions', () => {
    const config = workspace({
      records: {
        processing: { measures: { reviewedOn: '2025-11-01', reviewEvery: '6 months' } },
        reviews: { restoreTest: { on: '2026-11-01', every: '1 month' } },
        legitimateInterest: [{ processing: 'segmenting', on: '2026-03-02' }],
      },
      checks: { 'consent.number-unverified': { severity: 'warn', signedOff: SIGNED_OFF } },
    });
    const inForce = [
      { code: 'consent.number-unverified', usual: 'block', severity: 'warn', ...SIGNED_OFF },
    ] as const;
    const duties = dutiesOf({
      ...accountFacts({ config, overrides: { severities: {}, inForce, expired: [] } }),
      surroundings: {
        documents: new Map(),
        secrets: [],
        ledger: { tail: undefined, verified: { at: '2026-11-20T08:00:00Z', holds: true } },
      },
    });
    const found = Object.fromEntries(
      duties.map(({ duty, about, dueAt, state }) => [duty, [day(dueAt), state, about]]),
    );
    expect(found).toMatchObject({
      'own-measures': ['2026-05-01', 'overdue', undefined],
      restoreTest: ['2026-12-01', 'soon', undefined],
      interest: ['2027-03-02', 'later', 'segmenting'],
      exception: ['2027-06-01', 'later', 'consent.number-unverified'],
      verification: ['2026-12-20', 'soon', undefined],
    });
    expect(duties[0]?.duty).toBe('own-measures');
  });

  test('asks for nothing about a processor that has no papers', () => {
    expect(dutiesOf(factsOf({ papers: null })).filter(({ check }) => check?.startsWith('provider.'))).toEqual(
      [],
    );
  });
});
