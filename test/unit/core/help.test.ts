import { expect, test } from 'vitest';
import { helpFor } from '../../../src/core/help.ts';
import type { StandingQuestion } from '../../../src/core/standing.ts';
import { CONTRACT, daysAgo, type Happened, question, SALE, standingOf } from './builders.ts';

const help = (events: readonly Happened[], change: Partial<StandingQuestion> = {}) =>
  helpFor(standingOf(events, change), question(change));
const ORDERS = { purpose: 'orders', category: 'utility', bases: ['consent', 'contract'] } as const;
const BOTH = { bases: ['consent', 'existing-customer'], advertises: ['chairs'] } as const;
const GIVEN: Happened = { occurredAt: daysAgo(30) };

const CASES: readonly [string, readonly Happened[], Partial<StandingQuestion>, readonly string[]][] = [
  ['a consent where there is nothing', [], {}, ['ask-consent']],
  ['a consent for this purpose', [{ purposes: ['orders'] }], {}, ['ask-purpose']],
  ['a consent that names WhatsApp', [{ channels: ['email'] }], {}, ['ask-channel']],
  ['nothing but a new consent after a stop', [GIVEN, { kind: 'withdrawn' }], {}, ['new-consent']],
  [
    'a new consent, and that they resume',
    [GIVEN, { kind: 'withdrawn' }, { kind: 'platform-stopped' }],
    {},
    ['new-consent', 'resume'],
  ],
  [
    'a confirmation from the number',
    [GIVEN],
    { confirmations: ['number'], doubleOptIn: 'number' },
    ['confirm-number'],
  ],
  ['any confirmation', [GIVEN], { confirmations: ['number', 'elsewhere'], doubleOptIn: 'any' }, ['confirm']],
  ['a sign-off for a complete sale', [SALE], BOTH, ['sign-off']],
  ['the sale’s reference', [{ ...SALE, sale: { productGroup: 'chairs', notice: 'n' } }], BOTH, ['link-sale']],
  [
    'a consent where the notice was missing',
    [{ ...SALE, sale: { productGroup: 'chairs' } }],
    BOTH,
    ['ask-consent'],
  ],
  ['the contract’s reference', [{ ...CONTRACT, contract: undefined }], ORDERS, ['add-reference']],
  [
    'another contract',
    [{ ...CONTRACT, contract: { reference: 'C', until: '2026-01-01' } }],
    ORDERS,
    ['new-contract'],
  ],
  ['some basis for a service message', [], ORDERS, ['record-basis']],
  ['an opt-in beside the contract', [CONTRACT], ORDERS, ['record-optin']],
  [
    'the end of the case, and of the suppression',
    [GIVEN, { kind: 'restricted' }, { kind: 'suppressed' }],
    {},
    ['close-case', 'lift-suppression'],
  ],
  ['nothing where nothing is missing', [GIVEN], {}, []],
];

test.each(CASES)('what helps is %s', (_, events, change, codes) => {
  expect(help(events, change)).toEqual(codes);
});
