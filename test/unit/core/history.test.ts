import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../src/adapters/system/sha256.ts';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import { inTime, isEndOfDay, occurredBy, recordedBy, stateOf } from '../../../src/core/history.ts';
import { event, type Happened } from './builders.ts';

const ZONE = 'Europe/Berlin';
const NOON = Date.parse('2026-10-03T12:00:00+02:00');
const entries = (...changes: readonly Happened[]) =>
  changes.map((change, index) => ({ seq: index + 1, event: event(change) as ConsentEvent }));
const seqs = (list: readonly { readonly seq: number }[]) => list.map(({ seq }) => seq);

describe('what had happened by a moment', () => {
  test('is what occurred at or before it, whenever it was recorded', () => {
    const list = entries(
      { occurredAt: '2026-10-03T10:00:00.000Z', recordedAt: '2026-11-01T00:00:00.000Z' },
      { occurredAt: '2026-10-03T10:00:00.001Z' },
    );
    expect(seqs(occurredBy(list, NOON, ZONE))).toEqual([1]);
  });

  test('holds a stop of that day of which only the day is known', () => {
    const end = '2026-10-03T21:59:59.999Z';
    const list = entries({ kind: 'withdrawn', occurredAt: end }, { kind: 'given', occurredAt: end });
    expect(seqs(occurredBy(list, NOON, ZONE))).toEqual([1]);
    expect(occurredBy(list, NOON - 13 * 3_600_000, ZONE)).toEqual([]);
  });

  test('and what had been recorded by then is what the ledger could tell', () => {
    const list = entries(
      { recordedAt: '2026-10-03T09:00:00.000Z' },
      { recordedAt: '2026-10-03T11:00:00.000Z' },
    );
    expect(seqs(recordedBy(list, NOON))).toEqual([1]);
  });
});

test('the end of a day is that of the zone, summer and winter', () => {
  expect(isEndOfDay(Date.parse('2026-10-03T21:59:59.999Z'), ZONE)).toBe(true);
  expect(isEndOfDay(Date.parse('2026-12-03T22:59:59.999Z'), ZONE)).toBe(true);
  expect(isEndOfDay(Date.parse('2026-12-03T21:59:59.999Z'), ZONE)).toBe(false);
});

test('history is told in the order of time, a day without a time from its beginning', () => {
  const list = entries(
    { occurredAt: '2026-10-03T08:00:00.000Z' },
    { occurredAt: '2026-10-03T10:00:00.000Z', precision: 'day' },
    { occurredAt: '2026-10-01T08:00:00.000Z' },
    { occurredAt: '2026-10-01T08:00:00.000Z' },
  );
  expect(seqs(inTime(list))).toEqual([3, 4, 2, 1]);
});

test('what is known from events is their fold, whatever order they come in', () => {
  const list = entries(
    { occurredAt: '2026-10-01T08:00:00.000Z' },
    { kind: 'withdrawn', occurredAt: '2026-10-02T08:00:00.000Z' },
  );
  const state = stateOf(list, sha256);
  expect(Object.keys(state).sort()).toEqual(['given|newsletter|whatsapp', 'withdrawn|newsletter|whatsapp']);
  expect(stateOf([...list].reverse(), sha256)).toEqual(state);
});
