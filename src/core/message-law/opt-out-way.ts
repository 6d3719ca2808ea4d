/** How a message says to stop. */
import { OPT_OUT_TRAPS, REPLY_WORDS, STOPPING_LABEL } from '../data/opt-out-traps.ts';
import { OPT_OUT_WORDS } from '../data/opt-out-words.ts';
import { isStopWord } from '../opt-out.ts';
import type { RuleHit } from '../template-rules/rule.ts';
import { phrasePattern, type Said, type SaidButton } from './said.ts';

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

/** How a message lets people stop. */
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

/**
 * What a press on a quick reply answers with beside its label, where the campaign gives it something of its own; undefined:
 * the label alone. By position among the template's buttons.
 */
export type Payloads = (button: SaidButton) => string | undefined;
const NO_PAYLOAD: Payloads = () => undefined;

function quickReplies({ buttons }: Said): SaidButton[] {
  return buttons.filter(({ type }) => type === 'QUICK_REPLY');
}

/** Whether consend takes a press as a stop: by the label or by what it answers with. */
function isHeard(button: SaidButton, payloads: Payloads): boolean {
  return [button.text, payloads(button)].some((said) => said !== undefined && isStopWord(said) !== undefined);
}

/** How a message lets people stop: by a button whose press is a stop, or by words in body or footer. */
export function optOutWay(said: Said, payloads: Payloads = NO_PAYLOAD): OptOutWay {
  const { language } = said;
  const replies = quickReplies(said);
  const pressed = stopLabel(
    replies.map(({ text = '' }) => text),
    language,
  );
  if (pressed?.isOwn) return { kind: 'button', word: pressed.word };
  const named = replies.find((button) => isHeard(button, payloads) && STOPPING_LABEL.test(button.text ?? ''));
  if (named?.text !== undefined) return { kind: 'button', word: named.text };
  const text = said.texts
    .filter(({ part, card }) => card === undefined && (part === 'BODY' || part === 'FOOTER'))
    .map((each) => each.text)
    .join('\n');
  const word = announced(text, language);
  if (word !== undefined) return { kind: 'wording', word };
  if (pressed) return { kind: 'other-language', word: pressed.word };
  const other = Object.keys(OPT_OUT_WORDS).flatMap((each) => announced(text, each) ?? [])[0];
  return other === undefined ? { kind: 'none' } : { kind: 'other-language', word: other };
}

/** Buttons that mean to stop, and whose press consend would not take as an opt-out. */
function unheardButtons(said: Said, payloads: Payloads): RuleHit[] {
  return quickReplies(said)
    .filter(({ text = '' }) => STOPPING_LABEL.test(text))
    .filter((button) => !isHeard(button, payloads))
    .map(({ text = '', path }) => ({ path, reason: 'unrecognised-button', params: { label: text } }));
}

/** What is wrong with the way to stop: none, one that consend would not hear, or one in another language than the message's. */
export function optOutHits(said: Said, payloads: Payloads = NO_PAYLOAD): RuleHit[] {
  const unheard = unheardButtons(said, payloads);
  const way = optOutWay(said, payloads);
  const path = ['components'];
  const own = { language: said.locale };
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
      const isKnown = OPT_OUT_WORDS[said.language] !== undefined;
      return isKnown
        ? [{ path, reason: 'none' }]
        : [{ path, reason: 'unknown-language', params: own, severity: 'warning' }];
    }
  }
}
