/** Test messages for `consend status`: apart from the campaigns, whose figures do not hold them. */
import { MESSAGE_STATES } from '../../core/message-state.ts';
import type { TestTally } from '../../core/ports.ts';
import type { Messages } from '../../i18n/index.ts';
import { type TerminalOptions, terminalOf } from './context.ts';
import { plain, wrap } from './layout.ts';

/** A line or more for each campaign whose messages were tested; empty where none was. */
export function terminalTests(
  tests: readonly TestTally[],
  options: TerminalOptions & { readonly zone: string; readonly fate: Messages['fate'] },
): string {
  const { texts, format, width } = terminalOf(options, options.zone);
  const lines = tests.map(({ campaign, messages, lastAt }) => {
    const counts = MESSAGE_STATES.flatMap((state) => {
      const count = messages[state];
      return count === undefined ? [] : [`${format.number(count)} ${texts.states[state]}`];
    });
    return options.fate.tests(campaign, counts.join(' · '), format.dayTime(lastAt));
  });
  return lines.length === 0 ? '' : plain(lines.flatMap((line) => wrap(line, width)));
}
