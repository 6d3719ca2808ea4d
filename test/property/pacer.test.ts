import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer } from '../../src/core/pacer.ts';

const T = 1_795_000_000_000;

/** Most grants that any window of one second holds; times in ascending order, one per grant. */
function busiestSecond(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  times.forEach((time, index) => {
    while ((times[first] ?? 0) + 1000 <= time) first++;
    most = Math.max(most, index - first + 1);
  });
  return most;
}

/** Runs a sender for some seconds; each wake-up comes `late()` after the time asked for. */
function run(perSecond: number, seconds: number, late: () => number): number[] {
  const pacer = createPacer({ perSecond, now: T });
  const times: number[] = [];
  let now = T;
  while (now < T + seconds * 1000) {
    const { granted, waitMs } = pacer.take(now, 5000);
    for (let i = 0; i < granted; i++) times.push(now);
    now += waitMs + late();
  }
  return times;
}

/** A small generator, so that a failing run can be repeated by its seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const rate = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0.2, max: 50, noNaN: true }));

test('no window of one second holds more than the limit, however the clock jitters', () => {
  fc.assert(
    fc.property(rate, fc.integer(), fc.integer({ min: 0, max: 2500 }), (perSecond, seed, worst) => {
      const random = randomFrom(seed);
      const times = run(perSecond, 8, () => (random() < 0.05 ? random() * worst : random() * 3));
      expect(busiestSecond(times)).toBeLessThanOrEqual(Math.ceil(perSecond));
    }),
    { numRuns: 200 },
  );
});

test('asked at arbitrary times for arbitrary amounts it keeps the limit, through throttlings too', () => {
  const step = fc.record({
    pass: fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 900, max: 1100 })),
    want: fc.integer({ min: 0, max: 400 }),
    throttle: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.array(step, { maxLength: 300 }), (perSecond, steps) => {
      const pacer = createPacer({ perSecond, now: T });
      const times: number[] = [];
      let now = T;
      steps.forEach(({ pass, want, throttle }, index) => {
        now += pass;
        if (throttle && index % 50 === 0) pacer.throttle(now, 300);
        const { granted, waitMs } = pacer.take(now, want);
        expect(granted).toBeLessThanOrEqual(want);
        expect(granted === want || waitMs > 0).toBe(true);
        for (let i = 0; i < granted; i++) times.push(now);
      });
      expect(busiestSecond(times)).toBeLessThanOrEqual(perSecond);
    }),
    { numRuns: 200 },
  );
});

test('reaches 97 to 100 % of the limit over half a minute with timers up to 40 ms late', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer(), (perSecond, seed) => {
      const random = randomFrom(seed);
      const sent = run(perSecond, 30, () => (random() < 0.1 ? random() * 40 : random() * 2)).length;
      expect(sent / (perSecond * 30)).toBeGreaterThanOrEqual(0.97);
      // The very first message leaves at once, which is one more than the intervals allow.
      expect(sent).toBeLessThanOrEqual(perSecond * 30 + 1);
    }),
    { numRuns: 100 },
  );
});

test('a fraction of a message per second is kept over many seconds', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 9.9, noNaN: true }), (perSecond) => {
      const sent = run(perSecond, 200, () => 1).length;
      expect(sent).toBeLessThanOrEqual(perSecond * 200 + 1);
      expect(sent).toBeGreaterThanOrEqual(Math.floor(perSecond * 200 * 0.97));
    }),
    { numRuns: 50 },
  );
});

test('counts from when messages really leave: a slow disk between grant and departure breaks no second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 5, max: 1000 }), fc.integer(), (perSecond, seed) => {
      const random = randomFrom(seed);
      const pacer = createPacer({ perSecond, now: T });
      const left: number[] = [];
      let granted = 0;
      let now = T;
      while (now < T + 8000) {
        const grant = pacer.take(now, 24);
        // Writing the intents down takes 3 ms, sometimes a hundred; now and then only some of them leave.
        if (grant.granted > 0) now += random() < 0.05 ? random() * 100 : 3;
        const count = random() < 0.1 ? Math.floor(random() * grant.granted) : grant.granted;
        if (grant.granted > 0) pacer.depart(now, grant.granted, count);
        granted += grant.granted;
        for (let i = 0; i < count; i += 1) left.push(now);
        now += grant.granted > 0 ? random() : grant.waitMs;
      }
      expect(busiestSecond(left)).toBeLessThanOrEqual(perSecond);
      expect(left.length).toBeGreaterThan(perSecond * 8 * 0.8);
      expect(granted).toBeGreaterThanOrEqual(left.length);
    }),
    { numRuns: 100 },
  );
});
