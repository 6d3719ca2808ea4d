/** Checks that read the policy: its thresholds, its review, what a workspace set aside. */
import { describe, expect, test } from 'vitest';
import { POLICY_TABLE } from '../../../../src/core/policies/index.ts';
import { reviewDueAt } from '../../../../src/core/policies/review.ts';
import { campaignFacts, factsOf, HOUR, NOW, SALE, workspace } from '../builders.ts';
import { onCampaign, onRecipient } from './run-check.ts';

describe('policy.review-due', () => {
  const due = reviewDueAt(POLICY_TABLE.de);
  const at = (now: number) =>
    onCampaign('policy.review-due', campaignFacts({ policies: [POLICY_TABLE.de], now }));

  test('is silent to the last moment before the day', () => {
    expect(at(due - 1)).toBeUndefined();
  });

  test('names the policy and the day of its last review from then on', () => {
    expect(at(due)).toEqual({ params: { policies: 'de (2026-11-23)' } });
  });
});

describe('campaign.override-unjustified', () => {
  const expired = [
    { code: 'quiet-hours', usual: 'block', severity: 'off', reason: 'r', until: '2026-10-31' },
  ] as const;

  test('tells of what was set aside until a day that is over', () => {
    const overrides = { severities: {}, inForce: [], expired };
    expect(onCampaign('campaign.override-unjustified', campaignFacts({ overrides }))).toEqual({
      severity: 'warn',
      params: { checks: 'quiet-hours (2026-10-31)' },
    });
  });

  test('is silent on what still holds', () => {
    const overrides = { severities: {}, inForce: expired, expired: [] };
    expect(onCampaign('campaign.override-unjustified', campaignFacts({ overrides }))).toBeUndefined();
  });
});

describe('basis.soft-optin-unavailable', () => {
  const facts = factsOf([SALE], {
    bases: ['existing-customer'],
    advertises: ['chairs'],
    existingCustomerSignedOff: true,
  });
  const under = (softOptIn: 'none' | 'art13_2') =>
    onRecipient('basis.soft-optin-unavailable', { ...facts, policy: { ...POLICY_TABLE.eu, softOptIn } });

  test('finds a message that rests on an exception which the law does not have', () => {
    expect(facts.standing.basis).toBe('existing-customer');
    expect(under('none')).toEqual({});
  });

  test('is silent where the law has it, and where a consent carries the message', () => {
    expect(under('art13_2')).toBeUndefined();
    const consent = { ...factsOf([{}]), policy: POLICY_TABLE.strict };
    expect(onRecipient('basis.soft-optin-unavailable', consent)).toBeUndefined();
  });
});

describe('under strict', () => {
  const strict = { policies: [POLICY_TABLE.eu, POLICY_TABLE.strict] };
  const inbox = (inboxAt: number | undefined, maxInboxAge?: string) => {
    const config = maxInboxAge === undefined ? {} : { config: workspace({ optOut: { maxInboxAge } }) };
    return onCampaign('optout.inbox-stale', campaignFacts({ ...strict, ...config, inboxAt }));
  };

  test('opt-outs must be a day old at most, though the workspace says nothing', () => {
    expect(inbox(NOW - 26 * HOUR)).toBeUndefined();
    expect(inbox(NOW - 26 * HOUR - 1)).toEqual({});
    expect(inbox(undefined)).toEqual({});
  });

  test('a longer age of the workspace does not win, and a shorter one does', () => {
    expect(inbox(NOW - 26 * HOUR - 1, '30 days')).toEqual({});
    expect(inbox(NOW - 26 * HOUR, '30 days')).toBeUndefined();
    expect(inbox(NOW - HOUR - 1, '1 hours')).toEqual({});
    expect(inbox(NOW - HOUR, '1 hours')).toBeUndefined();
  });
});
