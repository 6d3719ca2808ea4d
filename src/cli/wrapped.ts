/** Sentences for a terminal, no wider than it is. */
import { wrap } from '../report/terminal/layout.ts';
import type { Session } from './session.ts';

/** What no terminal is narrower than, in characters. */
const LEAST_WIDTH = 20;

/** A sentence over as many lines as the terminal needs, each behind the indent; a log object keeps it in one. */
export function wrapped({ io, globals }: Session, text: string, indent = ''): string {
  if (globals.json) return text;
  const width = Math.max(LEAST_WIDTH, io.columns - indent.length);
  return wrap(text, width)
    .map((line) => indent + line)
    .join('\n');
}
