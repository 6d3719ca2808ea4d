import { describe, expect, test } from 'vitest';
import type { MessageState } from '../../../src/core/message-state.ts';
import {
  emptyCounts,
  FINAL_STATES,
  MESSAGE_STATES,
  mayMove,
  TRANSITIONS,
} from '../../../src/core/message-state.ts';

/** Every state that can be reached from one, by any number of moves. */
function reachable(from: MessageState, without: readonly MessageState[] = []): Set<MessageState> {
  const seen = new Set<MessageState>();
  const open: MessageState[] = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of TRANSITIONS[state]) {
      if (seen.has(next) || without.includes(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return seen;
}

describe('the states of a message', () => {
  test('are the ten of the command line’s contract, in its order', () => {
    expect(MESSAGE_STATES).toEqual([
      'planned',
      'sending',
      'accepted',
      'sent',
      'delivered',
      'read',
      'failed',
      'unknown',
      'skipped',
      'held',
    ]);
    expect(Object.keys(TRANSITIONS).sort()).toEqual([...MESSAGE_STATES].sort());
    expect(emptyCounts()).toEqual(Object.fromEntries(MESSAGE_STATES.map((state) => [state, 0])));
  });

  test('are each reached from planned', () => {
    expect([...reachable('planned'), 'planned'].sort()).toEqual(
      expect.arrayContaining([...MESSAGE_STATES].sort()),
    );
  });

  test('count as final in all but what still waits for the sender', () => {
    expect(MESSAGE_STATES.filter((state) => !FINAL_STATES.has(state))).toEqual([
      'planned',
      'sending',
      'held',
    ]);
  });
});

describe('nobody twice', () => {
  test.each(['accepted', 'sent', 'delivered', 'read', 'failed'] as const)(
    'no way leads from %s back to a request',
    (state) => {
      expect(reachable(state).has('sending')).toBe(false);
      expect(reachable(state).has('planned')).toBe(false);
    },
  );

  test('a request only ever leaves from planned', () => {
    expect(MESSAGE_STATES.filter((state) => mayMove(state, 'sending'))).toEqual(['planned']);
  });

  test('what was left out may be planned again, for it never was a request', () => {
    expect(TRANSITIONS.skipped).toEqual(['planned', 'held']);
  });

  test('an unknown message comes back to a request by one step alone, the user’s own', () => {
    expect(MESSAGE_STATES.filter((state) => mayMove(state, 'planned'))).toEqual([
      'sending',
      'unknown',
      'skipped',
      'held',
    ]);
    expect(reachable('unknown', ['planned']).has('sending')).toBe(false);
  });
});

describe('what is told late', () => {
  test.each([
    ['delivered', 'failed'],
    ['read', 'failed'],
    ['read', 'delivered'],
    ['delivered', 'sent'],
    ['sent', 'accepted'],
    ['failed', 'sent'],
    ['skipped', 'accepted'],
    ['planned', 'accepted'],
    ['held', 'sending'],
    ['accepted', 'skipped'],
    ['accepted', 'held'],
    ['failed', 'held'],
  ] as const)('never moves a message from %s to %s', (from, to) => {
    expect(mayMove(from, to)).toBe(false);
  });

  test.each([
    ['sending', 'delivered'],
    ['unknown', 'read'],
    ['accepted', 'failed'],
    ['accepted', 'read'],
    ['sent', 'delivered'],
    ['failed', 'delivered'],
  ] as const)('may move it from %s to %s', (from, to) => {
    expect(mayMove(from, to)).toBe(true);
  });

  test('no state moves to itself', () => {
    expect(MESSAGE_STATES.filter((state) => mayMove(state, state))).toEqual([]);
  });
});
