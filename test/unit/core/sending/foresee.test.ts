import { describe, expect, test } from 'vitest';
import type { Forecast, ForecastInput, WaitingGroup } from '../../../../src/core/sending/forecast.ts';
import { withoutSent } from '../../../../src/core/sending/forecast.ts';
import { foresee } from '../../../../src/core/sending/foresee.ts';
import { MOVING_DAY_MS } from '../../../../src/core/sending/limits.ts';
import type { SendWindow } from '../../../../src/core/sending/scheduler.ts';
import { createWindowGate } from '../../../../src/core/window.ts';

/** A Wednesday, 15:00 in UTC. */
const NOW = Date.parse('2026-11-25T15:00:00Z');
const at = (iso: string): number => Date.parse(`2026-11-${iso}:00Z`);
const HOUR = 3_600_000;

const gate = createWindowGate(
  { from: '09:00', to: '18:00', days: 'MON-SAT', holidays: false, zone: 'recipient' },
  () => false,
);
const zones: Readonly<Record<string, string>> = { GB: 'Europe/London', US: 'America/New_York' };
const WINDOW: SendWindow = {
  opensAt: ({ country }, now) => gate.nextOpening(now, zones[country] ?? 'Europe/London', country),
  closesAt: ({ country }, now) => gate.closesAt(now, zones[country] ?? 'Europe/London', country),
};

const group = (count: number, change: Partial<WaitingGroup> = {}): WaitingGroup => ({
  count,
  dueAt: 0,
  because: '',
  country: 'GB',
  zoneCell: '',
  ...change,
});

function ahead(change: Partial<ForecastInput>): Forecast {
  return foresee({ now: NOW, perSecond: 10, groups: [], ...change });
}

describe('a forecast', () => {
  test('without limits is the count by the rate', () => {
    const seen = ahead({ groups: [group(600)] });
    expect(seen.doneAt).toBe(NOW + 60_000);
    expect(seen.run).toEqual({
      until: NOW + 60_000,
      messages: 600,
      left: 0,
      stop: undefined,
      resumeAt: undefined,
    });
    expect(seen.legs).toEqual([{ from: NOW, until: NOW + 60_000, messages: 600, after: undefined }]);
  });

  test('of nothing is done now', () => {
    expect(ahead({})).toMatchObject({ doneAt: NOW, legCount: 0, run: { messages: 0, left: 0 } });
  });

  test('goes on after the closed window, and names it', () => {
    // Three hours at 1/s until 18:00.
    const seen = ahead({ perSecond: 1, groups: [group(12_000)], rules: { window: WINDOW } });
    expect(seen.legs).toEqual([
      { from: NOW, until: at('25T18:00'), messages: 10_800, after: undefined },
      { from: at('26T09:00'), until: at('26T09:20'), messages: 1200, after: 'window' },
    ]);
    expect(seen.run).toMatchObject({
      messages: 10_800,
      left: 1200,
      stop: 'window',
      resumeAt: at('26T09:00'),
    });
    expect(seen.doneAt).toBe(at('26T09:20'));
  });

  test('of a run that waits has no stop at the window', () => {
    const seen = ahead({
      perSecond: 1,
      groups: [group(12_000)],
      rules: { window: WINDOW },
      run: { isPatient: true },
    });
    expect(seen.run).toMatchObject({ messages: 12_000, left: 0, stop: undefined });
  });

  test('sends first whose window closes first', () => {
    // New York is open from 14:00 to 23:00 UTC: those in London go first although they stand behind.
    const groups = [group(3600, { country: 'US' }), group(10_800)];
    const seen = ahead({ perSecond: 1, groups, rules: { window: WINDOW } });
    expect(seen).toMatchObject({ legCount: 1, doneAt: at('25T19:00') });
  });

  test('takes messages up when their time has come, and waits without a word for what is near', () => {
    const groups = [
      group(10),
      group(10, { dueAt: NOW + 60_000, because: 'pair-rate' }),
      group(10, { dueAt: NOW + HOUR, because: 'frequency-cap' }),
    ];
    const seen = ahead({ groups });
    expect(seen.legs).toEqual([
      { from: NOW, until: NOW + 61_000, messages: 20, after: undefined },
      { from: NOW + HOUR, until: NOW + HOUR + 1000, messages: 10, after: 'frequency-cap' },
    ]);
  });

  test.each([
    ['campaign.not-yet', 'not-before'],
    ['frequency-cap', 'frequency-cap'],
    ['api:131049', 'retry-later'],
    ['quiet-hours', 'window'],
  ])('names what holds messages by %s as a run does: %s', (because, after) => {
    const seen = ahead({ groups: [group(1, { dueAt: NOW + HOUR, because })] });
    expect(seen.legs[0]).toMatchObject({ from: NOW + HOUR, after });
    expect(seen.run).toMatchObject({ messages: 0, left: 1, stop: after, resumeAt: NOW + HOUR });
  });

  test('knows the people that the moving day has left, and when places come free', () => {
    const used = at('25T06:00');
    const days = [{ name: 'messaging-limit' as const, limit: 1000, contacts: [{ at: used, count: 400 }] }];
    const seen = ahead({ groups: [group(1500)], days });
    const free = used + MOVING_DAY_MS + 1;
    expect(seen.legs).toMatchObject([
      { messages: 600 },
      { from: free, messages: 400, after: 'messaging-limit' },
      { messages: 500, after: 'messaging-limit' },
    ]);
    // The 600 of today came free as they were sent.
    const third = seen.legs[2];
    expect(third?.from).toBeGreaterThan(NOW + MOVING_DAY_MS);
    expect(third?.from).toBeLessThan(NOW + MOVING_DAY_MS + 10_000);
    expect(seen.run.stop).toBe('messaging-limit');
  });

  test('tells of a campaign of many days the first legs one by one', () => {
    const days = [{ name: 'messages-per-day' as const, limit: 250, contacts: [] }];
    const seen = ahead({ groups: [group(10_000)], days });
    expect(seen).toMatchObject({ legCount: 40 });
    expect(seen.legs).toHaveLength(8);
    expect((seen.doneAt ?? 0) - NOW).toBeGreaterThan(39 * MOVING_DAY_MS);
  });

  test('ends with what the run may send', () => {
    const seen = ahead({ groups: [group(600)], run: { limit: 100 } });
    expect(seen.run).toEqual({
      until: NOW + 10_000,
      messages: 100,
      left: 500,
      stop: 'limit',
      resumeAt: undefined,
    });
    // Nobody knows when somebody sends the rest.
    expect(seen.doneAt).toBeUndefined();
  });

  test('ends with the time of the run', () => {
    const seen = ahead({ groups: [group(600)], run: { until: NOW + 30_000 } });
    expect(seen.run).toMatchObject({ until: NOW + 30_000, messages: 300, left: 300, stop: 'until' });
  });

  test('of a patient run stops where the next opening lies beyond its time', () => {
    const run = { until: at('26T08:00'), isPatient: true };
    const seen = ahead({ perSecond: 1, groups: [group(12_000)], rules: { window: WINDOW }, run });
    expect(seen.run).toMatchObject({ left: 1200, stop: 'window', resumeAt: at('26T09:00') });
  });

  test('leaves out what the campaign has no time for', () => {
    const seen = ahead({ groups: [group(600)], rules: { notAfter: NOW + 30_000 } });
    expect(seen).toMatchObject({
      lapsed: 300,
      doneAt: NOW + 30_000,
      run: { messages: 300, left: 0, stop: undefined },
    });
  });

  test('waits for the canary, then goes on', () => {
    const seen = ahead({ groups: [group(600)], run: { pause: { after: 100, ms: 900_000 } } });
    expect(seen.legs).toMatchObject([
      { messages: 100, after: undefined },
      { from: NOW + 910_000, messages: 500, after: 'canary' },
    ]);
    expect(seen).toMatchObject({ doneAt: NOW + 960_000, run: { stop: undefined } });
  });

  test('knows no end where nothing is sent', () => {
    expect(ahead({ perSecond: 0, groups: [group(1)] }).doneAt).toBeUndefined();
  });

  test('of a million messages with a thousand due times takes less than a second', () => {
    const groups = Array.from({ length: 1000 }, (_, n) =>
      group(1000, { dueAt: NOW + n * 120_000, because: 'frequency-cap' }),
    );
    const days = [{ name: 'messaging-limit' as const, limit: 100_000, contacts: [] }];
    const before = performance.now();
    const seen = ahead({ perSecond: 80, groups, rules: { window: WINDOW }, days, run: { isPatient: true } });
    expect(performance.now() - before).toBeLessThan(1000);
    expect(seen.run.messages).toBe(1_000_000);
  });
});

test('what was sent since the queue was read comes off the messages that are due', () => {
  const groups = [group(10), group(10), group(10, { dueAt: NOW + HOUR })];
  expect(withoutSent(groups, 15, NOW).map(({ count }) => count)).toEqual([0, 5, 10]);
  expect(withoutSent(groups, 99, NOW).map(({ count }) => count)).toEqual([0, 0, 10]);
});
