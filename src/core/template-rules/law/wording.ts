/** What a draft says to people, as the rules of lawful marketing read it. Works on drafts and on stored copies alike. */
import {
  ADVERTISING_KINDS,
  ADVERTISING_WORDS,
  type AdvertisingKind,
  PERCENTAGE,
} from '../../data/advertising-words.ts';
import type { DraftPath, TemplateDraftFile } from '../../template-draft.ts';
import { buttonsOf, ofType, textsOf } from '../parts.ts';
import { withoutVariables } from '../variables.ts';

/** A text with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: DraftPath;
}

/** ISO 639-1 language of a template's: `de` of `de_AT`. */
export function baseLanguage(language: string): string {
  const base = language.split(/[_-]/)[0]?.toLowerCase() ?? '';
  return base === 'nb' ? 'no' : base;
}

/** All that a reader sees: texts, offer titles, labels. */
export function readTexts(draft: TemplateDraftFile): PlacedText[] {
  const texts = textsOf(draft).map(({ text, path }) => ({ text, path: [...path, 'text'] }));
  const offers = ofType(draft, 'LIMITED_TIME_OFFER').flatMap(({ component, path }) => {
    const text = component.limited_time_offer?.text;
    return text === undefined ? [] : [{ text, path }];
  });
  const labels = buttonsOf(draft).flatMap(({ button: { text }, path }) =>
    text === undefined ? [] : [{ text, path }],
  );
  return [...texts, ...offers, ...labels];
}

/** A link: an address in a text or behind a button. `host` in lower case, without `www.`. */
export interface Link extends PlacedText {
  readonly host: string;
}

/** The host of an address, without `www.`; undefined where there is none. */
export function hostOf(address: string): string | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const sound = whole.replace(/\{\{[^{}]*\}\}/g, 'x');
  return URL.canParse(sound) ? new URL(sound).hostname.toLowerCase().replace(/^www\./, '') : undefined;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"]*/giu;

/** All links of a draft. */
export function linksOf(draft: TemplateDraftFile): Link[] {
  const inTexts = readTexts(draft).flatMap(({ text, path }) =>
    [...text.matchAll(ADDRESS)].map(([address]) => ({ text: address, path })),
  );
  const behindButtons = buttonsOf(draft).flatMap(({ button: { url }, path }) =>
    url === undefined ? [] : [{ text: url, path: [...path, 'url'] }],
  );
  return [...inTexts, ...behindButtons].flatMap((link) => {
    const host = hostOf(link.text);
    return host === undefined ? [] : [{ ...link, host }];
  });
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for a word or phrase that stands alone; a `*` at its end takes any ending. Blanks may be several. */
export function phrasePattern(phrase: string, flags = 'iu'): RegExp {
  const isOpen = phrase.endsWith('*');
  const body = literally(isOpen ? phrase.slice(0, -1) : phrase).replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}-])${body}${isOpen ? '[\\p{L}-]*' : '(?![\\p{L}\\p{N}-])'}`, flags);
}

/** A word of advertising that was found. */
export interface AdvertisingWord {
  readonly kind: AdvertisingKind;
  /** As the draft has it. */
  readonly word: string;
  readonly path: DraftPath;
}

/** Words of advertising in a draft, first places first; undefined where there is no list for its language. */
export function advertisingWords(draft: TemplateDraftFile): AdvertisingWord[] | undefined {
  const lists = ADVERTISING_WORDS[baseLanguage(draft.language)];
  if (lists === undefined) return undefined;
  return readTexts(draft).flatMap(({ text, path }) => {
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
