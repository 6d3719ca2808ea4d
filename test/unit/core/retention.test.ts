import { describe, expect, test } from 'vitest';
import { emptyCounts } from '../../../src/core/message-state.ts';
import type { KeptPlan } from '../../../src/core/retention.ts';
import {
  duePlans,
  endedAt,
  plainCutoff,
  retentionCutoffs,
  yearEndCutoff,
} from '../../../src/core/retention.ts';
import { ulid, ulidInstant } from '../../../src/core/ulid.ts';
import { event, folded, type Happened } from './builders.ts';

const BERLIN = 'Europe/Berlin';
const iso = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : new Date(at).toISOString();
const at = (text: string): number => Date.parse(text);

describe('a period that counts from the end of the year', () => {
  test.each([
    // Withdrawn in 2023: kept to the last moment of 2026, by the clock of the workspace.
    ['2026-12-31T22:59:59Z', '2022-12-31T23:00:00.000Z'],
    ['2026-12-31T23:00:00Z', '2023-12-31T23:00:00.000Z'],
    ['2026-11-23T09:00:00Z', '2022-12-31T23:00:00.000Z'],
  ])('at %s what ended before %s is due', (now, cutoff) => {
    expect(iso(yearEndCutoff(at(now), '3 years', BERLIN))).toBe(cutoff);
  });

  test('is counted by the calendar, over leap years and in months and days', () => {
    expect(iso(yearEndCutoff(at('2028-01-01T00:00:00Z'), '4 years', 'UTC'))).toBe('2024-01-01T00:00:00.000Z');
    expect(iso(yearEndCutoff(at('2027-06-30T23:59:59Z'), '6 months', 'UTC'))).toBe(
      '2026-01-01T00:00:00.000Z',
    );
    expect(iso(yearEndCutoff(at('2027-07-01T00:00:00Z'), '6 months', 'UTC'))).toBe(
      '2027-01-01T00:00:00.000Z',
    );
    expect(iso(yearEndCutoff(at('2027-01-31T00:00:00Z'), '30 days', 'UTC'))).toBe('2027-01-01T00:00:00.000Z');
  });
});

test('a plain period goes back by the calendar, to the last day of a shorter month', () => {
  expect(iso(plainCutoff(at('2027-03-31T10:00:00Z'), '1 month', 'UTC'))).toBe('2027-02-28T10:00:00.000Z');
  expect(iso(plainCutoff(at('2026-11-23T09:00:00Z'), '12 months', BERLIN))).toBe('2025-11-23T09:00:00.000Z');
  expect(iso(plainCutoff(at('2026-11-23T09:00:00Z'), '90 days', BERLIN))).toBe('2026-08-25T09:00:00.000Z');
  // Ten o'clock stays ten o'clock, though summer time lies between.
  expect(iso(plainCutoff(at('2026-07-15T08:00:00Z'), '6 months', BERLIN))).toBe('2026-01-15T09:00:00.000Z');
});

test('each setting has its own cutoff', () => {
  const config = {
    evidenceAfterWithdrawal: '3 years',
    messageLogs: '1 year',
    webhookPayloads: '90 days',
    plans: '12 months',
  };
  const cutoffs = retentionCutoffs(config, at('2026-11-23T09:00:00Z'), 'UTC');
  expect(Object.fromEntries(Object.entries(cutoffs).map(([name, value]) => [name, iso(value)]))).toEqual({
    evidence: '2023-01-01T00:00:00.000Z',
    messageLogs: '2025-01-01T00:00:00.000Z',
    webhookPayloads: '2026-08-25T09:00:00.000Z',
    plans: '2025-11-23T09:00:00.000Z',
  });
});

describe('the end of a person’s consents and bases', () => {
  const question = { now: at('2026-11-23T09:00:00Z'), marketing: new Set(['newsletter']) };
  const given: Happened = { occurredAt: '2020-01-01T00:00:00Z' };
  const ended = (...events: Happened[]): string | undefined =>
    iso(endedAt(folded(events.map((one) => event(one))), question));

  test.each<[string, Happened[], string | undefined]>([
    ['is none while a consent is in force', [given], undefined],
    [
      'is the withdrawal',
      [given, { kind: 'withdrawn', occurredAt: '2021-05-01T00:00:00Z' }],
      '2021-05-01T00:00:00.000Z',
    ],
    [
      'is none where the consent came after the withdrawal',
      [{ kind: 'withdrawn', occurredAt: '2019-05-01T00:00:00Z' }, given],
      undefined,
    ],
    [
      'is the objection to all marketing',
      [
        given,
        { kind: 'objected', purposes: ['*marketing'], channels: ['*'], occurredAt: '2021-05-01T00:00:00Z' },
      ],
      '2021-05-01T00:00:00.000Z',
    ],
    [
      'is none for what no marketing objection reaches',
      [
        { ...given, purposes: ['orders'] },
        { kind: 'objected', purposes: ['*marketing'], channels: ['*'], occurredAt: '2021-05-01T00:00:00Z' },
      ],
      undefined,
    ],
    [
      'is none while one of two channels is in force',
      [
        { ...given, channels: ['whatsapp', 'sms'] },
        { kind: 'withdrawn', channels: ['whatsapp'], occurredAt: '2021-05-01T00:00:00Z' },
      ],
      undefined,
    ],
    [
      'is none while a contract is open, whatever was objected to',
      [
        { kind: 'basis-asserted', basis: 'contract', purposes: ['orders'], contract: { reference: 'C-1' } },
        { kind: 'objected', purposes: ['*'], channels: ['*'], occurredAt: '2026-11-22T00:00:00Z' },
      ],
      undefined,
    ],
    [
      'is the end of a contract whose time is over',
      [
        {
          kind: 'basis-asserted',
          basis: 'contract',
          purposes: ['orders'],
          contract: { reference: 'C-1', until: '2021-06-30' },
          occurredAt: '2020-01-01T00:00:00Z',
        },
      ],
      '2021-06-30T23:59:59.999Z',
    ],
    [
      'is the objection that ends the use of a sale',
      [
        {
          kind: 'basis-asserted',
          basis: 'existing-customer',
          sale: { reference: 'S-1', date: '2020-01-01' },
          occurredAt: '2020-01-01T00:00:00Z',
        },
        { kind: 'objected', occurredAt: '2021-05-01T00:00:00Z' },
      ],
      '2021-05-01T00:00:00.000Z',
    ],
    [
      'is when a basis was ended',
      [
        {
          kind: 'basis-asserted',
          basis: 'legal-obligation',
          purposes: ['orders'],
          occurredAt: '2020-01-01T00:00:00Z',
        },
        {
          kind: 'basis-ended',
          basis: 'legal-obligation',
          purposes: ['orders'],
          occurredAt: '2022-02-01T00:00:00Z',
        },
      ],
      '2022-02-01T00:00:00.000Z',
    ],
    [
      'is the block entry of somebody who never agreed to anything',
      [{ kind: 'suppressed', purposes: ['*'], channels: ['*'], occurredAt: '2021-05-01T00:00:00Z' }],
      '2021-05-01T00:00:00.000Z',
    ],
    [
      'is what happened last, also after the end',
      [
        given,
        { kind: 'withdrawn', occurredAt: '2021-05-01T00:00:00Z' },
        { kind: 'noticed', occurredAt: '2024-05-01T00:00:00Z' },
      ],
      '2024-05-01T00:00:00.000Z',
    ],
    [
      'is none for whom the data are to be kept (Art. 18)',
      [
        given,
        { kind: 'withdrawn', occurredAt: '2021-05-01T00:00:00Z' },
        { kind: 'restricted', occurredAt: '2021-06-01T00:00:00Z' },
      ],
      undefined,
    ],
    [
      'counts again once that is lifted',
      [
        given,
        { kind: 'withdrawn', occurredAt: '2021-05-01T00:00:00Z' },
        { kind: 'restricted', occurredAt: '2021-06-01T00:00:00Z' },
        { kind: 'unrestricted', occurredAt: '2021-07-01T00:00:00Z' },
      ],
      '2021-07-01T00:00:00.000Z',
    ],
  ])('%s', (_, events, expected) => {
    expect(ended(...events)).toBe(expected);
  });

  test('is unknown of somebody of whom nothing is known', () => {
    expect(endedAt({}, question)).toBeUndefined();
  });
});

describe('plans', () => {
  const plan = (name: string, day: string): KeptPlan => ({
    campaign: 'c',
    plan: name,
    at: at(`${day}T00:00:00Z`),
  });
  const plans = [plan('p1', '2024-01-01'), plan('p2', '2024-06-01'), plan('p3', '2026-10-01')];
  const cutoff = at('2025-11-23T00:00:00Z');
  const run = (name: string, state: 'done' | 'stopped') => ({
    plan: name,
    state,
    startedAt: 0,
    finishedAt: undefined,
  });
  const names = (due: readonly KeptPlan[]): string[] => due.map(({ plan: name }) => name);

  test('go once they are old, where the campaign is over', () => {
    expect(names(duePlans(plans, { counts: emptyCounts(), run: run('p2', 'done') }, cutoff))).toEqual([
      'p1',
      'p2',
    ]);
    expect(names(duePlans(plans, { counts: emptyCounts(), run: undefined }, cutoff))).toEqual(['p1', 'p2']);
  });

  test('stay while their campaign may go on with them: its run stopped, or messages wait', () => {
    expect(names(duePlans(plans, { counts: emptyCounts(), run: run('p2', 'stopped') }, cutoff))).toEqual([
      'p1',
    ]);
    const waiting = { ...emptyCounts(), held: 1 };
    expect(names(duePlans(plans.slice(0, 2), { counts: waiting, run: run('p1', 'done') }, cutoff))).toEqual(
      [],
    );
  });
});

test('the time of a ULID is read back', () => {
  const now = at('2026-11-23T09:00:00.123Z');
  expect(ulidInstant(ulid(now, new Uint8Array(10)))).toBe(now);
  expect(ulidInstant('no-ulid')).toBeUndefined();
  expect(ulidInstant('8ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBeUndefined();
});
