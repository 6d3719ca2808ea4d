/** How wide text is in a terminal: signs as people see them, wide ones counted twice, invisible ones not at all. */

let known: Intl.Segmenter | undefined;
/** Made when the first text needs it: that takes some milliseconds. */
function segmenter(): Intl.Segmenter {
  known ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return known;
}

const PLAIN = /^[\x20-\x7e]*$/;
const INVISIBLE = /^[\p{M}\p{Cf}\u115f\u1160]+$/u;
/** Signs that terminals draw two columns wide: emoji, and what Unicode's East Asian Width calls wide or fullwidth (UAX 11). */
const WIDE =
  /\p{Emoji_Presentation}|\p{RI}|[\u1100-\u115e\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const EMOJI_SELECTOR = '\ufe0f';

/** One sign as people see it, and its columns. */
export interface Grapheme {
  readonly text: string;
  readonly width: number;
}

function widthOfGrapheme(text: string): number {
  if (INVISIBLE.test(text)) return 0;
  return WIDE.test(text) || text.includes(EMOJI_SELECTOR) ? 2 : 1;
}

/** A text's signs, in order. */
export function graphemes(text: string): Grapheme[] {
  if (PLAIN.test(text)) return [...text].map((character) => ({ text: character, width: 1 }));
  return [...segmenter().segment(text)].map(({ segment }) => ({
    text: segment,
    width: widthOfGrapheme(segment),
  }));
}

/** A text's columns in a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return graphemes(text).reduce((sum, { width }) => sum + width, 0);
}

/** Control characters begin at this code in Unicode's pictures of them. */
const PICTURES = 0x2400;

/**
 * A stranger's text that may stand in a terminal: control characters become pictures (an escape sequence does nothing),
 * marks that turn the writing direction are left out, halves of characters are told as such. Line feeds become pictures too.
 */
export function terminalSafe(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u2028\u2029]/g, '␤')
    .replace(/\p{Cc}/gu, (control) => {
      const code = control.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(PICTURES + code);
      return code === 0x7f ? '␡' : '\ufffd';
    });
}
