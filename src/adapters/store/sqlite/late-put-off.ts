/** Messages that a webhook says are to be tried again in hours: put off once, with the attempt kept. Runs inside one write. */
import { mayBePutOff } from '../../../core/message-state.ts';
import type { DeliveryStatus } from '../../../core/ports.ts';
import { laterMs } from '../../../core/sending/waits.ts';
import type { Connection } from './connection.ts';
import { PUT_OFF_KIND, WAS_PUT_OFF } from './journal-settle.ts';
import type { LateFor } from './resend-statuses.ts';
import { PUT_OFF_PREFIX } from './transitions.ts';

/** A message that a status says has failed. */
export interface FailedLate extends Pick<LateFor, 'id' | 'state'> {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly isStripped: boolean;
}

const NOTE = `
INSERT INTO attempts (message, try, attempt, started_at, finished_at, kind, code, detail)
SELECT id, tries, attempts, coalesce(tried_at, ?), ?, '${PUT_OFF_KIND}', ?, ? FROM messages WHERE id = ?
ON CONFLICT (message, try) DO UPDATE SET finished_at = excluded.finished_at, kind = excluded.kind, code = excluded.code,
  detail = excluded.detail`;
/** The attempt's message id, by which its later statuses are known; beside those of decisions, which have other states. */
const KEEP = `
INSERT OR REPLACE INTO resends (message, try, state, decided_at, wamid, body)
SELECT id, tries, '${PUT_OFF_KIND}', ?, ?, json_object('code', ?, 'triedAt', tried_at, 'acceptedAt', accepted_at,
  'statuses', (SELECT json_group_array(json_object('status', status, 'at', at, 'title', title, 'detail', detail))
    FROM statuses WHERE statuses.message = messages.id AND status <> 'failed'))
FROM messages WHERE id = ?`;
/** The next attempt has statuses of its own. The failure stays, so that its repetition is known, until another replaces it. */
const FORGET_STATUSES = "DELETE FROM statuses WHERE message = ? AND status <> 'failed'";
/** Nobody was reached: no contact for any limit. */
const HOLD = `
UPDATE messages SET state = 'held', reason = ?, not_before = ?, detail = ?, wamid = NULL, code = NULL, title = NULL,
  accepted_at = NULL, contact_at = NULL, held_for_quality = NULL, billable = NULL, pricing_model = NULL,
  pricing_category = NULL
WHERE id = ?`;

/** Puts a message off that has failed by a status; false where the failure is final. */
export function putOffLate(connection: Connection, message: FailedLate, status: DeliveryStatus): boolean {
  const { id, state, country, isStripped } = message;
  const { at, error, wamid } = status;
  const wait = error && laterMs(error.code, country);
  if (wait === undefined || isStripped || !mayBePutOff(state)) return false;
  if (connection.sql(WAS_PUT_OFF).get(id) !== undefined) return false;
  const { code, detail } = error ?? {};
  connection.sql(NOTE).run(at, at, code ?? null, detail ?? null, id);
  connection.sql(KEEP).run(at, wamid, code ?? null, id);
  connection.sql(FORGET_STATUSES).run(id);
  connection.sql(HOLD).run(`${PUT_OFF_PREFIX}${code}`, at + wait, detail ?? null, id);
  return true;
}

/** Whether a message id belonged to an attempt that failed and was put off: that it was sent before is told too late. */
export function isOfPutOff(connection: Connection, wamid: string): boolean {
  const row = connection
    .sql(`SELECT 1 FROM resends WHERE wamid = ? AND state = '${PUT_OFF_KIND}'`)
    .get(wamid);
  return row !== undefined;
}
