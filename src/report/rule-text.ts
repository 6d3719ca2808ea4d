/** Checks in words beside their own text: what they rest on and how well that was seen, and why one did not run. */
import type { Need, Verification } from '../core/check.ts';
import { durationMs } from '../core/config.ts';
import type { Override } from '../core/overrides.ts';
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

/** What the one action would do that frees the most people. */
export function freeingText(
  { action, codes, people }: Freeing,
  { rules, checks }: { readonly rules: RuleWords; readonly checks: CheckTexts },
): string {
  const actions: Readonly<Record<string, string>> = rules.freeing.actions;
  const text = Object.hasOwn(actions, action) ? actions[action] : undefined;
  const named = codes.slice(0, MOST_CODES).join(', ');
  return rules.freeing.line(
    people,
    text ?? checks(action).fix,
    codes.length > MOST_CODES ? `${named} …` : named,
  );
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
