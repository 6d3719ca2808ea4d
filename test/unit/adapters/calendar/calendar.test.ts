import { beforeAll, describe, expect, it } from 'vitest';
import { type Calendar, createCalendar } from '../../../../src/adapters/calendar/index.ts';

describe('the calendar', () => {
  let calendar: Calendar;
  beforeAll(async () => {
    calendar = await createCalendar();
  });

  it.each([
    ['DE', '2026-10-03', true, 'the Day of German Unity is kept free'],
    ['DE', '2026-04-03', true, 'Good Friday moves with Easter'],
    ['AT', '2026-10-26', true, 'Austria keeps its own day free'],
    ['DE', '2026-10-26', false, 'what Austria keeps free is a working day in Germany'],
    ['DE', '2026-11-11', false, 'an observance is no holiday'],
    ['DE', '2026-12-24', false, 'a bank holiday is no public one'],
    ['DE', '2026-08-15', false, 'a holiday of one state is none of the country'],
    ['AE', '2026-03-21', true, 'the second day of a long holiday belongs to it'],
    ['XX', '2026-01-01', false, 'a country nobody knows has no holidays'],
  ])('%s %s: %s, because %4$s', (country, day, expected) => {
    expect(calendar.isHoliday(country, day)).toBe(expected);
  });

  it.each([
    ['DE', 'Europe/Berlin'],
    ['US', 'America/New_York'],
    ['ES', 'Europe/Madrid'],
    ['BR', 'America/Sao_Paulo'],
    ['JP', 'Asia/Tokyo'],
    ['XX', undefined],
  ])('people in %s live by %s', (country, zone) => {
    expect(calendar.zoneOfCountry(country)).toBe(zone);
  });
});
