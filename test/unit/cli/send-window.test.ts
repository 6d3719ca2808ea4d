import { describe, expect, test } from 'vitest';
import { openSendWindow } from '../../../src/cli/send-window.ts';
import type { WorkspaceConfig } from '../../../src/core/config.ts';
import { workspace } from '../core/builders.ts';
import { openForTest } from './workspaces-open.ts';

const MARKETING = { category: 'marketing' } as const;
const { store, open } = await openForTest();
const at = (text: string): number => Date.parse(text);
const iso = (instant: number | undefined): string =>
  instant === undefined || !Number.isFinite(instant) ? String(instant) : new Date(instant).toISOString();

/** The window of a workspace with these settings. */
async function windowOf(
  settings: Partial<WorkspaceConfig> = {},
  purpose: { category: 'marketing' | 'utility' } = MARKETING,
) {
  const { window: _, ...bare } = workspace();
  const config = { ...bare, policy: 'eu', ...settings } as WorkspaceConfig;
  return await openSendWindow({ ...open, store, workspace: { ...open.workspace, config } }, purpose);
}

/** When somebody may be messaged that is asked for at an instant. */
async function opens(
  country: string,
  now: string,
  more: { zoneCell?: string; settings?: Partial<WorkspaceConfig> } = {},
) {
  const window = await windowOf(more.settings);
  return iso(window.opensAt({ country, zoneCell: more.zoneCell ?? '' }, at(now)));
}

const OWN = (values: object = {}) => ({
  window: { from: '09:00', to: '20:00', days: 'MON-SAT', zone: 'recipient', holidays: true, ...values },
});
const ALWAYS = OWN({ from: '00:00', to: '24:00', days: 'MON-SUN' });
const OFF = { checks: { 'quiet-hours': { severity: 'off', reason: 'test', until: '2027-12-31' } } } as const;

describe('the quiet hours of the recipient’s country', () => {
  test.each([
    ['CO', '2026-11-24T17:59:00-05:00', 'open', 'a minute before the evening’s end on a Tuesday'],
    ['CO', '2026-11-24T19:00:00-05:00', '2026-11-25T12:00:00.000Z', 'at the evening’s end'],
    ['CO', '2026-11-28T14:59:00-05:00', 'open', 'on Saturday before three'],
    ['CO', '2026-11-28T15:00:00-05:00', '2026-11-30T12:00:00.000Z', 'on Saturday at three, until Monday'],
    ['CO', '2026-12-08T12:00:00-05:00', '2026-12-09T12:00:00.000Z', 'on a holiday that its law excludes'],
    ['ZA', '2026-11-28T13:00:00+02:00', '2026-11-30T06:00:00.000Z', 'on Saturday at one'],
    ['KR', '2026-11-24T21:00:00+09:00', '2026-11-24T23:00:00.000Z', 'at nine in the evening'],
    ['AE', '2026-11-24T18:00:00+04:00', '2026-11-25T05:00:00.000Z', 'at six in the evening'],
    ['DE', '2026-11-24T20:59:00+01:00', 'open', 'shortly before nine'],
    ['DE', '2026-11-22T12:00:00+01:00', '2026-11-23T07:00:00.000Z', 'on Sunday'],
    ['DE', '2026-12-25T12:00:00+01:00', '2026-12-28T07:00:00.000Z', 'at Christmas, until Monday'],
    ['QA', '2026-11-27T12:00:00+03:00', '2026-11-28T04:00:00.000Z', 'on Friday'],
    ['LT', '2026-11-24T20:00:00+02:00', '2026-11-25T06:00:00.000Z', 'without a row, by those for anywhere'],
    ['DE', '2027-03-27T22:00:00+01:00', '2027-03-30T06:00:00.000Z', 'over Easter into summer time'],
  ])('%s at %s: %s (%s)', async (country, now, expected) => {
    const answer = await opens(country, now);
    expect(answer).toBe(expected === 'open' ? iso(at(now)) : expected);
  });

  test('hold for advertising alone: what somebody ordered is told at night too', async () => {
    const window = await windowOf({}, { category: 'utility' });
    const night = at('2026-11-24T23:00:00-05:00');
    expect(window.opensAt({ country: 'CO', zoneCell: '' }, night)).toBe(night);
  });

  test('are all those of its zones where nothing names one, and one zone’s where a cell does', async () => {
    // 08:00 to 21:00 from Honolulu to New York.
    expect(await opens('US', '2026-11-24T09:00:00-05:00')).toBe('2026-11-24T18:00:00.000Z');
    const zoneCell = 'America/New_York';
    expect(await opens('US', '2026-11-24T09:00:00-05:00', { zoneCell })).toBe('2026-11-24T14:00:00.000Z');
  });

  test('that are law hold by the country’s clocks too where a cell names a zone that is none of its own', async () => {
    const night = '2026-11-24T04:00:00-05:00';
    const morning = '2026-11-24T12:00:00.000Z';
    expect(await opens('CO', night, { zoneCell: 'UTC' })).toBe(morning);
    expect(await opens('CO', night, { zoneCell: 'America/Bogota' })).toBe(morning);
    // Shut in the zone of the cell: five in the morning in Honolulu.
    const noon = '2026-11-24T10:00:00-05:00';
    expect(await opens('CO', noon, { zoneCell: 'Pacific/Honolulu' })).toBe('2026-11-24T17:00:00.000Z');
    expect(await opens('CO', noon, { zoneCell: 'America/Bogota' })).toBe(iso(at(noon)));
    expect(await opens('US', '2026-11-24T09:00:00-05:00', { zoneCell: 'Europe/Berlin@US-CT' })).toBe(
      '2026-11-24T14:00:00.000Z',
    );
    // Another name of a zone of the country.
    expect(await opens('US', '2026-11-24T09:00:00-05:00', { zoneCell: 'US/Eastern' })).toBe(
      '2026-11-24T14:00:00.000Z',
    );
  });

  test('that are good practice go by the cell alone, wherever its zone is', async () => {
    const now = '2026-11-24T23:00:00+01:00';
    expect(await opens('DE', now, { zoneCell: 'America/New_York' })).toBe(iso(at(now)));
    expect(await opens('DE', now, { zoneCell: 'Europe/Berlin' })).not.toBe(iso(at(now)));
  });

  test('are narrower in a state that has its own, whatever its number’s area code says of the zone', async () => {
    const zoneCell = '@US-RI';
    expect(await opens('US', '2026-11-24T18:00:00-05:00', { zoneCell })).toBe('2026-11-25T14:00:00.000Z');
    expect(await opens('US', '2026-11-28T09:30:00-05:00', { zoneCell })).toBe('2026-11-28T15:00:00.000Z');
  });

  test('keep a region’s holidays free where the region is known, and every region’s under strict', async () => {
    const assumption = '2026-08-15T00:00:00+02:00';
    const corpus = '2026-06-04T12:00:00+02:00';
    expect(await opens('DE', corpus)).toBe(iso(at(corpus)));
    expect(await opens('DE', corpus, { zoneCell: '@DE-BY' })).toBe('2026-06-05T06:00:00.000Z');
    expect(await opens('DE', corpus, { zoneCell: '@DE-HH' })).toBe(iso(at(corpus)));
    expect(await opens('DE', corpus, { settings: { policy: 'strict' } })).toBe('2026-06-05T06:00:00.000Z');
    expect(await opens('DE', assumption, { settings: { policy: 'strict' } })).toBe(
      '2026-08-17T06:00:00.000Z',
    );
  });

  test('end at eight under strict, whatever the country allows', async () => {
    const late = '2026-11-24T20:00:00+01:00';
    expect(await opens('DE', late)).toBe(iso(at(late)));
    expect(await opens('DE', late, { settings: { policy: 'strict' } })).toBe('2026-11-25T07:00:00.000Z');
  });
});

describe('the window of consend.yaml', () => {
  test('narrows them', async () => {
    const now = '2026-11-24T08:00:00+01:00';
    expect(await opens('DE', now, { settings: OWN() })).toBe('2026-11-24T08:00:00.000Z');
  });

  test('does not widen them', async () => {
    const now = '2026-11-22T12:00:00+01:00';
    const settings = OWN({ from: '06:00', to: '23:00', days: 'MON-SUN' });
    expect(await opens('DE', now, { settings })).toBe('2026-11-23T07:00:00.000Z');
  });

  test('without any limit sets good practice aside, and no law', async () => {
    const sunday = '2026-11-22T12:00:00Z';
    expect(await opens('DE', sunday, { settings: ALWAYS })).toBe(iso(at(sunday)));
    expect(await opens('CO', sunday, { settings: ALWAYS })).toBe('2026-11-23T12:00:00.000Z');
  });

  test('sends on holidays where it says so, but for those that a law excludes', async () => {
    const settings = OWN({ holidays: false });
    expect(await opens('DE', '2026-12-25T12:00:00+01:00', { settings })).toBe('2026-12-25T11:00:00.000Z');
    expect(await opens('CO', '2026-12-08T12:00:00-05:00', { settings })).toBe('2026-12-09T14:00:00.000Z');
  });

  test('that has no hour in common with them never opens', async () => {
    const settings = OWN({ from: '21:30', to: '22:30' });
    expect(await opens('KR', '2026-11-24T12:00:00+09:00', { settings })).toBe('Infinity');
  });
});

describe('the check on quiet hours', () => {
  test('switched off frees from good practice, and from no law', async () => {
    const sunday = '2026-11-22T12:00:00Z';
    expect(await opens('DE', sunday, { settings: OFF })).toBe(iso(at(sunday)));
    expect(await opens('CO', sunday, { settings: OFF })).toBe('2026-11-23T12:00:00.000Z');
  });

  test('as a warning lets the message go and names what is shut', async () => {
    const checks = { 'quiet-hours': { ...OFF.checks['quiet-hours'], severity: 'warn' } } as const;
    const window = await windowOf({ checks });
    const subject = { country: 'DE', zoneCell: '' };
    const sunday = at('2026-11-22T12:00:00Z');
    expect(window.opensAt(subject, sunday)).toBe(sunday);
    expect(window.barsAt?.(subject, sunday)).toMatchObject([{ place: 'DE', hardness: 'practice' }]);
    expect(window.barsAt?.(subject, at('2026-11-24T12:00:00Z'))).toEqual([]);
  });

  test('names the law and what else is shut, the law first', async () => {
    const window = await windowOf({ policy: 'strict' });
    const bars = window.barsAt?.({ country: 'KR', zoneCell: '' }, at('2026-11-24T23:00:00+09:00'));
    expect(bars).toMatchObject([{ place: 'KR', hardness: 'law', verified: true }, { hardness: 'practice' }]);
  });
});

test('a million recipients of one place ask for its hours once', async () => {
  const window = await windowOf(OWN());
  const subject = { country: 'US', zoneCell: '' };
  const now = at('2026-11-24T19:00:00Z');
  window.opensAt(subject, now);
  const start = performance.now();
  for (let row = 0; row < 1_000_000; row += 1) window.opensAt(subject, now + row / 100);
  // A look-up takes some 50 ns; working the hours out anew would take some 300 µs.
  expect(performance.now() - start).toBeLessThan(3000);
});
