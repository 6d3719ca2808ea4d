/** Outcomes of attempts. What a webhook has told meanwhile stands; an outcome only settles what still waits for one. */
import type { MessageState } from '../../../core/message-state.ts';
import type { AttemptOutcome, SettledAttempt } from '../../../core/ports.ts';
import type { Connection } from './connection.ts';
import type { SqlValue } from './driver.ts';
import { isConstraintError } from './errors.ts';
import { retryReason, retryState, unlessStripped } from './message-content.ts';
import { PUT_OFF_PREFIX, statesBefore } from './transitions.ts';

/** States of a message whose outcome is awaited. */
const OPEN: readonly MessageState[] = ['sending', 'unknown'];

/** Kind under which an attempt is noted after which the API put the message off for hours. */
export const PUT_OFF_KIND = 'put-off';
/** In SQL: whether the API has put a message off for hours before. */
export const WAS_PUT_OFF = `SELECT 1 FROM attempts WHERE message = ? AND kind = '${PUT_OFF_KIND}' LIMIT 1`;

type NotAccepted = Exclude<AttemptOutcome, { kind: 'accepted' }>;

function settling(to: MessageState, set: string, state = `'${to}'`): string {
  return `UPDATE messages SET state = ${state}, ${set} WHERE id = ? AND attempts = ? AND state IN ${statesBefore(to, OPEN)}`;
}

/** What names the person comes back only to a message that has not been erased while its request was on the way. */
const KEPT = unlessStripped('?');
const ACCEPT = settling('accepted', `wamid = ${KEPT}, held_for_quality = ?, accepted_at = ?, detail = NULL`);
/** The webhook was faster: keep its state, learn what only the answer tells. */
const LEARN = `UPDATE messages SET wamid = coalesce(wamid, ${KEPT}), held_for_quality = ?, accepted_at = coalesce(accepted_at, ?)
  WHERE id = ? AND state IN ('accepted', 'sent', 'delivered', 'read', 'failed')`;
const FAIL = settling('failed', `code = ?, title = ${KEPT}, detail = ${KEPT}, contact_at = NULL`);
const retrying = (to: 'planned' | 'held'): string =>
  settling(
    to,
    `reason = ${retryReason('?')}, not_before = ?, attempts = attempts - ?, detail = ${KEPT}, contact_at = NULL`,
    retryState(to),
  );
const RETRY = retrying('planned');
const PUT_OFF = retrying('held');
/** Never sent: the attempt does not count, and a later plan takes the entry up. */
const WITHHOLD = settling(
  'skipped',
  `reason = ${retryReason('?')}, attempts = attempts - 1, detail = ${KEPT}, contact_at = NULL`,
);
const LOSE = settling('unknown', `detail = ${KEPT}`);

const LOG = `
INSERT INTO attempts (message, try, attempt, started_at, finished_at, kind, code, detail)
SELECT id, tries, attempts, coalesce(tried_at, ?), ?, ?, ?, ${KEPT} FROM messages WHERE id = ? AND attempts = ? AND tries > 0
ON CONFLICT (message, try) DO UPDATE SET finished_at = excluded.finished_at, kind = excluded.kind, code = excluded.code,
  detail = excluded.detail WHERE attempts.kind = 'unknown'`;

/** Notes an attempt that was not accepted, before the message changes: its number and start are taken from there. */
function log(connection: Connection, { message, attempt, at }: SettledAttempt, outcome: NotAccepted): void {
  const code = 'code' in outcome ? (outcome.code ?? null) : null;
  const kind = outcome.kind === 'retry' && outcome.held ? PUT_OFF_KIND : outcome.kind;
  connection.sql(LOG).run(at, at, kind, code, outcome.detail, message, attempt);
}

/** Runs a write that sets a message id; where another message has that id already, the same without it. */
function withUniqueWamid(run: (wamid: string | null) => number, wamid: string): number {
  try {
    return run(wamid);
  } catch (error) {
    if (!isConstraintError(error)) throw error;
    // An API that gives one id twice must not keep the group's other outcomes from being written.
    return run(null);
  }
}

function accept(
  connection: Connection,
  settled: SettledAttempt,
  outcome: AttemptOutcome & { kind: 'accepted' },
): void {
  const { message, attempt, at } = settled;
  const held: SqlValue = outcome.heldForQuality ? 1 : 0;
  const changes = withUniqueWamid(
    (wamid) => connection.sql(ACCEPT).run(wamid, held, at, message, attempt),
    outcome.wamid,
  );
  if (changes > 0) return;
  withUniqueWamid((wamid) => connection.sql(LEARN).run(wamid, held, at, message), outcome.wamid);
}

/** Writes what came of one attempt. */
export function settle(connection: Connection, settled: SettledAttempt): void {
  const { message, attempt, outcome } = settled;
  if (outcome.kind !== 'accepted') log(connection, settled, outcome);
  switch (outcome.kind) {
    case 'accepted':
      accept(connection, settled, outcome);
      return;
    case 'failed':
      connection.sql(FAIL).run(outcome.code, outcome.title, outcome.detail, message, attempt);
      return;
    case 'retry': {
      const reason = outcome.held ? `${PUT_OFF_PREFIX}${outcome.code}` : null;
      const set = [reason, outcome.at, outcome.uncounted ? 1 : 0, outcome.detail] as const;
      connection.sql(outcome.held ? PUT_OFF : RETRY).run(...set, message, attempt);
      return;
    }
    case 'skipped':
      connection.sql(WITHHOLD).run(outcome.reason, outcome.detail, message, attempt);
      return;
    case 'unknown':
      connection.sql(LOSE).run(outcome.detail, message, attempt);
  }
}
