import { describe, expect, test } from 'vitest';
import { logOrder, type Replayed, replayOrder } from '../../../src/core/replay-order.ts';
import { daysAgo, event, type Happened } from './builders.ts';

const log = (...changes: readonly Happened[]): Replayed[] =>
  changes.map((change, index) => ({ seq: index + 1, event: event(change) }));
const numbers = (rows: readonly Replayed[]): number[] => rows.map(({ seq }) => seq);

describe('the order in which events are replayed', () => {
  test('is that of the log where no opening came too late', () => {
    const entries = log(
      { occurredAt: daysAgo(9) },
      { kind: 'withdrawn', occurredAt: daysAgo(5) },
      { occurredAt: daysAgo(4) },
      { kind: 'noticed', occurredAt: daysAgo(8) },
    );
    expect(numbers(replayOrder(entries))).toEqual([1, 2, 3, 4]);
  });

  test('puts an opening before the first no that had overtaken it when it was recorded', () => {
    const entries = log(
      { kind: 'objected', occurredAt: daysAgo(9) },
      { kind: 'withdrawn', occurredAt: daysAgo(5) },
      { occurredAt: daysAgo(6) },
      { kind: 'confirmed', occurredAt: daysAgo(5) },
    );
    expect(numbers(replayOrder(entries))).toEqual([1, 3, 4, 2]);
  });

  test('counts an opening of a day alone as of its first minute', () => {
    const entries = log(
      { kind: 'withdrawn', occurredAt: '2026-11-20T07:00:00Z' },
      { precision: 'day', occurredAt: '2026-11-20T11:00:00Z' },
    );
    expect(numbers(replayOrder(entries))).toEqual([2, 1]);
  });

  test('asked for again is the same', () => {
    const entries = log({ kind: 'withdrawn', occurredAt: daysAgo(5) }, { occurredAt: daysAgo(6) });
    const once = replayOrder(entries);
    expect(numbers(replayOrder(once))).toEqual(numbers(once));
  });
});

describe('the identifiers told with an event', () => {
  const told = (rows: ReturnType<typeof logOrder>) => rows.map(({ identifiers }) => identifiers);

  test('begin with one by which the person is known already', () => {
    const entries = log(
      { identifiers: ['+1'] },
      { kind: 'identifier-linked', identifiers: ['DE.1'] },
      { identifiers: ['DE.2', 'DE.1'] },
    );
    expect(told(logOrder(entries))).toEqual([['+1'], ['+1', 'DE.1'], ['DE.1', 'DE.2']]);
  });

  test('begin with none that was given away', () => {
    const entries = log(
      { identifiers: ['+1', '+2'] },
      { kind: 'identifier-changed', identifiers: ['+1'], released: ['+1'] },
      { identifiers: ['+3'] },
    );
    expect(told(logOrder(entries))).toEqual([['+1', '+2'], ['+1'], ['+2', '+3']]);
  });
});
