/**
 * What a message says to people, whether it is a draft or a copy of what the platform has: its texts, buttons and links, each
 * with its place. The rules for drafts (`template-rules/law`) and the checks on campaigns look at messages through this alone.
 */
import type { DraftPath } from '../template-draft.ts';

interface WrittenButton {
  readonly type: string;
  readonly text?: string | undefined;
  readonly url?: string | undefined;
}
interface WrittenPart {
  readonly type: string;
  readonly text?: string | undefined;
  readonly limited_time_offer?: { readonly text?: string | undefined } | undefined;
  readonly buttons?: readonly WrittenButton[] | undefined;
}
/** A draft or a stored template, as far as it speaks. */
export interface Written {
  readonly language: string;
  readonly components: readonly (WrittenPart & {
    readonly cards?: readonly { readonly components: readonly WrittenPart[] }[] | undefined;
  })[];
}

/** A text with its place. */
export interface PlacedText {
  readonly text: string;
  readonly path: DraftPath;
}

/** A text with the part that it stands in; `card` counts from 0, undefined outside of cards. */
export interface SaidText extends PlacedText {
  readonly part: string;
  readonly card: number | undefined;
}

/** A button; `position` counts from 0 within its list. */
export interface SaidButton extends WrittenButton {
  readonly path: DraftPath;
  readonly position: number;
  readonly card: number | undefined;
}

/** A link: an address in a text or behind a button. `host` in lower case, without `www.`. */
export interface Link extends PlacedText {
  readonly host: string;
}

/** What a message says. */
export interface Said {
  /** ISO 639-1: `de` of `de_AT`. */
  readonly language: string;
  /** As the template has it. */
  readonly locale: string;
  /** Headers, bodies, footers and offer titles. */
  readonly texts: readonly SaidText[];
  readonly buttons: readonly SaidButton[];
  /** All that a reader sees: the texts, offer titles, labels. */
  readonly read: readonly PlacedText[];
  readonly links: readonly Link[];
  /** Whether it counts down to an end of its own. */
  readonly hasCountdown: boolean;
}

/** ISO 639-1 language of a template's: `de` of `de_AT`. */
export function baseLanguage(language: string): string {
  const base = language.split(/[_-]/)[0]?.toLowerCase() ?? '';
  return base === 'nb' ? 'no' : base;
}

interface PlacedPart {
  readonly part: WrittenPart;
  readonly path: DraftPath;
  readonly card: number | undefined;
}

function partsOf({ components }: Written): PlacedPart[] {
  return components.flatMap((component, index): PlacedPart[] => {
    const path = ['components', index];
    const cards = (component.cards ?? []).flatMap((card, at) =>
      card.components.map((part, position) => ({
        part,
        path: [...path, 'cards', at, 'components', position],
        card: at,
      })),
    );
    return [{ part: component, path, card: undefined }, ...cards];
  });
}

const SPOKEN: readonly string[] = ['HEADER', 'BODY', 'FOOTER'];
const OFFER = 'LIMITED_TIME_OFFER';

function textsOf(parts: readonly PlacedPart[]): SaidText[] {
  return parts.flatMap(({ part, path, card }) => {
    const isOffer = part.type === OFFER;
    const text = isOffer ? (part.text ?? part.limited_time_offer?.text) : part.text;
    if (text === undefined || !(isOffer || SPOKEN.includes(part.type))) return [];
    return [{ text, part: part.type, card, path: isOffer ? path : [...path, 'text'] }];
  });
}

/** The host of an address, without `www.`; undefined where there is none. */
export function hostOf(address: string): string | undefined {
  const whole = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  const sound = whole.replace(/\{\{[^{}]*\}\}/g, 'x');
  return URL.canParse(sound) ? new URL(sound).hostname.toLowerCase().replace(/^www\./, '') : undefined;
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s<>"]*/giu;

function linksOf(read: readonly PlacedText[], buttons: readonly SaidButton[]): Link[] {
  const inTexts = read.flatMap(({ text, path }) =>
    [...text.matchAll(ADDRESS)].map(([address]) => ({ text: address, path })),
  );
  const behindButtons = buttons.flatMap(({ url, path }) =>
    url === undefined ? [] : [{ text: url, path: [...path, 'url'] }],
  );
  return [...inTexts, ...behindButtons].flatMap((link) => {
    const host = hostOf(link.text);
    return host === undefined ? [] : [{ ...link, host }];
  });
}

/** What a draft or a stored template says. */
export function saidBy(message: Written): Said {
  const parts = partsOf(message);
  const texts = textsOf(parts);
  const buttons = parts.flatMap(({ part, path, card }) =>
    (part.buttons ?? []).map(
      (button, position): SaidButton => ({ ...button, position, path: [...path, 'buttons', position], card }),
    ),
  );
  const labels = buttons.flatMap(({ text, path }) => (text === undefined ? [] : [{ text, path }]));
  // Offers after texts: their titles are small, and of two places with a word the body's is the one to name.
  const offers = texts.filter(({ part }) => part === OFFER);
  const read = [...texts.filter(({ part }) => part !== OFFER), ...offers, ...labels];
  return {
    language: baseLanguage(message.language),
    locale: message.language,
    texts,
    buttons,
    read,
    links: linksOf(read, buttons),
    hasCountdown: message.components.some(({ type }) => type === OFFER),
  };
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A pattern for a word or phrase that stands alone; a `*` at its end takes any ending. Blanks may be several. */
export function phrasePattern(phrase: string, flags = 'iu'): RegExp {
  const isOpen = phrase.endsWith('*');
  const body = literally(isOpen ? phrase.slice(0, -1) : phrase).replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}-])${body}${isOpen ? '[\\p{L}-]*' : '(?![\\p{L}\\p{N}-])'}`, flags);
}
