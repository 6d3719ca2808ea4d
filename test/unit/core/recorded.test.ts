import { describe, expect, test } from 'vitest';
import type { ConsentEvent } from '../../../src/core/consent.ts';
import { entryOfFact, overtakenBy } from '../../../src/core/recorded.ts';
import { eventsBySeq, explainPurpose } from '../../../src/pipeline/explain.ts';
import { purposeAsker } from '../../../src/pipeline/purposes.ts';
import { daysAgo, event, folded, type Happened, NOW, workspace } from './builders.ts';

function newsletter(events: readonly Happened[]) {
  const happened = events.map((one) => event(one)) as ConsentEvent[];
  const state = folded(happened);
  const entries = happened.map((one, index) => ({ seq: index + 1, event: one }));
  const answer = purposeAsker(workspace(), NOW)('newsletter', state);
  return explainPurpose(workspace(), { state, events: eventsBySeq(entries) }, answer);
}

const OLDER = { kind: 'given', at: Date.parse(daysAgo(30)), isDay: false } as const;
const STOP: Happened = { kind: 'withdrawn', occurredAt: daysAgo(20) };

describe('what a recorded opening changed', () => {
  test('is nothing where a later stop holds', () => {
    expect(overtakenBy(OLDER, newsletter([{ occurredAt: daysAgo(30) }, STOP]))?.seq).toBe(2);
  });

  test('is something where it came later, or where it is no opening', () => {
    const later = { ...OLDER, at: Date.parse(daysAgo(10)) };
    expect(overtakenBy(later, newsletter([STOP, {}]))).toBeUndefined();
    expect(overtakenBy({ ...OLDER, kind: 'withdrawn' }, newsletter([STOP]))).toBeUndefined();
    expect(overtakenBy(OLDER, newsletter([{ occurredAt: daysAgo(30) }]))).toBeUndefined();
  });

  test('is nothing on the day of the stop, where only the day is known', () => {
    const at = Date.parse(daysAgo(20)) + 3_600_000;
    const given: Happened = { occurredAt: new Date(at).toISOString(), precision: 'day' };
    expect(overtakenBy({ kind: 'given', at, isDay: true }, newsletter([given, STOP]))?.seq).toBe(2);
  });
});

test('the event of a fact is found by what makes it the same fact', () => {
  const given = event() as ConsentEvent;
  const entries = [
    { seq: 4, event: given },
    { seq: 9, event: { ...given, source: 'shop' } },
  ];
  const { id, person, recordedAt, ...fact } = given;
  expect([id, person, recordedAt].every(Boolean)).toBe(true);
  expect(entryOfFact(entries, { ...fact, note: 'another note' })?.seq).toBe(4);
  expect(entryOfFact(entries, { ...fact, source: 'paper' })).toBeUndefined();
});
