/** Words of advertising in a message, by what makes them advertising. A list, not a judgement: findings of words warn. */
import {
  ADVERTISING_KINDS,
  ADVERTISING_WORDS,
  type AdvertisingKind,
  PERCENTAGE,
} from '../data/advertising-words.ts';
import { NAMES_PURPOSE, SIGN_UP_WORDS } from '../data/sign-up-words.ts';
import type { DraftPath } from '../template-draft.ts';
import type { RuleHit } from '../template-rules/rule.ts';
import { withoutVariables } from '../template-rules/variables.ts';
import { phrasePattern, type Said } from './said.ts';

/** A word of advertising that was found. */
export interface AdvertisingWord {
  readonly kind: AdvertisingKind;
  /** As the message has it. */
  readonly word: string;
  readonly path: DraftPath;
}

/** Whether there is a list of advertising words for a language (ISO 639-1). */
export function hasAdvertisingWords(language: string): boolean {
  return ADVERTISING_WORDS[language] !== undefined;
}

/** Words of advertising in a message, first places first; undefined where there is no list for its language. */
export function advertisingWords({ language, read }: Said): AdvertisingWord[] | undefined {
  const lists = ADVERTISING_WORDS[language];
  if (lists === undefined) return undefined;
  return read.flatMap(({ text, path }) => {
    const plain = withoutVariables(text, ' ');
    const words = ADVERTISING_KINDS.flatMap((kind) =>
      lists[kind].flatMap((phrase) => {
        const word = phrasePattern(phrase).exec(plain)?.[0];
        return word === undefined ? [] : [{ kind, word, path }];
      }),
    );
    const percentage = PERCENTAGE.exec(plain)?.[0];
    return percentage === undefined
      ? words
      : [...words, { kind: 'promotion' as const, word: percentage, path }];
  });
}

/** The words of some kinds; none where there is no list for the language. */
export function wordsOf(said: Said, ...kinds: readonly AdvertisingKind[]): AdvertisingWord[] {
  return (advertisingWords(said) ?? []).filter(({ kind }) => kinds.includes(kind));
}

/** Each word once, as the message has it, in quotation marks. */
function shown(words: readonly AdvertisingWord[]): string {
  const seen = new Map(words.map(({ word }) => [word.toLowerCase(), word]));
  return [...seen.values()].map((word) => `"${word}"`).join(', ');
}

function hitAt(words: readonly AdvertisingWord[], reason: string): RuleHit[] {
  const [first] = words;
  return first === undefined ? [] : [{ path: first.path, reason, params: { words: shown(words) } }];
}

/** Offers and promotions, which make a message advertising to the platform and to the courts alike. */
export function offerHits(said: Said): RuleHit[] {
  return hitAt(wordsOf(said, 'promotion', 'offer'), 'words');
}

/** Surveys, requests for a review, greetings and calls to come back: service to many senders, advertising to a German court. */
export function softHits(said: Said): RuleHit[] {
  return hitAt(wordsOf(said, 'survey', 'greeting', 'win-back'), 'words');
}

/** An end that a text names: a date, or a word for it. */
const END =
  /\b\d{1,2}\.\s?(\d{1,2}\.|\p{L}{3,})|\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\/\d{1,2}\b|(?<!\p{L})(jusqu['’]|ważn|(bis|until|till|ends?|endet|gültig|valid|hasta|fino a|tot en met|até|nur (noch )?(heute|morgen)|today only)(?!\p{L}))/iu;

/** Promotions (discounts, gifts, prize draws) without a link to their conditions, or without an end. */
export function promotionHits(said: Said): RuleHit[] {
  const words = wordsOf(said, 'promotion');
  const isEnded = said.hasCountdown || said.read.some(({ text }) => END.test(text));
  return [...(said.links.length > 0 ? [] : hitAt(words, 'link')), ...(isEnded ? [] : hitAt(words, 'end'))];
}

/** Whether a message asks somebody to confirm a sign-up, by its words; undefined where there are none for its language. */
export function asksToConfirm({ language, read }: Said): boolean | undefined {
  const phrases = SIGN_UP_WORDS[language];
  return phrases?.some((phrase) => read.some(({ text }) => phrasePattern(phrase).test(text)));
}

/** Advertising in a request to confirm a sign-up: whatever does more than name what the sign-up is for. */
export function confirmationHits(said: Said): RuleHit[] {
  const words = (advertisingWords(said) ?? []).filter(({ word }) => !NAMES_PURPOSE.test(word));
  return hitAt(words, 'words');
}
