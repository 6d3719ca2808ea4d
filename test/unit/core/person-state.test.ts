import { describe, expect, test } from 'vitest';
import type { PersonState } from '../../../src/core/explanation.ts';
import { personState } from '../../../src/core/person-state.ts';
import type { StandingQuestion } from '../../../src/core/standing.ts';
import { standing } from '../../../src/core/standing.ts';
import { CONTRACT, daysAgo, event, folded, type Happened, question } from './builders.ts';

/** The state of somebody with this history, and the number of the event that decides it. */
function stateOf(events: readonly Happened[], change: Partial<StandingQuestion> = {}, mayBeMessaged = false) {
  const state = folded(events.map((one) => event(one)));
  const asked = question(change);
  const decided = personState(state, asked, { standing: standing(state, asked), mayBeMessaged });
  return [decided.state, decided.deciding?.seq];
}

const GIVEN: Happened = { occurredAt: daysAgo(30) };
const ORDERS = { purpose: 'orders', category: 'utility', bases: ['consent', 'contract'] } as const;
const CASES: readonly [
  string,
  readonly Happened[],
  Partial<StandingQuestion>,
  PersonState,
  number | undefined,
][] = [
  ['nothing happened', [], {}, 'none', undefined],
  ['a consent for something else', [{ purposes: ['orders'] }], {}, 'none', undefined],
  [
    'a withdrawal after the consent',
    [GIVEN, { kind: 'withdrawn', purposes: ['*marketing'], channels: ['*'] }],
    {},
    'withdrawn',
    2,
  ],
  [
    'an objection after the consent',
    [GIVEN, { kind: 'objected', purposes: ['*'], channels: ['*'] }],
    {},
    'objected',
    2,
  ],
  [
    'a consent that nobody confirmed',
    [GIVEN],
    { confirmations: ['number'], doubleOptIn: 'number' },
    'unconfirmed',
    1,
  ],
  ['a stop inside WhatsApp', [GIVEN, { kind: 'platform-stopped' }], {}, 'stopped', 2],
  ['the suppression list', [GIVEN, { kind: 'withdrawn' }, { kind: 'suppressed' }], {}, 'suppressed', 3],
  ['a restriction of processing', [GIVEN, { kind: 'restricted' }], {}, 'restricted', 2],
  ['a contract without an opt-in', [CONTRACT], ORDERS, 'no-optin', 1],
  [
    'a contract that was ended',
    [CONTRACT, { kind: 'basis-ended', basis: 'contract', purposes: ['orders'], occurredAt: daysAgo(1) }],
    ORDERS,
    'ended',
    2,
  ],
  [
    'a contract whose day is over',
    [{ ...CONTRACT, contract: { reference: 'C-1', until: '2026-01-31' } }],
    ORDERS,
    'ended',
    1,
  ],
  [
    'a withdrawal beside an ended contract',
    [
      CONTRACT,
      { kind: 'basis-ended', basis: 'contract', purposes: ['orders'], occurredAt: daysAgo(2) },
      { kind: 'withdrawn', purposes: ['*'], channels: ['*'] },
    ],
    ORDERS,
    'withdrawn',
    3,
  ],
];

describe('the state for a purpose', () => {
  test.each(CASES)('%s', (_, events, change, state, seq) => {
    expect(stateOf(events, change)).toEqual([state, seq]);
  });

  test('is in force where the checks let a message go, by the event of the basis', () => {
    expect(stateOf([{ purposes: ['orders'] }, GIVEN], {}, true)).toEqual(['in-force', 2]);
  });
});
