/** Rules on variables: how they are written, where they stand, how many there are. */
import { textsOf } from './parts.ts';
import type { LintSubject, RuleHit, TemplateRule } from './rule.ts';
import { WRONG_FORM } from './rule.ts';
import { countWords, distinctVariables, hasStrayBraces, writtenVariables } from './variables.ts';

/** Named: lower-case letters, digits, underscore, as Meta says; a digit in front is what the sandbox and practice refuse. */
const NAMED = /^[a-z_][a-z0-9_]*$/;
const POSITIONAL = /^[1-9]\d*$/;

/** Texts that people write: an authentication template's are the platform's. */
function written(subject: LintSubject): ReturnType<typeof textsOf> {
  return subject.draft.category === 'AUTHENTICATION' ? [] : textsOf(subject.draft);
}

/** Bodies, a card's included. */
function bodies(subject: LintSubject): ReturnType<typeof textsOf> {
  return written(subject).filter(({ component }) => component.type === 'BODY');
}

function formReason(variable: string, isNamed: boolean): string | undefined {
  if ((isNamed ? NAMED : POSITIONAL).test(variable)) return undefined;
  const bare = variable.trim();
  if (bare !== variable && (isNamed ? NAMED : POSITIONAL).test(bare)) return 'spaces';
  if (isNamed) return POSITIONAL.test(bare) ? 'number-in-named' : 'named';
  return NAMED.test(bare.toLowerCase()) ? 'name-in-positional' : 'positional';
}

/** Variables are numbers or names, whichever `parameter_format` says, written without spaces. */
export const variableFormRule = {
  id: 'draft.variable-form',
  severity: 'error',
  source: 'Meta, templates/overview, templates/template-review',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    const isNamed = subject.draft.parameter_format === 'NAMED';
    return written(subject).flatMap(({ component: { type }, path, text }): RuleHit[] => {
      // A footer takes none whatever their form: its own rule.
      if (type === 'FOOTER') return [];
      const at = { path: [...path, 'text'], metaCode: WRONG_FORM[type] };
      const stray = hasStrayBraces(text) ? [{ ...at, reason: 'braces' }] : [];
      const wrong = distinctVariables(text).flatMap((variable) => {
        const reason = formReason(variable, isNamed);
        return reason === undefined
          ? []
          : [{ ...at, reason, params: { variable: `{{${variable}}}`, bare: `{{${variable.trim()}}}` } }];
      });
      return [...stray, ...wrong];
    });
  },
} as const satisfies TemplateRule;

/** Positional variables count up from {{1}} in each text. */
export const variableGapRule = {
  id: 'draft.variable-gap',
  severity: 'error',
  source: 'Meta, templates/template-review',
  checkedOn: '2026-11-23',
  isVerified: true,
  run(subject): RuleHit[] {
    if (subject.draft.parameter_format === 'NAMED') return [];
    return written(subject).flatMap(({ component: { type }, path, text }) => {
      const numbers = new Set(
        distinctVariables(text)
          .filter((name) => POSITIONAL.test(name))
          .map(Number),
      );
      const highest = Math.max(0, ...numbers);
      let missing = 1;
      while (numbers.has(missing)) missing += 1;
      if (type === 'FOOTER' || missing > highest) return [];
      const params = { missing: `{{${missing}}}`, highest: `{{${highest}}}` };
      return [{ path: [...path, 'text'], reason: 'gap', params, metaCode: WRONG_FORM[type] }];
    });
  },
} as const satisfies TemplateRule;

/** A body neither begins nor ends with a variable. */
export const variableEdgeRule = {
  id: 'draft.variable-edge',
  severity: 'error',
  metaCode: 2388299,
  source: 'Meta, support/error-codes',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: (subject): RuleHit[] =>
    bodies(subject).flatMap(({ path, text }): RuleHit[] => {
      const trimmed = text.trim();
      const first = /^\{\{[^{}]*\}\}/.exec(trimmed)?.[0];
      const last = /\{\{[^{}]*\}\}$/.exec(trimmed)?.[0];
      const at = { path: [...path, 'text'] };
      return [
        ...(first === undefined ? [] : [{ ...at, reason: 'start', params: { variable: first } }]),
        ...(last === undefined ? [] : [{ ...at, reason: 'end', params: { variable: last } }]),
      ];
    }),
} as const satisfies TemplateRule;

/** Text stands between two variables. */
export const variableAdjacentRule = {
  id: 'draft.variable-adjacent',
  severity: 'error',
  source: 'Meta, webhooks/reference/message_template_status_update (the review answers INVALID_FORMAT)',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: (subject): RuleHit[] =>
    bodies(subject).flatMap(({ path, text }) => {
      const pair = /\{\{[^{}]*\}\}\s*\{\{[^{}]*\}\}/.exec(text)?.[0];
      return pair === undefined ? [] : [{ path: [...path, 'text'], reason: 'pair', params: { pair } }];
    }),
} as const satisfies TemplateRule;

/** Words that a text with so many variables needs by the rule of thumb. */
const wordsFor = (variables: number): number => 2 * variables + 1;

/**
 * Enough words around the variables. Meta refuses too few (2388293) and does not publish how many it wants; 2x + 1 words for
 * x variables is what a partner (Twilio) tells its customers, so this only warns.
 */
export const variableRatioRule = {
  id: 'draft.variable-ratio',
  severity: 'warning',
  metaCode: 2388293,
  source: 'Meta, support/error-codes; the formula: Twilio’s documentation',
  checkedOn: '2026-11-23',
  isVerified: false,
  run: (subject): RuleHit[] =>
    bodies(subject).flatMap(({ path, text }) => {
      const variables = writtenVariables(text).length;
      const words = countWords(text);
      const needed = wordsFor(variables);
      return variables === 0 || words >= needed
        ? []
        : [{ path: [...path, 'text'], reason: 'few-words', params: { variables, words, needed } }];
    }),
} as const satisfies TemplateRule;

/** A header has one variable at most, a footer none. */
export const variableCountRule = {
  id: 'draft.variable-count',
  severity: 'error',
  source: 'Meta, templates/components',
  checkedOn: '2026-11-23',
  isVerified: true,
  run: (subject): RuleHit[] =>
    written(subject).flatMap(({ component: { type }, path, text }): RuleHit[] => {
      const count = distinctVariables(text).length;
      const at = { path: [...path, 'text'], params: { count }, metaCode: WRONG_FORM[type] };
      if (type === 'HEADER' && count > 1) return [{ ...at, reason: 'header' }];
      return type === 'FOOTER' && (count > 0 || hasStrayBraces(text)) ? [{ ...at, reason: 'footer' }] : [];
    }),
} as const satisfies TemplateRule;
