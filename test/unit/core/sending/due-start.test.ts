import { describe, expect, test } from 'vitest';
import { dueStart, isInTime } from '../../../../src/core/sending/due-start.ts';

const NINE = 9 * 3_600_000;
const HOUR = 3_600_000;
const none = { notBefore: undefined, window: undefined, resumeAt: undefined };

describe('a start is due', () => {
  test.each([
    ['when the window opened', { ...none, window: NINE }, NINE, 'window'],
    ['at the first instant', { ...none, notBefore: NINE }, NINE, 'not-before'],
    [
      'at the later of the two: the first instant',
      { ...none, window: NINE, notBefore: NINE + HOUR },
      NINE + HOUR,
      'not-before',
    ],
    [
      'at the later of the two: the opening',
      { ...none, window: NINE, notBefore: NINE - HOUR },
      NINE,
      'window',
    ],
    [
      'when the last run said, where that is later',
      { ...none, window: NINE, resumeAt: NINE + HOUR },
      NINE + HOUR,
      'resume',
    ],
    [
      'not when the last run said, where that was before',
      { ...none, window: NINE, resumeAt: NINE - HOUR },
      NINE,
      'window',
    ],
    [
      'not when the last run said, where that is to come',
      { ...none, window: NINE, resumeAt: NINE + 9 * HOUR },
      NINE,
      'window',
    ],
    [
      'when the last run said, in a closed window too: other zones are open',
      { notBefore: NINE - HOUR, window: 'closed' as const, resumeAt: NINE },
      NINE,
      'resume',
    ],
  ])('%s', (_, times, at, because) => {
    expect(dueStart(times, NINE + 2 * HOUR)).toMatchObject({ at, because });
  });

  test('never, where nothing names one, or the window is closed', () => {
    expect(dueStart(none, NINE)).toBeUndefined();
    expect(dueStart({ ...none, notBefore: NINE + 1 }, NINE)).toBeUndefined();
    expect(dueStart({ ...none, notBefore: NINE - 1, window: 'closed' }, NINE)).toBeUndefined();
  });
});

describe('a campaign is in time', () => {
  const due = { at: NINE, because: 'window' as const, since: NINE };
  const ask = (now: number, firstSent?: number): boolean =>
    isInTime(due, { now, maxLatenessMs: HOUR, firstSent });

  test('to the last millisecond of its lateness', () => {
    expect([ask(NINE), ask(NINE + HOUR), ask(NINE + HOUR + 1)]).toEqual([true, true, false]);
  });

  test('later only where its first message was', () => {
    expect([ask(NINE + 5 * HOUR, NINE + HOUR), ask(NINE + 5 * HOUR, NINE + HOUR + 1)]).toEqual([true, false]);
  });
});
