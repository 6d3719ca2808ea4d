/** The log of what users decided to send again, in SQLite. */
import { DECIDED_TRANSITIONS } from '../../../core/message-state.ts';
import type { ResendGroup, ResendLog, ResendRequest, ResendTally } from '../../../core/ports.ts';
import { mayResend } from '../../../core/sending/resend.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import type { SqlRow } from './driver.ts';
import { batchKeys, PERSON_OF_BATCH } from './identifiers.ts';
import { existingOf } from './journal-contacts.ts';
import { messagesOfKeys, type OnceTools } from './journal-once.ts';
import { IS_STRIPPED } from './message-content.ts';

/** States that a decision starts from, as an SQL list. */
const DECIDABLE = `(${Object.values(DECIDED_TRANSITIONS)
  .map(({ from }) => `'${from}'`)
  .join(',')})`;

const GROUPS = `
SELECT state, code, max(coalesce(title, '')) AS title, count(*) AS count,
  sum(accepted_at IS NOT NULL) AS after_accepted, sum(coalesce(billable, 0)) AS billed,
  min(coalesce(tried_at, 0)) AS oldest, max(coalesce(tried_at, 0)) AS newest,
  sum(coalesce(tried_at, 0) > ?) AS recent
FROM messages WHERE campaign = ? AND state IN ${DECIDABLE} AND NOT ${IS_STRIPPED}
GROUP BY state, code ORDER BY state, count DESC, code`;

function groups(connection: Connection, campaign: string, recent: number): ResendGroup[] {
  return connection
    .sql(GROUPS)
    .all(recent, findCampaign(connection, campaign) ?? null)
    .map((row) => ({
      state: row.state as ResendGroup['state'],
      code: typeof row.code === 'number' ? row.code : undefined,
      title: String(row.title),
      count: Number(row.count),
      afterAccepted: Number(row.after_accepted),
      billed: Number(row.billed),
      oldest: Number(row.oldest),
      newest: Number(row.newest),
      recent: Number(row.recent),
    }));
}

const DECIDABLE_OF = `
SELECT id, state, code, tried_at FROM messages
WHERE id IN (SELECT value FROM json_each(?)) AND state IN ${DECIDABLE} AND NOT ${IS_STRIPPED}`;
const OF_PEOPLE = `
SELECT m.id FROM (${PERSON_OF_BATCH}) b CROSS JOIN messages m ON m.campaign = ? AND m.person = b.person`;

/** Ids of the entries that these messages have already: by their keys, else by their people. */
function entriesOf(
  connection: Connection,
  tools: OnceTools,
  { campaign, messages }: { readonly campaign: number; readonly messages: ResendRequest['messages'] },
): readonly number[] {
  const keys = messages.flatMap(({ key }) => key ?? []);
  if (keys.length > 0) return messagesOfKeys(connection, tools, { campaign, keys });
  const { phones, userIds } = batchKeys(messages.map(({ phone }) => phone));
  return connection
    .sql(OF_PEOPLE)
    .all(phones, userIds, campaign)
    .map(({ id }) => Number(id));
}

/** Messages that the rules let be sent again. */
function resendable(connection: Connection, tools: OnceTools, request: ResendRequest): SqlRow[] {
  const { messages, wish, now } = request;
  const campaign = findCampaign(connection, request.campaign);
  if (campaign === undefined) return [];
  const entries = entriesOf(connection, tools, { campaign, messages });
  return connection
    .sql(DECIDABLE_OF)
    .all(JSON.stringify(entries))
    .filter((row) => mayResend(existingOf(row), wish, now));
}

/** What became of the message so far. Replaced where a decision came to nothing before a claim. */
const KEEP = `
INSERT OR REPLACE INTO resends (message, try, state, decided_at, wamid, body)
SELECT id, tries, state, ?, wamid, json_object(
  'code', code, 'title', title, 'detail', detail, 'triedAt', tried_at, 'acceptedAt', accepted_at,
  'statuses', (SELECT json_group_array(json_object('status', status, 'at', at, 'title', title, 'detail', detail))
    FROM statuses WHERE statuses.message = messages.id))
FROM messages WHERE id = ?`;
/** Of a message that failed after it was accepted no attempt is noted yet: that it was accepted told the message itself. */
const NOTE = `
INSERT OR IGNORE INTO attempts (message, try, attempt, started_at, finished_at, kind, code, detail)
SELECT id, tries, attempts, coalesce(tried_at, ?), ?, state, code, detail FROM messages WHERE id = ? AND tries > 0`;
/** The next attempt has statuses of its own. */
const FORGET_STATUSES = 'DELETE FROM statuses WHERE message = ?';
/** The attempts go on counting. What is unknown may have reached the person, and stays a contact; what failed has not. */
const TAKE_BACK = `
UPDATE messages SET state = '${DECIDED_TRANSITIONS['resend-failed'].to}', reason = NULL, not_before = 0, wamid = NULL,
  code = NULL, title = NULL, detail = NULL, accepted_at = NULL, delivered_at = NULL, read_at = NULL,
  held_for_quality = NULL, billable = NULL, pricing_model = NULL, pricing_category = NULL,
  contact_at = CASE state WHEN '${DECIDED_TRANSITIONS['resend-unknown'].from}' THEN contact_at ELSE NULL END
WHERE id = ? AND state IN ${DECIDABLE}`;

function decide(connection: Connection, tools: OnceTools, request: ResendRequest): number {
  const { now } = request;
  const rows = resendable(connection, tools, request);
  for (const { id } of rows) {
    const message = Number(id);
    connection.sql(NOTE).run(now, now, message);
    connection.sql(KEEP).run(now, message);
    connection.sql(FORGET_STATUSES).run(message);
    connection.sql(TAKE_BACK).run(message);
  }
  return rows.length;
}

const TALLY = `
SELECT coalesce(sum(r.state = 'failed'), 0) AS failed, coalesce(sum(r.state = 'unknown'), 0) AS unknown,
  count(DISTINCT CASE WHEN r.came_at IS NOT NULL AND m.state IN ('accepted', 'sent', 'delivered', 'read') THEN m.id END) AS twice
FROM messages m JOIN resends r ON r.message = m.id AND r.try < m.tries WHERE m.campaign = ?`;

function tally(connection: Connection, campaign: string): ResendTally {
  const row = connection.sql(TALLY).get(findCampaign(connection, campaign) ?? null);
  return { failed: Number(row?.failed), unknown: Number(row?.unknown), twice: Number(row?.twice) };
}

/** The log of a store. */
export function openSqliteResends(connection: Connection, tools: OnceTools): ResendLog {
  return {
    groups: async (campaign, recent) => connection.read(() => groups(connection, campaign, recent)),
    count: async (request) =>
      connection.read(() => {
        const rows = resendable(connection, tools, request);
        const failed = rows.filter(({ state }) => state === 'failed').length;
        return { failed, unknown: rows.length - failed };
      }),
    decide: async (request) => connection.write(() => decide(connection, tools, request)),
    tally: async (campaign) => connection.read(() => tally(connection, campaign)),
  };
}
