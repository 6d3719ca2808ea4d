/**
 * When each recipient may be messaged: the window of consend.yaml, and for advertising the quiet hours of the recipient's
 * country, which the workspace's own window narrows.
 */
import { type Calendar, createCalendar } from '../adapters/calendar/index.ts';
import { CHECKS } from '../core/checks/index.ts';
import type { WindowConfig } from '../core/config.ts';
import { createJointWindow, type WindowPart } from '../core/joint-window.ts';
import { overridesAt } from '../core/overrides.ts';
import { placeOf, zonesOfRegion } from '../core/place.ts';
import { type Policy, policyFor } from '../core/policies/index.ts';
import { type HoursRule, hoursFor } from '../core/quiet-hours.ts';
import { ALWAYS_OPEN, type SendWindow, type WindowSubject } from '../core/sending/scheduler.ts';
import type { PurposeCategory } from '../core/standing.ts';
import { createWindowGate, isAlways, type WindowGate } from '../core/window.ts';
import type { OpenWorkspace } from './workspace.ts';

/** A zone by the one name that all its names stand for; undefined: there is no such zone. */
function zoneNamed(text: string): string | undefined {
  if (text === '') return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const isZone = (text: string): boolean => zoneNamed(text) !== undefined;

/** What hours that are no law do: hold a message back, are told of, or do not count. */
type Practice = 'hold' | 'tell' | 'off';

/** What the windows of a workspace are made from. */
interface Making {
  readonly open: OpenWorkspace;
  readonly calendar: Calendar;
  readonly isAdvertising: boolean;
  readonly practiceOf: (policy: Policy) => Practice;
}

/** The window of consend.yaml in the zone that most people of the recipient's country live by. */
function ownParts({ open, calendar, practiceOf }: Making, gate: WindowGate | undefined) {
  const { window, defaults } = open.workspace.config;
  const { config } = open.workspace;
  if (window === undefined || gate === undefined) return () => [];
  const { from, to, days, holidays } = window;
  const bar = {
    place: '',
    hours: `${days} ${from}-${to}`,
    holidays,
    hardness: 'own',
    verified: true,
    source: 'consend.yaml, window',
  } as const;
  return ({ country, zoneCell }: WindowSubject): WindowPart[] => {
    const practice = practiceOf(policyFor(config, country));
    if (practice === 'off') return [];
    const { zone: cell } = placeOf(zoneCell);
    const ofCountry =
      country === defaults.country
        ? defaults.timeZone
        : (calendar.zoneOfCountry(country) ?? defaults.timeZone);
    const ofRecipient = isZone(cell) ? cell : ofCountry;
    const zone = window.zone === 'recipient' ? ofRecipient : window.zone;
    return [{ gate, zone, place: country, bar, binds: practice === 'hold' }];
  };
}

/** Where holidays are asked for: a region that is known; any region where the policy is the strictest; else the country. */
function holidayPlace(country: string, region: string | undefined, { quietHours }: Policy): string {
  return region ?? (quietHours === 'strictest' ? `${country}-*` : country);
}

/** The zones whose clocks count for a recipient: one by one for hours that are law and for those that are not. */
interface ZonesOf {
  readonly law: readonly string[];
  readonly practice: readonly string[];
}

/**
 * A zone's cell narrows down where in the country somebody is. One that is none of the country's says where they are at the
 * moment at most, and may be a mistake of the list: the law of the country holds by its own clocks as well.
 */
function zonesFor({ open, calendar }: Making, { country, zoneCell }: WindowSubject): ZonesOf {
  const { zone: cell, region } = placeOf(zoneCell);
  const ofCountry = calendar.zonesOfCountry(country);
  const ofRegion = region === undefined ? undefined : zonesOfRegion(region);
  const possible = ofRegion ?? ofCountry;
  if (!isZone(cell)) {
    const zones = possible.length > 0 ? possible : [open.workspace.config.defaults.timeZone];
    return { law: zones, practice: zones };
  }
  const isHere = [...ofCountry, ...(ofRegion ?? [])].some((zone) => zoneNamed(zone) === zoneNamed(cell));
  return { law: isHere ? [cell] : [cell, ...possible], practice: [cell] };
}

/**
 * The quiet hours of where the recipient lives, in every zone that this can be: where nothing names the zone, a message
 * leaves when it is allowed in all zones of the country.
 */
function quietParts(making: Making) {
  const { open, calendar, isAdvertising, practiceOf } = making;
  const { config } = open.workspace;
  if (!isAdvertising) return () => [];
  const gates = new Map<string, WindowGate>();
  const gateOf = ({ rules, bar }: HoursRule): WindowGate => {
    const key = `${bar.hours} ${rules.holidays}`;
    const gate = gates.get(key) ?? createWindowGate(rules, calendar.isHoliday);
    gates.set(key, gate);
    return gate;
  };
  return (subject: WindowSubject): WindowPart[] => {
    const { country } = subject;
    const { region } = placeOf(subject.zoneCell);
    const policy = policyFor(config, country);
    const practice = practiceOf(policy);
    const zones = zonesFor(making, subject);
    const place = holidayPlace(country, region, policy);
    const wanted = { ...policy, keepsHolidays: config.window?.holidays !== false };
    return hoursFor(country, region, wanted).flatMap((rule): WindowPart[] => {
      const isLaw = rule.bar.hardness === 'law';
      if (!isLaw && practice === 'off') return [];
      const binds = isLaw || practice === 'hold';
      const counted = isLaw ? zones.law : zones.practice;
      return counted.map((zone) => ({ gate: gateOf(rule), zone, place, bar: rule.bar, binds }));
    });
  };
}

/** A window without any limit: the workspace says that it sends at any hour, so good practice does not hold it back. */
const isUnlimited = (window: WindowConfig | undefined): boolean => window !== undefined && isAlways(window);

/** How a workspace has its hours that are no law, by policy. */
function practiceIn({ workspace, session }: OpenWorkspace): (policy: Policy) => Practice {
  const { checks, window } = workspace.config;
  const own = overridesAt(CHECKS, checks, session.clock.now()).severities['quiet-hours'];
  return (policy) => {
    const severity = own ?? policy.checks['quiet-hours'] ?? 'block';
    if (severity === 'off' || isUnlimited(window)) return 'off';
    return severity === 'block' ? 'hold' : 'tell';
  };
}

/** Opens the window for messages of a purpose's category. */
export async function openSendWindow(
  open: OpenWorkspace,
  { category }: { readonly category: PurposeCategory },
): Promise<SendWindow> {
  const { window } = open.workspace.config;
  const isAdvertising = category === 'marketing';
  if (window === undefined && !isAdvertising) return ALWAYS_OPEN;
  const calendar = await createCalendar();
  const making = { open, calendar, isAdvertising, practiceOf: practiceIn(open) };
  const own = ownParts(making, window && createWindowGate(window, calendar.isHoliday));
  const quiet = quietParts(making);
  return createJointWindow((subject) => [...quiet(subject), ...own(subject)]);
}
