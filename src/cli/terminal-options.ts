import type { TerminalOptions } from '../report/terminal.ts';
import type { Session } from './session.ts';
import { checkTexts } from './words.ts';

/** How the session's terminal is written to. */
export function terminalOptions({ messages, globals, io, color }: Session): TerminalOptions {
  const { language, showNumbers } = globals;
  return { messages, language, width: io.columns, color, showNumbers, checks: checkTexts(language) };
}
