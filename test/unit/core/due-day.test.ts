import { expect, test } from 'vitest';
import { dueOn } from '../../../src/core/due-day.ts';

test.each([
  ['2026-02-10', '12 months', '2027-02-10'],
  ['2024-02-29', '1 year', '2025-02-28'],
  ['2026-08-31', '6 months', '2027-02-28'],
  ['2026-12-31', '90 days', '2027-03-31'],
  ['2026-01-01', '36 hours', '2026-01-03'],
])('what was done on %s is due again after %s on %s', (day, period, due) => {
  expect(dueOn(day, period)).toBe(due);
});
