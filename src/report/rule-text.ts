/** Checks in words beside their own text: what they rest on and how well that was seen, and why one did not run. */
import type { Need, Verification } from '../core/check.ts';
import { durationMs } from '../core/config.ts';
import type { Override } from '../core/overrides.ts';
import type { PlanSummary } from '../core/plan.ts';
import type { Freeing } from '../core/remedies.ts';
import type { Formats } from '../i18n/format.ts';
import type { Messages } from '../i18n/index.ts';
import type { CheckNotRun, CheckTexts } from './model.ts';

type RuleWords = Messages['rules'];

/** Sources in one line; where they were not seen, it says so: nobody must quote them unread. */
export function sourceText(
  { sources, verification }: { readonly sources: readonly string[]; readonly verification: Verification },
  words: RuleWords,
): string {
  const text = sources.join(' · ');
  return verification === 'source-seen' ? text : `${text} (${words.verification[verification]})`;
}

/** Codes named one by one in a sentence. */
const MOST_CODES = 3;

/** Words for what an action frees. */
interface FreeingWords {
  readonly rules: RuleWords;
  readonly checks: CheckTexts;
  readonly sending: Messages['sending'];
  readonly format: Pick<Formats, 'number'>;
}

/** What the one action would do that frees the most people; the most messages where the plan has several a person. */
export function freeingText(
  { action, codes, people }: Freeing,
  { rules, checks, sending, format }: FreeingWords,
  { once }: Pick<PlanSummary, 'once'>,
): string {
  const actions: Readonly<Record<string, string>> = rules.freeing.actions;
  const text = Object.hasOwn(actions, action) ? actions[action] : undefined;
  const named = codes.slice(0, MOST_CODES).join(', ');
  const words = {
    action: text ?? checks(action).fix,
    codes: codes.length > MOST_CODES ? `${named} …` : named,
  };
  if (once === undefined) return rules.freeing.line(people, words.action, words.codes);
  return sending.once.freeing({ ...words, count: format.number(people), isOne: people === 1 });
}

/** A check that is less grave here: from what to what, who answers for it, why and how long. */
export function overrideText(
  { usual, severity, after, by, on, reason, until }: Override,
  {
    rules,
    format,
  }: { readonly rules: RuleWords; readonly format: Pick<Formats, 'calendarDay' | 'duration'> },
): string {
  const { overrides } = rules;
  const plain = overrides.change(overrides.severity[usual], overrides.severity[severity]);
  const change =
    after === undefined ? plain : overrides.after(plain, format.duration((durationMs(after) ?? 0) / 1000));
  const who = by === undefined ? '' : overrides.signed(by, on === undefined ? '' : format.calendarDay(on));
  return `${change}${who}, ${overrides.until(format.calendarDay(until))}: ${reason}`;
}

/** What a check needs and where, with what to write. */
export function needText({ place, name, line }: Need, words: RuleWords): string {
  return words.notRun['no-data'](words.needs[place](name), line);
}

/** Why a check did not run. */
export function notRunText({ why, need, subjects, reason }: CheckNotRun, words: RuleWords): string {
  if (why !== 'no-data' || need === undefined) {
    const plain = why === 'off' ? words.notRun.off : words.notRun['not-applicable'];
    return reason === undefined ? plain : `${plain}: ${reason}`;
  }
  const text = needText(need, words);
  return subjects === undefined ? text : `${text} (${words.notRun.subjects(subjects)})`;
}
