/**
 * The hours in which a person may get advertising: their country's and region's, those of a policy that wants the strictest,
 * and public holidays as table and policy have them. Law binds whatever a workspace says; good practice as far as it lets it.
 */
import { QUIET_HOURS, type QuietHours } from './data/quiet-hours.ts';
import type { Policy } from './policies/policy.ts';
import { minutesOf } from './wall-clock.ts';
import { type DayHours, openDays, type WeekRules } from './window.ts';

/** What a window rests on: the law or good practice of a country, hours without a source, or consend.yaml. */
export type BarHardness = QuietHours['hardness'] | 'own';

/** What keeps a message back, for the words about it. */
export interface WindowBar {
  /** Country or region; empty: wherever the recipient lives. */
  readonly place: string;
  readonly hours: string;
  /** Whether holidays are kept free as well. */
  readonly holidays: boolean;
  readonly hardness: BarHardness;
  readonly verified: boolean;
  readonly source: string;
}

/** Hours that hold, with their rule. */
export interface HoursRule {
  readonly rules: WeekRules;
  readonly bar: WindowBar;
}

/** `MON-FRI 07:00-19:00; SAT 08:00-15:00` by day of the week. */
export function weekOf(hours: string): readonly (DayHours | undefined)[] {
  const week: (DayHours | undefined)[] = Array.from({ length: 7 }, () => undefined);
  for (const part of hours.split('; ')) {
    const [days = '', times = ''] = part.split(' ');
    const [from = '', to = ''] = times.split('-');
    const open = openDays(days);
    open.forEach((isOpen, day) => {
      if (isOpen) week[day] = { from: minutesOf(from), to: minutesOf(to) };
    });
  }
  return week;
}

function ruleOf(row: QuietHours, holidays: boolean, hardness: BarHardness = row.hardness): HoursRule {
  const { country, region, hours, verified, source } = row;
  const place = region ?? (country === '*' ? '' : country);
  return {
    rules: { week: weekOf(hours), holidays },
    bar: { place, hours, holidays, hardness, verified, source },
  };
}

const ANYWHERE = QUIET_HOURS.filter(({ country }) => country === '*');

/**
 * Territories with country codes of their own in which the law of the United States on calls holds: a "State" there is a
 * territory or possession as well (47 U.S.C. § 153, "State"; looked at from general knowledge, not verified).
 */
const US_TERRITORIES: ReadonlySet<string> = new Set(['AS', 'GU', 'MP', 'PR', 'VI']);

/** The rows of a country and of a region in it. */
function rowsOf(country: string, region: string | undefined): readonly QuietHours[] {
  const lawOf = US_TERRITORIES.has(country) ? 'US' : country;
  const own = QUIET_HOURS.filter(
    (row) => row.country === lawOf && (row.region === undefined || row.region === region),
  );
  return own.length === 0 ? ANYWHERE : own;
}

/** What a policy and a workspace say of hours. */
export interface HoursWanted extends Pick<Policy, 'quietHours' | 'holidays'> {
  /** Whether holidays are kept free where no law asks for it. */
  readonly keepsHolidays: boolean;
}

/**
 * The hours that hold for advertising, all at once.
 * @param country ISO 3166-1 alpha-2; empty: not known
 * @param region ISO 3166-2
 */
export function hoursFor(
  country: string,
  region: string | undefined,
  { quietHours, holidays, keepsHolidays }: HoursWanted,
): readonly HoursRule[] {
  const rows = rowsOf(country, region);
  const asked = quietHours === 'strictest' ? [...new Set([...rows, ...ANYWHERE])] : rows;
  return asked.flatMap((row) => {
    const keepsFree = keepsHolidays && holidays !== 'unspecified';
    if (row.hardness !== 'law')
      return [ruleOf(row, keepsFree || (keepsHolidays && row.holidays !== 'unspecified'))];
    const binding = ruleOf(row, row.holidays === 'excluded');
    // Holidays that a law does not speak of are kept free as good practice alone.
    return keepsFree && row.holidays !== 'excluded' ? [binding, ruleOf(row, true, 'practice')] : [binding];
  });
}
