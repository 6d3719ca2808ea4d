import { describe, expect, test } from 'vitest';
import { createPacer } from '../../../src/core/pacer.ts';

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
  expect(pacer.take(T + 60_000, 1000).granted).toBe(57);
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
  for (let t = 0; t < 60_000; t += 10) granted += pacer.take(T + t, 5).granted;
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

  test('climbs back to the limit by even steps of ten seconds, and no further', () => {
    const pacer = createPacer({ perSecond: 100, now: T });
    pacer.throttle(T, 1000);
    const rates = [0, 10, 20, 30, 60, 200].map((seconds) => {
      pacer.take(T + 1000 + seconds * 1000, 0);
      return pacer.current();
    });
    expect(rates).toEqual([50, 60, 70, 80, 100, 100]);
  });

  test('bursts not when the pause is over', () => {
    const pacer = createPacer({ perSecond: 1000, now: T });
    pacer.take(T + 10_000, 0);
    pacer.throttle(T + 10_000, 3000);
    // A group of half the rate, and what 50 ms of lateness would have made up for.
    expect(pacer.take(T + 13_000, 1000).granted).toBeLessThanOrEqual(4 + 25);
  });

  test('an unlimited one pauses', () => {
    const pacer = createPacer({ perSecond: undefined, now: T });
    pacer.throttle(T, 700);
    expect(pacer.take(T + 100, 5)).toEqual({ granted: 0, waitMs: 600 });
    expect(pacer.take(T + 700, 5).granted).toBe(5);
  });
});

test('cold at first, it lets seven tenths go in the first second and after a rest, and all from then on', () => {
  const pacer = createPacer({ perSecond: 100, now: T, isColdAtFirst: true });
  const goes = (from: number, ms: number): number => {
    let count = 0;
    for (let t = from; t < from + ms; t += 1) count += pacer.take(t, 50).granted;
    return count;
  };
  expect(goes(T, 1000)).toBeLessThanOrEqual(70);
  expect(goes(T + 1000, 1000)).toBeGreaterThanOrEqual(97);
  expect(goes(T + 8000, 1000)).toBeLessThanOrEqual(76);
  expect(goes(T + 9000, 1000)).toBeGreaterThanOrEqual(95);
});
