import { describe, expect, test } from 'vitest';
import { lawGrounds, platformGrounds } from '../../../src/core/grounds.ts';
import type { StandingQuestion } from '../../../src/core/standing.ts';
import { standing } from '../../../src/core/standing.ts';
import { CONTRACT, daysAgo, event, folded, type Happened, question, SALE } from './builders.ts';

/** The lines of a gate, as mark, code and number of the event. */
function lines(gate: typeof lawGrounds, events: readonly Happened[], change: Partial<StandingQuestion> = {}) {
  const happened = events.map((one) => event(one));
  const state = folded(happened);
  const asked = question(change);
  const parts = {
    state,
    question: asked,
    standing: standing(state, asked),
    events: new Map(happened.map((one, index) => [index + 1, one])),
  };
  return gate(parts).map(({ mark, code, entry, missing }) =>
    [mark, code, entry?.seq, ...(missing ?? [])].filter((part) => part !== undefined).join(' '),
  );
}
const law = (events: readonly Happened[], change: Partial<StandingQuestion> = {}) =>
  lines(lawGrounds, events, change);
const platform = (events: readonly Happened[], change: Partial<StandingQuestion> = {}) =>
  lines(platformGrounds, events, change);

const GIVEN: Happened = { occurredAt: daysAgo(30) };
const STOP: Happened = { kind: 'withdrawn', purposes: ['*marketing'], channels: ['*'] };
const BOTH = { bases: ['consent', 'existing-customer'], advertises: ['chairs'] } as const;
const ORDERS = {
  purpose: 'orders',
  category: 'utility',
  bases: ['consent', 'contract', 'precontract'],
} as const;
const DOUBLE = { confirmations: ['number'], doubleOptIn: 'number' } as const;

describe('the law gate', () => {
  test('says that nothing carries a message where nothing does', () => {
    expect(law([])).toEqual(['against nothing']);
  });

  test('names the consent that carries it, and how it was confirmed', () => {
    const confirmed: Happened = { kind: 'confirmed', confirmation: { channel: 'whatsapp' } };
    expect(law([GIVEN])).toEqual(['for consent 1']);
    expect(law([GIVEN, confirmed], DOUBLE)).toEqual(['for consent 1', 'note confirmed 2']);
    expect(law([{ method: 'inbound-message' }], DOUBLE)).toEqual([
      'for consent 1',
      'note confirmed-itself 1',
    ]);
  });

  test('says what is missing of a consent that nobody confirmed, or not from the number', () => {
    const byMail: Happened = { kind: 'confirmed', confirmation: { channel: 'email' } };
    expect(law([GIVEN], DOUBLE)).toEqual(['against confirmation-missing', 'note consent-before 1']);
    expect(law([GIVEN, byMail], DOUBLE)).toEqual(['against confirmed-elsewhere 2', 'note consent-before 1']);
  });

  test('puts the stop first, then the consent that it overtook and the sale that it shuts out', () => {
    expect(law([GIVEN, SALE, STOP], BOTH)).toEqual([
      'against stopped-consent 3',
      'note consent-before 1',
      'note customer-fails 2 objection',
    ]);
  });

  test('mentions a stop that a later consent overtook', () => {
    expect(law([{ ...STOP, occurredAt: daysAgo(40) }, GIVEN])).toEqual([
      'for consent 2',
      'note stop-overtaken 1',
    ]);
  });

  test('names the conditions of the customer exception that are not met', () => {
    expect(law([SALE], { ...BOTH, advertises: ['phones'] })).toEqual([
      'against customer-fails 1 similar sign-off',
    ]);
    expect(law([SALE], { ...BOTH, existingCustomerSignedOff: true })).toEqual(['for customer 1']);
  });

  test('tells a contract that is open, over, ended, or without a reference', () => {
    expect(law([CONTRACT], ORDERS)).toEqual(['for contract 1']);
    const over = { ...CONTRACT, contract: { reference: 'C-1', until: '2026-01-31' } };
    expect(law([over], ORDERS)).toEqual(['against contract-ended 1']);
    const end: Happened = {
      kind: 'basis-ended',
      basis: 'contract',
      purposes: ['orders'],
      occurredAt: daysAgo(1),
    };
    expect(law([CONTRACT, end], ORDERS)).toEqual(['against basis-ended 2']);
    expect(law([{ ...CONTRACT, contract: undefined }], ORDERS)).toEqual([
      'against contract-without-reference 1',
    ]);
  });

  test('says that a consent is for something else only where nothing else carries the message', () => {
    expect(law([GIVEN], ORDERS)).toEqual(['against nothing', 'note consent-other-purpose']);
    expect(law([GIVEN, CONTRACT], ORDERS)).toEqual(['for contract 2']);
    expect(law([{ channels: ['email'] }])).toEqual(['against nothing', 'note consent-other-channel']);
  });

  test('lets a consent of today without a time count before noon', () => {
    const today: Happened = { occurredAt: daysAgo(-0.1), precision: 'day' };
    expect(law([today])).toEqual(['for consent 1']);
  });

  test('puts restriction and suppression before everything', () => {
    expect(law([GIVEN, { kind: 'suppressed' }, { kind: 'restricted' }])).toEqual([
      'against restricted 3',
      'against suppressed 2',
      'for consent 1',
    ]);
  });
});

describe('the platform gate', () => {
  test('is opened by a consent that names WhatsApp, or by an opt-in of its own', () => {
    expect(platform([GIVEN])).toEqual(['for optin-by-consent 1']);
    expect(platform([CONTRACT, { kind: 'platform-optin' }], ORDERS)).toEqual(['for optin 2']);
    expect(platform([CONTRACT], ORDERS)).toEqual(['against optin-missing']);
  });

  test('is shut by a later stop, which takes the opt-in along', () => {
    expect(platform([GIVEN, STOP])).toEqual(['against optin-withdrawn 2']);
    expect(platform([{ kind: 'platform-optin', occurredAt: daysAgo(30) }, STOP])).toEqual([
      'against optin-overtaken 1',
    ]);
  });

  test('tells a stop inside WhatsApp, and that it was taken back', () => {
    const stopped: Happened = { kind: 'platform-stopped', occurredAt: daysAgo(5) };
    expect(platform([GIVEN, stopped])).toEqual(['against platform-stopped 2']);
    expect(platform([GIVEN, stopped, { kind: 'platform-resumed', occurredAt: daysAgo(4) }])).toEqual([
      'note platform-resumed 3',
      'for optin-by-consent 1',
    ]);
  });
});
