/** The groups optout, recipient and campaign: what stops or delays one person. */
import { describe, expect, test } from 'vitest';
import type { CampaignFacts, RecipientFacts } from '../../../../src/core/check-facts.ts';
import { MESSAGE_STATES } from '../../../../src/core/message-state.ts';
import {
  campaignFacts,
  daysAgo,
  factsOf,
  HOUR,
  NOW,
  question,
  recipientFacts,
  workspace,
} from '../builders.ts';
import { type Case, onCampaign, onRecipient } from './run-check.ts';

const wide = (
  kind:
    | 'suppressed'
    | 'unsuppressed'
    | 'restricted'
    | 'unrestricted'
    | 'platform-stopped'
    | 'platform-resumed'
    | 'erased',
  days: number,
) => ({ kind, purposes: ['*'], channels: ['*'], occurredAt: daysAgo(days) }) as const;

const CASES: Readonly<Record<string, readonly Case<RecipientFacts>[]>> = {
  'optout.suppressed': [
    ['finds somebody on the list', factsOf([{}, wide('suppressed', 3)]), {}],
    ['finds somebody whose data was erased', factsOf([{}, wide('erased', 300)]), {}],
    [
      'is silent after the entry was taken away',
      factsOf([{}, wide('suppressed', 3), wide('unsuppressed', 2)]),
      undefined,
    ],
    ['is silent where nobody was listed', factsOf([{}]), undefined],
  ],
  'optout.platform-stop': [
    ['finds somebody who stopped marketing inside WhatsApp', factsOf([{}, wide('platform-stopped', 3)]), {}],
    [
      'is silent after a resume',
      factsOf([{}, wide('platform-stopped', 3), wide('platform-resumed', 2)]),
      undefined,
    ],
    [
      'is silent on a service message: the stop is about marketing',
      factsOf([{}, wide('platform-stopped', 3)], { category: 'utility' }),
      undefined,
    ],
    ['is silent where nobody stopped', factsOf([{}]), undefined],
  ],
  'recipient.restricted': [
    ['finds somebody whose processing is frozen', factsOf([{}, wide('restricted', 3)]), {}],
    [
      'is silent after the restriction was lifted',
      factsOf([{}, wide('restricted', 3), wide('unrestricted', 2)]),
      undefined,
    ],
    ['is silent where nothing is frozen', factsOf([{}]), undefined],
  ],
  'recipient.not-mobile': [
    ['finds a landline', recipientFacts({ lineType: 'fixed' }), {}],
    ...['mobile', 'fixed-or-mobile', 'voip', 'unknown'].map(
      (lineType) =>
        [`is silent on ${lineType}`, recipientFacts({ lineType }), undefined] as Case<RecipientFacts>,
    ),
  ],
  'recipient.already-messaged': [
    ['is silent where the campaign has no entry', recipientFacts(), undefined],
    ...MESSAGE_STATES.map((state): Case<RecipientFacts> => {
      const isUnsent = state === 'planned' || state === 'held' || state === 'skipped';
      const name = isUnsent
        ? `is silent on a message that is ${state}: it never left`
        : `finds a message that is ${state}`;
      return [name, recipientFacts({ existing: state }), isUnsent ? undefined : { params: { state } }];
    }),
  ],
  'recipient.key-missing': [
    ['finds a row without a key', recipientFacts({ keyFault: 'missing' }), {}],
    ['is silent on a key that a spreadsheet damaged', recipientFacts({ keyFault: 'damaged' }), undefined],
    ['is silent where nothing is wrong with the key', recipientFacts(), undefined],
  ],
  'recipient.key-damaged': [
    ['finds a key that a spreadsheet damaged', recipientFacts({ keyFault: 'damaged' }), {}],
    ['is silent on a row without a key', recipientFacts({ keyFault: 'missing' }), undefined],
    ['is silent where nothing is wrong with the key', recipientFacts(), undefined],
  ],
  'campaign.retry-too-soon': [
    ['is silent where the platform put nothing off', recipientFacts(), undefined],
    ['finds who is to be left alone for now', recipientFacts({ limitedUntil: NOW + HOUR }), {}],
    [
      'lets a message of service through, which is not limited',
      recipientFacts({ limitedUntil: NOW + HOUR, question: question({ category: 'utility' }) }),
      undefined,
    ],
  ],
  'frequency-cap': [
    ['tells of a cap that holds', recipientFacts({ frequencyUntil: NOW + HOUR }), { severity: 'info' }],
    ['is silent where none holds', recipientFacts(), undefined],
  ],
  'quiet-hours': [
    [
      'tells of a window that opens later',
      recipientFacts({ windowOpensAt: NOW + HOUR }),
      { severity: 'info' },
    ],
    ['is silent where the window is open', recipientFacts(), undefined],
  ],
  'campaign.not-yet': [
    ['tells of a start to come', recipientFacts({ startsAt: NOW + HOUR }), {}],
    ['is silent where the campaign has begun', recipientFacts(), undefined],
  ],
  'campaign.over': [
    ['finds an end before the first chance', recipientFacts({ isOver: true }), {}],
    ['is silent where there is time left', recipientFacts(), undefined],
  ],
};

for (const [code, cases] of Object.entries(CASES)) {
  describe(code, () => {
    test.each(cases)('%s', (_, facts, result) => {
      expect(onRecipient(code, facts)).toEqual(result);
    });
  });
}

const LISTENS = { config: workspace({ optOut: { maxInboxAge: '26 hours' } }) };

describe('optout.inbox-stale', () => {
  test.each<Case<CampaignFacts>>([
    [
      'is silent on an inbox collected exactly as long ago as allowed',
      campaignFacts({ ...LISTENS, inboxAt: NOW - 26 * HOUR }),
      undefined,
    ],
    ['blocks a millisecond later', campaignFacts({ ...LISTENS, inboxAt: NOW - 26 * HOUR - 1 }), {}],
    [
      'blocks where nothing was ever collected and the workspace asks for it',
      campaignFacts({ ...LISTENS, inboxAt: undefined }),
      {},
    ],
    [
      'warns where nothing was ever collected and nobody asks',
      campaignFacts({ inboxAt: undefined }),
      { severity: 'warn' },
    ],
    [
      'is silent on an inbox of a day and two hours where nobody asks',
      campaignFacts({ inboxAt: NOW - 26 * HOUR }),
      undefined,
    ],
    [
      'warns of an older one where nobody asks',
      campaignFacts({ inboxAt: NOW - 26 * HOUR - 1 }),
      { severity: 'warn' },
    ],
    [
      'blocks by the longer age that a workspace sets, and not before',
      campaignFacts({ config: workspace({ optOut: { maxInboxAge: '3 days' } }), inboxAt: NOW - 72 * HOUR }),
      undefined,
    ],
  ])('%s', (_, facts, result) => {
    expect(onCampaign('optout.inbox-stale', facts)).toEqual(result);
  });
});
