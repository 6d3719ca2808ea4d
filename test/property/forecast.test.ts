/** Forecasts: laws, and agreement with campaigns that were played. */
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createForecaster, type Forecaster } from '../../src/cli/forecasting.ts';
import type { DayLimit, Forecast, ForecastInput, WaitingGroup } from '../../src/core/sending/forecast.ts';
import { foresee } from '../../src/core/sending/foresee.ts';
import type { SendWindow } from '../../src/core/sending/scheduler.ts';
import { createWindowGate } from '../../src/core/window.ts';
import { type VirtualPerson, type VirtualWorkspace, virtualWorkspace } from '../helpers/virtual.ts';

const NOW = Date.parse('2027-03-25T06:00:00Z');
const HOUR = 3_600_000;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'] as const;
const gate = createWindowGate(
  { from: '09:00', to: '20:00', days: 'MON-SAT', holidays: false, zone: 'recipient' },
  () => false,
);
const WINDOW: SendWindow = {
  opensAt: ({ zoneCell }, at) => gate.nextOpening(at, zoneCell, 'DE'),
  closesAt: ({ zoneCell }, at) => gate.closesAt(at, zoneCell, 'DE'),
};

const group: fc.Arbitrary<WaitingGroup> = fc.record({
  count: fc.integer({ min: 1, max: 5000 }),
  dueAt: fc.oneof(fc.constant(0), fc.integer({ min: NOW - HOUR, max: NOW + 72 * HOUR })),
  because: fc.constantFrom('', 'quiet-hours', 'frequency-cap', 'api:131049'),
  country: fc.constant('DE'),
  zoneCell: fc.constantFrom(...zones),
});
const days: fc.Arbitrary<DayLimit[]> = fc.array(
  fc.record({
    name: fc.constantFrom('messaging-limit' as const, 'messages-per-day' as const),
    limit: fc.integer({ min: 200, max: 10_000 }),
    contacts: fc
      .array(
        fc.record({
          at: fc.integer({ min: NOW - 24 * HOUR, max: NOW }),
          count: fc.integer({ min: 1, max: 500 }),
        }),
        { maxLength: 3 },
      )
      .map((contacts) => contacts.sort((a, b) => a.at - b.at)),
  }),
  { maxLength: 2 },
);
const run: fc.Arbitrary<NonNullable<ForecastInput['run']>> = fc.record({
  limit: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
  until: fc.option(fc.integer({ min: NOW, max: NOW + 72 * HOUR }), { nil: undefined }),
  isPatient: fc.boolean(),
  pause: fc.option(
    fc.record({ after: fc.integer({ min: 1, max: 500 }), ms: fc.integer({ min: 0, max: HOUR }) }),
    {
      nil: undefined,
    },
  ),
});
const input: fc.Arbitrary<ForecastInput> = fc.record({
  now: fc.constant(NOW),
  perSecond: fc.integer({ min: 1, max: 1000 }),
  groups: fc.array(group, { maxLength: 12 }),
  rules: fc.record({
    window: fc.constantFrom(WINDOW, undefined),
    notAfter: fc.option(fc.integer({ min: NOW, max: NOW + 200 * HOUR }), { nil: undefined }),
  }),
  days,
  run,
});
const total = ({ groups }: ForecastInput): number => groups.reduce((sum, { count }) => sum + count, 0);

describe('a forecast', () => {
  test('is never in the past, loses no message, and counts none twice', () => {
    fc.assert(
      fc.property(input, (made) => {
        const seen = foresee(made);
        if (seen.doneAt !== undefined) expect(seen.doneAt).toBeGreaterThanOrEqual(NOW);
        let last = NOW;
        for (const { from, until } of seen.legs) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(until).toBeGreaterThanOrEqual(from);
          last = until;
        }
        expect(seen.run.until).toBeGreaterThanOrEqual(NOW);
        expect(seen.run.resumeAt ?? NOW).toBeGreaterThanOrEqual(NOW);
        expect(seen.run.messages + seen.run.left + seen.lapsed).toBe(total(made));
        expect(foresee(made)).toEqual(seen);
      }),
    );
  });

  test('promises nothing faster than the rate', () => {
    fc.assert(
      fc.property(input, (made) => {
        const { doneAt = Number.POSITIVE_INFINITY, lapsed } = foresee(made);
        expect(doneAt - NOW).toBeGreaterThanOrEqual(((total(made) - lapsed) * 1000) / made.perSecond - 1);
      }),
    );
  });

  // Not with a daily limit and closed windows at once: there one message more may shift the places of the day into an
  // opening, in the forecast as in the sending.
  test('is never earlier for more messages', () => {
    const windowed = input.map((made): ForecastInput => ({ ...made, days: [], run: {} }));
    const limited = input.map(
      (made): ForecastInput => ({
        ...made,
        rules: {},
        run: {},
        groups: made.groups.map((one) => ({ ...one, dueAt: 0 })),
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(windowed, limited),
        fc.nat(11),
        fc.integer({ min: 1, max: 2000 }),
        (made, at, more) => {
          fc.pre(made.groups.length > 0 && made.rules?.notAfter === undefined);
          const which = at % made.groups.length;
          const groups = made.groups.map((one, index) =>
            index === which ? { ...one, count: one.count + more } : one,
          );
          const end = ({ doneAt = Number.POSITIVE_INFINITY }: Forecast): number => doneAt;
          const before = foresee(made);
          // Places of the day come free in twenty steps of a stretch, none under a second: the forecast is as coarse, once a day.
          const stretchMs =
            (Math.max(0, ...(made.days ?? []).map(({ limit }) => limit)) * 1000) / made.perSecond;
          const grain = Math.max(1000, stretchMs / 20) * (before.legCount + 1);
          expect(end(foresee({ ...made, groups }))).toBeGreaterThanOrEqual(end(before) - grain);
        },
      ),
    );
  });
});

const PLACES = [
  { prefix: '+49151', country: 'DE', zone: 'Europe/Berlin' },
  { prefix: '+44740', country: 'GB', zone: 'Europe/London' },
  { prefix: '+90532', country: 'TR', zone: 'Europe/Istanbul' },
] as const;

function people(count: number, places: number): VirtualPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const { prefix, country, zone } = PLACES[index % places] ?? PLACES[0];
    return { phone: `${prefix}${String(2_200_000 + index)}`.replace('+49151', '+491512'), country, zone };
  });
}

interface Campaign {
  readonly count: number;
  readonly places: number;
  readonly startAt: string;
  readonly limits: string;
  /** Seconds that the forecast may be off. */
  readonly within: number;
  /** The number's messaging limit; else 2,000 people. */
  readonly tier?: string;
}

/** Each is named by what binds it. */
const CAMPAIGNS: Readonly<Record<string, Campaign>> = {
  throughput: { count: 400, places: 1, startAt: '2027-03-25T09:00:00Z', limits: '', within: 1 },
  'the own rate': {
    ...{ count: 300, places: 1, startAt: '2027-03-25T09:00:00Z', limits: 'messagesPerSecond: 1', within: 2 },
  },
  'the closing window': {
    ...{ count: 400, places: 1, startAt: '2027-03-25T19:58:00Z', limits: 'messagesPerSecond: 2', within: 3 },
  },
  'windows in three zones over a change of clocks': {
    ...{ count: 900, places: 3, startAt: '2027-03-27T17:58:00Z', limits: 'messagesPerSecond: 2', within: 3 },
  },
  'the messaging limit': {
    ...{ count: 600, places: 1, startAt: '2027-03-25T09:00:00Z', limits: '', within: 5, tier: 'TIER_250' },
  },
  'the own daily number': {
    ...{ count: 500, places: 1, startAt: '2027-03-25T19:59:00Z', limits: 'messagesPerDay: 120', within: 5 },
  },
};

describe('a forecast at the start of a played campaign', () => {
  const made: VirtualWorkspace[] = [];
  afterAll(async () => {
    for (const space of made) await space.remove();
  });

  test.each(Object.entries(CAMPAIGNS))(
    'bound by %s tells its end',
    async (_, campaign) => {
      const space = await virtualWorkspace({
        people: people(campaign.count, campaign.places),
        settings: (yaml) =>
          yaml
            .replace(
              /^window: .*$/m,
              'window: { from: "09:00", to: "21:00", days: MON-SUN, zone: recipient, holidays: false }',
            )
            .replace(/^ {2}messagesPer(Day|Second): .*$/gm, '')
            .replace(/^limits:.*$/m, `limits:\n  ${campaign.limits}`),
      });
      made.push(space);
      let forecaster: Forecaster | undefined;
      let isAsked = false;
      let first: Forecast | undefined;
      const played = await space.play({
        startAt: Date.parse(campaign.startAt),
        profile: { outcomes: { stop: 0 }, ...(campaign.tier === undefined ? {} : { tier: campaign.tier }) },
        onProgress: ({ open }, plan, { accepted, failed, unknown }) => {
          if (!isAsked) {
            isAsked = true;
            const parts = { campaign: plan.campaign, account: plan.account, limits: { wait: true } };
            void createForecaster(open, parts).then((one) => {
              forecaster = one;
            });
          }
          if (first === undefined)
            first = forecaster?.look(open.session.clock.now(), accepted + failed + unknown).forecast;
        },
      });
      await played.close();
      const last = Math.max(...played.requests.filter(({ status }) => status === 200).map(({ at }) => at));
      expect(played.requests).toHaveLength(campaign.count);
      expect(first?.run.stop).toBeUndefined();
      expect(Math.abs(last - (first?.doneAt ?? 0)) / 1000).toBeLessThan(campaign.within);
    },
    60_000,
  );
});
