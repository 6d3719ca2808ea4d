import { describe, expect, test } from 'vitest';
import { emptyCounts } from '../../../src/core/message-state.ts';
import type { CanaryJudgement } from '../../../src/core/sending/canary.ts';
import { type CanaryRequest, canaryRules, runCanary } from '../../../src/pipeline/canary.ts';

/** A campaign of which so many wait; `failing` of the messages that are sent fail. */
function campaign(waiting: number, { out = 0, failing = 0, hears = true } = {}) {
  const counts = { ...emptyCounts(), planned: waiting, accepted: out };
  const sent: number[] = [];
  const waits: number[] = [];
  const judged: CanaryJudgement[] = [];
  let left = failing;
  const run = (change: Partial<CanaryRequest> = {}) =>
    runCanary({
      rules: { count: 50, waitMs: 900_000, allowed: { failed: 0.05, optedOut: 0.05 } },
      earlier: judged.at(-1),
      counts: async () => ({ ...counts }),
      optOuts: async () => 0,
      send: async (count) => {
        sent.push(count);
        const failed = Math.min(left, count);
        left -= failed;
        counts.planned -= count;
        counts.failed += failed;
        counts.accepted += count - failed;
        return undefined;
      },
      hearsAgain: async () => false,
      wait: async ({ ms }) => {
        waits.push(ms);
        if (hears) {
          counts.delivered += counts.accepted;
          counts.accepted = 0;
        }
        return true;
      },
      onJudged: async (judgement) => {
        judged.push(judgement);
      },
      isPatient: false,
      ...change,
    });
  return { run, sent, waits, judged, counts };
}
const STOPPED = { reason: 'canary', resumeAt: undefined };

describe('a canary', () => {
  test('that asks for 50 and allows 5 % sends the 59 that can show it, waits once, and lets the rest follow', async () => {
    const { run, sent, waits, judged } = campaign(1000);
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([59]);
    expect(waits).toEqual([900_000]);
    expect(judged.at(-1)?.verdict).toBe('good');
    // The next run has nothing to show any more.
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([59]);
  });

  test('that settles nothing pauses the run; the next one sends as many more as would, and goes on', async () => {
    const { run, sent, waits, judged } = campaign(1000, { failing: 1 });
    expect(await run()).toEqual(STOPPED);
    expect(judged.at(-1)).toMatchObject({ verdict: 'undecided', more: 34 });
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([59, 34]);
    expect(waits).toHaveLength(2);
  });

  test('that is told to be patient sends the others at once', async () => {
    const { run, sent } = campaign(1000, { failing: 1 });
    expect(await run({ isPatient: true })).toBeUndefined();
    expect(sent).toEqual([59, 34]);
  });

  test('that is bad for certain stops every run, without another message', async () => {
    const { run, sent } = campaign(1000, { failing: 30 });
    expect(await run()).toEqual(STOPPED);
    expect(await run({ isPatient: true })).toEqual(STOPPED);
    expect(sent).toEqual([59]);
  });

  test('goes by what is known now: statuses that came in meanwhile may settle it', async () => {
    const { run, counts, sent } = campaign(1000, { failing: 1 });
    expect(await run()).toEqual(STOPPED);
    counts.failed -= 1;
    counts.delivered += 1;
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([59]);
  });

  test('counts people who ask to stop as it counts failures', async () => {
    const { run } = campaign(1000);
    expect(await run({ optOuts: async () => 9 })).toEqual(STOPPED);
  });

  test('of a campaign too small for certainty compares the plain share', async () => {
    expect(await campaign(55, { failing: 2 }).run()).toBeUndefined();
    expect(await campaign(55, { failing: 3 }).run()).toEqual(STOPPED);
  });

  test('is none where the campaign fits into it, or is further already', async () => {
    const small = campaign(50);
    expect(await small.run()).toBeUndefined();
    const begun = campaign(1000, { out: 60 });
    expect(await begun.run()).toBeUndefined();
    expect([...small.sent, ...begun.sent]).toEqual([]);
  });

  test('that was cut off goes on where it was, and is waited for and judged', async () => {
    const { run, sent, waits } = campaign(1000, { out: 40 });
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([19]);
    const all = campaign(1000, { out: 59 });
    await all.run();
    expect(all.sent).toEqual([]);
    expect([waits.length, all.waits.length]).toEqual([1, 1]);
  });

  test('that cannot be sent or waited for ends with the reason', async () => {
    const window = { reason: 'window', resumeAt: 5 };
    expect(await campaign(1000).run({ send: async () => window })).toEqual(window);
    expect(await campaign(1000).run({ wait: async () => false })).toEqual({
      reason: 'interrupted',
      resumeAt: undefined,
    });
  });

  test('of which no webhook tells pauses the run without knowing, and every later one until some come in', async () => {
    const { run, sent, judged, counts } = campaign(1000, { hears: false });
    expect(await run()).toEqual(STOPPED);
    expect(judged.at(-1)).toMatchObject({ verdict: 'unseen', out: 59 });
    expect(await run({ isPatient: true })).toEqual(STOPPED);
    expect(sent).toEqual([59]);
    counts.sent = counts.accepted;
    counts.accepted = 0;
    expect(await run()).toBeUndefined();
    expect(sent).toEqual([59]);
  });

  test('of which no webhook tells is sent anew once webhooks come in, and goes by the new ones', async () => {
    const { run, sent, judged, counts } = campaign(1000, { hears: false });
    await run();
    const wait = async () => {
      counts.delivered += 59;
      counts.accepted -= 59;
      return true;
    };
    expect(await run({ hearsAgain: async () => true, wait })).toBeUndefined();
    expect(sent).toEqual([59, 59]);
    expect(judged.at(-1)).toMatchObject({ verdict: 'good', out: 118, failed: { of: 59 } });
  });

  test('asks while it waits whether there is anything left to wait for', async () => {
    const { run, counts } = campaign(1000);
    const over: boolean[] = [];
    await run({
      wait: async ({ isOver }) => {
        over.push(await isOver(60_000), await isOver(120_000));
        counts.sent = counts.accepted;
        counts.accepted = 0;
        over.push(await isOver(600_000));
        counts.delivered = counts.sent;
        counts.sent = 0;
        over.push(await isOver(240_000), await isOver(300_000));
        counts.delivered -= 1;
        counts.failed += 1;
        over.push(await isOver(0));
        return true;
      },
    });
    expect(over).toEqual([false, true, false, false, true, true]);
  });

  test('near the end of a campaign is settled by the plain share', async () => {
    const { run, sent } = campaign(80, { failing: 1 });
    expect(await run({ isPatient: true })).toBeUndefined();
    expect(sent).toEqual([59]);
  });
});

describe('what a campaign asks of its canary', () => {
  test('is 5 % of either, and a quarter of an hour, where it says nothing else', () => {
    expect(canaryRules({ canary: { count: 50, wait: '15 minutes' } }, undefined)).toEqual({
      count: 50,
      waitMs: 900_000,
      allowed: { failed: 0.05, optedOut: 0.05 },
    });
    const own = { count: 50, wait: '2 hours', stopAbove: { failed: '2.5 %', optedOut: '1%' } };
    expect(canaryRules({ canary: own }, 200)).toEqual({
      count: 200,
      waitMs: 7_200_000,
      allowed: { failed: 0.025, optedOut: 0.01 },
    });
  });

  test('is nothing where neither file nor command line wants one', () => {
    expect(canaryRules({}, undefined)).toBeUndefined();
    expect(canaryRules({ canary: { count: 50, wait: '1h' } }, 0)).toBeUndefined();
    expect(canaryRules({}, 20)?.count).toBe(20);
  });
});
