import { describe, expect, test } from 'vitest';
import type { ScheduleInput } from '../../../src/core/schedule.ts';
import { estimateSchedule } from '../../../src/core/schedule.ts';
import { DAY, HOUR, NOW } from './builders.ts';

const input = (change: Partial<ScheduleInput> = {}): ScheduleInput => ({
  messages: 800,
  perSecond: 80,
  perDay: undefined,
  perDayName: undefined,
  usedToday: 0,
  firstAt: NOW,
  lastHeldAt: undefined,
  ...change,
});
const daily = (change: Partial<ScheduleInput> = {}): ScheduleInput =>
  input({ perDay: 250, perDayName: 'messaging-limit', ...change });

describe('the estimate of a campaign', () => {
  test('is bound by throughput where nothing else is slower', () => {
    expect(estimateSchedule(input())).toEqual({
      firstAt: NOW,
      lastAt: NOW + 10_000,
      seconds: 10,
      perSecond: 80,
      days: 1,
      limitedBy: 'throughput',
    });
  });

  test('of nothing is nothing', () => {
    expect(estimateSchedule(input({ messages: 0 }))).toEqual({
      firstAt: undefined,
      lastAt: undefined,
      seconds: 0,
      perSecond: 80,
      days: 0,
      limitedBy: 'none',
    });
  });

  test('is bound by the daily limit as soon as one message is left over', () => {
    expect(estimateSchedule(daily({ messages: 250 }))).toMatchObject({ days: 1, limitedBy: 'throughput' });
    expect(estimateSchedule(daily({ messages: 251 }))).toMatchObject({
      days: 2,
      limitedBy: 'messaging-limit',
      lastAt: NOW + DAY + 12.5,
    });
  });

  test('takes what was used up today off the first day alone', () => {
    expect(estimateSchedule(daily({ messages: 500, usedToday: 50 }))).toMatchObject({ days: 3 });
    expect(estimateSchedule(daily({ messages: 450, usedToday: 50 }))).toMatchObject({ days: 2 });
  });

  test('counts only days on which messages go out, where today’s allowance is used up', () => {
    expect(estimateSchedule(daily({ messages: 250, usedToday: 250 })).days).toBe(1);
  });

  test('names whose daily limit it is', () => {
    expect(estimateSchedule(daily({ perDayName: 'messages-per-day' })).limitedBy).toBe('messages-per-day');
  });

  test('is bound by the window where somebody is held for longer', () => {
    expect(estimateSchedule(input({ lastHeldAt: NOW + 30 * HOUR }))).toMatchObject({
      lastAt: NOW + 30 * HOUR,
      days: 2,
      limitedBy: 'window',
    });
    expect(estimateSchedule(daily({ messages: 251, lastHeldAt: NOW + HOUR })).limitedBy).toBe(
      'messaging-limit',
    );
    expect(estimateSchedule(daily({ messages: 251, lastHeldAt: NOW + 3 * DAY })).limitedBy).toBe('window');
  });
});
