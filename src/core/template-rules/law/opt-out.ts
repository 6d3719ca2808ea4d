/** How a message says to stop. */
import { OPT_OUT_TRAPS, REPLY_WORDS, STOPPING_LABEL } from '../../data/opt-out-traps.ts';
import { OPT_OUT_WORDS } from '../../data/opt-out-words.ts';
import { isStopWord } from '../../opt-out.ts';
import type { TemplateDraftFile } from '../../template-draft.ts';
import { buttonsOf, ofType } from '../parts.ts';
import type { RuleHit, TemplateRule } from '../rule.ts';
import { baseLanguage, phrasePattern } from './wording.ts';

/** Scripts that set no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const QUOTES = '"\'„“”‚‘’«»*_';

function stands(entry: string, text: string): boolean {
  return UNSPACED.test(entry) ? text.includes(entry) : phrasePattern(entry).test(text);
}

/** Whether an everyday word is shown as what to write: in capitals, in quotation marks, or beside "reply". */
function isShown(entry: string, text: string, language: string): boolean {
  const capitals = entry.toUpperCase();
  if (capitals !== entry && phrasePattern(capitals, 'u').test(text)) return true;
  if (new RegExp(`[${QUOTES}]${entry}[${QUOTES}]`, 'iu').test(text)) return true;
  const asks = REPLY_WORDS[language] ?? [];
  return (
    asks.length > 0 &&
    text
      .split(/[\n.!?]/)
      .some(
        (sentence) =>
          stands(entry, sentence) &&
          asks.some((word) => new RegExp(`(?<!\\p{L})${word}`, 'iu').test(sentence)),
      )
  );
}

/** The stop entry of a language that a text announces. */
function announced(text: string, language: string): string | undefined {
  const traps = [...(OPT_OUT_TRAPS['*'] ?? []), ...(OPT_OUT_TRAPS[language] ?? [])];
  const entries = new Set([...(OPT_OUT_WORDS[language] ?? []), ...(OPT_OUT_TRAPS['*'] ?? [])]);
  return [...entries].find((entry) =>
    traps.includes(entry) ? isShown(entry, text, language) : stands(entry, text),
  );
}

/** How a draft lets people stop. */
export type OptOutWay =
  | { readonly kind: 'button' | 'wording'; readonly word: string }
  /** In another language than the template's. */
  | { readonly kind: 'other-language'; readonly word: string }
  | { readonly kind: 'none' };

/** A label that is a stop in the template's own language, or in another one. */
function stopLabel(
  labels: readonly string[],
  language: string,
): { word: string; isOwn: boolean } | undefined {
  const stops = labels.filter((label) => isStopWord(label) !== undefined);
  const own = stops.find((label) =>
    [...(OPT_OUT_WORDS[language] ?? []), 'stop'].some(
      (entry) => isStopWord(entry)?.word === isStopWord(label)?.word,
    ),
  );
  const word = own ?? stops[0];
  return word === undefined ? undefined : { word, isOwn: own !== undefined };
}

/** How a draft lets people stop: by a button whose press is a stop, or by words in body or footer. */
export function optOutWay(draft: TemplateDraftFile): OptOutWay {
  const language = baseLanguage(draft.language);
  const labels = buttonsOf(draft)
    .filter(({ button }) => button.type === 'QUICK_REPLY')
    .map(({ button }) => button.text ?? '');
  const pressed = stopLabel(labels, language);
  if (pressed?.isOwn) return { kind: 'button', word: pressed.word };
  const text = ofType(draft, 'BODY', 'FOOTER')
    .filter(({ card }) => card === undefined)
    .map(({ component }) => component.text ?? '')
    .join('\n');
  const word = announced(text, language);
  if (word !== undefined) return { kind: 'wording', word };
  if (pressed) return { kind: 'other-language', word: pressed.word };
  const other = Object.keys(OPT_OUT_WORDS).flatMap((each) => announced(text, each) ?? [])[0];
  return other === undefined ? { kind: 'none' } : { kind: 'other-language', word: other };
}

/** Buttons that mean to stop, and whose press consend would not take as an opt-out. */
function unheardButtons(draft: TemplateDraftFile): RuleHit[] {
  return buttonsOf(draft)
    .filter(({ button: { type, text = '' } }) => type === 'QUICK_REPLY' && STOPPING_LABEL.test(text))
    .filter(({ button: { text = '' } }) => isStopWord(text) === undefined)
    .map(({ button: { text = '' }, path }) => ({
      path,
      reason: 'unrecognised-button',
      params: { label: text },
    }));
}

/** Marketing says how to stop, in the template's language. */
export const noOptOutRule = {
  id: 'template.no-optout',
  severity: 'error',
  source: '§ 7 (2) no. 3 c, (3) no. 4 UWG; Art. 7 (3) GDPR; Art. 13 (4) Directive 2002/58/EC',
  checkedOn: '2026-11-23',
  isVerified: true,
  run({ draft }): RuleHit[] {
    if (draft.category !== 'MARKETING') return [];
    const unheard = unheardButtons(draft);
    const way = optOutWay(draft);
    const path = ['components'];
    const own = { language: draft.language };
    switch (way.kind) {
      case 'button':
      case 'wording':
        return unheard.map((hit) => ({ ...hit, severity: 'warning' }));
      case 'other-language': {
        const params = { ...own, word: way.word };
        return [...unheard, { path, reason: 'other-language', params, severity: 'warning' }];
      }
      case 'none': {
        if (unheard.length > 0) return unheard;
        const isKnown = OPT_OUT_WORDS[baseLanguage(draft.language)] !== undefined;
        return isKnown
          ? [{ path, reason: 'none' }]
          : [{ path, reason: 'unknown-language', params: own, severity: 'warning' }];
      }
    }
  },
} as const satisfies TemplateRule;
