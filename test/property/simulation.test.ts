/** A campaign of days in seconds: every limit at once, held against what the platform saw. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { type VirtualPerson, type VirtualWorkspace, virtualWorkspace } from '../helpers/virtual.ts';

const ZONES = [
  { prefix: '+49151', country: 'DE', zone: 'Europe/Berlin' },
  { prefix: '+44740', country: 'GB', zone: 'Europe/London' },
  { prefix: '+90532', country: 'TR', zone: 'Europe/Istanbul' },
] as const;
const DAY_MS = 86_400_000;
/** Thursday; on Sunday the clocks of Berlin and London are set forward, those of Istanbul are not. */
const START = Date.parse('2027-03-25T06:00:00Z');

function people(count: number): VirtualPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const { prefix, country, zone } = ZONES[index % 3] ?? ZONES[0];
    return { phone: `${prefix}${String(2_200_000 + index)}`.replace('+49151', '+491512'), country, zone };
  });
}

const window = (yaml: string): string =>
  yaml
    .replace(
      /^window: .*$/m,
      'window: { from: "09:00", to: "20:00", days: MON-SUN, zone: recipient, holidays: false }',
    )
    .replace(/^ {2}messagesPerDay: .*$/m, '');

const made: VirtualWorkspace[] = [];
const workspaceOf = async (count: number): Promise<VirtualWorkspace> => {
  const space = await virtualWorkspace({ people: people(count), settings: window });
  made.push(space);
  return space;
};
const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

afterAll(async () => {
  for (const space of made) await space.remove();
});

function hourIn(zone: string, at: number): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(at),
  );
}

test('12,000 people in three zones get one message each, within window, day and pace, over a daylight saving change', async () => {
  const space = await workspaceOf(12_000);
  const before = digest(space.storePath);
  const run = await space.play({
    startAt: START,
    profile: { outcomes: { stop: 0 } },
  });
  const { requests, campaign } = run;
  await run.close();
  expect(digest(space.storePath)).toBe(before);

  const accepted = requests.filter(({ status }) => status === 200);
  expect(requests.length).toBe(12_000);
  expect(accepted.length).toBe(12_000);
  expect(new Set(accepted.map(({ to }) => to)).size).toBe(12_000);
  expect(campaign.sent?.run.stoppedBy).toBeUndefined();

  const zoneOf = new Map(people(12_000).map(({ phone, zone = '' }) => [phone, zone]));
  const outside = accepted.filter(({ to, at }) => {
    const hour = hourIn(zoneOf.get(to) ?? '', at);
    return hour < 9 || hour >= 20;
  });
  expect(outside).toEqual([]);

  const times = accepted.map(({ at }) => at);
  expect(
    times.filter((at, index) => (times[index + 2000] ?? Number.POSITIVE_INFINITY) - at < DAY_MS),
  ).toEqual([]);
  expect(times.filter((at, index) => (times[index + 80] ?? Number.POSITIVE_INFINITY) - at < 1000)).toEqual(
    [],
  );
  const days = new Set(times.map((at) => new Date(at).toISOString().slice(0, 10)));
  expect(days.size).toBe(6);
  expect(days).toContain('2027-03-28');
}, 120_000);

test('the same seed and start play the same campaign, another seed another one', async () => {
  const space = await workspaceOf(600);
  const play = async (seed: number) => {
    const run = await space.play({ startAt: START, seed });
    await run.close();
    return JSON.stringify([run.requests, run.campaign.sent]);
  };
  const [first, again, other] = [await play(1), await play(1), await play(2)];
  expect(first === again).toBe(true);
  expect(first === other).toBe(false);
}, 60_000);
