/** Public holidays and countries' time zones, from packages that carry the tables. No network. */
import { PRINCIPAL_ZONES } from './principal-zones.ts';

/** What a calendar knows of countries. */
export interface Calendar {
  /**
   * Whether a day is a public holiday in the whole of a country. Regional holidays and mere observances are not; a
   * country that the tables lack has none.
   * @param country ISO 3166-1 alpha-2
   * @param isoDay `2026-12-25`
   */
  isHoliday(country: string, isoDay: string): boolean;
  /** The time zone most people of a country live by; undefined for an unknown country. */
  zoneOfCountry(country: string): string | undefined;
}

const DAY_MS = 86_400_000;

/** Loads the tables (some tens of milliseconds, hence not before they are asked for) and keeps each year it has worked out. */
export async function createCalendar(): Promise<Calendar> {
  const [{ default: Holidays }, { getCountry }] = await Promise.all([
    import('date-holidays'),
    import('countries-and-timezones'),
  ]);
  const years = new Map<string, ReadonlySet<string>>();
  const daysOf = (country: string, year: number): ReadonlySet<string> => {
    const key = `${country} ${year}`;
    const known = years.get(key);
    if (known) return known;
    const days = new Set<string>();
    for (const holiday of new Holidays(country).getHolidays(year)) {
      if (holiday.type === 'public') for (const day of daysCovered(holiday)) days.add(day);
    }
    years.set(key, days);
    return days;
  };
  return {
    isHoliday: (country, isoDay) => daysOf(country, Number(isoDay.slice(0, 4))).has(isoDay),
    zoneOfCountry: (country) => PRINCIPAL_ZONES[country] ?? getCountry(country)?.timezones[0],
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
