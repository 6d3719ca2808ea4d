/** What the terminal's renderers need beside the model. */
import type { Language } from '../../i18n/index.ts';
import type { CheckTexts } from '../model.ts';
import { type ReportCatalogue, type Voice, voiceOf } from '../voice.ts';

/** Styles of a terminal. A chalk instance is one; with colours off it returns what it gets. */
export interface Styles {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  red(text: string): string;
}

/** How to write for a terminal. */
export interface TerminalOptions {
  readonly messages: ReportCatalogue;
  readonly language: Language;
  /** Columns of the terminal; from 60 on no line is wider, single long paths and commands aside. */
  readonly width: number;
  readonly color: Styles;
  /** Shows digits of unreadable cells instead of hiding them. */
  readonly showNumbers: boolean;
  readonly checks: CheckTexts;
}

/** A terminal's voice, width and styles. */
export interface Terminal extends Voice {
  readonly width: number;
  readonly color: Styles;
  readonly showNumbers: boolean;
}

/** Lines get hard to follow beyond this many characters, however wide the terminal. */
const WIDEST = 130;

/** The terminal for options and a time zone. */
export function terminalOf(options: TerminalOptions, zone: string): Terminal {
  const { width, color, showNumbers } = options;
  return {
    ...voiceOf({ ...options, zone }),
    width: Math.min(WIDEST, Math.max(40, width)),
    color,
    showNumbers,
  };
}
