const LF = 10;
const CR = 13;
const QUOTE = 34;

/** A physical line: where it starts, where its text ends, where the next one starts; how many quotes stand in it. */
export interface PhysicalLine {
  readonly start: number;
  readonly textEnd: number;
  readonly end: number;
  readonly quotes: number;
}

/** Cuts a text into its physical lines. CR, LF and CRLF end a line, as they do in an editor. */
export function scanLines(text: Buffer): PhysicalLine[] {
  const lines: PhysicalLine[] = [];
  let start = 0;
  let quotes = 0;
  for (let at = 0; at < text.length; at++) {
    const byte = text[at];
    if (byte === QUOTE) quotes++;
    if (byte !== LF && byte !== CR) continue;
    const textEnd = at;
    if (byte === CR && text[at + 1] === LF) at++;
    lines.push({ start, textEnd, end: at + 1, quotes });
    start = at + 1;
    quotes = 0;
  }
  if (start < text.length) lines.push({ start, textEnd: text.length, end: text.length, quotes });
  return lines;
}
