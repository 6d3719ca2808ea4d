/** How old somebody is at least, by what a list says of it. */
import { kept } from './kept.ts';
import { plainWords } from './plain-words.ts';

const OLDEST = 125;
const ISO_DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})/;
const GERMAN_DAY = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const YEAR = /^(\d{4})$/;
/** `17`, `18+`, `18-24`, `25 to 34`: the lower end counts. */
const AGE = /^(\d{1,3})\s*(?:\+|(?:-|–|to|bis)\s*\d{1,3})?$/i;

/** A number alone, which may be an age or the last two digits of a year of birth: `16` for 2016. */
const TWO_DIGITS = /^\d{1,2}$/;
/** Names of columns that hold ages: age, age_band, min age, Alter, Altersgruppe, Lebensalter. */
const AGE_COLUMN = /\bages?\b|\b(?:lebens|mindest)?alter(?:s\p{L}*)?\b/u;
/** A column of ages or years of birth, as they come. */
const BIRTH = /birth|born|geb(?:urt|oren)|jahrgang/;

function yearsSince(
  day: { readonly year: number; readonly month: number; readonly date: number },
  now: Date,
) {
  const { year, month, date } = day;
  const isBefore =
    now.getUTCMonth() + 1 < month || (now.getUTCMonth() + 1 === month && now.getUTCDate() < date);
  return now.getUTCFullYear() - year - (isBefore ? 1 : 0);
}

function readAge(text: string, now: Date): number | undefined {
  const iso = ISO_DAY.exec(text);
  const german = GERMAN_DAY.exec(text);
  const year = YEAR.exec(text);
  if (iso) return yearsSince({ year: Number(iso[1]), month: Number(iso[2]), date: Number(iso[3]) }, now);
  if (german)
    return yearsSince({ year: Number(german[3]), month: Number(german[2]), date: Number(german[1]) }, now);
  // Of a year alone the last day counts: whoever may be too young is.
  if (year) return yearsSince({ year: Number(year[1]), month: 12, date: 31 }, now);
  const age = AGE.exec(text);
  return age ? Number(age[1]) : undefined;
}

const MOST_KEPT = 40_000;

/**
 * A reader of a column's cells that say how old somebody is (a date or year of birth, an age, a band): the years at least at an
 * instant (epoch milliseconds); undefined where the cell is empty or no age. A number of one or two digits is an age only in a
 * column that is named as one: else a child born in 2016 (`16`) would pass as sixteen.
 */
export function ageReader(now: number, column: string): (text: string) => number | undefined {
  const today = new Date(now);
  const name = plainWords(column);
  const holdsAges = AGE_COLUMN.test(name) && !BIRTH.test(name);
  return kept((cell) => {
    const text = cell.trim();
    if (!holdsAges && TWO_DIGITS.test(text)) return undefined;
    const age = readAge(text, today);
    return age === undefined || age < 0 || age > OLDEST ? undefined : age;
  }, MOST_KEPT);
}
