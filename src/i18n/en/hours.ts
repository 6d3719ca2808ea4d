/** Words about quiet hours: what is allowed where, and what it rests on; English. */

const DAYS: Readonly<Record<string, string>> = {
  MON: 'Mon',
  TUE: 'Tue',
  WED: 'Wed',
  THU: 'Thu',
  FRI: 'Fri',
  SAT: 'Sat',
  SUN: 'Sun',
};

/** Words about quiet hours. */
export const hoursEn = {
  days: DAYS,
  hardness: {
    law: 'law',
    practice: 'good practice',
    unverified: 'no source yet, a default of consend',
    own: 'your own window',
  },
  notVerified: 'not verified',
  noHolidays: 'no public holidays',
  /** Behind the rule: where, when, and on what it rests. */
  allowed: (place: string, hours: string, rests: string, source: string) =>
    `${place === '' ? 'Allowed' : `Allowed in ${place}`}: ${hours} (${rests}). Source: ${source}`,
};
