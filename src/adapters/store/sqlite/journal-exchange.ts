/** The hot path of sending: outcomes in, next messages out. Runs inside one write. */

import type { BoundComponent } from '../../../core/bound-message.ts';
import type { ConsentState } from '../../../core/consent.ts';
import { ConsendError } from '../../../core/errors.ts';
import type { ClaimCandidate, ClaimedMessage, ExchangeRequest, LastLook } from '../../../core/ports.ts';
import { findCampaign, findSendable } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { correlationOf } from './correlation.ts';
import type { SqlRow } from './driver.ts';
import { identifierOf } from './identifiers.ts';
import { contactsOf, type DayWatch, meterContacts } from './journal-limits.ts';
import { settle, WAS_PUT_OFF } from './journal-settle.ts';
import { type AcceptedMessage, adoptStatuses } from './journal-statuses.ts';
import { statesBefore, WAITING } from './transitions.ts';

/** What an exchange works with beside the database. */
export interface ExchangeTools {
  readonly storeId: string;
  readonly day: DayWatch;
}

/**
 * Whose time has come is planned, and then goes among the others that are due. A morning on which a million windows open
 * is dealt with in parts, so that no exchange waits for it.
 */
const RIPEN = `
UPDATE messages SET state = 'planned', reason = NULL, not_before = 0 WHERE id IN (
  SELECT id FROM messages WHERE campaign = ? AND state IN ${WAITING} AND not_before > 0 AND not_before <= ?
  ORDER BY not_before LIMIT 2000
)`;

/**
 * Whoever has taken over the number since the message was planned has agreed to nothing in it: of a person at a number that
 * is no longer theirs nothing is known.
 */
const STATE_AT_NUMBER = `CASE WHEN EXISTS (SELECT 1 FROM phones WHERE number = m.phone AND person = m.person)
  OR EXISTS (SELECT 1 FROM user_ids WHERE user_id = m.phone AND person = m.person) THEN p.state ELSE '{}' END`;
/**
 * Whose window closes first goes first, then in order of entry. The limit is a sum because SQLite plans a statement anew for
 * each value of a bare one (seen with 3.53).
 */
const CANDIDATES = `
SELECT m.id, m.person, m.phone, m.country, m.zone, m.template, m.language, m.components, m.attempts, m.tries,
  ${STATE_AT_NUMBER} AS person_state
FROM messages m JOIN people p ON p.id = m.person
WHERE m.campaign = ? AND m.state IN ${WAITING} AND m.state IN ${statesBefore('sending')} AND m.not_before = 0
ORDER BY m.closes_at, m.id LIMIT 0 + ?`;

const CLAIM = `
UPDATE messages SET state = 'sending', attempts = attempts + 1, tries = tries + 1, tried_at = ?, contact_at = ?, detail = NULL
WHERE id IN (SELECT value FROM json_each(?))`;
const SKIP = "UPDATE messages SET state = 'skipped', reason = ? WHERE id = ?";
const HOLD = "UPDATE messages SET state = 'held', reason = ?, not_before = ?, closes_at = ? WHERE id = ?";

/** Those that are turned away leave room for the next ones, until so many were asked in one exchange. */
const MOST_ASKED = 500;

/** A row as it is once it is claimed. */
function claimedOf(connection: Connection, row: SqlRow, storeId: string): ClaimedMessage {
  const message = Number(row.id);
  const tries = Number(row.tries);
  return {
    message,
    attempt: Number(row.attempts) + 1,
    correlation: correlationOf({ storeId, message, attempt: tries + 1 }),
    phone: identifierOf(row.phone),
    country: String(row.country),
    template: String(row.template),
    language: String(row.language),
    components: JSON.parse(String(row.components)) as BoundComponent[],
    ...(tries > 0 && connection.sql(WAS_PUT_OFF).get(message) !== undefined ? { wasPutOff: true } : {}),
  };
}

/** Writes the intents down, all in one statement: every message of a round passes through here before its request leaves. */
function claimAll(connection: Connection, claimed: readonly ClaimedMessage[], now: number): void {
  if (claimed.length === 0) return;
  const ids = JSON.stringify(claimed.map(({ message }) => message));
  const written = connection.sql(CLAIM).run(now, now, ids);
  // A request without its intent must not leave: the whole transaction is undone.
  if (written !== claimed.length)
    throw new ConsendError('store.damaged', { params: { path: 'messages', reason: 'damaged' } });
}

function turnAway(connection: Connection, message: number, look: Exclude<LastLook, 'send'>): void {
  if ('skip' in look) connection.sql(SKIP).run(look.skip, message);
  else if ('holdUntil' in look)
    connection.sql(HOLD).run(look.because ?? null, look.holdUntil, look.closesAt ?? 0, message);
}

/** Candidates with all that the last look wants to know of them. */
function withFacts(
  connection: Connection,
  rows: readonly SqlRow[],
  request: ExchangeRequest,
): ClaimCandidate[] {
  const { needs, now } = request;
  const people = rows.map((row) => Number(row.person));
  const contacts = needs && contactsOf(connection, people, now - needs.contactsMs);
  return rows.map((row) => {
    const own = contacts?.get(Number(row.person));
    return {
      message: Number(row.id),
      person: Number(row.person),
      phone: identifierOf(row.phone),
      country: String(row.country),
      zone: String(row.zone),
      state: JSON.parse(String(row.person_state)) as ConsentState,
      ...(own === undefined ? {} : { contacts: own }),
    };
  });
}

/** Whether the moving day counts the person already. */
function isKnownToDay(candidate: ClaimCandidate | undefined, { needs, now }: ExchangeRequest): boolean {
  const since = now - (needs?.dayMs ?? 0);
  return candidate?.contacts?.some(({ at }) => at >= since) ?? false;
}

/** What came of one round of candidates. */
interface Round {
  readonly asked: number;
  readonly claimed: readonly ClaimedMessage[];
  /** Claimed people with whom there was no contact in the moving day, as far as was asked for. */
  readonly newPeople: number;
  /** Nobody more is to be asked: all were looked at, or somebody stays where they are. */
  readonly isLast: boolean;
}

function claimRound(
  connection: Connection,
  tools: ExchangeTools,
  { request, campaign, claim }: { request: ExchangeRequest; campaign: number; claim: number },
): Round {
  const rows = connection.sql(CANDIDATES).all(campaign, claim);
  if (rows.length === 0) return { asked: 0, claimed: [], newPeople: 0, isLast: true };
  const { needs, now } = request;
  const candidates = withFacts(connection, rows, request);
  const use = needs && tools.day.use(connection, { needs, claim: rows.length, now });
  const looks: readonly (LastLook | undefined)[] = request.lastLook(candidates, use);
  const claimed: ClaimedMessage[] = [];
  let newPeople = 0;
  let isLast = rows.length < claim;
  for (const [index, row] of rows.entries()) {
    const look = looks[index];
    if (look === 'send') {
      claimed.push(claimedOf(connection, row, tools.storeId));
      if (!isKnownToDay(candidates[index], request)) newPeople += 1;
    } else if (look === undefined || 'stopUntil' in look) {
      // No answer for a candidate is no permission either: it stays where it is, as one behind a limit of the run does.
      isLast = true;
    } else turnAway(connection, Number(row.id), look);
  }
  claimAll(connection, claimed, now);
  return { asked: rows.length, claimed, newPeople, isLast };
}

function claim(connection: Connection, tools: ExchangeTools, request: ExchangeRequest): ClaimedMessage[] {
  const find = request.obeysControl ? findSendable : findCampaign;
  const campaign = find(connection, request.campaign);
  if (campaign === undefined || request.claim <= 0) return [];
  connection.sql(RIPEN).run(campaign, request.now);
  const claimed: ClaimedMessage[] = [];
  for (let asked = 0; asked < MOST_ASKED && claimed.length < request.claim; ) {
    const part = claimRound(connection, tools, { request, campaign, claim: request.claim - claimed.length });
    claimed.push(...part.claimed);
    asked += part.asked;
    // Between rounds the meter must know what the one before has claimed.
    if (part.claimed.length > 0)
      meterContacts(connection, { messages: part.claimed.length, people: part.newPeople });
    if (part.isLast) break;
  }
  return claimed;
}

/** Settles outcomes, then claims the next messages after the last look. */
export function exchange(
  connection: Connection,
  tools: ExchangeTools,
  request: ExchangeRequest,
): ClaimedMessage[] {
  const accepted: AcceptedMessage[] = [];
  for (const settled of request.settled) {
    settle(connection, settled);
    const { message, outcome } = settled;
    if (outcome.kind === 'accepted') accepted.push({ message, wamid: outcome.wamid });
  }
  adoptStatuses(connection, accepted);
  return claim(connection, tools, request);
}
