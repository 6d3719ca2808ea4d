/** What forecasts read of the journal in SQLite. */
import type { DayContacts, QueueView } from '../../../core/ports.ts';
import type { WaitingGroup } from '../../../core/sending/forecast.ts';
import type { Contacts } from '../../../core/sending/moving-day.ts';
import { findCampaign } from './campaigns.ts';
import type { Connection } from './connection.ts';
import { LONGEST_REQUEST_MS } from './journal-contacts.ts';
import { WAITING } from './transitions.ts';

const MINUTE_MS = 60_000;

/**
 * Grouped along the index of what is due, which takes 0.15 s for a million (in one step, over the expression, four times as
 * long). One message stands for its group: windows that close at the same instant are those of one zone, or of zones alike.
 */
const GROUPS = `
SELECT g.count, g.due_at, m.country, m.zone, coalesce(m.reason, '') AS because FROM (
  SELECT sum(count) AS count, max(not_before) AS due_at, min(first) AS first, closes_at FROM (
    SELECT not_before, closes_at, count(*) AS count, min(id) AS first FROM messages
    WHERE campaign = ? AND state IN ${WAITING} GROUP BY not_before, closes_at
  ) GROUP BY (not_before + ${MINUTE_MS} - 1) / ${MINUTE_MS}, closes_at
) g CROSS JOIN messages m ON m.id = g.first ORDER BY g.due_at, g.closes_at`;

function waiting(connection: Connection, campaign: string): WaitingGroup[] {
  return connection
    .sql(GROUPS)
    .all(findCampaign(connection, campaign) ?? null)
    .map((row) => ({
      count: Number(row.count),
      dueAt: Number(row.due_at),
      country: String(row.country),
      zoneCell: String(row.zone),
      because: String(row.because),
    }));
}

/** Cut as in `journal-contacts.ts`: roughly by the start of the attempt, then exactly by the time of acceptance. */
const CONTACTS_SINCE = `
SELECT coalesce(accepted_at, contact_at) AS at, person FROM messages
WHERE contact_at >= ? AND contact_at IS NOT NULL AND coalesce(accepted_at, contact_at) >= ?`;

const byMinute = (rows: string): string =>
  `SELECT max(at) AS at, count(*) AS count FROM (${rows}) GROUP BY at / ${MINUTE_MS} ORDER BY at`;
const MESSAGES_BY_MINUTE = byMinute(CONTACTS_SINCE);
const PEOPLE_BY_MINUTE = byMinute(`SELECT max(at) AS at FROM (${CONTACTS_SINCE}) GROUP BY person`);

function contacts(connection: Connection, since: number): DayContacts {
  const ask = (sql: string): Contacts[] =>
    connection
      .sql(sql)
      .all(since - LONGEST_REQUEST_MS, since)
      .map((row) => ({ at: Number(row.at), count: Number(row.count) }));
  return { people: ask(PEOPLE_BY_MINUTE), messages: ask(MESSAGES_BY_MINUTE) };
}

const SENT_SINCE = `
SELECT count(*) AS count FROM messages WHERE contact_at >= ? AND contact_at IS NOT NULL AND campaign = ?`;

/** The queue of a store. */
export function openSqliteQueue(connection: Connection): QueueView {
  return {
    waiting: async (campaign) => connection.read(() => waiting(connection, campaign)),
    contacts: async (since) => connection.read(() => contacts(connection, since)),
    sentSince: async (campaign, since) =>
      connection.read(() =>
        Number(connection.sql(SENT_SINCE).get(since, findCampaign(connection, campaign) ?? null)?.count ?? 0),
      ),
  };
}
