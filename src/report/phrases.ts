/** Short phrases that the terminal and the page share: codes turned into words, warnings, limits. */
import { errorCodeFacts } from '../core/api-errors.ts';
import { COUNTRY_REFUSED } from '../core/sending/countries.ts';
import { shellWord } from '../core/shell-word.ts';
import type {
  FailureLine,
  HoldLine,
  LimitLine,
  LocalizedText,
  OutcomeReport,
  PlanReport,
  PlanWarning,
  ReportFrame,
} from './model.ts';
import type { Voice } from './voice.ts';

/** A code's word in a table of texts; the code itself where there is none (the platform may add some). */
export function word(table: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

/** What an error code of the API means; undefined for one that is not in the table. */
export function apiErrorText(code: number, voice: Voice): Voice['apiErrors'][0] | undefined {
  const facts = errorCodeFacts(code);
  return facts && voice.apiErrors[facts.first];
}

/** A code with its name, as far as it is known: `131026 Cannot be delivered to this number`. */
export function failureName({ code, title }: Pick<FailureLine, 'code' | 'title'>, voice: Voice): string {
  return `${code} ${apiErrorText(code, voice)?.title ?? title}`.trim();
}

/** What follows from a failure: what consend does by itself, or what is left to do where it can do nothing. */
export function failureAdvice({ code, disposition }: FailureLine, voice: Voice): string {
  if (errorCodeFacts(code) === undefined) return voice.sending.unknownCode;
  const isLeftToPeople = disposition === 'fix' || disposition === 'stop';
  const action = isLeftToPeople ? apiErrorText(code, voice)?.action : undefined;
  return action ?? voice.texts.dispositions[disposition];
}

/** Why a run stopped; a code's number stands behind a colon: `api:190`. */
export function stopReason(reason: string, voice: Voice): string {
  const [kind = '', detail] = reason.split(':');
  const said = word(voice.texts.stoppedBy, kind);
  if (detail === undefined) return said;
  const code = Number(detail);
  return `${said} (${Number.isInteger(code) ? failureName({ code, title: '' }, voice) : detail})`;
}

/** Why a message was left out; `country-refused:BR` names a country. */
export function skipReason(reason: string, voice: Voice): string {
  const { skips } = voice.texts;
  if (reason.startsWith(COUNTRY_REFUSED))
    return voice.sending.countryRefused(voice.format.country(reason.slice(COUNTRY_REFUSED.length)));
  return Object.hasOwn(skips, reason) ? word(skips, reason) : voice.checks(reason).rule;
}

/** Why people wait, where and until when: `quiet hours by law, Colombia until Thu 26 Nov, 13:00`. */
export function holdReason({ reason, place = '', until }: HoldLine, { texts, format }: Voice): string {
  const named = /^[A-Z]{2}$/.test(place) ? format.country(place) : place;
  const what = [word(texts.holds, reason), ...(named === '' ? [] : [named])].join(', ');
  if (until === undefined) return what;
  // A place has one clock, or few: its hour tells something.
  const when = place === '' ? format.weekday(until) : `${format.weekday(until)}, ${format.time(until)}`;
  return `${what} ${texts.funnel.until(when)}`;
}

/** A user's text in a language, else in English, else whatever there is. */
export function localized(text: LocalizedText, language: string, otherwise: string): string {
  return text[language] ?? text.en ?? Object.values(text)[0] ?? otherwise;
}

/** `approved, quality green`, or by language where they differ. */
export function templateState(template: ReportFrame['template'], voice: Voice): string {
  const { texts } = voice;
  const states = template.languages.map(
    ({ status, quality }) =>
      `${word(texts.templateStatus, status)}, ${texts.qualityLine(word(texts.quality, quality))}`,
  );
  const distinct = new Set(states);
  if (distinct.size <= 1) return states[0] ?? '';
  return template.languages.map((each, index) => `${each.language} ${states[index]}`).join('; ');
}

function lackingText(
  { language, count, wanted }: Extract<PlanWarning, { code: 'template.language-lacking' }>,
  { texts, parameters, format }: Voice,
): string {
  const named = Object.entries(wanted).sort((a, b) => b[1] - a[1]);
  const unnamed = count - named.reduce((sum, [, each]) => sum + each, 0);
  const parts = named.map(([code, each]) => `${code} ${format.number(each)}`);
  if (unnamed > 0) parts.push(`${parameters.groups.noLanguage} ${format.number(unnamed)}`);
  return parameters.groups.fallback(texts.people(count), language, parts.join(', '));
}

/** The command that approves a plan. */
export function approveCommand(plan: string, approver: string | undefined): string {
  return `consend approve ${plan} --by ${shellWord(approver ?? 'NAME')}`;
}

/** A warning as a sentence without capital and full stop. */
export function warningText(warning: PlanWarning, voice: Voice): string {
  const { texts, format } = voice;
  switch (warning.code) {
    case 'plan.left-out':
      return voice.sending.once.leftOut(format.number(warning.count), warning.count === 1);
    case 'plan.approval':
      return texts.warnings.approval(approveCommand(warning.plan, warning.approver));
    case 'template.copy-old':
      return texts.warnings.copyOld(format.duration(warning.seconds));
    case 'template.language-lacking':
      return lackingText(warning, voice);
    case 'template.category-coming':
      return texts.warnings.categoryComing(warning.languages.join(', '), warning.category);
    case 'provider.measures-due':
      return texts.warnings.measuresDue(
        format.calendarDay(warning.reviewedOn),
        format.calendarDay(warning.dueOn),
      );
    case 'provider.version-ending':
      return texts.warnings.versionEnding(
        warning.version,
        format.calendarDay(warning.endsOn),
        warning.newest,
      );
    case 'provider.version-ended':
      return texts.warnings.versionEnded(warning.version, format.calendarDay(warning.endsOn), warning.newest);
    case 'input.encoding-guessed':
      return texts.warnings.encodingGuessed(warning.encoding);
    case 'input.not-mobile':
      return texts.warnings.notMobile(warning.count);
    case 'cost.unpriced':
      return texts.warnings.unpriced(warning.countries.join(', '), warning.messages);
  }
}

function daysText(days: string, voice: Voice): string {
  return days.replace(/[A-Z]{3}/g, (day) => word(voice.texts.weekdays, day)).replace(/-/g, '–');
}

/** A limit's value in words. */
export function limitText(limit: LimitLine, voice: Voice): string {
  const { format } = voice;
  const texts = voice.texts.html.limits;
  switch (limit.kind) {
    case 'throughput':
      return texts.perSecond(format.number(limit.perSecond));
    case 'messaging-limit':
      return limit.people === undefined
        ? texts.unlimited(format.number(limit.used))
        : texts.people(format.number(limit.people), format.number(limit.used));
    case 'pair':
      return texts.pair(format.duration(limit.seconds));
    case 'frequency':
      return texts.frequency(voice.texts.messages(limit.messages), format.duration(limit.perSeconds));
    case 'window': {
      const zone = limit.zone === 'recipient' ? texts.recipientZone : limit.zone;
      const window = texts.window(limit.from, limit.to, daysText(limit.days, voice), zone);
      return limit.holidays ? `${window}, ${texts.holidays}` : window;
    }
    case 'messages-per-day':
      return texts.perDay(voice.texts.messages(limit.messages));
  }
}

/** A price per message: four decimals, as rate cards have them. */
export function unitPrice(unit: number, voice: Voice): string {
  return voice.format.decimal(unit, 4);
}

/** Whether a finding outside the recipients blocks, so that nobody is messaged. */
export function isStopped(report: PlanReport): boolean {
  return report.findings.some((finding) => finding.scope !== 'recipient' && finding.severity === 'block');
}

/** People of a plan, or messages where it goes out once for each key: valid rows without the repeated ones. */
export function peopleOf(report: PlanReport): number {
  return report.summary.rows.valid - report.summary.rows.duplicate;
}

/** A plan's outcome in a sentence: how many of how many may be messaged. */
export function planVerdict(report: PlanReport, { texts, sending, format }: Voice): string {
  const { send, hold, block } = report.summary.decisions;
  const people = peopleOf(report);
  const isKeyed = report.summary.once !== undefined;
  const total = format.number(people);
  if (isStopped(report)) return isKeyed ? sending.once.stopped(total) : texts.html.verdictStopped(people);
  if (!isKeyed) return texts.html.verdict({ send, people, hold, block });
  const some = (count: number) => (count > 0 ? format.number(count) : undefined);
  return sending.once.verdict({ send: format.number(send), total, hold: some(hold), block: some(block) });
}

/** Messages that are on a phone. */
export function reachedOf(counts: OutcomeReport['counts']): number {
  return counts.delivered + counts.read;
}

/** All messages of a campaign. */
export function totalOf(counts: OutcomeReport['counts']): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
