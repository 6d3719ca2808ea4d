/** Words of a command line that people copy from consend's messages. */

/** What no shell reads as anything but itself. */
const PLAIN = /^[\p{L}\p{N}_@%+=:,./-]+$/u;
/** What keeps a meaning of its own between double quotes. */
const LIVE = /["$`\\!]/;

/** A text as one word for a shell: between double quotes where that is enough, which every system's shell reads alike. */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text;
  return LIVE.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
