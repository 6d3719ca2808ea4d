/** What options of recording by hand only make sense together, and what is asked before a block is lifted. */
import type { NewEvent } from '../core/ports.ts';
import { formatNumber } from '../i18n/format.ts';
import { confirms } from './confirm.ts';
import type { RecordCommand, RecordOptions } from './record-cells.ts';
import { recordUsage } from './record-cells.ts';
import type { Session } from './session.ts';

/** What a command was given. */
interface Given {
  readonly command: RecordCommand;
  readonly options: RecordOptions;
}

/** Checks options that go with one kind of event alone, and those that a kind needs. Throws `usage.invalid`. */
export function checkTogether(session: Session, { command, options }: Given, fact: NewEvent): void {
  const { wrong } = session.messages.records;
  const isChange = fact.kind === 'identifier-changed';
  if (isChange && options.released === undefined) throw recordUsage(command, wrong.releasedNeeded);
  if (!isChange && options.released !== undefined) throw recordUsage(command, wrong.releasedOnly);
  if (fact.kind !== 'confirmed' && (options.by !== undefined || options.messageId !== undefined))
    throw recordUsage(command, wrong.byOnly);
  if (fact.kind === 'identifier-linked' && options.userId === undefined)
    throw recordUsage(command, wrong.userIdNeeded);
  // Somebody answers for it: without who, what for and why, there is no telling later what they answered for.
  const isAnsweredFor = fact.actor !== undefined && fact.note !== undefined && fact.purposes.length > 0;
  if (fact.kind === 'override' && !isAnsweredFor) throw recordUsage(command, wrong.overrideNeeds);
}

/**
 * Whether an event may be recorded. One that lifts a block frees somebody who said no, so it asks as `suppress remove` does.
 * Throws `usage.confirmation-needed` where nobody can be asked.
 */
export async function mayRecord(session: Session, options: RecordOptions, fact: NewEvent): Promise<boolean> {
  if (fact.kind !== 'unsuppressed') return true;
  const words = session.messages.care.suppress;
  const one = formatNumber(session.globals.language, 1);
  const question = words.askRemove(1, one);
  return await confirms(session, { question, action: words.removeAction(1, one), yes: options.yes });
}
