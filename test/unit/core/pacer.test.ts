import { describe, expect, test } from 'vitest';
import { createPacer, type Pacer } from '../../../src/core/pacer.ts';

const T = 1_795_000_000_000;

test('spaces messages evenly instead of letting the first second out at once', () => {
  const pacer = createPacer({ perSecond: 80, now: T });
  expect(pacer.take(T, 80).granted).toBe(1);
  expect(pacer.take(T + 6, 80).granted).toBe(0);
  expect(pacer.take(T + 13, 80).granted).toBe(1);
});

test('says how long to wait, and grants after that time', () => {
  const pacer = createPacer({ perSecond: 4, now: T });
  pacer.take(T, 1);
  const { granted, waitMs } = pacer.take(T, 1);
  expect(granted).toBe(0);
  expect(waitMs).toBeGreaterThan(240);
  expect(pacer.take(T + waitMs - 2, 1).granted).toBe(0);
  expect(pacer.take(T + waitMs, 1)).toEqual({ granted: 1, waitMs: 0 });
});

test('what was granted in full needs no wait', () => {
  expect(createPacer({ perSecond: 10, now: T }).take(T, 1)).toEqual({ granted: 1, waitMs: 0 });
});

test('makes up for a late wake-up within bounds, not for a long sleep', () => {
  const pacer = createPacer({ perSecond: 1000, now: T });
  pacer.take(T, 8);
  expect(pacer.take(T + 30, 1000).granted).toBe(29);
  expect(pacer.take(T + 60_000, 1000).granted).toBe(106);
});

test('at a thousand a second lets groups of eight go, evenly, and fewer where no more are wanted', () => {
  const pacer = createPacer({ perSecond: 1000, now: T });
  expect(pacer.take(T, 96)).toEqual({ granted: 8, waitMs: 9 });
  expect(pacer.take(T + 4, 96)).toEqual({ granted: 0, waitMs: 5 });
  expect(pacer.take(T + 9, 96).granted).toBe(8);
  expect(pacer.take(T + 12, 2)).toEqual({ granted: 2, waitMs: 0 });
});

test('grants one per two seconds at half a message per second', () => {
  const pacer = createPacer({ perSecond: 0.5, now: T });
  let granted = 0;
  for (let t = 0; t < 60_000; t += 10) {
    const grant = pacer.take(T + t, 5);
    granted += grant.granted;
    if (grant.granted > 0) pacer.answered(T + t, 0);
  }
  expect(granted).toBeGreaterThanOrEqual(29);
  expect(granted).toBeLessThanOrEqual(30);
});

test('does not pace without a limit', () => {
  for (const perSecond of [undefined, Number.POSITIVE_INFINITY]) {
    const pacer = createPacer({ perSecond, now: T });
    expect(pacer.take(T, 1_000_000)).toEqual({ granted: 1_000_000, waitMs: 0 });
    expect(pacer.current()).toBe(Number.POSITIVE_INFINITY);
  }
});

test('a limit of nothing is refused', () => {
  expect(() => createPacer({ perSecond: 0, now: T })).toThrow(RangeError);
  expect(() => createPacer({ perSecond: Number.NaN, now: T })).toThrow(RangeError);
});

test('a clock that is set back stands still for the pacer, and goes on from there', () => {
  const pacer = createPacer({ perSecond: 10, now: T });
  pacer.take(T, 1);
  expect(pacer.take(T - 3_600_000, 1).granted).toBe(0);
  expect(pacer.take(T - 3_600_000 + 103, 1).granted).toBe(1);
});

describe('when throttled', () => {
  test('halves the rate and pauses for as long as the platform asked', () => {
    const pacer = createPacer({ perSecond: 80, now: T });
    pacer.throttle(T, 5000);
    expect(pacer.current()).toBe(40);
    expect(pacer.take(T + 4999, 1)).toEqual({ granted: 0, waitMs: 1 });
    expect(pacer.take(T + 5000, 1).granted).toBe(1);
  });

  test('pauses a second where the platform named no time', () => {
    const pacer = createPacer({ perSecond: 80, now: T });
    pacer.throttle(T);
    expect(pacer.take(T + 500, 1)).toEqual({ granted: 0, waitMs: 500 });
  });

  test('answers to one burst count as one throttling, the longest pause holds', () => {
    const pacer = createPacer({ perSecond: 80, now: T });
    for (let i = 0; i < 50; i++) pacer.throttle(T + i, 2000);
    pacer.throttle(T + 60, 100);
    expect(pacer.current()).toBe(40);
    expect(pacer.take(T + 2040, 1).granted).toBe(0);
    pacer.throttle(T + 2100);
    expect(pacer.current()).toBe(20);
  });

  test('never falls below one message per second', () => {
    const pacer = createPacer({ perSecond: 3, now: T });
    for (let i = 0; i < 10; i++) pacer.throttle(T + i * 2000);
    expect(pacer.current()).toBe(1);
  });

  /** The rate so many seconds after a time. */
  const ratesAfter = (pacer: Pacer, from: number, seconds: readonly number[]): number[] =>
    seconds.map((after) => {
      pacer.take(from + after * 1000, 0);
      return Math.round(pacer.current());
    });

  test('is back within seconds to just below a rate that had held, and after ten more to the limit', () => {
    const pacer = createPacer({ perSecond: 100, now: T });
    const at = T + 20_000;
    pacer.throttle(at, 1000);
    expect(ratesAfter(pacer, at + 1000, [0, 1, 2, 3, 4, 6, 15, 17])).toEqual([
      50, 74, 86, 92, 95, 98, 98, 100,
    ]);
  });

  test('climbs by even steps of ten seconds where the rate had not held before', () => {
    const pacer = createPacer({ perSecond: 100, now: T });
    pacer.throttle(T, 1000);
    expect(ratesAfter(pacer, T + 1000, [0, 10, 20, 30, 60, 200])).toEqual([50, 60, 70, 80, 100, 100]);
  });

  test('climbs by even steps where it is refused again on its way back', () => {
    const pacer = createPacer({ perSecond: 100, now: T });
    pacer.throttle(T + 20_000, 1000);
    pacer.throttle(T + 23_500, 1000);
    expect(ratesAfter(pacer, T + 24_500, [0, 5, 10, 20])).toEqual([43, 43, 53, 63]);
  });

  test('bursts not when the pause is over', () => {
    const pacer = createPacer({ perSecond: 1000, now: T });
    pacer.take(T + 10_000, 0);
    pacer.throttle(T + 10_000, 3000);
    // A group of half the rate, and what 100 ms of lateness would have made up for.
    expect(pacer.take(T + 13_000, 1000).granted).toBeLessThanOrEqual(4 + 50);
  });

  test('an unlimited one pauses', () => {
    const pacer = createPacer({ perSecond: undefined, now: T });
    pacer.throttle(T, 700);
    expect(pacer.take(T + 100, 5)).toEqual({ granted: 0, waitMs: 600 });
    expect(pacer.take(T + 700, 5).granted).toBe(5);
  });
});

describe('counts as the platform does', () => {
  /** Grants one after the other, each as soon as it may leave, until `until`. */
  const sendUntil = (pacer: Pacer, from: number, until: number): number[] => {
    const left: number[] = [];
    for (let t = from; t < until; t += 1) for (let n = pacer.take(t, 1).granted; n > 0; n -= 1) left.push(t);
    return left;
  };

  test('a message without an answer keeps its place, for nobody knows when it arrives', () => {
    const pacer = createPacer({ perSecond: 10, now: T });
    expect(sendUntil(pacer, T, T + 5000)).toHaveLength(10);
    pacer.answered(T + 5000, undefined);
    expect(sendUntil(pacer, T + 5000, T + 6002)).toEqual([]);
    expect(sendUntil(pacer, T + 6002, T + 7000)).toEqual([T + 6002]);
  });

  test('after an answer that came late it waits as long as the message may have arrived late', () => {
    const pacer = createPacer({ perSecond: 10, now: T });
    const left: number[] = [];
    const answers = new Map<number, number>();
    for (let t = T; t < T + 16_000; t += 1) {
      const leftAt = answers.get(t);
      if (leftAt !== undefined) pacer.answered(t, t - leftAt);
      if (pacer.take(t, 1).granted === 0) continue;
      left.push(t);
      // The way takes 20 ms, once 320.
      answers.set(left.length === 130 ? t + 320 : t + 20, t);
    }
    const afterTen = left.map((at, index) => at - (left[index - 10] ?? at));
    expect(afterTen[128]).toBe(1015);
    // The tenth after it: its own second is not over, so it waits for the place of the one behind it.
    expect(afterTen[139]).toBeGreaterThanOrEqual(1100);
    expect(afterTen[139]).toBeLessThanOrEqual(1106);
  });

  test("counts departures below the platform's own limit, until it refuses nevertheless", () => {
    const pacer = createPacer({ perSecond: 10, now: T, platformPerSecond: 80 });
    expect(sendUntil(pacer, T, T + 5000).length).toBeGreaterThan(45);
    pacer.throttle(T + 5000, 0);
    for (let i = 0; i < 50; i += 1) pacer.answered(T + 5000, 20);
    expect(sendUntil(pacer, T + 6100, T + 30_000).length).toBeLessThanOrEqual(10);
  });

  test('what did not leave gives its place back', () => {
    const pacer = createPacer({ perSecond: 1000, now: T });
    for (let i = 0; i < 500; i += 1) {
      const { granted } = pacer.take(T + i * 9, 8);
      pacer.depart(T + i * 9, granted, 0);
    }
    expect(pacer.take(T + 4500, 8).granted).toBe(8);
  });
});
