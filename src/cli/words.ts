/** Small things that several commands say: row problems, stop reasons, check texts. */
import { errorCodeFacts } from '../core/api-errors.ts';
import type { ConsentProblemCode } from '../core/consent-columns.ts';
import type { Finding } from '../core/decision.ts';
import { gapsOf, writesOf } from '../core/gaps.ts';
import type { RowProblem, RowProblemCode } from '../core/recipient.ts';
import type { LintText } from '../i18n/en/lint.ts';
import { formatsFor } from '../i18n/format.ts';
import type { Language, Messages } from '../i18n/index.ts';
import { messagesFor } from '../i18n/index.ts';
import type { CheckTexts } from '../report/index.ts';

/** Why a row cannot be used, as a sentence without capital and full stop. */
export function rowProblemText(
  messages: Messages,
  problem: {
    readonly code: RowProblemCode | ConsentProblemCode;
    readonly value: string;
    readonly firstRow?: RowProblem['firstRow'];
    /** The known name that was probably meant. */
    readonly suggestion?: string | undefined;
  },
): string {
  if (problem.code === 'row.duplicate' && problem.firstRow !== undefined)
    return messages.cli.repeatsRow(problem.firstRow);
  const text = messages.cli.rows[problem.code];
  const reason = problem.value === '' ? text : `"${problem.value}" ${text}`;
  return problem.suggestion === undefined
    ? reason
    : `${reason}${messages.transfer.didYouMean(problem.suggestion)}`;
}

/** `190 Token expired or invalid`; the bare code where it is not in the table. */
function namedCode(messages: Messages, code: string): string {
  const facts = errorCodeFacts(Number(code));
  return facts === undefined ? code : `${code} ${messages.apiErrors[facts.first].title}`;
}

/** Why a run stopped, in words; codes carry a number behind a colon. */
export function stopText(messages: Messages, reason: string): string {
  const { stops } = messages.cli;
  const [kind = '', detail = ''] = reason.split(':');
  if (kind === 'api' || kind === 'template-fault') return stops[kind](namedCode(messages, detail));
  const text: unknown = Object.hasOwn(stops, kind) ? stops[kind as keyof typeof stops] : undefined;
  return typeof text === 'string' ? text : reason;
}

/** Names the languages at fault, and what is wrong with each where the check says it: `de: PAUSED, fr: missing`. */
function withLanguages(rule: string, languages: string, { templateCopies }: Messages): string {
  const words: Readonly<Record<string, string>> = { ...templateCopies.statuses, ...templateCopies.unfit };
  const named = languages.split(', ').map((one) => {
    const [language = '', state = ''] = one.split(': ');
    return `${language} ${words[state] ?? state}`.trim();
  });
  return `${rule.replace(/\.$/, '')}: ${named.join(', ')}.`;
}

/**
 * What is said of the very case that a check found (`params.reason`; several behind commas), in the words of the check or of
 * the rule for drafts that looks for the same; undefined: no case is named, or none of its own is written.
 */
function caseText(
  messages: Messages,
  code: string,
  params: Finding['params'] = {},
): { readonly rule: string; readonly fix: string } | undefined {
  const lint: Readonly<Record<string, Readonly<Record<string, LintText>>>> = messages.lint;
  const cases = { ...lint[code], ...messages.checkReasons[code] };
  const found = String(params.reason ?? '')
    .split(', ')
    .flatMap((reason) => cases[reason] ?? []);
  if (found.length === 0) return undefined;
  const said = new Set(found.map(({ why }) => why(params)));
  const languages = params.languages === undefined ? '' : ` (${params.languages})`;
  const fixes = new Set(found.map(({ fix }) => fix(params)));
  return { rule: `${[...said].join(' ')}${languages}`, fix: [...fixes].join(' ') };
}

/** Says behind the rule what is lacking, and behind the fix what to write. */
function withGaps(
  { rule, fix }: ReturnType<CheckTexts>,
  params: NonNullable<Parameters<CheckTexts>[1]>,
  { language, messages: { gaps } }: { language: Language; messages: Messages },
): ReturnType<CheckTexts> {
  const { calendarDay } = formatsFor(language, 'UTC');
  const said = (about: string): string => (/^\d{4}-\d\d-\d\d$/.test(about) ? calendarDay(about) : about);
  const lacking = gapsOf(String(params.gaps)).map(({ reason, about = '' }) =>
    gaps.reasons[reason](said(about)),
  );
  const lines = params.write === undefined ? [] : writesOf(String(params.write));
  const write = lines.map(({ below, line }) => gaps.write(below, line));
  return { rule: [rule, ...lacking].join(' '), fix: [fix, ...write].join(' '), action: fix, write };
}

/** Which hours are allowed where and why: `Allowed in Colombia: Mon–Fri 07:00–19:00 (law). Source: Ley 2300 de 2023 art. 3`. */
function hoursText(
  params: Readonly<Record<string, string | number>>,
  { language, messages: { hours: words } }: { language: Language; messages: Messages },
): string {
  const days: Readonly<Record<string, string>> = words.days;
  const hardness: Readonly<Record<string, string>> = words.hardness;
  const hours = String(params.hours)
    .replaceAll('-', '–')
    .replace(/[A-Z]{3}/g, (day) => days[day] ?? day)
    .replaceAll('; ', ', ');
  const place = String(params.place);
  const isCountry = /^[A-Z]{2}$/.test(place);
  const rests = [
    hardness[String(params.hardness)] ?? '',
    ...(params.verified === 'false' && params.hardness !== 'unverified' ? [words.notVerified] : []),
    ...(params.holidays === 'true' ? [words.noHolidays] : []),
  ];
  const named = isCountry ? formatsFor(language, 'UTC').country(place) : place;
  return words.allowed(named, hours, rests.join(', '), String(params.source));
}

/** Texts of checks in a language, for the reports. */
export function checkTexts(language: Language): CheckTexts {
  const messages = messagesFor(language);
  const texts: Readonly<Record<string, { rule: string; fix: string }>> = messages.checks;
  return (code, params) => {
    const ofCase = caseText(messages, code, params);
    if (ofCase !== undefined) return ofCase;
    const text = texts[code] ?? { rule: code, fix: '' };
    if (params?.gaps !== undefined) return withGaps(text, params, { language, messages });
    if (params?.hours !== undefined)
      return { ...text, rule: `${text.rule} ${hoursText(params, { language, messages })}.` };
    const named = params?.checks ?? params?.policies;
    if (named !== undefined) return { ...text, rule: `${text.rule.replace(/\.$/, '')}: ${named}.` };
    if (params?.languages === undefined) return text;
    return { ...text, rule: withLanguages(text.rule, String(params.languages), messages) };
  };
}
