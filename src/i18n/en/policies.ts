/** Words of `consend policy show` and `consend policy test`; English. */
const n = (value: number): string => value.toLocaleString('en');
const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many);
const months = (count: number): string => `${n(count)} ${plural(count, 'month', 'months')}`;

/** Words about policies. */
export const policiesEn = {
  commands: {
    about: 'what the policies ask for, and tests of them',
    show: {
      about: 'what a policy asks for, with sources and the day of its last review',
      name: 'name of a policy; without: all of them',
      country: 'the law of this country, ISO 3166-1 alpha-2: FR',
    },
    test: {
      about: 'decides about example people; exit 4 where one is decided about otherwise than expected',
      file: 'test file (YAML); without: the tests that come with consend',
    },
  },
  unknownPolicy: (name: string, known: string, suggestion: string | undefined) =>
    `There is no policy ${name}; known: ${known}.${suggestion === undefined ? '' : ` Did you mean ${suggestion}?`}`,
  unknownCountry: (country: string) => `There is no country ${country}. Write two letters: FR.`,
  oneOfBoth: 'Name a policy or a country, not both.',
  anyCountry: 'any country',
  more: (count: number) => `and ${n(count)} more`,
  reviewed: (on: string, due: string) => `reviewed ${on}, again by ${due}`,
  overdue: (on: string, due: string) => `reviewed ${on}; the next review was due ${due}`,
  columns: {
    name: 'Policy',
    countries: 'Countries',
    doubleOptIn: 'Confirmation',
    softOptIn: 'Own customers',
  },
  topics: {
    consentMode: 'Advertising',
    doubleOptIn: 'Confirmation',
    softOptIn: 'Own customers',
    label: 'Label',
    registry: 'Registry',
    reconfirm: 'Reconfirm',
    firstContactRequest: 'Asking',
    stop: 'A stop',
    stale: 'Old consent',
    papers: 'Papers',
    inbox: 'Opt-outs',
    quietHours: 'Hours',
    checks: 'Checks',
  },
  consentMode: {
    express: 'express consent',
    'express-written': 'express consent in writing',
    'express-or-implied': 'express or implied consent',
    'consent-or-interest': 'consent (a legitimate interest is no evidence here)',
  },
  doubleOptIn: {
    none: 'none asked for',
    any: 'any confirmation of the sign-up',
    number: 'from the phone number itself',
  },
  softOptIn: {
    none: 'no exception',
    art13_2: 'exception for own similar goods',
    ie_12m: 'exception, within 12 months of sale or last use',
    implied_ca: 'implied consent: 2 years after a contract, 6 months after an inquiry',
    kr_6m: 'exception, within 6 months of a deal',
  },
  label: (label: string) => `begins with ${label}`,
  reconfirm: (count: number) => `every ${months(count)}`,
  firstContactRequest: {
    yes: 'a message may ask to confirm a sign-up: once, neutral',
    no: 'no message may ask for consent',
  },
  stop: (days: number) =>
    days === 0
      ? 'works at once'
      : `by law within ${n(days)} business ${plural(days, 'day', 'days')}; in consend at once`,
  stale: (warn: number, block: number, unusedWarn: number, unusedBlock: number) =>
    `unused: warns after ${months(unusedWarn)}, blocks after ${months(unusedBlock)}; used: after ${months(warn)} and ${months(block)}`,
  papers: (measures: number, listing: number) =>
    `measures reviewed every ${months(measures)}; listing under the EU-US framework every ${n(listing)} days`,
  inbox: {
    asked: (age: string) => `collected within ${age}, else nobody is messaged`,
    none: 'a warning where none were collected within 26 hours; optOut.maxInboxAge blocks',
  },
  quietHours: {
    country: 'as the recipient’s country has it',
    strictest: 'as the recipient’s country has it, and 08:00 to 20:00 at most',
  },
  holidays: {
    excluded: 'holidays closed by rule',
    avoid: 'holidays kept free',
    unspecified: 'nothing about holidays',
  },
  checks: (applied: number, blocking: number) =>
    `${n(applied)} apply, ${n(blocking)} of them block; see consend compliance checks`,
  unverified: 'not verified',
  disclaimer: 'Presets of consend, with the day of their review; not legal advice.',
  test: {
    decisions: { send: 'may be messaged', block: 'may not be messaged' },
    expected: 'expected',
    found: 'found',
    missing: (codes: string) => `not found: ${codes}`,
    extra: (codes: string) => `found as well: ${codes}`,
    summary: (passed: number, total: number) =>
      `${n(passed)} of ${n(total)} ${plural(total, 'person', 'people')} decided as expected`,
    unnamed: 'The file names no policy, so the settings of the workspace are tested.',
  },
};
