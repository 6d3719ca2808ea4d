/** Statuses of test messages from webhooks. Runs inside one write. */
import { type MessageState, mayMove } from '../../../core/message-state.ts';
import type { DeliveryStatus, StatusResult } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import { parseTestCorrelation } from './correlation.ts';
import type { SqlRow } from './driver.ts';
import { meterContacts } from './journal-limits.ts';

const FOUND = "SELECT id, state, wamid, contact_at, phone = '' AS stripped FROM test_messages";
const BY_WAMID = `${FOUND} WHERE wamid = ?`;
const BY_ID = `${FOUND} WHERE id = ?`;

/** By its id on the platform first; by the correlation only where that says of no other id. */
function findTest(connection: Connection, storeId: string, status: DeliveryStatus): SqlRow | undefined {
  const known = connection.sql(BY_WAMID).get(status.wamid);
  if (known !== undefined) return known;
  const test = parseTestCorrelation(storeId, status.correlation);
  const named = test === undefined ? undefined : connection.sql(BY_ID).get(test);
  // Another id: the store was restored from a backup, and the number means another test now.
  return named?.wamid === null ? named : undefined;
}

/** What is learned whether or not the state moves; nothing that names the person comes back to an erased one. */
const LEARN = `
UPDATE test_messages SET wamid = coalesce(wamid, CASE WHEN phone = '' THEN NULL ELSE ? END),
  delivered_at = coalesce(delivered_at, ?), read_at = coalesce(read_at, ?) WHERE id = ?`;
const MOVE = `
UPDATE test_messages SET state = ?, code = ?, title = ?, detail = ?, accepted_at = coalesce(accepted_at, ?),
  contact_at = coalesce(contact_at, ?) WHERE id = ?`;

/** Applies a status to the test message that it is about; undefined: it is about none. */
export function applyTestStatus(
  connection: Connection,
  storeId: string,
  status: DeliveryStatus,
): StatusResult | undefined {
  const test = findTest(connection, storeId, status);
  if (test === undefined) return undefined;
  const { wamid, status: next, at } = status;
  const id = Number(test.id);
  connection.sql(LEARN).run(wamid, next === 'delivered' ? at : null, next === 'read' ? at : null, id);
  if (!mayMove(test.state as MessageState, next)) return 'known';
  const error = test.stripped === 1 ? undefined : status.error;
  const told = [status.error?.code ?? null, error?.title ?? null, error?.detail ?? null] as const;
  connection.sql(MOVE).run(next, ...told, at, at, id);
  if (test.contact_at === null) meterContacts(connection, { messages: 1, people: 1 });
  return 'applied';
}

/** Applies what came before the answer and without a correlation, now that the test message's id is known. */
export function adoptTestStatuses(connection: Connection, storeId: string, wamid: string): void {
  const early = connection.sql('SELECT body FROM foreign_statuses WHERE wamid = ?').all(wamid);
  if (early.length === 0) return;
  connection.sql('DELETE FROM foreign_statuses WHERE wamid = ?').run(wamid);
  for (const { body } of early)
    applyTestStatus(connection, storeId, JSON.parse(String(body)) as DeliveryStatus);
}
