import { describe, expect, it } from 'vitest';
import type { WindowConfig } from '../../../src/core/config.ts';
import { closesAt, createWindowGate, nextOpening, openedAt } from '../../../src/core/window.ts';

const never = () => false;
const window = (values: Partial<WindowConfig> = {}): WindowConfig => ({
  from: '09:00',
  to: '20:00',
  days: 'MON-SAT',
  zone: 'recipient',
  holidays: true,
  ...values,
});

function ask(
  now: string,
  values: Partial<WindowConfig> = {},
  { zone = 'Europe/Berlin', holidays = [] as string[] } = {},
) {
  const question = {
    window: window(values),
    zone,
    now: Date.parse(now),
    isHoliday: (day: string) => holidays.includes(day),
  };
  const iso = (at: number) => (Number.isFinite(at) ? new Date(at).toISOString() : String(at));
  return { opens: iso(nextOpening(question)), closes: iso(closesAt(question)) };
}

describe('a send window', () => {
  const rows: [string, ReturnType<typeof ask>, ReturnType<typeof ask>][] = [
    [
      'is open now inside its hours',
      ask('2026-11-24T12:00:00+01:00'),
      { opens: '2026-11-24T11:00:00.000Z', closes: '2026-11-24T19:00:00.000Z' },
    ],
    [
      'is open in its first instant',
      ask('2026-11-24T09:00:00+01:00'),
      { opens: '2026-11-24T08:00:00.000Z', closes: '2026-11-24T19:00:00.000Z' },
    ],
    [
      'is closed in the instant of its end',
      ask('2026-11-24T20:00:00+01:00'),
      { opens: '2026-11-25T08:00:00.000Z', closes: '2026-11-25T19:00:00.000Z' },
    ],
    [
      'leaves out the Sunday between Saturday evening and Monday',
      ask('2026-11-21T20:30:00+01:00'),
      { opens: '2026-11-23T08:00:00.000Z', closes: '2026-11-23T19:00:00.000Z' },
    ],
    [
      'keeps holidays free',
      ask('2026-12-24T21:00:00+01:00', {}, { holidays: ['2026-12-25', '2026-12-26'] }),
      { opens: '2026-12-28T08:00:00.000Z', closes: '2026-12-28T19:00:00.000Z' },
    ],
    [
      'does not care for holidays where they are not kept free',
      ask('2026-12-24T21:00:00+01:00', { holidays: false }, { holidays: ['2026-12-25'] }),
      { opens: '2026-12-25T08:00:00.000Z', closes: '2026-12-25T19:00:00.000Z' },
    ],
    [
      'follows the clock into summer time',
      ask('2026-03-28T21:00:00+01:00', { days: 'MON-SUN' }),
      { opens: '2026-03-29T07:00:00.000Z', closes: '2026-03-29T18:00:00.000Z' },
    ],
    [
      'follows the clock back into winter time',
      ask('2026-10-24T21:00:00+02:00', { days: 'MON-SUN' }),
      { opens: '2026-10-25T08:00:00.000Z', closes: '2026-10-25T19:00:00.000Z' },
    ],
    [
      'opens at the change where the clock skips its first minute',
      ask('2026-03-29T00:30:00+01:00', { from: '02:30', days: 'MON-SUN' }),
      { opens: '2026-03-29T01:00:00.000Z', closes: '2026-03-29T18:00:00.000Z' },
    ],
    [
      'opens at the second of two equal times',
      ask('2026-10-25T00:00:00+02:00', { from: '02:30', days: 'MON-SUN' }),
      { opens: '2026-10-25T01:30:00.000Z', closes: '2026-10-25T19:00:00.000Z' },
    ],
    [
      'closes at the first of two equal times',
      ask('2026-10-25T00:00:00+02:00', { from: '00:00', to: '02:30', days: 'MON-SUN' }),
      { opens: '2026-10-24T22:00:00.000Z', closes: '2026-10-25T00:30:00.000Z' },
    ],
    [
      'goes over midnight and belongs to the day it begins on',
      ask('2026-11-22T01:00:00+01:00', { from: '22:00', to: '02:00' }),
      { opens: '2026-11-22T00:00:00.000Z', closes: '2026-11-22T01:00:00.000Z' },
    ],
    [
      'does not begin over midnight on a day that is not its own',
      ask('2026-11-22T23:00:00+01:00', { from: '22:00', to: '02:00' }),
      { opens: '2026-11-23T21:00:00.000Z', closes: '2026-11-24T01:00:00.000Z' },
    ],
    [
      'ends at midnight before a holiday',
      ask('2026-12-24T23:00:00+01:00', { from: '22:00', to: '02:00' }, { holidays: ['2026-12-25'] }),
      { opens: '2026-12-24T22:00:00.000Z', closes: '2026-12-24T23:00:00.000Z' },
    ],
    [
      'joins whole days that touch at midnight',
      ask('2026-11-23T12:00:00+01:00', { from: '00:00', to: '24:00', days: 'MON-WED' }),
      { opens: '2026-11-23T11:00:00.000Z', closes: '2026-11-25T23:00:00.000Z' },
    ],
    [
      'never closes from 00:00 to 24:00 on all days, whatever the holidays',
      ask(
        '2026-12-25T12:00:00+01:00',
        { from: '00:00', to: '24:00', days: 'MON-SUN' },
        { holidays: ['2026-12-25'] },
      ),
      { opens: '2026-12-25T11:00:00.000Z', closes: 'Infinity' },
    ],
    [
      'never opens where it begins when it ends',
      ask('2026-11-24T12:00:00+01:00', { from: '09:00', to: '09:00' }),
      { opens: 'Infinity', closes: 'Infinity' },
    ],
    [
      'takes days over the weekend',
      ask('2026-11-24T12:00:00+01:00', { days: 'SAT-MON' }),
      { opens: '2026-11-28T08:00:00.000Z', closes: '2026-11-28T19:00:00.000Z' },
    ],
    [
      'goes by the clock of its zone',
      ask('2026-11-24T12:00:00Z', {}, { zone: 'America/New_York' }),
      { opens: '2026-11-24T14:00:00.000Z', closes: '2026-11-25T01:00:00.000Z' },
    ],
    [
      'knows zones with half hours',
      ask('2026-11-24T00:00:00Z', {}, { zone: 'Asia/Kolkata' }),
      { opens: '2026-11-24T03:30:00.000Z', closes: '2026-11-24T14:30:00.000Z' },
    ],
    [
      'has no gap in the night in which midnight comes twice',
      ask(
        '2026-10-31T12:00:00-04:00',
        { from: '00:00', to: '24:00', days: 'SAT-SUN' },
        { zone: 'America/Havana' },
      ),
      { opens: '2026-10-31T16:00:00.000Z', closes: '2026-11-02T05:00:00.000Z' },
    ],
  ];
  it.each(rows)('%s', (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  it('shows only times within its hours at every minute of the days when clocks change', () => {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      hour: '2-digit',
      minute: '2-digit',
    });
    for (const start of ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z']) {
      for (let minute = 0; minute < 2 * 1440; minute += 1) {
        const now = Date.parse(start) + minute * 60_000;
        const question = {
          window: window({ from: '02:15', to: '02:45', days: 'MON-SUN' }),
          zone: 'Europe/Berlin',
          now,
          isHoliday: never,
        };
        if (nextOpening(question) !== now) continue;
        expect(clock.format(now) >= '02:15' && clock.format(now) < '02:45').toBe(true);
      }
    }
  });
});

describe('a window gate', () => {
  it('answers as the functions do, whatever the order of the questions', () => {
    const gate = createWindowGate(window(), (country, day) => country === 'DE' && day === '2026-10-03');
    for (const hours of [0, 30, 5, 200, 31, 6, 100, 250, 2000, 7]) {
      for (const [zone, country] of [
        ['Europe/Berlin', 'DE'],
        ['Europe/Berlin', 'AT'],
        ['Asia/Tokyo', 'JP'],
      ] as const) {
        const now = Date.parse('2026-10-01T05:00:00Z') + hours * 3_600_000;
        const isHoliday = (day: string) => country === 'DE' && day === '2026-10-03';
        const question = { window: window(), zone, now, isHoliday };
        expect(gate.nextOpening(now, zone, country)).toBe(nextOpening(question));
        expect(gate.closesAt(now, zone, country)).toBe(closesAt(question));
      }
    }
  });

  it('asks for holidays a few times for a million recipients', () => {
    let asked = 0;
    const gate = createWindowGate(window(), () => {
      asked += 1;
      return false;
    });
    const now = Date.parse('2026-11-24T12:00:00Z');
    for (let row = 0; row < 1_000_000; row += 1) gate.nextOpening(now + row, 'Europe/Berlin', 'DE');
    expect(asked).toBeLessThan(10);
  });
});

describe('the opening of a window that is open', () => {
  const opened = (now: string, values: Partial<WindowConfig> = {}, zone = 'Europe/Berlin') => {
    const at = openedAt({ window: window(values), zone, now: Date.parse(now), isHoliday: never });
    return at === undefined ? undefined : new Date(at).toISOString();
  };
  it.each([
    ['is this morning’s', '2026-11-24T15:00:00+01:00', {}, '2026-11-24T08:00:00.000Z'],
    ['is its first instant', '2026-11-24T09:00:00+01:00', {}, '2026-11-24T08:00:00.000Z'],
    [
      'lies on the day before, over midnight',
      '2026-11-25T03:00:00+01:00',
      { from: '22:00', to: '06:00' },
      '2026-11-24T21:00:00.000Z',
    ],
    [
      'begins anew each day where days touch at midnight',
      '2026-11-25T03:00:00+01:00',
      { from: '00:00', to: '24:00', days: 'MON-FRI' },
      '2026-11-24T23:00:00.000Z',
    ],
    ['is none where it is closed', '2026-11-24T08:59:59+01:00', {}, undefined],
    ['is none in the instant of its end', '2026-11-24T20:00:00+01:00', {}, undefined],
    [
      'is none where it is always open',
      '2026-11-24T15:00:00+01:00',
      { from: '00:00', to: '24:00', days: 'MON-SUN' },
      undefined,
    ],
    ['is none where it never opens', '2026-11-24T15:00:00+01:00', { from: '09:00', to: '09:00' }, undefined],
    [
      'is the second of two equal times',
      '2026-10-25T12:00:00+01:00',
      { from: '02:30', days: 'MON-SUN' },
      '2026-10-25T01:30:00.000Z',
    ],
  ] as const)('%s', (_, now, values, expected) => {
    expect(opened(now, values)).toBe(expected);
  });
});
