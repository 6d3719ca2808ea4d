import { type DraftReason, refuseDraft } from './draft-refusal.ts';
import { isJsonObject, type JsonObject } from './json-value.ts';
import type { Refusal } from './refusal.ts';

/** A text of a draft and its rules. */
export interface DraftText {
  /** `header`, `body`, `card 0 body`: opens every message. */
  readonly place: string;
  /** Which number a wrong form gets. */
  readonly reason: DraftReason;
  readonly maxLength: number;
  readonly maxVariables: number;
  /** Whether variables may stand first or last and the words between them are not counted: in headers. */
  readonly isShort: boolean;
  readonly isNamed: boolean;
}

const VARIABLE = /\{\{([^{}]*)\}\}/g;
const TITLE_MARKS = /[\n\r*_~`]|\p{Extended_Pictographic}/u;

/** The names inside `{{…}}`, in order, repeats included. */
export function variablesOf(text: string): string[] {
  return [...text.matchAll(VARIABLE)].map((match) => match[1] ?? '');
}

/**
 * Checks a text: length, form, its variables' names and places. Sources: Meta, templates/components, templates/overview,
 * templates/template-review, support/error-codes. The ratio of words to variables is not published; a partner's rule stands
 * in for it: 2x + 1 words for x variables (Twilio).
 */
export function checkDraftText(text: unknown, rules: DraftText): Refusal | null {
  const { place, reason, maxLength, isShort } = rules;
  if (typeof text !== 'string' || text.trim() === '') return refuseDraft(reason, `${place}: text is missing`);
  // The larger count of the two: the platform does not say whether it counts code points or UTF-16 units.
  if (text.length > maxLength)
    return refuseDraft('length', `${place}: ${text.length} characters, ${maxLength} are allowed`);
  // The underscore of a variable's name is no formatting.
  if (isShort && TITLE_MARKS.test(text.replace(VARIABLE, '')))
    return refuseDraft(reason, `${place}: no line breaks, formatting or emoji`);
  if (/\n\s*\n\s*\n/.test(text) || /\t| {5}/.test(text))
    return refuseDraft(reason, `${place}: too many line breaks or spaces in a row, or a tab`);
  return checkVariables(text, rules) ?? checkPlaces(text, rules);
}

function checkVariables(text: string, { place, reason, maxVariables, isNamed }: DraftText): Refusal | null {
  const names = [...new Set(variablesOf(text))];
  if (text.replace(VARIABLE, '').match(/\{\{|\}\}/) !== null)
    return refuseDraft(reason, `${place}: braces that belong to no variable`);
  if (names.length > maxVariables)
    return refuseDraft(reason, `${place}: ${names.length} variables, ${maxVariables} are allowed`);
  const form = isNamed ? /^[a-z_][a-z0-9_]*$/ : /^[1-9]\d?$/;
  const wrong = names.find((name) => !form.test(name));
  if (wrong !== undefined) return refuseDraft(reason, `${place}: {{${wrong}}} is no name of a variable`);
  const numbers = names.map(Number).sort((a, b) => a - b);
  const hasGap = !isNamed && numbers.some((number, index) => number !== index + 1);
  return hasGap ? refuseDraft(reason, `${place}: variables must count up from {{1}} without a gap`) : null;
}

function checkPlaces(text: string, { place, isShort }: DraftText): Refusal | null {
  if (isShort) return null;
  const trimmed = text.trim();
  if (/^\{\{[^{}]*\}\}/.test(trimmed) || /\{\{[^{}]*\}\}$/.test(trimmed))
    return refuseDraft('edge', `${place}: a variable stands at the start or the end`);
  const count = variablesOf(text).length;
  const words = text.replace(VARIABLE, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (count === 0 || words >= 2 * count + 1) return null;
  return refuseDraft('ratio', `${place}: ${words} words for ${count} variables`);
}

/**
 * Checks that every variable has a sample: `body_text: [[…]]` or `header_text: […]` for positional ones,
 * `…_named_params: [{param_name, example}]` for named ones. Source: Meta, templates/components.
 */
export function checkSamples(
  text: string,
  example: unknown,
  { part, isNamed }: { readonly part: 'header' | 'body'; readonly isNamed: boolean },
): Refusal | null {
  const names = [...new Set(variablesOf(text))];
  if (names.length === 0) return null;
  const samples = isJsonObject(example) ? example : {};
  const isComplete = isNamed
    ? hasNamedSamples(names, samples[`${part}_text_named_params`])
    : hasSamples(names.length, positionalSamples(samples, part));
  return isComplete ? null : refuseDraft('sample', `${part}: every variable needs a sample`);
}

function positionalSamples(samples: JsonObject, part: 'header' | 'body'): unknown {
  if (part === 'header') return samples.header_text;
  return Array.isArray(samples.body_text) ? (samples.body_text[0] as unknown) : undefined;
}

function hasSamples(count: number, samples: unknown): boolean {
  return Array.isArray(samples) && samples.length === count && samples.every(isSample);
}

function hasNamedSamples(names: readonly string[], samples: unknown): boolean {
  if (!Array.isArray(samples)) return false;
  return names.every((name) =>
    samples.some(
      (sample: unknown) => isJsonObject(sample) && sample.param_name === name && isSample(sample.example),
    ),
  );
}

function isSample(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
