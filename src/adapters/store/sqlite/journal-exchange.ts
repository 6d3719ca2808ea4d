/** The hot path of sending: outcomes in, next messages out. Runs inside one write. */

import type { BoundComponent } from '../../../core/bound-message.ts';
import type { ConsentState } from '../../../core/consent.ts';
import { type MessageState, mayMove } from '../../../core/message-state.ts';
import type { ClaimedMessage, ExchangeRequest, LastLook } from '../../../core/ports.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { correlationOf } from './correlation.ts';
import type { SqlRow } from './driver.ts';
import { identifierOf } from './identifiers.ts';
import { settle } from './journal-settle.ts';
import { type AcceptedMessage, adoptStatuses } from './journal-statuses.ts';
import { WAITING } from './transitions.ts';

/**
 * Whoever has taken over the number since the message was planned has agreed to nothing in it: of a person at a number that
 * is no longer theirs nothing is known.
 */
const STATE_AT_NUMBER = `CASE WHEN EXISTS (SELECT 1 FROM phones WHERE number = m.phone AND person = m.person)
  OR EXISTS (SELECT 1 FROM user_ids WHERE user_id = m.phone AND person = m.person) THEN p.state ELSE '{}' END`;
const CANDIDATES = `
SELECT m.id, m.phone, m.country, m.zone, m.template, m.language, m.components, m.state, m.attempts, m.tries,
  ${STATE_AT_NUMBER} AS person_state
FROM messages m JOIN people p ON p.id = m.person WHERE m.campaign = ? AND m.state IN ${WAITING}`;
/** Those that waited for their time go first, the longest due before the others … */
const RIPE = `${CANDIDATES} AND m.not_before > 0 AND m.not_before <= ? ORDER BY m.not_before, m.id LIMIT ?`;
/** … then the rest in order of entry. */
const FRESH = `${CANDIDATES} AND m.not_before = 0 ORDER BY m.id LIMIT ?`;

const CLAIM = `
UPDATE messages SET state = 'sending', attempts = attempts + 1, tries = tries + 1, tried_at = ?, contact_at = ?, detail = NULL
WHERE id = ?`;

function candidates(connection: Connection, campaign: number, request: ExchangeRequest): SqlRow[] {
  const ripe = connection.sql(RIPE).all(campaign, request.now, request.claim);
  const left = request.claim - ripe.length;
  return left > 0 ? [...ripe, ...connection.sql(FRESH).all(campaign, left)] : ripe;
}

/** A held message whose time has come is planned first: both steps are in the table. */
function mayClaim(state: MessageState): boolean {
  return mayMove(state, 'sending') || (mayMove(state, 'planned') && mayMove('planned', 'sending'));
}

function claimOne(
  connection: Connection,
  row: SqlRow,
  { storeId, now }: { storeId: string; now: number },
): ClaimedMessage {
  const message = Number(row.id);
  connection.sql(CLAIM).run(now, now, message);
  return {
    message,
    attempt: Number(row.attempts) + 1,
    correlation: correlationOf({ storeId, message, attempt: Number(row.tries) + 1 }),
    phone: identifierOf(row.phone),
    template: String(row.template),
    language: String(row.language),
    components: JSON.parse(String(row.components)) as BoundComponent[],
  };
}

function turnAway(connection: Connection, message: number, look: Exclude<LastLook, 'send'>): void {
  if ('skip' in look) {
    connection.sql("UPDATE messages SET state = 'skipped', reason = ? WHERE id = ?").run(look.skip, message);
  } else {
    connection
      .sql("UPDATE messages SET state = 'held', not_before = ? WHERE id = ?")
      .run(look.holdUntil, message);
  }
}

function claim(connection: Connection, storeId: string, request: ExchangeRequest): ClaimedMessage[] {
  const campaign = findCampaign(connection, request.campaign);
  if (campaign === undefined || request.claim <= 0) return [];
  const rows = candidates(connection, campaign, request).filter((row) => mayClaim(row.state as MessageState));
  if (rows.length === 0) return [];
  const looks: readonly LastLook[] = request.lastLook(
    rows.map((row) => ({
      message: Number(row.id),
      phone: identifierOf(row.phone),
      country: String(row.country),
      zone: String(row.zone),
      state: JSON.parse(String(row.person_state)) as ConsentState,
    })),
  );
  const claimed: ClaimedMessage[] = [];
  for (const [index, row] of rows.entries()) {
    const look = looks[index];
    if (look === 'send') claimed.push(claimOne(connection, row, { storeId, now: request.now }));
    // No answer for a candidate is no permission either: it stays where it is.
    else if (look !== undefined) turnAway(connection, Number(row.id), look);
  }
  return claimed;
}

/** Settles outcomes, then claims the next messages after the last look. */
export function exchange(
  connection: Connection,
  storeId: string,
  request: ExchangeRequest,
): ClaimedMessage[] {
  const accepted: AcceptedMessage[] = [];
  for (const settled of request.settled) {
    settle(connection, settled);
    const { message, outcome } = settled;
    if (outcome.kind === 'accepted') accepted.push({ message, wamid: outcome.wamid });
  }
  adoptStatuses(connection, accepted);
  return claim(connection, storeId, request);
}
