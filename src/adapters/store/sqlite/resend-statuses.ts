/** Statuses of attempts from before a user's decision to send again. Runs inside one write. */
import type { MessageState } from '../../../core/message-state.ts';
import type { DeliveryStatus } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';

/** The attempt that a message id belonged to before a decision. */
export interface EarlierAttempt {
  readonly message: number;
  readonly try: number;
}

/** Whose message id this was before a decision; undefined: nobody's. */
export function earlierByWamid(connection: Connection, wamid: string): EarlierAttempt | undefined {
  const row = connection.sql('SELECT message, try FROM resends WHERE wamid = ?').get(wamid);
  return row === undefined ? undefined : { message: Number(row.message), try: Number(row.try) };
}

/** The first decision that came after an attempt. */
const AFTER = 'SELECT try FROM resends WHERE message = ? AND try >= ? ORDER BY try LIMIT 1';
const CAME = `
UPDATE resends SET came = ?, came_at = coalesce(came_at, ?) WHERE message = ? AND try = ? AND came IS NOT 'read'`;

/** The newer attempt is out as well: the status says nothing about that one. */
const OUT: ReadonlySet<MessageState> = new Set(['accepted', 'sent', 'delivered', 'read']);

/** A message whose status is of an attempt before its newest. */
export interface LateFor {
  readonly id: number;
  readonly state: MessageState;
  readonly attempt: number;
  readonly tries: number;
}

/**
 * Notes a status of an attempt that was followed by another one after a decision: that the person has the message twice is
 * said, not mixed up with what became of the later attempt. True where nothing else is to be done with the status; where the
 * later attempt is not out, the message has reached the person by the earlier one, and no further attempt may leave.
 */
export function noteLateStatus(
  connection: Connection,
  { id, state, attempt, tries }: LateFor,
  status: DeliveryStatus,
): boolean {
  const last = connection.sql(AFTER).get(id, attempt)?.try;
  if (typeof last !== 'number' || last >= tries) return false;
  const isOut = OUT.has(state);
  if (status.status !== 'failed' && (isOut || state === 'sending'))
    connection.sql(CAME).run(status.status, status.at, id, last);
  return isOut;
}
