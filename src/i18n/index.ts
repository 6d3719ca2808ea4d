/** The catalogue of everything a person reads. English is the type, German is held to it: a missing key fails the type check. */
import { de } from './de.ts';
import { en } from './en.ts';

/** Languages that consend speaks. */
export const LANGUAGES = ['en', 'de'] as const;
/** A language that consend speaks. */
export type Language = (typeof LANGUAGES)[number];
/** The catalogue's shape: sections of texts, and functions where a text takes values. */
export type Messages = typeof en;

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, de };

/** The catalogue of a language. */
export function messagesFor(language: Language): Messages {
  return CATALOGUES[language];
}

/** The language that `LC_ALL`/`LANG` asks for; English where it is neither. */
export function languageFrom(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('de') ? 'de' : 'en';
}
