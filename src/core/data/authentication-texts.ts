/**
 * What WhatsApp writes into authentication templates, where its documentation tells the words: in English alone (Meta,
 * "Copy code authentication templates", 24 June 2026). Other languages have translations of WhatsApp's own, which nobody
 * publishes; they come with the listed template, or stay unsaid.
 */

/** The fixed texts of a language. */
export interface AuthenticationTexts {
  /** Holds `{{1}}`, the code. */
  readonly body: string;
  readonly warning: string;
  readonly expiry: (minutes: number) => string;
}

const ENGLISH: AuthenticationTexts = {
  body: '*{{1}}* is your verification code.',
  warning: 'For your security, do not share this code.',
  expiry: (minutes) => `This code expires in ${minutes} minutes.`,
};

/** The fixed texts for a template's language code; undefined where they are not known. */
export function authenticationTexts(language: string): AuthenticationTexts | undefined {
  return /^en(?:_|$)/.test(language) ? ENGLISH : undefined;
}
