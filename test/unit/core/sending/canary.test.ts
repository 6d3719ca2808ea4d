import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leastToShow, lowerBound, upperBound } from '../../../../src/core/sending/binomial.ts';
import { judgeCanary, planCanary } from '../../../../src/core/sending/canary.ts';

describe('bounds of a share', () => {
  // Quantiles of the beta distribution as SciPy 1.17.1 gives them: beta.ppf(0.95, x + 1, n - x), beta.ppf(0.05, x, n - x + 1).
  test.each([
    [0, 50, 0.058155, 0],
    [2, 50, 0.120614, 0.007154],
    [0, 59, 0.049508, 0],
    [1, 93, 0.049994, 0.000551],
    [2, 124, 0.0499, 0.002873],
    [5, 50, 0.198833, 0.040237],
    [10, 200, 0.083335, 0.027374],
    [7, 10, 0.912736, 0.393376],
    [10, 10, 1, 0.741134],
    [300, 1000, 0.324754, 0.276123],
    [0, 1, 0.95, 0],
  ])('%d of %d: at most %d, at least %d', (count, n, most, least) => {
    expect(upperBound(count, n)).toBeCloseTo(most, 5);
    expect(lowerBound(count, n)).toBeCloseTo(least, 5);
  });

  test('hold the share between them, and get closer with more messages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const count = Math.round(n * part);
        expect(lowerBound(count, n)).toBeLessThanOrEqual(count / n);
        expect(upperBound(count, n)).toBeGreaterThanOrEqual(count / n);
        expect(upperBound(count * 4, n * 4)).toBeLessThanOrEqual(upperBound(count, n) + 1e-12);
      }),
      { numRuns: 200 },
    );
  });

  test('the upper one is wrong in at most one campaign of twenty, whatever the true share is', () => {
    // The exact chance, summed over all outcomes, that the bound lies below the truth.
    const logs = [0];
    for (let k = 1; k <= 60; k += 1) logs.push((logs[k - 1] ?? 0) + Math.log((60 - k + 1) / k));
    for (const truth of [0.01, 0.05, 0.2, 0.5, 0.9]) {
      const chance = logs.reduce((sum, log, k) => {
        const probability = Math.exp(log + k * Math.log(truth) + (60 - k) * Math.log1p(-truth));
        return upperBound(k, 60) < truth ? sum + probability : sum;
      }, 0);
      expect(chance).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });

  test.each([
    [0, 0.05, 59],
    [1, 0.05, 93],
    [2, 0.05, 124],
    [0, 0.02, 149],
    [0, 0.3, 9],
    [0, 1, 1],
  ])('with %d failures a share below %d takes %d messages to show', (count, allowed, least) => {
    expect(leastToShow(count, allowed)).toBe(least);
    expect(allowed === 1 || upperBound(count, least - 1) >= allowed).toBe(true);
  });

  test('no number of messages shows that nobody at all will fail', () => {
    expect(leastToShow(0, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

const rules = (count = 50, allowed = { failed: 0.05, optedOut: 0.05 }) => ({ count, waitMs: 0, allowed });

describe('the size of a canary', () => {
  test('is what is asked for where that can show something, else what can', () => {
    expect(planCanary(rules(100), 1000)).toEqual({ size: 100, asked: 100, isCertain: true });
    expect(planCanary(rules(50), 1000)).toEqual({ size: 59, asked: 50, isCertain: true });
    expect(planCanary(rules(50, { failed: 0.1, optedOut: 0.02 }), 1000)?.size).toBe(149);
  });

  test('stays what is asked for in a campaign too small for certainty, and is none in one that fits into it', () => {
    expect(planCanary(rules(50), 59)).toEqual({ size: 50, asked: 50, isCertain: false });
    expect(planCanary(rules(50), 50)).toBeUndefined();
    expect(planCanary(rules(5, { failed: 0, optedOut: 0.05 }), 1000)).toMatchObject({
      size: 5,
      isCertain: false,
    });
  });
});

describe('what the first messages show', () => {
  const judge = (out: number, failed: number, optedOut = 0, isCertain = true) =>
    judgeCanary(rules(), { out, failed, optedOut }, isCertain);

  test('a canary of the planned size passes when all goes well', () => {
    expect(judge(59, 0)).toMatchObject({ verdict: 'good', more: 0 });
    expect(judge(58, 0).verdict).toBe('undecided');
  });

  test('2 of 50: at most 12.1 %, which settles nothing yet; 74 more without a failure would', () => {
    const { verdict, failed, more } = judge(50, 2);
    expect(verdict).toBe('undecided');
    expect(failed).toMatchObject({ count: 2, of: 50, allowed: 0.05 });
    expect(failed.atMost).toBeCloseTo(0.1206, 4);
    expect(more).toBe(124 - 50);
    expect(judge(124, 2).verdict).toBe('good');
  });

  test('it fails once more than allowed is certain, by failures or by people who ask to stop', () => {
    expect(judge(59, 6).verdict).toBe('undecided');
    expect(judge(59, 7).verdict).toBe('bad');
    expect(judge(59, 0, 7).verdict).toBe('bad');
    expect(judge(59, 0, 2).verdict).toBe('undecided');
  });

  test('in a campaign too small the plain share is compared', () => {
    expect(judge(40, 2, 0, false)).toMatchObject({ verdict: 'good', isCertain: false });
    expect(judge(40, 3, 0, false).verdict).toBe('bad');
    expect(judge(40, 0, 3, false).verdict).toBe('bad');
  });
});
