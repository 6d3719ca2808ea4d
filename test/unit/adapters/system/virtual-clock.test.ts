import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../../src/adapters/system/seeded-random.ts';
import { createVirtualClock } from '../../../../src/adapters/system/virtual-clock.ts';

const START = Date.parse('2027-03-25T08:00:00Z');

describe('the virtual clock', () => {
  test('jumps over days without waiting for any of them', async () => {
    const clock = createVirtualClock({ start: START });
    const before = performance.now();
    await clock.sleep(5 * 86_400_000);
    expect(clock.now()).toBe(START + 5 * 86_400_000);
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('fires timers by their time, and equal ones in the order in which they were set', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 }), async (delays) => {
        const clock = createVirtualClock({ start: START });
        const fired: { readonly index: number; readonly at: number }[] = [];
        await Promise.all(
          delays.map((ms, index) => clock.sleep(ms).then(() => fired.push({ index, at: clock.now() }))),
        );
        const expected = delays
          .map((ms, index) => ({ index, at: START + ms }))
          .sort((a, b) => a.at - b.at || a.index - b.index);
        expect(fired).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  test('loses no time over many sleeps, nested ones included', async () => {
    const clock = createVirtualClock({ start: START });
    const tick = async (left: number): Promise<void> => {
      if (left === 0) return;
      await clock.sleep(7);
      await tick(left - 1);
    };
    await Promise.all([tick(1000), clock.sleep(6999), tick(500)]);
    expect(clock.now()).toBe(START + 7000);
    expect(clock.waiting).toBe(0);
  });

  test('ends a sleep at once when it is aborted, and forgets its timer', async () => {
    const clock = createVirtualClock({ start: START });
    const controller = new AbortController();
    const sleep = clock.sleep(60_000, controller.signal);
    controller.abort();
    await sleep;
    await clock.sleep(60_000, controller.signal);
    expect({ now: clock.now(), waiting: clock.waiting }).toEqual({ now: START, waiting: 0 });
  });

  test('never fires what is due at no time', async () => {
    const clock = createVirtualClock({ start: START });
    let fired = false;
    clock.after(Number.POSITIVE_INFINITY, () => {
      fired = true;
    });
    await clock.sleep(1000);
    expect({ fired, now: clock.now() }).toEqual({ fired: false, now: START + 1000 });
  });

  test('stands still while work outside is under way', async () => {
    const clock = createVirtualClock({ start: START });
    const sleep = clock.sleep(1000);
    const seen = await clock.standStill(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return clock.now();
    });
    await sleep;
    expect([seen, clock.now()]).toEqual([START, START + 1000]);
  });

  test('keeps step with a real clock where it is paced', async () => {
    let real = 0;
    const pace = {
      speed: 60,
      real: {
        now: () => real,
        sleep: async (ms: number) => {
          real += ms;
        },
      },
    };
    const clock = createVirtualClock({ start: START, pace });
    await clock.sleep(60_000);
    expect(real).toBeGreaterThan(990);
    expect(real).toBeLessThanOrEqual(1000);
  });
});

describe('randomness from a seed', () => {
  test('is the same for the same seed and another one for another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return [random.fraction(), ...random.bytes(40), random.fraction()];
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)[0]).toBeLessThan(1);
  });
});
