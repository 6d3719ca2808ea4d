/**
 * Recognises a message that asks to stop: the whole message, normalised, equals an entry of the list, in any language.
 * A floor, not the rule: any recognisable wish counts in law (Art. 7 (3), 21 GDPR), longer wishes need a reader. Single
 * words that mean other things in a sentence (es "para", pt "sair") count when they are all that was written: a wrong
 * stop costs one reader, a missed one a warning letter.
 */
import { OPT_OUT_WORDS } from './data/opt-out-words.ts';

/** The entry that a message equals. */
export interface StopWord {
  /** ISO 639-1 language of the first list that has the entry. */
  readonly language: string;
  /** The entry in its ordinary spelling. */
  readonly word: string;
}

/** Longer messages are sentences, not stop words; this also bounds the work on what strangers write. */
const LONGEST_MESSAGE = 300;

/** Zero-width characters, direction marks, soft hyphens and variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|\u034f/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u00b4`]/g;
/** What is neither letter, mark, digit, apostrophe nor hyphen: punctuation, brackets, symbols, emoji. */
const SEPARATORS = /[^\p{L}\p{M}\p{N}'-]+/gu;
const EDGES = /^[\s'-]+|[\s'-]+$/g;
const STRETCHED = /(\p{L})\1{2,}/gu;
/** Spaces between characters of scripts that do not separate words by them. */
const SPACES_IN_CJK =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー]) +(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー])/gu;

/** Letters that carry a stroke or ligature of their own, which no decomposition takes away. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
  // Arabic: alef and hamza forms, final ya, ta marbuta are written without care for them.
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ة: 'ه',
};
const PLAIN_LETTERS = /[łøđßæœıςآأإٱؤئىة]/g;
/** Latin, Greek and Cyrillic diacritics; Arabic short vowels and tatweel. Indic vowel signs are letters and stay. */
const MARKS = /[\u0300-\u036f\u0640\u064b-\u065f\u0670]/g;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** Lower case without stray dots: the default fold turns İ into i and a combining dot. */
function foldDefault(text: string): string {
  return text.toLowerCase().replaceAll('i\u0307', 'i');
}

/** Lower case as Turkish and Azeri have it: I is ı, İ is i. */
function foldTurkish(text: string): string {
  return text.replaceAll('I', 'ı').replaceAll('İ', 'i').toLowerCase();
}

function withoutMarks(text: string): string {
  return text
    .replace(PLAIN_LETTERS, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC');
}

function withUmlautsSpelledOut(text: string): string {
  return withoutMarks(text.replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter));
}

/** Words alone: invisible characters, punctuation and emoji taken away, spaces collapsed. Case and diacritics stay. */
function words(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .replace(SEPARATORS, ' ')
    .replace(EDGES, '')
    .replace(SPACES_IN_CJK, '');
}

/** Spellings to compare of an entry or a message: folded both ways, with and without diacritics and apostrophes. */
function spellings(text: string): Set<string> {
  const keys = new Set<string>();
  for (const folded of [foldDefault(text), foldTurkish(text)]) {
    for (const form of [folded, withoutMarks(folded), withUmlautsSpelledOut(folded)]) {
      keys.add(form);
      keys.add(form.replaceAll("'", ''));
    }
  }
  return keys;
}

function buildIndex(): ReadonlyMap<string, StopWord> {
  const index = new Map<string, StopWord>();
  for (const [language, list] of Object.entries(OPT_OUT_WORDS)) {
    for (const word of list) {
      for (const key of spellings(words(word))) if (!index.has(key)) index.set(key, { language, word });
    }
  }
  return index;
}

let index: ReadonlyMap<string, StopWord> | undefined;

/** The stop entry that a whole message equals, if it does; matched against all languages, for people answer in any. */
export function isStopWord(text: string): StopWord | undefined {
  if (text.length > LONGEST_MESSAGE) return undefined;
  const message = words(text);
  if (message === '') return undefined;
  // Built at the first message: the commands that receive none need not pay for it.
  index ??= buildIndex();
  // "stooop" is "stop", "stopppp" is "stopp": letters repeated three times or more stand for one or two.
  for (const candidate of new Set([
    message,
    message.replace(STRETCHED, '$1'),
    message.replace(STRETCHED, '$1$1'),
  ])) {
    for (const key of spellings(candidate)) {
      const found = index.get(key);
      if (found) return found;
    }
  }
  return undefined;
}
