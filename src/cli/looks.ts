/** A terminal's styles for a message's text. */
import type { ChalkInstance } from 'chalk';
import type { Looks } from '../report/terminal/phone-text.ts';

/** The looks of a terminal; with colours off each text stays as it is. */
export function looksOf(color: ChalkInstance): Looks {
  return {
    bold: color.bold,
    italic: color.italic,
    strike: color.strikethrough,
    mono: color.cyan,
    code: color.cyan,
    gap: color.inverse,
    dim: color.dim,
    link: color.blue,
  };
}
