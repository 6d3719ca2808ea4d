/**
 * When advertising may be sent, by the recipient's country and region: the hours that are allowed there. Some are law, most are
 * good practice of senders, some have no source yet and say so. Collected 2026-11-23; not legal advice.
 */
import type { Holidays } from '../policies/policy.ts';

/** What hours rest on. */
export type HoursHardness = 'law' | 'practice' | 'unverified';

/** The hours of one country or region. */
export interface QuietHours {
  /** ISO 3166-1 alpha-2; `*`: any country that has no row. */
  readonly country: string;
  /** ISO 3166-2 (`US-CT`); absent: the whole country. A region's hours hold beside its country's. */
  readonly region?: string;
  /** Allowed local times: `MON-FRI 07:00-19:00; SAT 08:00-15:00`. A day that is not named is closed. */
  readonly hours: string;
  readonly holidays: Holidays;
  readonly hardness: HoursHardness;
  /** Whether a source that states the hours was seen. */
  readonly verified: boolean;
  readonly source: string;
}

/** The day on which the table was last reviewed. */
export const QUIET_HOURS_REVIEWED_ON = '2026-11-23';
/** After which time it must be reviewed again. */
export const QUIET_HOURS_REVIEW_EVERY = '3 months';

const DAILY = 'MON-SUN 08:00-21:00';
const WORKDAYS = 'MON-SAT 08:00-20:00';
const VENDOR = 'help.klaviyo.com/hc/en-us/articles/4408737146651 (vendor table)';
const STATE_ACTS = 'vendor summary of state acts (support.referrizer.com); the act itself was not seen';
const NO_RULE = 'no rule for messages found; default of consend';

/** A row of good practice with a source. */
function practice(country: string, hours: string, source = VENDOR): QuietHours {
  return { country, hours, holidays: 'unspecified', hardness: 'practice', verified: true, source };
}

/** A row of law with a source. */
function law(country: string, hours: string, source: string): QuietHours {
  return { country, hours, holidays: 'unspecified', hardness: 'law', verified: true, source };
}

/** A row of a state's law of which only a summary was seen. */
function state(region: string, hours: string): QuietHours {
  return { ...law('US', hours, STATE_ACTS), region: `US-${region}`, verified: false };
}

/** A row without a source that states hours. */
function unverified(country: string, hours: string, source: string): QuietHours {
  return { country, hours, holidays: 'unspecified', hardness: 'unverified', verified: false, source };
}

/** Countries for which nothing was found. */
const DEFAULTED = 'BE ES IT PT PL SE DK NO FI CZ HU RO GR TR JP ID'.split(' ');

/** The table. */
export const QUIET_HOURS: readonly QuietHours[] = [
  practice('*', 'MON-SUN 08:00-20:00', 'help.getvero.com (vendor default, quiet from 20:00 to 08:00)'),
  {
    ...practice(
      'DE',
      'MON-SAT 08:00-21:00',
      `${VENDOR}; no statute sets hours for messages (§ 7 Abs. 1 UWG); Sundays and holidays: consend`,
    ),
    holidays: 'avoid',
  },
  { ...unverified('AT', WORKDAYS, 'no rule found; as Germany with an earlier end'), holidays: 'avoid' },
  { ...unverified('CH', WORKDAYS, 'no rule found; as Austria'), holidays: 'avoid' },
  {
    ...practice(
      'FR',
      'MON-SAT 08:00-22:00',
      `rule of carriers for marketing SMS (developers.brevo.com/reference/transactional-sms-1; ${VENDOR}), by analogy`,
    ),
    holidays: 'excluded',
  },
  practice('GB', DAILY),
  practice('IE', DAILY),
  practice('NL', DAILY),
  practice('AU', DAILY),
  practice('NZ', DAILY),
  practice('CA', DAILY),
  law('US', DAILY, '47 CFR 64.1200(c)(1); whether it binds texts with consent is disputed'),
  state('CT', 'MON-SUN 09:00-20:00'),
  state('FL', 'MON-SUN 08:00-20:00'),
  state('MD', 'MON-SUN 08:00-20:00'),
  state('MS', 'MON-SUN 08:00-20:00'),
  state('NJ', 'MON-SUN 08:00-20:00'),
  state('OK', 'MON-SUN 08:00-20:00'),
  state('RI', 'MON-FRI 09:00-18:00; SAT-SUN 10:00-17:00'),
  state('TX', 'MON-SAT 09:00-21:00; SUN 12:00-21:00'),
  {
    ...law('CO', 'MON-FRI 07:00-19:00; SAT 08:00-15:00', 'Ley 2300 de 2023 art. 3'),
    holidays: 'excluded',
  },
  {
    ...law(
      'ZA',
      'MON-FRI 08:00-20:00; SAT 09:00-13:00',
      'Consumer Protection Act 2008 s. 12, Regulations R293 reg. 3',
    ),
    holidays: 'excluded',
  },
  law('KR', DAILY, 'Network Act Art. 50(3): at night only with a consent of its own'),
  law('AE', 'MON-SUN 09:00-18:00', 'Cabinet Resolution 56/2024; whether its hours bind messages is unclear'),
  {
    ...practice('QA', 'SAT-THU 07:00-21:00', 'docs.mapp.com/docs/qatar (operators’ rule, no Fridays)'),
    holidays: 'excluded',
  },
  practice('KW', 'MON-SUN 09:00-21:00', 'docs.mapp.com/docs/kuwait (operators’ preference)'),
  unverified('SA', 'SAT-THU 09:00-20:00', 'no source with hours found; default of consend'),
  unverified('SG', 'MON-SUN 09:00-20:00', 'no statutory hours found; the register of refusals is the duty'),
  unverified(
    'IN',
    'MON-SUN 10:00-21:00',
    'practice for promotional SMS; TRAI’s rules are not about WhatsApp',
  ),
  {
    ...practice('BR', 'MON-SAT 09:00-21:00', 'trade blog (notifica-blog.pages.dev)'),
    verified: false,
  },
  unverified('MX', 'MON-SUN 09:00-20:00', 'no source with hours found; default of consend'),
  ...DEFAULTED.map(
    (country): QuietHours => ({ ...unverified(country, WORKDAYS, NO_RULE), holidays: 'avoid' }),
  ),
];
