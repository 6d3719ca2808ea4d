/** The table of transitions as SQL reads it: which states a write may start from. */
import { MESSAGE_STATES, type MessageState, mayMove } from '../../../core/message-state.ts';

/** States from which a message may go to `to`, of those given, as an SQL list: `('sending','unknown')`. */
export function statesBefore(to: MessageState, among: readonly MessageState[] = MESSAGE_STATES): string {
  return `(${among
    .filter((from) => mayMove(from, to))
    .map((state) => `'${state}'`)
    .join(',')})`;
}

/** States in which a message waits for its turn; written as the partial index has it. */
export const WAITING = "('planned', 'held')";

/** Begins the reason of a message that the API has put off for hours; its code follows. */
export const PUT_OFF_PREFIX = 'api:';
