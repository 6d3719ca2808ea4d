import { describe, expect, test } from 'vitest';
import { dispositionOf, isThrottle } from '../../../src/core/api-errors.ts';
import { ERROR_CODES } from '../../../src/core/data/error-codes.ts';
import type { SendResult } from '../../../src/core/ports.ts';
import { backoffMs } from '../../../src/core/sending/waits.ts';
import { consequenceOf, MAX_ATTEMPTS } from '../../../src/pipeline/outcome-of.ts';
import { HOUR, NOW } from '../core/builders.ts';
import { refused } from './sender.ts';

const of = (result: SendResult, attempt = 1, fraction = 0.5) =>
  consequenceOf(result, { attempt, now: NOW, fraction });
const failed = (code: number) => ({ kind: 'failed', code, title: `title ${code}`, detail: 'detail' });
const again = (code: number | undefined, at: number, uncounted: boolean) => ({
  kind: 'retry',
  code,
  at,
  detail: 'detail',
  uncounted,
});
const PAIR = 131056;

describe('what an answer means', () => {
  test('accepted is accepted, with its id and whether it is held for quality', () => {
    const result = { kind: 'accepted', wamid: 'w', heldForQuality: true } as const;
    expect(of(result)).toEqual({ outcome: result });
  });

  test('unknown stays unknown: nothing is tried again', () => {
    expect(of({ kind: 'unknown', detail: 'd' })).toEqual({ outcome: { kind: 'unknown', detail: 'd' } });
  });

  test('what never left is tried again and is no attempt', () => {
    expect(of({ kind: 'not-sent', detail: 'detail' })).toEqual({
      outcome: again(undefined, NOW + 1000, true),
    });
    expect(of({ kind: 'not-sent', detail: 'detail' }, 99).outcome.kind).toBe('retry');
  });

  test('withheld is left out with its reason, and no fault of the template', () => {
    expect(of({ kind: 'withheld', reason: 'media.changed', detail: 'a.pdf' })).toEqual({
      outcome: { kind: 'skipped', reason: 'media.changed', detail: 'a.pdf' },
    });
  });

  test.each([131026, 130472, 131021])('skip (%d): this recipient failed for good', (code) => {
    expect(of(refused(code))).toEqual({ outcome: failed(code) });
  });

  test('suppress: failed, and the ledger must learn it', () => {
    expect(of(refused(131050))).toEqual({ outcome: failed(131050), optOut: true });
  });

  test.each([132000, 132012, 132018])('fix (%d): failed, and the breaker counts the fault', (code) => {
    expect(of(refused(code))).toEqual({ outcome: failed(code), templateFault: code });
  });

  test.each([190, 131031, 131042, 368])(
    'stop (%d): the message waits, uncounted, and the run stops',
    (code) => {
      expect(of(refused(code))).toEqual({ outcome: again(code, NOW, true), stop: `api:${code}` });
    },
  );

  test.each([2, 131000, 424242])('retry (%d): again after a while, counted; unknown codes alike', (code) => {
    expect(of(refused(code))).toEqual({ outcome: again(code, NOW + 1000, false) });
  });

  test('a retry never comes before the time that the API asked for', () => {
    expect(of(refused(2, 30_000)).outcome).toMatchObject({ at: NOW + 30_000 });
    expect(of(refused(2, 10), 4, 1).outcome).toMatchObject({ at: NOW + 16_000 });
  });

  test('the fifth attempt was the last', () => {
    expect(MAX_ATTEMPTS).toBe(5);
    expect(of(refused(2), 4).outcome.kind).toBe('retry');
    expect(of(refused(2), 5)).toEqual({ outcome: failed(2) });
  });
});

describe('what passes only after hours', () => {
  const later = (code: number, change: Partial<Parameters<typeof consequenceOf>[1]> = {}) =>
    consequenceOf(refused(code), { attempt: 1, now: NOW, fraction: 0.5, ...change }).outcome;

  test.each([
    [131049, 24],
    [131064, 24],
    [132069, 1],
  ])('%d holds the message for %d hours at least', (code, hours) => {
    expect(later(code)).toEqual({ ...again(code, NOW + hours * HOUR, false), held: true });
  });

  test('is tried once more and never in a loop: the second such answer is a failure', () => {
    expect(later(131049, { wasPutOff: true })).toEqual(failed(131049));
  });

  test('fails for good where the campaign is over by then', () => {
    expect(later(131049, { endsAt: NOW + 24 * HOUR })).toEqual(failed(131049));
    expect(later(131049, { endsAt: NOW + 24 * HOUR + 1 }).kind).toBe('retry');
    expect(later(2, { endsAt: NOW + 1000 })).toEqual(failed(2));
  });
});

describe('waits that codes ask for', () => {
  test('maintenance of the number has the whole run wait, costs no attempt and no speed', () => {
    for (const code of [131057, 2494100])
      expect(of(refused(code), 9)).toEqual({ outcome: again(code, NOW + 10_000, true), pauseMs: 10_000 });
  });

  test('a template that is still syncing is waited for ten minutes', () => {
    expect(of(refused(134101)).outcome).toMatchObject({ at: NOW + 600_000 });
  });

  test('"API unknown" is tried three times: a wrong request gets it as well', () => {
    expect(of(refused(1), 2).outcome.kind).toBe('retry');
    expect(of(refused(1), 3)).toEqual({ outcome: failed(1) });
  });
});

describe('throttling', () => {
  test.each([4, 80007, 130429])('by %d is a wait, never a failure, however often', (code) => {
    expect(isThrottle(code)).toBe(true);
    for (const attempt of [1, 5, 500]) {
      expect(of(refused(code, 2500), attempt)).toEqual({
        outcome: again(code, NOW + 2500, true),
        throttle: { retryAfterMs: 2500 },
      });
    }
    expect(of(refused(code))).toEqual({
      outcome: again(code, NOW + 1000, true),
      throttle: { retryAfterMs: undefined },
    });
  });

  test('of a pair waits 4^X seconds, counted, and slows nobody else', () => {
    const waits = [1, 2, 3, 4].map((attempt) => of(refused(PAIR), attempt));
    expect(waits).toEqual(
      [1, 4, 16, 64].map((seconds) => ({ outcome: again(PAIR, NOW + seconds * 1000, false) })),
    );
    expect(of(refused(PAIR), 5)).toEqual({ outcome: failed(PAIR) });
  });
});

describe('every code of the table', () => {
  test.each(ERROR_CODES.map(([code]) => code))('%d follows its disposition', (code) => {
    const { outcome, stop, optOut, templateFault, throttle } = of(refused(code));
    const disposition = dispositionOf(code);
    const isAgain = ['retry', 'retry-later', 'stop'].includes(disposition);
    expect(outcome.kind).toBe(isAgain ? 'retry' : 'failed');
    expect('held' in outcome).toBe(disposition === 'retry-later');
    expect(stop).toBe(disposition === 'stop' ? `api:${code}` : undefined);
    expect(optOut ?? false).toBe(disposition === 'suppress');
    expect(templateFault).toBe(disposition === 'fix' ? code : undefined);
    expect(throttle !== undefined).toBe(isThrottle(code) && code !== PAIR);
  });
});

describe('the wait before another attempt', () => {
  test('is drawn between nothing and twice as long as last time, at most a minute', () => {
    const longest = [1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs({ attempt, now: 0, fraction: 1 }));
    expect(longest).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    expect(backoffMs({ attempt: 5, now: NOW, fraction: 0 })).toBe(0);
    expect(backoffMs({ attempt: 1, now: 0, fraction: 0.25 })).toBe(500);
  });
});
