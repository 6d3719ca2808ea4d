import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPacer } from '../../src/core/pacer.ts';
import { busiestSecond, pacedRun, randomFrom, stalls, T } from './paced-way.ts';

const rate = fc.oneof(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0.2, max: 50, noNaN: true }));

test('no window of one second holds more than the limit, however the clock jitters', () => {
  fc.assert(
    fc.property(rate, fc.integer(), fc.integer({ min: 0, max: 2500 }), (perSecond, seed, worst) => {
      const random = randomFrom(seed);
      const late = (): number => (random() < 0.05 ? random() * worst : random() * 3);
      const { left, arrived } = pacedRun(perSecond, 8, { late });
      expect(busiestSecond(left)).toBeLessThanOrEqual(Math.ceil(perSecond));
      expect(busiestSecond(arrived)).toBeLessThanOrEqual(Math.ceil(perSecond));
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
        for (let i = 0; i < granted; i++) {
          times.push(now);
          pacer.answered(now, 0);
        }
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
      const late = (): number => (random() < 0.1 ? random() * 40 : random() * 2);
      const sent = pacedRun(perSecond, 30, { late }).left.length;
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
      const sent = pacedRun(perSecond, 200, { late: () => 1 }).left.length;
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
        for (let i = 0; i < count; i += 1) {
          left.push(now);
          pacer.answered(now, 0);
        }
        now += grant.granted > 0 ? random() : grant.waitMs;
      }
      expect(busiestSecond(left)).toBeLessThanOrEqual(perSecond);
      expect(left.length).toBeGreaterThan(perSecond * 8 * 0.8);
      expect(granted).toBeGreaterThanOrEqual(left.length);
    }),
    { numRuns: 100 },
  );
});

/** No platform's limit is lower than 20/s (numbers that are used in the app, too; Meta, "Throughput", 21 Nov 2025). */
const learnable = fc.integer({ min: 20, max: 1000 });
const jitters = fc.integer({ min: 0, max: 60 });

test("a limit of one's own below the platform's holds for departures, and answers that take long slow nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer(), (perSecond, seed) => {
      const random = randomFrom(seed);
      const pacer = createPacer({ perSecond, now: T, platformPerSecond: 80 });
      const { left } = pacedRun(perSecond, 30, { back: () => 100 + random() * 1200 }, pacer);
      expect(busiestSecond(left)).toBeLessThanOrEqual(perSecond);
      expect(left.length / (perSecond * 30)).toBeGreaterThanOrEqual(0.97);
    }),
    { numRuns: 30 },
  );
});

test('however late single messages arrive, up to 60 ms, no second of the platform holds more than the limit', () => {
  fc.assert(
    fc.property(learnable, fc.integer(), jitters, (perSecond, seed, jitter) => {
      const random = randomFrom(seed);
      const there = (): number => 1 + random() * jitter;
      const { left, arrived } = pacedRun(perSecond, 15, { there, back: () => 1 + random() });
      expect(busiestSecond(arrived)).toBeLessThanOrEqual(perSecond);
      expect(left.length / (perSecond * 15)).toBeGreaterThanOrEqual(jitter > 50 ? 0.95 : 0.96);
    }),
    { numRuns: 100 },
  );
});

test('a platform that stands still for up to 60 ms again and again refuses nothing, and loses less than 3 %', () => {
  fc.assert(
    fc.property(learnable, fc.integer(), (perSecond, seed) => {
      const random = randomFrom(seed);
      const late = (): number => (random() < 0.05 ? random() * 40 : random() * 2);
      const stall = stalls(randomFrom(seed + 1), 1000, 60);
      const { left, arrived, refused } = pacedRun(perSecond, 30, { stall, late, limit: perSecond });
      expect(busiestSecond(arrived)).toBeLessThanOrEqual(perSecond);
      expect(refused).toBe(0);
      expect(left.length / (perSecond * 30)).toBeGreaterThanOrEqual(0.97);
    }),
    { numRuns: 30 },
  );
});

test('a platform that works longer on some messages than on others costs 7 % of the pace at most', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20, max: 200 }), fc.integer(), (perSecond, seed) => {
      const random = randomFrom(seed);
      // Three numbers make something like a bell: 50 to 350 ms.
      const back = (): number => 50 + (random() + random() + random()) * 100;
      const { left } = pacedRun(perSecond, 90, { back });
      const steady = left.filter((at) => at >= T + 60_000).length;
      expect(steady / (perSecond * 30)).toBeGreaterThanOrEqual(0.93);
    }),
    { numRuns: 10 },
  );
});

test('a limit that is lower than thought is found, and used by more than half with few refusals', () => {
  const { left, refused } = pacedRun(100, 120, { limit: 40 });
  expect(refused / left.length).toBeLessThan(0.02);
  expect((left.length - refused) / 120).toBeGreaterThan(25);
});
