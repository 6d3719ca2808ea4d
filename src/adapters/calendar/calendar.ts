/** Public holidays and countries' time zones, from packages that carry the tables. No network. */
import { createRequire } from 'node:module';
import type { default as HolidaysOf } from 'date-holidays';
import { PRINCIPAL_ZONES } from './principal-zones.ts';

/** What a calendar knows of countries. */
export interface Calendar {
  /**
   * Whether a day is a public holiday somewhere. Mere observances are none; a country that the tables lack has none.
   * @param place `DE`: in the whole country; `DE-BY` (ISO 3166-2): there, regional ones among them; `DE-*`: in any of its regions
   * @param isoDay `2026-12-25`
   */
  isHoliday(place: string, isoDay: string): boolean;
  /** The time zone most people of a country live by; undefined for an unknown country. */
  zoneOfCountry(country: string): string | undefined;
  /** All time zones of a country; none for an unknown one. */
  zonesOfCountry(country: string): readonly string[];
}

const DAY_MS = 86_400_000;

type Holidays = InstanceType<typeof HolidaysOf>;
type HolidaysTable = typeof HolidaysOf;

/** The table of holidays is large (some 130 ms to load), so it waits for the first question about a day. */
function holidaysTable(): () => HolidaysTable {
  let table: HolidaysTable | undefined;
  return () => {
    table ??= createRequire(import.meta.url)('date-holidays') as HolidaysTable;
    return table;
  };
}

/** The regions of a place to ask for: one of them, all of them, or the country as a whole. */
function regionsOf(Table: HolidaysTable, place: string): readonly Holidays[] {
  const [country = '', region] = place.split('-');
  if (region !== '*') return [region === undefined ? new Table(country) : new Table(country, region)];
  const regions = Object.keys(new Table().getStates(country) ?? {});
  return [new Table(country), ...regions.map((one) => new Table(country, one))];
}

/** Loads the tables of zones, and keeps each year of holidays that it has worked out. */
export async function createCalendar(): Promise<Calendar> {
  const { getCountry } = await import('countries-and-timezones');
  const table = holidaysTable();
  const years = new Map<string, ReadonlySet<string>>();
  const daysOf = (place: string, year: number): ReadonlySet<string> => {
    const key = `${place} ${year}`;
    const known = years.get(key);
    if (known) return known;
    const days = new Set<string>();
    for (const holidays of regionsOf(table(), place))
      for (const holiday of holidays.getHolidays(year))
        if (holiday.type === 'public') for (const day of daysCovered(holiday)) days.add(day);
    years.set(key, days);
    return days;
  };
  return {
    isHoliday: (place, isoDay) => daysOf(place, Number(isoDay.slice(0, 4))).has(isoDay),
    zoneOfCountry: (country) => PRINCIPAL_ZONES[country] ?? getCountry(country)?.timezones[0],
    zonesOfCountry: (country) => getCountry(country)?.timezones ?? [],
  };
}

/** Each day of a holiday; its `date` begins with the local day, `start` and `end` are instants of some zone. */
function daysCovered(holiday: { readonly date: string; readonly start: Date; readonly end: Date }): string[] {
  const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY_MS));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}
