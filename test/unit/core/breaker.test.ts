import { describe, expect, test } from 'vitest';
import type { BreakerOutcome } from '../../../src/core/breaker.ts';
import {
  BREAKER_MINIMUM,
  BREAKER_WINDOW,
  createBreaker,
  LONGEST_WAIT_MS,
  OPT_OUT_SHARE,
} from '../../../src/core/breaker.ts';

const accepted: BreakerOutcome = { kind: 'accepted' };
const failed: BreakerOutcome = { kind: 'failed', templateFault: undefined };
const unknown: BreakerOutcome = { kind: 'unknown' };
const again: BreakerOutcome = { kind: 'again' };
const notSent: BreakerOutcome = { kind: 'not-sent' };
const fault = (templateFault: number): BreakerOutcome => ({ kind: 'failed', templateFault });

/** What the breaker says to each outcome. */
function said(outcomes: readonly BreakerOutcome[], share?: number): (string | undefined)[] {
  const breaker = createBreaker(share);
  return outcomes.map((outcome) => breaker.add(outcome));
}
const last = (outcomes: readonly BreakerOutcome[], share?: number): string | undefined =>
  said(outcomes, share).at(-1);
const times = (count: number, outcome: BreakerOutcome): BreakerOutcome[] =>
  Array.from({ length: count }, () => outcome);

describe('the share of failures', () => {
  test('is not judged before fifty outcomes', () => {
    expect(BREAKER_MINIMUM).toBe(50);
    expect(said(times(49, failed))).toEqual(times(49, failed).map(() => undefined));
    expect(last(times(50, failed))).toBe('failure-share');
  });

  test('of thirty in a hundred is borne, of thirty-one is not', () => {
    expect(last([...times(70, accepted), ...times(30, failed)])).toBeUndefined();
    expect(last([...times(69, accepted), ...times(31, failed)])).toBe('failure-share');
  });

  test('counts what nobody knows as failed', () => {
    expect(last([...times(34, accepted), ...times(16, unknown)])).toBe('failure-share');
  });

  test('looks at the last two hundred alone: old failures are forgotten', () => {
    expect(BREAKER_WINDOW).toBe(200);
    const breaker = createBreaker();
    for (const outcome of [...times(49, failed), ...times(200, accepted)]) breaker.add(outcome);
    for (let count = 1; count <= 60; count += 1) expect(breaker.add(failed), String(count)).toBeUndefined();
    expect(breaker.add(failed)).toBe('failure-share');
  });

  test('can be set', () => {
    expect(last([...times(47, accepted), ...times(3, failed)], 0.05)).toBe('failure-share');
    expect(last([...times(48, accepted), ...times(2, failed)], 0.05)).toBeUndefined();
  });

  test('leaves out requests that never left', () => {
    const outcomes = times(100, accepted).flatMap((outcome) => [outcome, notSent]);
    expect(said(outcomes).filter((reason) => reason !== undefined)).toEqual([]);
  });
});

describe('faults of the template', () => {
  test('of one code stop at the third in a row', () => {
    expect(said(times(3, fault(132012)))).toEqual([undefined, undefined, 'template-fault:132012']);
  });

  test.each([
    ['an accepted message', accepted],
    ['a failure of another kind', failed],
    ['a fault of another code', fault(132000)],
    ['an unknown outcome', unknown],
  ])('are counted anew after %s', (_, between) => {
    expect(
      said([fault(132012), fault(132012), between, fault(132012), fault(132012)]).filter(Boolean),
    ).toEqual([]);
  });
});

describe('an API that cannot be reached', () => {
  test('stops at the fifth request in a row that never left', () => {
    expect(said(times(5, notSent))).toEqual([undefined, undefined, undefined, undefined, 'api-unreachable']);
  });

  test('is counted anew after an answer that is tried again, which is no outcome yet', () => {
    expect(said([...times(4, notSent), again, ...times(4, notSent)]).filter(Boolean)).toEqual([]);
    expect(said(times(300, again)).filter(Boolean)).toEqual([]);
    expect(said([fault(132012), fault(132012), again, fault(132012)]).at(-1)).toBe('template-fault:132012');
  });

  test('is counted anew after any answer', () => {
    expect(said([...times(4, notSent), failed, ...times(4, notSent)]).filter(Boolean)).toEqual([]);
  });
});

describe('an API that has the whole number wait', () => {
  const wait = (at: number): BreakerOutcome => ({ kind: 'wait', code: 130429, at });
  const MINUTE = 60_000;

  test('is borne for ten minutes, not longer, however often it says so', () => {
    expect(said([wait(0), wait(5 * MINUTE), wait(LONGEST_WAIT_MS)]).filter(Boolean)).toEqual([]);
    expect(last([wait(0), ...times(500, wait(1)), wait(LONGEST_WAIT_MS + 1)])).toBe('api:130429');
  });

  test('is borne anew after any other answer', () => {
    expect(last([wait(0), accepted, wait(11 * MINUTE), wait(12 * MINUTE)])).toBeUndefined();
    expect(last([wait(0), again, wait(11 * MINUTE)])).toBeUndefined();
  });
});

describe('people who ask to stop', () => {
  test('stop the run above one in twenty, judged from two hundred reached on', () => {
    const breaker = createBreaker();
    expect(OPT_OUT_SHARE).toBe(0.05);
    expect(breaker.optOuts(199, 199)).toBeUndefined();
    expect(breaker.optOuts(10, 200)).toBeUndefined();
    expect(breaker.optOuts(11, 200)).toBe('optout-share');
  });
});

describe('what webhooks tell of accepted messages', () => {
  const late = (out: number, failures: number, faults: readonly [number, number][] = []) => ({
    out,
    failed: failures,
    templateFaults: new Map(faults),
  });

  test('opens above thirty in a hundred that failed, judged from fifty known on', () => {
    const breaker = createBreaker();
    for (const outcome of times(200, accepted)) expect(breaker.add(outcome)).toBeUndefined();
    expect(breaker.late(late(4, 45))).toBeUndefined();
    expect(breaker.late(late(0, 1))).toBe('failure-share');
    expect(createBreaker().late(late(70, 30))).toBeUndefined();
    expect(createBreaker().late(late(69, 31))).toBe('failure-share');
  });

  test('is a share of what the API accepted, added to what it refused at once', () => {
    const breaker = createBreaker();
    for (const outcome of [...times(80, accepted), ...times(20, failed)]) breaker.add(outcome);
    // A fifth at once, an eighth of the rest later: three in ten. A little more is too much.
    expect(breaker.late(late(70, 10))).toBeUndefined();
    expect(breaker.late(late(0, 1))).toBe('failure-share');
  });

  test('is forgotten once two hundred newer ones are known', () => {
    const breaker = createBreaker();
    expect(breaker.late(late(1000, 0))).toBeUndefined();
    for (let look = 0; look < 4; look += 1) expect(breaker.late(late(35, 15))).toBeUndefined();
    expect(breaker.late(late(34, 16))).toBe('failure-share');
  });

  test('takes back what was delivered after all, and what failed after it had left', () => {
    const breaker = createBreaker();
    breaker.late(late(70, 30));
    expect(breaker.late(late(2, -2))).toBeUndefined();
    expect(breaker.late(late(-4, 4))).toBe('failure-share');
  });

  test('stops at the third equal template fault without anything else in between', () => {
    const breaker = createBreaker();
    expect(breaker.late(late(0, 2, [[131053, 2]]))).toBeUndefined();
    expect(breaker.late(late(0, 0))).toBeUndefined();
    expect(breaker.late(late(0, 1, [[131053, 1]]))).toBe('template-fault:131053');
  });

  test.each([
    ['a message that left', late(1, 0)],
    ['a failure of another kind', late(0, 1)],
    ['a fault of another code', late(0, 1, [[135000, 1]])],
    ['both in one look', late(1, 1, [[131053, 1]])],
  ])('counts template faults anew after %s', (_, between) => {
    const breaker = createBreaker();
    breaker.late(late(0, 2, [[131053, 2]]));
    breaker.late(between);
    expect(breaker.late(late(0, 1, [[131053, 1]]))).toBeUndefined();
  });
});
