/** Policies on the terminal: all of them in a table, or one with all that it asks for and on which source. */
import type { Severity } from '../../core/decision.ts';
import type { Policy, PolicySource, PolicyTopic } from '../../core/policies/index.ts';
import type { Messages } from '../../i18n/index.ts';
import { type Terminal, type TerminalOptions, terminalOf } from './context.ts';
import { padEnd, plain, widthOf, wrap } from './layout.ts';

/** A policy as it is shown. */
export interface PolicyView {
  readonly policy: Policy;
  /** The checks that it runs, and how grave each is under it. */
  readonly checks: readonly { readonly code: string; readonly severity: Severity | 'off' }[];
  /** The country whose law was asked for; undefined: the policy as such. */
  readonly country?: string | undefined;
  /** The day by which its facts must be reviewed again. */
  readonly reviewDue: string;
}

/** How to write about policies. */
export interface PolicyPage extends TerminalOptions {
  readonly policies: Messages['policies'];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Countries named one by one before the rest is counted. */
const MOST_COUNTRIES = 6;

function countriesOf({ countries }: Policy, { policies }: PolicyPage, { format }: Terminal): string {
  if (countries.length === 0) return policies.anyCountry;
  const named = countries.slice(0, MOST_COUNTRIES).map((country) => format.country(country));
  const rest = countries.length - named.length;
  return rest > 0 ? `${named.join(', ')} ${policies.more(rest)}` : named.join(', ');
}

function reviewText({ policy, reviewDue }: PolicyView, page: PolicyPage, { format }: Terminal): string {
  const words = page.policies;
  const say = page.now >= Date.parse(reviewDue) ? words.overdue : words.reviewed;
  return say(format.calendarDay(policy.reviewedOn), format.calendarDay(reviewDue));
}

/** A topic with what the policy says of it. */
type Row = readonly [topic: keyof Messages['policies']['topics'], text: string];

function rows({ policy, checks }: PolicyView, { policies: words }: PolicyPage): Row[] {
  const { stale, label, registry, reconfirmMonths, maxInboxAge } = policy;
  const blocking = checks.filter(({ severity }) => severity === 'block').length;
  const differs = Object.entries(policy.checks).map(([code, severity]) => `${code}: ${severity}`);
  return [
    ['consentMode', words.consentMode[policy.consentMode]],
    ['doubleOptIn', words.doubleOptIn[policy.doubleOptIn]],
    ['softOptIn', words.softOptIn[policy.softOptIn]],
    ...(label === undefined ? [] : [['label', words.label(label)] as const]),
    ...(registry === undefined ? [] : [['registry', registry] as const]),
    ...(reconfirmMonths === undefined ? [] : [['reconfirm', words.reconfirm(reconfirmMonths)] as const]),
    ['firstContactRequest', words.firstContactRequest[policy.firstContactRequest ? 'yes' : 'no']],
    ['stop', words.stop(policy.stopWithinDays)],
    ['stale', words.stale(stale.warn, stale.block, stale.unusedWarn, stale.unusedBlock)],
    ['papers', words.papers(policy.measuresReviewMonths, policy.listingDays)],
    ['inbox', maxInboxAge === undefined ? words.inbox.none : words.inbox.asked(maxInboxAge)],
    ['quietHours', `${words.quietHours[policy.quietHours]}; ${words.holidays[policy.holidays]}`],
    ['checks', [words.checks(checks.length, blocking), ...differs].join('; ')],
  ];
}

function sourceTexts(sources: readonly PolicySource[], topic: string, page: PolicyPage): string[] {
  const own = sources.filter(({ about }) => about === (topic as PolicyTopic));
  return own.map(({ text, verified }) => (verified ? text : `${text} (${page.policies.unverified})`));
}

/** One policy: each topic with its value, and the sources below. */
export function terminalPolicy(view: PolicyView, page: PolicyPage): string {
  const terminal = terminalOf(page, 'UTC');
  const { width, color } = terminal;
  const { policy } = view;
  const all = rows(view, page);
  const label = Math.max(...all.map(([topic]) => widthOf(page.policies.topics[topic]))) + 2;
  const lines = all.flatMap(([topic, text]) => {
    const sources = sourceTexts(policy.sources, topic, page).join(' · ');
    const below = sources === '' ? [] : wrap(sources, width - label).map((line) => color.dim(line));
    return [...wrap(text, width - label), ...below].map(
      (line, index) => padEnd(index === 0 ? page.policies.topics[topic] : '', label) + line,
    );
  });
  const { country } = view;
  const place =
    country === undefined ? countriesOf(policy, page, terminal) : terminal.format.country(country);
  const head = `${policy.name} · ${place} · ${reviewText(view, page, terminal)}`;
  const [first = '', ...rest] = wrap(head, width);
  return plain([
    color.bold(first),
    ...rest,
    '',
    ...lines,
    '',
    ...wrap(page.policies.disclaimer, width).map((line) => color.dim(line)),
  ]);
}

/** All policies, a block each: name and review, countries, what they ask of a consent. */
export function terminalPolicies(views: readonly PolicyView[], page: PolicyPage): string {
  const terminal = terminalOf(page, 'UTC');
  const { width, color } = terminal;
  const names = Math.max(...views.map(({ policy }) => policy.name.length)) + 2;
  const lines = views.flatMap((view) => {
    const { policy } = view;
    const { doubleOptIn, softOptIn } = page.policies.columns;
    const text = [
      `${countriesOf(policy, page, terminal)}; ${reviewText(view, page, terminal)}`,
      `${doubleOptIn}: ${page.policies.doubleOptIn[policy.doubleOptIn]} · ${softOptIn}: ${page.policies.softOptIn[policy.softOptIn]}`,
    ].flatMap((one) => wrap(one, width - names));
    return text.map((line, index) => color.bold(padEnd(index === 0 ? policy.name : '', names)) + line);
  });
  return plain([...lines, '', ...wrap(page.policies.disclaimer, width).map((line) => color.dim(line))]);
}
