import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NUMBERED_REGIONS } from '../../../../src/core/data/area-codes.ts';
import { QUIET_HOURS } from '../../../../src/core/data/quiet-hours.ts';
import { weekOf } from '../../../../src/core/quiet-hours.ts';

const CATALOGUE = new URL('../../../../../shared/reference/compliance/quiet-hours.json', import.meta.url);

interface Listed {
  readonly country: string;
  readonly region?: string;
  readonly window: string;
  readonly days: readonly string[];
  readonly holidays: string;
  readonly hardness: string;
  readonly verified: boolean;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('the table of quiet hours', () => {
  test.skipIf(!existsSync(CATALOGUE))(
    'is that of the catalogue (skipped where it is not checked out beside the repository)',
    () => {
      const listed = JSON.parse(readFileSync(CATALOGUE, 'utf8')) as Listed[];
      const facts = new Map<string, unknown>();
      for (const { country, region, window, days, holidays, hardness, verified } of listed) {
        const key = region ?? country;
        const known = facts.get(key) as { week: unknown[] } | undefined;
        const week = known?.week ?? Array.from({ length: 7 }, () => undefined);
        const [from = '', to = ''] = window.split('-');
        for (const day of days) week[DAYS.indexOf(day)] = { from: minutes(from), to: minutes(to) };
        facts.set(key, { week, holidays, hardness, verified });
      }
      const ours = QUIET_HOURS.map(
        ({ country, region, hours, holidays, hardness, verified }): [string, unknown] => [
          region ?? country,
          { week: weekOf(hours), holidays, hardness, verified },
        ],
      );
      expect(new Map(ours)).toEqual(facts);
      expect(ours.length).toBe(facts.size);
    },
  );

  test('knows the numbers of every state that has hours of its own, each area code once', () => {
    const states = QUIET_HOURS.flatMap(({ region }) => region ?? []);
    expect(NUMBERED_REGIONS.map(({ region }) => region)).toEqual(states);
    const codes = NUMBERED_REGIONS.flatMap(({ areaCodes }) => areaCodes.split(' '));
    expect(codes.every((code) => /^[2-9]\d\d$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});
