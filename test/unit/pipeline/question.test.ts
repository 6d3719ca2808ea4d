import { describe, expect, test } from 'vitest';
import { POLICY_TABLE } from '../../../src/core/policies/index.ts';
import type { ClaimCandidate } from '../../../src/core/ports.ts';
import type { StandingQuestion } from '../../../src/core/standing.ts';
import { campaignScheduler, confirmationRules, questionOf } from '../../../src/pipeline/question.ts';
import {
  CONTRACT,
  campaign,
  daysAgo,
  event,
  folded,
  type Happened,
  HOUR,
  NOW,
  question,
  SALE,
  SIGNED_OFF,
  workspace,
} from '../core/builders.ts';
import { questionScheduler } from './question-scheduler.ts';

const candidate = (events: readonly Happened[], country = 'DE'): ClaimCandidate => ({
  message: 1,
  person: 1,
  phone: '+4915112340001',
  country,
  zone: '',
  state: folded(events.map((one) => event(one))),
});
const look = (events: readonly Happened[], change: Partial<StandingQuestion> = {}) =>
  questionScheduler(() => question(change)).look(change.now ?? NOW, [candidate(events)])[0];

describe('a campaign’s question', () => {
  test('is made of the campaign, its purpose and the workspace’s sign-off', () => {
    const input = {
      id: 'c',
      digest: 'd',
      purpose: { id: 'newsletter', category: 'marketing' as const },
      config: campaign({
        bases: ['consent', 'existing-customer'],
        existingCustomer: { advertises: ['chairs'] },
      }),
    };
    expect(questionOf(workspace(), input, { policy: POLICY_TABLE.eu, overrides: {}, now: NOW })).toEqual(
      question({
        bases: ['consent', 'existing-customer'],
        advertises: ['chairs'],
        existingCustomerSignedOff: false,
      }),
    );
    const signed = workspace({
      existingCustomer: { signedOff: { by: 'DPO', on: '2026-01-01', reason: 'r' } },
    });
    expect(
      questionOf(
        signed,
        { ...input, config: campaign() },
        { policy: POLICY_TABLE.eu, overrides: {}, now: NOW },
      ),
    ).toMatchObject({
      existingCustomerSignedOff: true,
      advertises: [],
      channel: 'whatsapp',
    });
  });
});

describe('what a workspace asks of a consent', () => {
  test.each([
    ['de', {}, 'number', ['number']],
    ['strict', {}, 'number', ['number']],
    ['at', {}, 'any', ['number', 'elsewhere']],
    ['eu', {}, 'none', ['number', 'elsewhere', 'none']],
    ['de', { 'consent.number-unverified': 'warn' }, 'number', ['number', 'elsewhere']],
    ['de', { 'consent.pending-confirmation': 'warn' }, 'number', ['number', 'none']],
    ['at', { 'consent.pending-confirmation': 'warn' }, 'any', ['number', 'elsewhere', 'none']],
    ['de', { 'consent.pending-confirmation': 'block' }, 'number', ['number']],
  ] as const)(
    'under %s with %j is the confirmation %s, and accepts %j',
    (policy, checks, doubleOptIn, accepted) => {
      expect(confirmationRules(POLICY_TABLE[policy], checks)).toEqual({
        doubleOptIn,
        confirmations: accepted,
      });
    },
  );
});

describe('the last look', () => {
  test('lets through who may still be messaged', () => {
    expect(look([{}])).toBe('send');
  });

  test.each<[string, readonly Happened[], Partial<StandingQuestion>, string]>([
    ['withdrew', [{}, { kind: 'withdrawn', occurredAt: daysAgo(1) }], {}, 'consent.withdrawn'],
    ['is suppressed', [{}, { kind: 'suppressed' }], {}, 'optout.suppressed'],
    ['stopped inside WhatsApp', [{}, { kind: 'platform-stopped' }], {}, 'optout.platform-stop'],
    ['is restricted', [{}, { kind: 'restricted' }], {}, 'recipient.restricted'],
    ['is no longer known', [], {}, 'consent.missing'],
    [
      'has a contract that ended',
      [{ ...CONTRACT, contract: { reference: 'C', until: '2026-11-22' } }],
      { purpose: 'orders', category: 'utility', bases: ['contract'] },
      'basis.contract-reference-missing',
    ],
    [
      'has a sale that nobody signed off',
      [SALE],
      { bases: ['existing-customer'], advertises: ['chairs'] },
      'basis.uwg73.contested',
    ],
    [
      'has no basis that the campaign accepts',
      [SALE],
      { purpose: 'orders', category: 'utility', bases: ['legal-obligation'] },
      'basis.none',
    ],
  ])('leaves out who %s', (_, events, change, skip) => {
    expect(look(events, change)).toEqual({ skip });
  });

  test('asks by the policy of the recipient’s country: what is enough in one is not in another', () => {
    const config = workspace({ policy: undefined, policies: { DE: 'de', US: 'us', default: 'strict' } });
    const input = {
      id: 'c',
      digest: 'd',
      purpose: { id: 'newsletter', category: 'marketing' as const },
      config: campaign(),
    };
    const scheduler = campaignScheduler(config, input, { now: NOW });
    const unconfirmed = ['US', 'DE', 'FR', ''].map((country) => candidate([{}], country));
    const blocked = { skip: 'consent.pending-confirmation' };
    expect(scheduler.look(NOW, unconfirmed)).toEqual(['send', blocked, blocked, blocked]);
  });

  test('holds a sign-off to its last day, in a run that goes on beyond it', () => {
    const until = { ...SIGNED_OFF, until: '2026-11-23' };
    const checks = { 'consent.pending-confirmation': { severity: 'warn', signedOff: until } };
    const input = {
      id: 'c',
      digest: 'd',
      purpose: { id: 'newsletter', category: 'marketing' as const },
      config: campaign(),
    };
    const scheduler = campaignScheduler(workspace({ policy: 'de', checks }), input, { now: NOW });
    expect(scheduler.look(NOW, [candidate([{}])])).toEqual(['send']);
    expect(scheduler.look(NOW + 24 * HOUR, [candidate([{}])])).toEqual([
      { skip: 'consent.pending-confirmation' },
    ]);
  });

  test('leaves out whom no check blocks but no basis carries', () => {
    const checks = { 'consent.purpose-mismatch': { severity: 'warn', signedOff: SIGNED_OFF } };
    const scheduler = questionScheduler(() => question(), {}, workspace({ checks }));
    expect(scheduler.look(NOW, [candidate([{ purposes: ['orders'] }])])).toEqual([{ skip: 'basis.none' }]);
  });

  test('goes by the instant that it is asked for', () => {
    const contract = [
      { ...CONTRACT, contract: { reference: 'C', until: '2026-11-23' } },
      { kind: 'platform-optin', purposes: ['*'] } as const,
    ];
    const orders = { purpose: 'orders', category: 'utility', bases: ['contract'] } as const;
    expect(look(contract, orders)).toBe('send');
    expect(look(contract, { ...orders, now: NOW + 24 * HOUR })).toEqual({
      skip: 'basis.contract-reference-missing',
    });
  });
});
